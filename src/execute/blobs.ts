import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Registry } from "../hosts/host.ts";
import { isObject, unreadable } from "../size/manifest.ts";

/**
 * Reads a blob of an image by digest: a manifest, a config or a layer, as it is stored. A registry's client and an OCI
 * layout both are one. A registry has manifests and indexes elsewhere than other blobs: `kind` tells which it is.
 * Rejects when the blob is not there.
 */
export type ReadBlob = (digest: string, kind: BlobKind) => Promise<AsyncIterable<Uint8Array>>;
export type BlobKind = "manifest" | "blob";

/** From an OCI layout on disk: https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export function layoutBlobs(directory: string): ReadBlob {
  return async (digest) => {
    const path = join(directory, "blobs", ...digest.split(":"));
    if (!(await isFile(path))) throw unreadable(directory, `does not hold ${digest}`);
    return createReadStream(path);
  };
}

/** From a registry. `name` is the image's, without tag. */
export function registryBlobs(registry: Pick<Registry, "manifest" | "stream">, name: string): ReadBlob {
  return async (digest, kind) => {
    if (kind === "blob") return registry.stream(name, digest);
    const manifest = await registry.manifest(name, digest);
    if (manifest === undefined) throw unreadable(name, `does not hold ${digest}`);
    return inParts(manifest.bytes);
  };
}

/** What reads a stream unpacks part by part: one part of many megabytes would be unpacked at once. */
async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536));
}

/**
 * The digest at the top of an OCI layout. Undefined where the directory holds no layout.
 * Throws UserError `unreadable-image` where it holds several images and none is named.
 */
export async function layoutDigest(directory: string): Promise<string | undefined> {
  if (!(await isFile(join(directory, "index.json")))) return undefined;
  const text = await readFile(join(directory, "index.json"), "utf8");
  let index: unknown;
  try {
    index = JSON.parse(text);
  } catch (error) {
    throw unreadable(join(directory, "index.json"), "is no JSON", error);
  }
  const listed = isObject(index) && Array.isArray(index["manifests"]) ? (index["manifests"] as readonly unknown[]) : [];
  const digests = new Set(
    listed.flatMap((one) => (isObject(one) && typeof one["digest"] === "string" ? [one["digest"]] : [])),
  );
  const [digest] = digests;
  if (digest === undefined) throw unreadable(directory, "is an OCI layout without an image");
  if (digests.size > 1) throw unreadable(directory, `holds ${digests.size} images: give a layout with one`);
  return digest;
}

/** Manifests and configs are some kilobytes. */
const largestText = 16 * 2 ** 20;

/** A manifest or config as text. Throws UserError `unreadable-image` when it is too large or not what its digest says. */
export async function readText(read: ReadBlob, digest: string, kind: BlobKind, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of verified(await read(digest, kind), digest, largestText, name)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks, size).toString();
}

/** The same bytes; throws UserError `unreadable-image` when they are more than `most`, or not those of the digest. */
export async function* verified(
  blob: AsyncIterable<Uint8Array>,
  digest: string,
  most: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  const [algorithm = "", wanted] = digest.split(":");
  const hash = createHash(algorithm);
  let size = 0;
  for await (const chunk of blob) {
    size += chunk.length;
    if (size > most) throw unreadable(name, `holds a blob that is larger than it should be: ${digest}`);
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== wanted) throw unreadable(name, `is damaged: ${digest} has another content`);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) return false;
    throw error;
  }
}
