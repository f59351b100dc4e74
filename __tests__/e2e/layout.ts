import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";

export type Entry = {
  readonly layer: number;
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly uid: number;
  readonly size: number;
  readonly mtime: number;
  readonly linkname: string;
  readonly pax: Readonly<Record<string, string>>;
};
export type Config = {
  readonly config: {
    readonly User: string;
    readonly Env: readonly string[];
    readonly Labels?: Readonly<Record<string, string>>;
    readonly Entrypoint: readonly string[];
    readonly Cmd?: readonly string[];
  };
};
export type Image = {
  readonly digest: string;
  readonly layers: readonly number[];
  readonly entries: readonly Entry[];
  readonly config: Config["config"];
};

type Descriptor = {
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly architecture: string; readonly variant?: string };
};
type Manifest = {
  readonly manifests?: readonly Descriptor[];
  readonly layers: readonly Descriptor[];
  readonly config: Descriptor;
};

/** Reads an image for one platform, such as `amd64` or `arm/v7`, from an OCI layout, files of all layers included. */
export async function readLayout(directory: string, platform: string): Promise<Image> {
  const blob = (digest: string) => join(directory, "blobs", ...digest.split(":"));
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const digest = read(join(directory, "index.json")).manifests?.[0]?.digest ?? "";
  const top = read(blob(digest));
  const chosen = top.manifests?.find(
    (one) => [one.platform?.architecture, one.platform?.variant].filter(Boolean).join("/") === platform,
  );
  const manifest = chosen === undefined ? top : read(blob(chosen.digest));
  const entries = await Promise.all(manifest.layers.map((layer, at) => readLayer(blob(layer.digest), at)));
  const { config } = JSON.parse(readFileSync(blob(manifest.config.digest), "utf8")) as Config;
  return { digest, layers: manifest.layers.map(({ size }) => size), entries: entries.flat(), config };
}

async function readLayer(path: string, layer: number): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  const tar = extract();
  tar.on("entry", (header, stream, next) => {
    const { name, type, mode, uid, size, mtime, linkname, pax } = header;
    found.push({
      layer,
      name: name.replace(/\/$/, ""),
      type,
      mode,
      uid,
      size,
      mtime: mtime.getTime() / 1000,
      linkname,
      pax: (pax ?? {}) as Readonly<Record<string, string>>,
    });
    stream.on("end", next).resume();
  });
  await pipeline(createReadStream(path), createGunzip(), tar);
  return found;
}
