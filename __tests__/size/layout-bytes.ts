import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import type { ReadBlob } from "../../src/execute/blobs.ts";

/** A file of a layer: a text or bytes, a link, or a directory (a name that ends in a slash). */
export type MadeFile = {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly link?: string;
  readonly symlink?: string;
  readonly pax?: Readonly<Record<string, string>>;
};

/** A tar archive. */
export async function tarBytes(files: readonly MadeFile[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content, link, symlink, pax } of files) {
    const type = name.endsWith("/")
      ? "directory"
      : link !== undefined
        ? "link"
        : symlink !== undefined
          ? "symlink"
          : "file";
    const linkname = link ?? symlink;
    archive.entry(
      {
        name,
        type,
        mtime: new Date(0),
        ...(linkname === undefined ? {} : { linkname }),
        ...(pax === undefined ? {} : { pax: { ...pax } }),
      },
      type === "file" ? (content ?? "") : "",
    );
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

export type MadeImage = {
  readonly platform?: string;
  readonly layers: readonly (readonly MadeFile[])[];
  /** The instruction behind each layer. */
  readonly createdBy?: readonly string[];
  /** False leaves layers as they are, so that their sizes depend on no zlib. */
  readonly compress?: boolean;
};

/** Blobs of an image by digest. */
export type Store = Map<string, Buffer>;

export function put(store: Store, content: Buffer | string): { readonly digest: string; readonly size: number } {
  const bytes = Buffer.from(content);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  store.set(digest, bytes);
  return { digest, size: bytes.length };
}

/** Puts an image for one platform into a store; returns the descriptor of its manifest. */
export async function putImage(
  store: Store,
  { platform = "linux/amd64", layers, createdBy = [], compress = true }: MadeImage,
) {
  const [os = "", architecture = "", variant] = platform.split("/");
  const blobs = [];
  for (const files of layers) {
    const archive = await tarBytes(files);
    blobs.push(put(store, compress ? gzipSync(archive) : archive));
  }
  const history = createdBy.flatMap((text) => [{ created_by: "ENV X=1", empty_layer: true }, { created_by: text }]);
  const config = put(
    store,
    JSON.stringify({ os, architecture, variant, rootfs: { diff_ids: blobs.map((blob) => blob.digest) }, history }),
  );
  const manifest = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: { mediaType: "application/vnd.oci.image.config.v1+json", ...config },
    layers: blobs.map((blob) => ({ mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", ...blob })),
  };
  return {
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    ...put(store, JSON.stringify(manifest)),
    platform: { os, architecture, ...(variant === undefined ? {} : { variant }) },
  };
}

/** An index over images, with an attestation as BuildKit writes them. */
export function putIndex(store: Store, images: readonly object[], attestation?: number): string {
  const attested = {
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    digest: `sha256:${"a".repeat(64)}`,
    size: attestation,
    annotations: { "vnd.docker.reference.type": "attestation-manifest" },
    platform: { os: "unknown", architecture: "unknown" },
  };
  const manifests = [...images, ...(attestation === undefined ? [] : [attested])];
  return put(
    store,
    JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests }),
  ).digest;
}

/** Reads from a store in chunks, and notes what was asked for. */
export function storeBlobs(store: Store, asked: string[] = []): ReadBlob {
  return (digest) => {
    asked.push(digest);
    const bytes = store.get(digest);
    if (bytes === undefined) return Promise.reject(new Error(`there is no ${digest}`));
    return Promise.resolve(Readable.from(chunks(bytes)));
  };
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** Writes a store as an OCI layout. */
export async function writeLayout(directory: string, store: Store, digest: string): Promise<void> {
  const manifests = [{ mediaType: "application/vnd.oci.image.index.v1+json", digest, size: store.get(digest)?.length }];
  const files: readonly (readonly [string, string | Buffer])[] = [
    ["oci-layout", '{"imageLayoutVersion":"1.0.0"}'],
    ["index.json", JSON.stringify({ schemaVersion: 2, manifests })],
    ...[...store].map(([name, bytes]) => [join("blobs", ...name.split(":")), bytes] as const),
  ];
  for (const [name, content] of files) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
}
