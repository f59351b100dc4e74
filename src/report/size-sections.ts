import type { ModuleShare } from "../size/binary.ts";
import type { ImageCause } from "../size/compare-images.ts";
import { amount, difference, percentage, unitFor } from "./amount.ts";
import { causeWords } from "./cause.ts";
import { folded, htmlName, markedName, markedPhrase, table } from "./markup.ts";
import { type Amounts, type SizePair, growth } from "./size-pair.ts";

/** How many rows are shown at most. */
export type Most = { readonly modules: number; readonly causes: number; readonly files: number };

/** A row of the table at the top; differences below `floor` bytes are none. */
export type SizeRow = Pick<SizePair, "platform" | "pull" | "disk" | "update"> & {
  readonly name: string;
  readonly floor: number;
};

/** The table at the top: a row for each image and platform. */
export function sizeTable(rows: readonly SizeRow[], most: number): readonly string[] {
  const all = rows.flatMap(({ pull }) => [pull.before ?? 0, pull.after ?? 0]);
  const unit = unitFor(all);
  const changes = unitFor(rows.map(({ pull }) => growth(pull)));
  const disk = unitFor(rows.flatMap((row) => [row.disk?.after ?? 0]));
  const compared = rows.some(({ pull }) => pull.before !== undefined);
  const ofImages = rows.some((row) => row.disk !== undefined);
  const head = [
    ofImages ? "Image" : "Program",
    "Platform",
    ofImages ? "Download" : "Size",
    ...(compared ? ["Change", "in %"] : []),
    ...(compared && ofImages ? ["Update download"] : []),
    ...(ofImages ? ["On disk"] : []),
  ];
  const lines = rows
    .slice(0, most)
    .map((row) => [
      markedName(row.name),
      row.platform === "" ? "" : markedName(row.platform),
      row.pull.after === undefined ? "" : amount(row.pull.after, unit),
      ...(compared ? changeCells(row.pull, row.floor, (value) => difference(value, changes)) : []),
      ...(compared && ofImages ? [row.update === undefined ? "" : amount(row.update, unitFor([row.update]))] : []),
      ...(ofImages ? [row.disk?.after === undefined ? "" : amount(row.disk.after, disk)] : []),
    ]);
  const rest = rows.length - lines.length;
  return [...table(head, 2, lines), ...(rest > 0 ? ["", `${rest} more rows are left out.`] : [])];
}

function changeCells(
  { before, after }: Amounts,
  ignoreBelow: number,
  show: (value: number) => string,
): readonly [string, string] {
  if (before === undefined) return ["new", ""];
  if (after === undefined) return ["removed", ""];
  if (Math.abs(after - before) < Math.max(1, ignoreBelow)) return ["no change", ""];
  return [`**${show(after - before)}**`, percentage(before, after)];
}

const unnamedKinds: readonly ImageCause["kind"][] = ["data", "tables", "other-code", "debug", "padding"];

/** Why an image changed, on its first platform that did; the rows add up to the last one. */
export function reasons(
  name: string,
  pairs: readonly SizePair[],
  ignoreBelow: number,
  most: number,
): readonly string[] {
  const [first] = pairs.filter(({ causes }) => causes.length > 0);
  if (first === undefined) return [];
  const { causes, platform, disk, pull } = first;
  const total = growth(disk ?? pull);
  const unit = unitFor(causes.map(({ change }) => change));
  const moved = causes.reduce((sum, { change }) => sum + Math.abs(change), 0);
  const named = causes
    .filter(({ kind }) => !unnamedKinds.includes(kind))
    .reduce((sum, { change }) => sum + Math.abs(change), 0);
  const shown = causes.filter(({ change }) => Math.abs(change) >= ignoreBelow).slice(0, most);
  const rest = causes.slice(shown.length);
  const several = new Set(causes.map(({ program }) => program).filter((program) => program !== "")).size > 1;
  const rows = shown.map((cause) => {
    const { what, detail } = causeWords(cause, several);
    const hint = cause.kind === "methods-kept" || cause.kind === "methods-dropped" ? "≈ " : "";
    return [markedPhrase(what), markedPhrase(detail), hint + difference(cause.change, unit)];
  });
  const sum = rest.reduce((all, { change }) => all + change, 0);
  const where = [platform === "" ? "" : markedName(platform), "unpacked"].filter((part) => part !== "").join(", ");
  return [
    "",
    `**Why ${markedName(name)} ${total < 0 ? "shrank" : "grew"}** (${where}; ${Math.round((100 * named) / Math.max(1, moved))} % of what moved is named)`,
    "",
    ...table(["Cause", "Detail", "Change"], 2, [
      ...rows,
      ...(rest.length > 0
        ? [[`${rest.length} smaller ${rest.length === 1 ? "one" : "ones"}`, "", difference(sum, unit)]]
        : []),
      ["total", "", `**${difference(total, unit)}**`],
    ]),
  ];
}

/** What is folded away, the most telling first; a lower `rank` is kept longer where there is no room for all. */
export function details(
  name: string,
  pairs: readonly SizePair[],
  ignoreBelow: number,
  most: Most,
): readonly { readonly rank: number; readonly lines: readonly string[] }[] {
  return pairs.flatMap((pair, at) => {
    const of = [name, pair.platform].filter((part) => part !== "").map(htmlName);
    // Platforms are built from the same code: what changed in it is told once.
    const once = (lines: () => readonly string[]) => (at === 0 ? lines() : []);
    return [
      { rank: 2, lines: once(() => moduleDetails(of.join(", "), pair, ignoreBelow, most.modules)) },
      { rank: 4, lines: layerDetails(of.join(", "), pair) },
      { rank: 5, lines: once(() => fileDetails(of.join(", "), pair, most.files)) },
      { rank: 3, lines: once(() => settingDetails(of.join(", "), pair)) },
    ].filter(({ lines }) => lines.length > 0);
  });
}

type ModuleRow = { readonly path: string; readonly versions: string; readonly before: number; readonly after: number };

function moduleDetails(of: string, { programs }: SizePair, ignoreBelow: number, most: number): readonly string[] {
  return programs.flatMap(({ path, before, after }) => {
    const rows = moduleRows(before.modules, after.modules).filter(
      (row) => Math.abs(row.after - row.before) >= ignoreBelow,
    );
    if (rows.length === 0) return [];
    const unit = unitFor(rows.flatMap((row) => [row.before, row.after]));
    const changes = unitFor(rows.map((row) => row.after - row.before));
    const lines = rows
      .slice(0, most)
      .map((row) => [
        markedName(row.path),
        row.versions,
        amount(row.after, unit),
        difference(row.after - row.before, changes),
      ]);
    const rest = rows.length - lines.length;
    const title = `${rows.length === 1 ? "1 module" : `${rows.length} modules`} changed: ${of}${programs.length > 1 ? `, ${htmlName(path)}` : ""}`;
    return folded(title, [
      ...table(["Module", "Version", "Code and its tables", "Change"], 2, lines),
      ...(rest > 0 ? ["", `${rest} more are left out.`] : []),
    ]);
  });
}

function moduleRows(before: readonly ModuleShare[], after: readonly ModuleShare[]): readonly ModuleRow[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((module) => [module.path, module])));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
    .map((path) => {
      const [from, to] = [old?.get(path), now?.get(path)];
      const versions =
        from === undefined || to === undefined || from.version === to.version
          ? [(to ?? from)?.version ?? ""]
          : [from.version, to.version];
      return { path, versions: versions.map(markedName).join(" → "), before: from?.size ?? 0, after: to?.size ?? 0 };
    })
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.path < b.path ? -1 : 1));
}

function layerDetails(of: string, { image }: SizePair): readonly string[] {
  if (image === undefined) return [];
  const unit = unitFor(image.layers.flatMap(({ before, after }) => [before, after]));
  const changed = image.layers.filter(({ from, to }) => from !== to).length;
  const rows = image.layers.map(({ role, program, createdBy, from, to, before, after }) => [
    program === "" ? role : markedName(`/${program}`),
    createdBy === "" ? "" : markedName(createdBy),
    to === "" ? "" : amount(after, unit),
    from === to ? "same digest" : from === "" ? "new" : to === "" ? "removed" : difference(after - before, unit),
  ]);
  return folded(
    `Layers: ${changed} of ${image.layers.length} changed: ${of}`,
    table(["Layer", "Made by", "Download", "Change"], 2, rows),
  );
}

function fileDetails(of: string, { image, causes }: SizePair, most: number): readonly string[] {
  if (image === undefined) return [];
  const { added, removed, changed } = image.files;
  if (added + removed + changed === 0 && image.apk.length === 0) return [];
  const files = causes.filter(({ kind }) => /^(?:file|program-)/.test(kind)).slice(0, most);
  const unit = unitFor(files.map(({ change }) => change));
  const apk = image.apk.map(({ name, from, to }) => [
    markedName(name),
    from === "" ? "" : markedName(from),
    to === "" ? "removed" : markedName(to),
  ]);
  return folded(
    `Files: ${changed} changed, ${added} added, ${removed} removed; Alpine packages: ${image.apk.length} changed: ${of}`,
    [
      ...(files.length > 0
        ? table(
            ["File", "Change"],
            1,
            files.map(({ name, change }) => [markedName(`/${name}`), difference(change, unit)]),
          )
        : []),
      ...(apk.length > 0 ? ["", ...table(["Alpine package", "Before", "After"], 3, apk.slice(0, 100))] : []),
    ],
  );
}

function settingDetails(of: string, { settings }: SizePair): readonly string[] {
  if (settings.length === 0) return [];
  const rows = settings
    .slice(0, 30)
    .map(({ name, from, to }) => [markedName(name), markedName(from) || "not set", markedName(to) || "not set"]);
  return folded(`Build settings: ${settings.length} changed: ${of}`, table(["Setting", "Before", "After"], 3, rows));
}
