import type { memoryRegistry } from "../memory-registry.ts";
import { type MadeFile, type Store, put, putImage } from "./layout-bytes.ts";

export const platforms = ["linux/amd64", "linux/arm64"];

/** An image as this action publishes it: Alpine, unless it is from scratch, a layer of files, and one for the program of each platform. */
export type MadePublished = {
  readonly revision: string;
  readonly program: (platform: string) => Buffer;
  readonly files?: readonly MadeFile[];
  readonly scratch?: boolean;
};

/** Puts an image into a store; returns the digest of its index. */
export async function putPublished(
  store: Store,
  { revision, program, files = [], scratch = false }: MadePublished,
): Promise<string> {
  const images = [];
  for (const platform of platforms)
    images.push(
      await putImage(store, {
        platform,
        layers: [
          ...(scratch ? [] : [[{ name: "etc/alpine-release", content: "3.24.0\n" }]]),
          [{ name: "etc/passwd", content: "root" }, ...files],
          [{ name: "usr/local/bin/app", content: program(platform) }],
        ],
      }),
    );
  const annotations = {
    "org.opencontainers.image.revision": revision,
    "org.opencontainers.image.version": "v0.0.0",
    "org.opencontainers.image.created": "2026-03-01T10:20:30Z",
  };
  const mediaType = "application/vnd.oci.image.index.v1+json";
  return put(store, JSON.stringify({ schemaVersion: 2, mediaType, manifests: images, annotations })).digest;
}

/** Puts all of a store into a registry, and gives an image tags. */
export function publishStore(
  { push, pushBlob, force }: ReturnType<typeof memoryRegistry>,
  name: string,
  store: Store,
  tags: Readonly<Record<string, string>> = {},
): void {
  for (const bytes of store.values()) {
    pushBlob(name, bytes);
    if (bytes.subarray(0, 17).toString() === '{"schemaVersion":')
      push(name, JSON.parse(bytes.toString()) as object as never);
  }
  for (const [tag, digest] of Object.entries(tags)) force(`${name} ${tag}`, `${name} ${digest}`);
}
