import { rm, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../hosts/host.ts";
import type { Base, BaseCandidates } from "../plan/bases.ts";
import { UserError } from "../user-error.ts";
import { said } from "./said.ts";
import { waitForAll } from "./wait-for-all.ts";

/**
 * Digests of the base images, asked of the engine: it knows the mirrors, proxies and credentials with which it will pull.
 * Only manifests are read. Throws UserError `base-image-missing` when a registry says that none of a role's references
 * exists, `registry-unavailable` when it says nothing.
 */
export async function resolveBases(
  wanted: readonly BaseCandidates[],
  builder: string | undefined,
  host: Host,
): Promise<readonly Base[]> {
  // The first failure in the order of the plan, not in that of the answers: what is said is the same each time.
  return waitForAll(wanted.map((candidates) => resolveBase(candidates, builder, host)));
}

/** The first choices, unresolved: what a plan shows where no engine is. `because` says why. */
export function unresolvedBases(wanted: readonly BaseCandidates[], because: string): readonly Base[] {
  return wanted.map(({ role, references }) => ({ role, reference: references[0] ?? "", digest: undefined, because }));
}

async function resolveBase(
  { role, references }: BaseCandidates,
  builder: string | undefined,
  host: Host,
): Promise<Base> {
  for (const reference of references) {
    const answer = await askEngine(reference, builder, host);
    if (answer.kind === "found") return { role, reference, digest: answer.digest };
    if (answer.kind === "silent") {
      throw new UserError(
        "registry-unavailable",
        `the registry does not answer for ${reference}: ${answer.said}`,
        "Try again, or check the network and the registry's credentials.",
      );
    }
  }
  throw new UserError(
    "base-image-missing",
    `there is no image ${references.join(" or ")}`,
    "Set go-version or alpine-version to one that exists.",
  );
}

type Answer =
  | { readonly kind: "found"; readonly digest: string }
  | { readonly kind: "missing" }
  | { readonly kind: "silent"; readonly said: string };

async function askEngine(reference: string, builder: string | undefined, host: Host): Promise<Answer> {
  const directory = await mkdtemp(join(host.temporary, "base-"));
  try {
    await writeFile(join(directory, "Dockerfile"), `FROM ${reference}\n`);
    const metadata = join(directory, "metadata.json");
    const options = [
      ...(builder === undefined ? [] : ["--builder", builder]),
      "--progress",
      "plain",
      "--output",
      "type=cacheonly",
      "--metadata-file",
      metadata,
    ];
    const { code, stderr } = await host.shell.run({
      program: "docker",
      args: ["buildx", "build", ...options, directory],
      // Users may have turned it off; the digest stands nowhere else.
      env: { BUILDX_METADATA_PROVENANCE: "min" },
    });
    if (code === 0) return { kind: "found", digest: materialDigest(await readFile(metadata, "utf8")) };
    if (code !== 127 && stderr.includes(`${reference}: not found`)) return { kind: "missing" };
    return {
      kind: "silent",
      said: said(stderr),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

type Metadata = {
  readonly "buildx.build.provenance"?: {
    readonly materials?: readonly { readonly uri: string; readonly digest?: { readonly sha256?: string } }[];
  };
};

/** The one image in the build's provenance: https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-provenance.md */
function materialDigest(metadata: string): string {
  const { materials = [] } = (JSON.parse(metadata) as Metadata)["buildx.build.provenance"] ?? {};
  const hex = materials.find(({ uri }) => uri.startsWith("pkg:docker/"))?.digest?.sha256;
  if (hex === undefined) throw new Error(`no digest in the metadata of a base image: ${metadata.slice(0, 500)}`);
  return `sha256:${hex}`;
}
