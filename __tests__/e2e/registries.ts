import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registry, root } from "./cli.ts";

export type RunningRegistry = { readonly address: string } & AsyncDisposable;

/** Two implementations of different origin: what holds for both is no habit of one. */
export const registries: readonly (readonly [name: string, start: () => Promise<RunningRegistry>])[] = [
  ["distribution", () => Promise.resolve({ address: registry(), [Symbol.asyncDispose]: () => Promise.resolve() })],
  ["go-containerregistry", startCraneRegistry],
];

/** go-containerregistry's registry, in memory. */
export async function startCraneRegistry(): Promise<RunningRegistry> {
  const { program, remove } = crane();
  const child = spawn(program, ["registry", "serve", "--address", "127.0.0.1:0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const port = await servedPort(child);
  return {
    address: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.kill();
      await ended;
      remove();
    },
  };
}

async function servedPort({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error("the registry has no output");
  for await (const line of createInterface({ input: stderr })) {
    const port = /serving on port (?<port>\d+)/.exec(line)?.groups?.["port"];
    if (port !== undefined) return port;
  }
  throw new Error("the registry ended before it served");
}

/** The one on PATH, else built from the sandbox's go.mod. */
function crane(): { readonly program: string; readonly remove: () => void } {
  try {
    execFileSync("crane", ["version"], { stdio: "ignore" });
    return { program: "crane", remove: () => undefined };
  } catch {
    const directory = mkdtempSync(join(tmpdir(), "crane-"));
    const program = join(directory, "crane");
    const source = "github.com/google/go-containerregistry/cmd/crane";
    execFileSync("go", ["build", "-C", join(root, "sandbox"), "-o", program, source], { stdio: "inherit" });
    return { program, remove: () => rmSync(directory, { recursive: true }) };
  }
}

/** All tags of a repository with their digests, read without the code under test. Empty where there is none. */
export async function tagsAt(address: string, repository: string): Promise<Readonly<Record<string, string>>> {
  const base = `http://${address}/v2/${repository}`;
  const list = await fetch(`${base}/tags/list`);
  if (list.status === 404) return {};
  const { tags } = (await list.json()) as { tags: string[] | null };
  const digests = (tags ?? []).map(async (tag) => {
    const headers = { accept: "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json" };
    const response = await fetch(`${base}/manifests/${tag}`, { method: "HEAD", headers });
    return [tag, response.headers.get("docker-content-digest") ?? ""] as const;
  });
  return Object.fromEntries((await Promise.all(digests)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Manifest = {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
};

/** Config and layers of an image for one platform that the registry does not hold. */
export async function missingParts(address: string, repository: string, digest: string): Promise<readonly string[]> {
  const base = `http://${address}/v2/${repository}`;
  const headers = { accept: "application/vnd.oci.image.manifest.v1+json" };
  const { config, layers } = (await (await fetch(`${base}/manifests/${digest}`, { headers })).json()) as Manifest;
  const held = [config, ...layers].map(async (part) => {
    const { ok } = await fetch(`${base}/blobs/${part.digest}`, { method: "HEAD" });
    return ok ? [] : [part.digest];
  });
  return (await Promise.all(held)).flat();
}
