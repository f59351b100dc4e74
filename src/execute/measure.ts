import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Registry } from "../hosts/host.ts";
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

/** Reads a manifest or index by digest. */
export type ReadManifest = (digest: string) => Promise<unknown>;

/** From a registry. Throws UserError `registry-unavailable` for what it does not hold. */
export function registryReader(name: string, registry: Registry): ReadManifest {
  return async (digest) => (await readPushed(name, digest, registry)).json;
}

/** From an OCI layout on disk: https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export function layoutReader(directory: string): ReadManifest {
  return async (digest) =>
    JSON.parse(await readFile(join(directory, "blobs", ...digest.split(":")), "utf8")) as unknown;
}

type Descriptor = {
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
};
type Manifest = {
  readonly manifests?: readonly Descriptor[];
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
};

/** Sizes of an image by platform. `platforms` names the one platform of an image without an index. */
export async function measure(
  digest: string,
  platforms: readonly string[],
  read: ReadManifest,
): Promise<readonly Size[]> {
  const top = (await read(digest)) as Manifest;
  if (top.manifests === undefined) return [size(platforms[0] ?? "", digest, top)];
  return Promise.all(
    top.manifests.map(async ({ digest: each, platform }) => {
      const text = [platform?.os, platform?.architecture, platform?.variant]
        .filter((part) => part !== undefined && part !== "")
        .join("/");
      // BuildKit leaves out the variant that every arm64 machine has.
      return size(text, each, (await read(each)) as Manifest);
    }),
  );
}

function size(platform: string, digest: string, { layers = [], config }: Manifest): Size {
  // A layer that is in an image twice is downloaded once.
  const different = new Map(layers.map((layer) => [layer.digest, layer.size]));
  const sum = [...different.values()].reduce((total, bytes) => total + bytes, config?.size ?? 0);
  return { platform, digest, pull: sum, layers: layers.map((layer) => ({ digest: layer.digest, size: layer.size })) };
}
