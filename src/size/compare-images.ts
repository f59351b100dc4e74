import { type ApkChange, compareApk } from "./apk.ts";
import type { Cause, CauseKind } from "./cause.ts";
import { type BinaryChange, compareBinaries } from "./compare-binaries.ts";
import type { ImageLayer, ImageSize } from "./image.ts";

/**
 * Why an image changed its size on disk, beyond the causes within a program:
 *
 * - `base-image`: files of the layers below; `from` and `to` are Alpine's versions where they differ, else digests
 * - `apk-added`, `apk-removed`, `apk-version`, `apk`: files of an Alpine package
 * - `program-added`, `program-removed`: a whole program
 * - `file-added`, `file-removed`, `file`: another file
 */
export type ImageCauseKind =
  | CauseKind
  | "base-image"
  | "apk-added"
  | "apk-removed"
  | "apk-version"
  | "apk"
  | "program-added"
  | "program-removed"
  | "file-added"
  | "file-removed"
  | "file";

export type ImageCause = Omit<Cause, "kind"> & {
  readonly kind: ImageCauseKind;
  /** Path of the program whose inside it is; empty for all else. */
  readonly program: string;
};

export type ProgramChange = { readonly path: string; readonly change: BinaryChange };

export type LayerChange = {
  readonly role: ImageLayer["role"];
  readonly createdBy: string;
  readonly program: string;
  /** Digests and compressed bytes; empty and 0 where there is no such layer. */
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly after: number;
};

/** What changed between two images for one platform. All sizes in bytes. */
export type ImageChange = {
  readonly platform: string;
  readonly pull: { readonly before: number; readonly after: number };
  readonly disk: { readonly before: number; readonly after: number };
  /** What a machine that runs the old image downloads for the new one: layers it does not have, and the config. */
  readonly update: number;
  /** Largest difference first; their `change` adds up to the difference on disk. */
  readonly causes: readonly ImageCause[];
  /** In the new image's order, then those that are gone. Their difference and the config's is that of the pull size. */
  readonly layers: readonly LayerChange[];
  readonly config: { readonly before: number; readonly after: number };
  readonly programs: readonly ProgramChange[];
  readonly apk: readonly ApkChange[];
  /** Files whose content came, went or changed. */
  readonly files: { readonly added: number; readonly removed: number; readonly changed: number };
};

export function compareImages(before: ImageSize, after: ImageSize): ImageChange {
  const programs = after.programs.flatMap(({ path, binary }): readonly ProgramChange[] => {
    const old = before.programs.find((program) => program.path === path);
    return old === undefined ? [] : [{ path, change: compareBinaries(old.binary, binary) }];
  });
  const had = new Set(before.layers.map(({ digest }) => digest));
  const fresh = new Map(
    after.layers.filter(({ digest }) => !had.has(digest)).map(({ digest, size }) => [digest, size]),
  );
  const config = after.config.digest === before.config.digest ? 0 : after.config.size;
  return {
    platform: after.platform,
    pull: { before: before.pull, after: after.pull },
    disk: { before: before.disk, after: after.disk },
    update: [...fresh.values()].reduce((sum, size) => sum + size, config),
    causes: causesOf(before, after, programs),
    layers: compareLayers(before.layers, after.layers),
    config: { before: before.config.size, after: after.config.size },
    programs,
    apk: compareApk(before.apk, after.apk),
    files: countFiles(before, after),
  };
}

type File = ImageSize["files"][number];

function causesOf(before: ImageSize, after: ImageSize, programs: readonly ProgramChange[]): readonly ImageCause[] {
  const [old, now] = [before, after].map(({ files }) => new Map(files.map((file) => [file.path, file]))) as [
    Map<string, File>,
    Map<string, File>,
  ];
  const inside = new Set(programs.map(({ path }) => path));
  const found = new Map<string, ImageCause>();
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(path), now.get(path)];
    // A program's hard link counts nothing, and is then no comparison of its inside either.
    if (inside.has(path)) continue;
    const change = { before: from?.size ?? 0, after: to?.size ?? 0 };
    if (change.before === change.after) continue;
    const cause = judge(path, from, to, before, after);
    const key = `${cause.kind} ${cause.name}`;
    const sum = found.get(key) ?? { ...cause, before: 0, after: 0, change: 0, packages: [], count: 0, program: "" };
    const total = { before: sum.before + change.before, after: sum.after + change.after };
    found.set(key, { ...sum, ...total, change: total.after - total.before });
  }
  const within = programs.flatMap(({ path, change }) => change.causes.map((cause) => ({ ...cause, program: path })));
  return [...within, ...found.values()].sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.kind + a.name < b.kind + b.name ? -1 : 1),
  );
}

type Judged = Pick<ImageCause, "kind" | "name" | "from" | "to">;

function judge(
  path: string,
  from: File | undefined,
  to: File | undefined,
  before: ImageSize,
  after: ImageSize,
): Judged {
  const [image, file] = to === undefined ? [before, from] : [after, to];
  if (file !== undefined && image.layers[file.layer]?.role === "base") return baseImage(before, after);
  const apk = file?.apk ?? "";
  if (apk !== "") {
    const version = (list: ImageSize["apk"]) => list.find(({ name }) => name === apk)?.version ?? "";
    const [old, now] = [version(before.apk), version(after.apk)];
    const kind = old === "" ? "apk-added" : now === "" ? "apk-removed" : old === now ? "apk" : "apk-version";
    return { kind, name: apk, from: old, to: now };
  }
  const isProgram = image.programs.some((program) => program.path === path);
  const prefix = isProgram ? "program" : "file";
  const kind =
    from === undefined ? (`${prefix}-added` as const) : to === undefined ? (`${prefix}-removed` as const) : "file";
  return { kind, name: path, from: "", to: "" };
}

function baseImage(before: ImageSize, after: ImageSize): Judged {
  const digest = ({ layers }: ImageSize) => layers.findLast(({ role }) => role === "base")?.digest.slice(0, 19) ?? "";
  const same = before.alpine === after.alpine;
  return {
    kind: "base-image",
    name: "",
    from: same ? digest(before) : before.alpine,
    to: same ? digest(after) : after.alpine,
  };
}

/** Layers of the same digest belong together, then those of the same role, program and instruction in their order. */
function compareLayers(before: readonly ImageLayer[], after: readonly ImageLayer[]): readonly LayerChange[] {
  const left = [...before];
  const take = (fits: (layer: ImageLayer) => boolean): ImageLayer | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const same = after.map(({ digest }) => take((layer) => layer.digest === digest));
  const rows = after.map((layer, at): LayerChange => {
    const old = same[at] ?? take(({ role, program }) => role === layer.role && program === layer.program);
    return row(layer, old, layer);
  });
  return [...rows, ...left.map((layer) => row(layer, layer, undefined))];
}

function row(shown: ImageLayer, from: ImageLayer | undefined, to: ImageLayer | undefined): LayerChange {
  const { role, createdBy, program } = shown;
  return {
    role,
    createdBy,
    program,
    from: from?.digest ?? "",
    to: to?.digest ?? "",
    before: from?.size ?? 0,
    after: to?.size ?? 0,
  };
}

function countFiles(before: ImageSize, after: ImageSize): ImageChange["files"] {
  const hashes = ({ files }: ImageSize) => new Map(files.map(({ path, hash }) => [path, hash]));
  const [old, now] = [hashes(before), hashes(after)];
  const changed = [...now].filter(([path, hash]) => old.has(path) && old.get(path) !== hash).length;
  const added = [...now.keys()].filter((path) => !old.has(path)).length;
  return { added, removed: old.size - (now.size - added), changed };
}
