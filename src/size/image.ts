import { type ApkPackage, apkDatabases, parseApkDatabase } from "./apk.ts";
import type { BinarySize } from "./binary.ts";
import { type ImageFile, type LayerEntry, mergeLayers } from "./file-tree.ts";
import type { ImageConfig } from "./manifest.ts";

/** What a layer is for. */
export type LayerRole = "base" | "packages" | "files" | "program";

export type ImageLayer = {
  readonly digest: string;
  /** Bytes as they are pulled. */
  readonly size: number;
  /** Bytes of its archive, unpacked. */
  readonly unpacked: number;
  readonly role: LayerRole;
  /** The instruction that made it; empty where it is not known. */
  readonly createdBy: string;
  /** Path of the largest program in it; empty where there is none. */
  readonly program: string;
};

/** An image for one platform. All sizes in bytes. */
export type ImageSize = {
  readonly platform: string;
  readonly digest: string;
  /** What a machine without any of it downloads: the config and each different layer. */
  readonly pull: number;
  /** Files as the program sees them, each counted once. */
  readonly disk: number;
  /** What layers hold and later ones replace or remove. */
  readonly wasted: number;
  readonly config: { readonly digest: string; readonly size: number };
  readonly layers: readonly ImageLayer[];
  /** By path; `apk` is the package that owns the file, or empty. */
  readonly files: readonly (Pick<ImageFile, "path" | "size" | "hash" | "layer"> & { readonly apk: string })[];
  readonly apk: readonly ApkPackage[];
  /** Version of Alpine, such as `3.24.0`; empty where the image is another. */
  readonly alpine: string;
  /** By path. */
  readonly programs: readonly { readonly path: string; readonly binary: BinarySize }[];
};

export type ImageParts = {
  readonly platform: string;
  readonly digest: string;
  readonly config: ImageSize["config"] & ImageConfig;
  readonly layers: readonly {
    readonly digest: string;
    readonly size: number;
    readonly unpacked: number;
    readonly entries: readonly LayerEntry[];
  }[];
};

/** `roles` names what the maker of the Dockerfile knows of its layers; where it is missing, the content tells. */
export function imageSize({ platform, digest, config, layers }: ImageParts, roles?: readonly LayerRole[]): ImageSize {
  const { files, wasted } = mergeLayers(layers.map(({ entries }) => entries));
  const text = (paths: readonly string[]) =>
    files.find(({ path, text: t }) => t !== undefined && paths.includes(path))?.text;
  const apk = parseApkDatabase(text(apkDatabases) ?? "");
  const told = roles?.length === layers.length ? roles : rolesOf(layers.map(({ entries }) => entries));
  const different = new Map(layers.map((layer) => [layer.digest, layer.size]));
  return {
    platform: platform === "" ? config.platform : platform,
    digest,
    pull: [...different.values()].reduce((sum, size) => sum + size, config.size),
    disk: files.reduce((sum, { size }) => sum + size, 0),
    wasted,
    config: { digest: config.digest, size: config.size },
    layers: layers.map(({ entries, ...layer }, at) => ({
      digest: layer.digest,
      size: layer.size,
      unpacked: layer.unpacked,
      role:
        entries.some(({ path }) => apkDatabases.includes(path)) && told[at] === "files"
          ? "packages"
          : (told[at] ?? "files"),
      createdBy: config.createdBy.length === layers.length ? (config.createdBy[at] ?? "") : "",
      program: largestProgram(entries)?.path ?? "",
    })),
    files: files.map(({ path, size, hash, layer }) => ({ path, size, hash, layer, apk: apk.owners.get(path) ?? "" })),
    apk: apk.packages,
    alpine: (text(["etc/alpine-release"]) ?? "").trim().slice(0, 40),
    programs: files.flatMap(({ path, binary }) => (binary === undefined ? [] : [{ path, binary }])),
  };
}

/** Layers up to the one that first says which system it is are the base; of the others, the content tells. */
function rolesOf(layers: readonly (readonly LayerEntry[])[]): readonly LayerRole[] {
  const marks = new Set(["etc/alpine-release", "etc/os-release", "usr/lib/os-release"]);
  const base = layers.findIndex((entries) => entries.some(({ path }) => marks.has(path)));
  return layers.map((entries, at) => {
    if (at <= base) return "base";
    if (entries.some(({ path }) => apkDatabases.includes(path))) return "packages";
    return largestProgram(entries) === undefined ? "files" : "program";
  });
}

function largestProgram(entries: readonly LayerEntry[]): LayerEntry | undefined {
  return entries
    .filter(({ binary }) => binary !== undefined)
    .reduce<LayerEntry | undefined>((largest, one) => (one.size > (largest?.size ?? 0) ? one : largest), undefined);
}
