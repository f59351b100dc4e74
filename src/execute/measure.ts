import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Registry } from "../hosts/host.ts";
import { type Manifest, parseManifest, unreadable } from "../size/manifest.ts";
import { readPushed } from "./read-pushed.ts";

export type Layer = { readonly digest: string; /** Compressed bytes. */ readonly size: number };

/** An image for one platform. */
export type Size = {
  readonly platform: string;
  readonly digest: string;
  /** Compressed bytes that a machine without any of the layers downloads: the layers and the config. */
  readonly pull: number;
  readonly layers: readonly Layer[];
};

/** Reads a manifest or index by digest. Throws UserError `unreadable-image` for what is neither. */
export type ReadManifest = (digest: string) => Promise<Manifest>;

/** From a registry. Throws UserError `registry-unavailable` for what it does not hold. */
export function registryReader(name: string, registry: Registry): ReadManifest {
  return async (digest) => {
    const { bytes } = await readPushed(name, digest, registry);
    return parseManifest(bytes.toString("utf8"), `${name}@${digest}`);
  };
}

/** From an OCI layout on disk: https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export function layoutReader(directory: string): ReadManifest {
  return async (digest) => {
    const text = await readFile(join(directory, "blobs", ...digest.split(":")), "utf8");
    return parseManifest(text, `${directory}@${digest}`);
  };
}

/**
 * Sizes of an image by platform. `platforms` names the one platform of an image without an index. Throws UserError
 * `unreadable-image` for an index that leads to further ones, and what `read` throws.
 */
export async function measure(
  digest: string,
  platforms: readonly string[],
  read: ReadManifest,
): Promise<readonly Size[]> {
  const top = await read(digest);
  if (top.kind === "image") return [size(platforms[0] ?? "", digest, top)];
  return Promise.all(
    top.images.map(async ({ digest: each, platform }) => {
      const image = await read(each);
      if (image.kind === "index") throw unreadable(each, "is an index within an index");
      return size(platform, each, image);
    }),
  );
}

function size(platform: string, digest: string, { layers, config }: Extract<Manifest, { kind: "image" }>): Size {
  // A layer that is in an image twice is downloaded once.
  const different = new Map(layers.map((layer) => [layer.digest, layer.size]));
  const pull = [...different.values()].reduce((total, bytes) => total + bytes, config.size);
  return { platform, digest, pull, layers: layers.map((layer) => ({ digest: layer.digest, size: layer.size })) };
}
