import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** Writes a layout as BuildKit exports it and `labelSeed` labels it, with these bytes for a layer. Resolves to its digest. */
export async function writeSeed(
  directory: string,
  name: string,
  {
    layer = "bytes of a tree",
    files = 3,
    unpacked = 100,
    mediaType = "application/vnd.oci.image.layer.v1.tar+zstd",
    configuration = { architecture: "amd64", rootfs: { type: "layers", diff_ids: [sha256(layer)] } },
  }: {
    readonly layer?: string;
    readonly files?: number;
    readonly unpacked?: number;
    readonly mediaType?: string;
    readonly configuration?: unknown;
  } = {},
): Promise<string> {
  const blobs = join(directory, "blobs/sha256");
  await mkdir(blobs, { recursive: true });
  const put = async (text: string) => {
    const digest = sha256(text);
    await writeFile(join(blobs, digest.slice("sha256:".length)), text);
    return { digest, size: Buffer.byteLength(text) };
  };
  const config = {
    mediaType: "application/vnd.oci.image.config.v1+json",
    ...(await put(JSON.stringify(configuration))),
  };
  const layers = [{ mediaType, ...(await put(layer)) }];
  const manifest = await put(JSON.stringify({ schemaVersion: 2, config, layers }));
  const annotations = { "go-alpine-build.cache": `${name} ${files} ${unpacked}` };
  await writeFile(join(directory, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(
    join(directory, "index.json"),
    JSON.stringify({
      schemaVersion: 2,
      manifests: [{ mediaType: "application/vnd.oci.image.manifest.v1+json", ...manifest, annotations }],
    }),
  );
  return manifest.digest;
}
