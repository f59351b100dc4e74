import { createHash } from "node:crypto";
import { copyFile, link, readFile, writeFile } from "node:fs/promises";
import { type Descriptor, blob } from "./seed-layout.ts";
import type { FoundSeed } from "./seeds.ts";

/**
 * Named contexts for bake, by the stage they stand for. Where objects may be part of a step's root, toolchain and objects
 * become one image of two layers: an engine takes the root of a step as it is, and what is mounted it reads once more, to
 * hash it. Source: https://github.com/moby/buildkit/blob/master/solver/llbsolver/ops/exec.go (getMountDeps).
 */
export async function contextsOf(found: readonly FoundSeed[]): Promise<Readonly<Record<string, string>>> {
  const toolchain = found.find(({ kind }) => kind === "toolchain");
  const contexts = found.map(async (seed): Promise<readonly [string, string]> => {
    const mounted = [seed.name, context(seed, seed.digest)] as const;
    if (toolchain === undefined || seed.root === null) return mounted;
    // Mounted they do as well where, say, the disk has no room for what joins them.
    const image = await putUpon(toolchain, seed).catch(() => undefined);
    return image === undefined ? mounted : [seed.root, context(seed, image)];
  });
  return Object.fromEntries(await Promise.all(contexts));
}

const context = ({ path }: FoundSeed, digest: string) => `oci-layout://${path}@${digest}`;

/**
 * Adds to the layout of `upper` an image of its layer upon that of `lower`, configured as `lower` is, and returns its
 * digest. Formats: https://github.com/opencontainers/image-spec/blob/main/manifest.md, config.md
 */
async function putUpon(lower: FoundSeed, upper: FoundSeed): Promise<string> {
  await shareBlob(lower.path, upper.path, lower.layer.digest);
  const config = {
    ...(await readConfig(lower)),
    history: [],
    rootfs: { type: "layers", diff_ids: [lower.diffId, upper.diffId] },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: await put(upper.path, "application/vnd.oci.image.config.v1+json", config),
    layers: [lower.layer, upper.layer],
  };
  return (await put(upper.path, manifest.mediaType, manifest)).digest;
}

async function readConfig({ path, digest }: FoundSeed): Promise<object> {
  const read = async (of: string) => JSON.parse(await readFile(blob(path, of), "utf8")) as unknown;
  const { config } = (await read(digest)) as { readonly config: Descriptor };
  return (await read(config.digest)) as object;
}

async function put(layout: string, mediaType: string, value: unknown): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  await writeFile(blob(layout, digest), bytes);
  return { mediaType, digest, size: bytes.length };
}

/** Shared where the file system can, for the layer is large. */
async function shareBlob(from: string, to: string, digest: string): Promise<void> {
  const [source, destination] = [blob(from, digest), blob(to, digest)];
  try {
    await link(source, destination);
  } catch {
    await copyFile(source, destination);
  }
}
