import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** A carried tree on disk: an OCI layout with one image of one layer. Bytes are compressed unless said. */
export type SeedLayout = {
  readonly digest: string;
  readonly bytes: number;
  readonly layer: Descriptor;
  /** Digest of the layer unpacked, as its configuration has it. */
  readonly diffId: string;
  /** What the tree held when it was exported: number of files, and their bytes unpacked. */
  readonly files: number;
  readonly unpacked: number;
};

/** What tells our layouts from others, in the descriptor of the image. */
const annotation = "go-alpine-build.cache";

export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
};

/** Bytes of the layer of a seed that is used; a larger one is taken for a mistake. */
const largestLayer = 2 * 1024 ** 3;
const largestDocument = 64 * 1024;

/**
 * Reads and checks a layout as it came from a place that keeps caches: only the files that belong there, each of the size
 * and, but for the layer, of the digest that is said. The layer's bytes are left to the engine, which takes none of another
 * digest and reads them anyway; `whole` has them read here as well. Returns the reason as a sentence's end (`has …`) when
 * the layout is not to be used. Format: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export async function readSeed(directory: string, name: string, { whole = false } = {}): Promise<SeedLayout | string> {
  try {
    return await checked(directory, name, whole);
  } catch (error) {
    return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

async function checked(directory: string, name: string, whole: boolean): Promise<SeedLayout | string> {
  const strange = await strangeFile(directory);
  if (strange !== undefined) return `holds ${strange}, which does not belong there`;
  const index = (await document(join(directory, "index.json"))) as { readonly manifests?: readonly Descriptor[] };
  const [image, ...more] = index.manifests ?? [];
  if (image === undefined || more.length > 0) return "does not hold one image";
  const [said, files, unpacked] = (image.annotations?.[annotation] ?? "").split(" ");
  if (said !== name) return `is not ${name}`;
  const manifest = (await document(blob(directory, image.digest))) as {
    readonly config?: Descriptor;
    readonly layers?: readonly Descriptor[];
  };
  const { config, layers = [] } = manifest;
  const [layer] = layers;
  if (config === undefined || layer === undefined || layers.length > 1) return "does not hold one layer";
  if (!layer.mediaType.endsWith(".layer.v1.tar+zstd")) return `is packed as ${layer.mediaType}`;
  if (layer.size > largestLayer) return `has a layer of ${layer.size} bytes`;
  if (config.size > largestDocument) return `has a configuration of ${config.size} bytes`;
  for (const each of [image, config, layer]) {
    const wrong = await difference(directory, each, whole || each !== layer);
    if (wrong !== undefined) return wrong;
  }
  const diffId = onlyDiffId(await document(blob(directory, config.digest)));
  if (diffId === undefined) return "does not say what its layer unpacks to";
  return { digest: image.digest, bytes: layer.size, layer, diffId, files: Number(files), unpacked: Number(unpacked) };
}

/** Format: https://github.com/opencontainers/image-spec/blob/main/config.md */
function onlyDiffId(config: unknown): string | undefined {
  const { rootfs } = (config ?? {}) as { readonly rootfs?: { readonly diff_ids?: unknown } };
  const [diffId, ...more] = Array.isArray(rootfs?.diff_ids) ? (rootfs.diff_ids as readonly unknown[]) : [];
  return typeof diffId === "string" && isDigest(diffId) && more.length === 0 ? diffId : undefined;
}

const isDigest = (text: string) => /^sha256:[0-9a-f]{64}$/.test(text);

/** Nothing but a layout's own files, all of them regular: a link could lead anywhere. */
async function strangeFile(directory: string): Promise<string | undefined> {
  const legal = /^(?:index\.json|oci-layout|ingest|blobs|blobs\/sha256|blobs\/sha256\/[0-9a-f]{64})$/;
  // With file types, since readdir follows links to directories otherwise.
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = relative(directory, join(entry.parentPath, entry.name));
    if (!legal.test(path) || !(entry.isFile() || entry.isDirectory())) return JSON.stringify(path);
  }
  return undefined;
}

async function difference(
  directory: string,
  { digest, size }: Descriptor,
  bytes: boolean,
): Promise<string | undefined> {
  const path = blob(directory, digest);
  const status = await lstat(path);
  if (!status.isFile()) return `holds ${digest} as something else than a file`;
  if (status.size !== size) return `has ${status.size} bytes of ${size}`;
  if (!bytes) return undefined;
  const sum = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), sum);
  return `sha256:${sum.digest("hex")}` === digest ? undefined : "has other bytes than its digest says";
}

async function document(path: string): Promise<unknown> {
  const { size } = await lstat(path);
  if (size > largestDocument) throw new Error(`${size} bytes of JSON`);
  return JSON.parse(await readFile(path, "utf8")) as unknown;
}

/** Path of a blob in a layout. Throws for what is no digest, and might lead elsewhere. */
export function blob(directory: string, digest: string): string {
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  return join(directory, "blobs", ...digest.split(":"));
}

/** Marks a layout that BuildKit has just written as ours, with what is in it. */
export async function labelSeed(
  directory: string,
  name: string,
  { files, unpacked }: Pick<SeedLayout, "files" | "unpacked">,
): Promise<void> {
  const path = join(directory, "index.json");
  const index = (await document(path)) as { readonly manifests: readonly Descriptor[] };
  const manifests = index.manifests.map(({ mediaType, digest, size }) => ({
    mediaType,
    digest,
    size,
    annotations: { [annotation]: `${name} ${files} ${unpacked}` },
  }));
  await writeFile(path, JSON.stringify({ schemaVersion: 2, manifests }));
}
