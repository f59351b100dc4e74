import type { ModuleShare } from "../size/binary.ts";
import type { ImageCause } from "../size/compare-images.ts";
import { amount, difference, percentage, unitFor } from "./amount.ts";
import { causeWords } from "./cause.ts";
import { folded, markedName, markedPhrase, table } from "./markup.ts";
import { type Amounts, type SizePair, growth } from "./size-pair.ts";

/** How much of it is shown. Numbers are rows; `others` are the platforms behind the first one. */
export type Details = {
  readonly files: boolean;
  readonly layers: boolean;
  readonly modules: number;
  readonly causes: number;
  readonly others: boolean;
  readonly rows: number;
};

type Named = { readonly name: string; readonly pairs: readonly SizePair[] };

/** The table at the top: a row for each image and platform. */
export function sizeTable(images: readonly Named[], ignoreBelow: number, most: number): readonly string[] {
  const rows = images.flatMap(({ name, pairs }) => pairs.map((pair) => ({ name, pair })));
  const all = rows.flatMap(({ pair: { pull } }) => [pull.before ?? 0, pull.after ?? 0]);
  const unit = unitFor(all);
  const changes = unitFor(rows.map(({ pair }) => growth(pair.pull)));
  const disk = unitFor(rows.flatMap(({ pair }) => [pair.disk?.after ?? 0]));
  const compared = rows.some(({ pair }) => pair.pull.before !== undefined);
  const ofImages = rows.some(({ pair }) => pair.disk !== undefined);
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
    .map(({ name, pair }) => [
      markedName(name),
      pair.platform === "" ? "" : markedName(pair.platform),
      pair.pull.after === undefined ? "" : amount(pair.pull.after, unit),
      ...(compared ? changeCells(pair.pull, ignoreBelow, (value) => difference(value, changes)) : []),
      ...(compared && ofImages ? [pair.update === undefined ? "" : amount(pair.update, unitFor([pair.update]))] : []),
      ...(ofImages ? [pair.disk?.after === undefined ? "" : amount(pair.disk.after, disk)] : []),
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
  step: Details,
): readonly string[] {
  if (step.causes === 0) return [];
  const [first] = pairs.filter(({ causes }) => causes.length > 0);
  if (first === undefined) return [];
  const { causes, platform, disk, pull } = first;
  const total = growth(disk ?? pull);
  const unit = unitFor(causes.map(({ change }) => change));
  const moved = causes.reduce((sum, { change }) => sum + Math.abs(change), 0);
  const named = causes
    .filter(({ kind }) => !unnamedKinds.includes(kind))
    .reduce((sum, { change }) => sum + Math.abs(change), 0);
  const shown = causes.filter(({ change }) => Math.abs(change) >= ignoreBelow).slice(0, step.causes);
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

/** What is folded away: modules, layers, files, settings. */
export function details(
  name: string,
  pairs: readonly SizePair[],
  ignoreBelow: number,
  step: Details,
): readonly string[] {
  const shown = step.others ? pairs : pairs.slice(0, 1);
  return shown.flatMap((pair, at) => {
    const of = [markedHtml(name), markedHtml(pair.platform)].filter((part) => part !== "").join(", ");
    return [
      ...(at === 0 ? moduleDetails(of, pair, ignoreBelow, step.modules) : []),
      ...(step.layers ? layerDetails(of, pair) : []),
      ...(step.files && at === 0 ? fileDetails(of, pair) : []),
      ...(at === 0 ? settingDetails(of, pair) : []),
    ];
  });
}

/** In a summary no Markdown is read: names there are plain words, without what could be markup. */
function markedHtml(text: string): string {
  return text.replace(/[^\w./:-]/g, " ").slice(0, 120);
}

type ModuleRow = { readonly path: string; readonly versions: string; readonly before: number; readonly after: number };

function moduleDetails(of: string, { programs }: SizePair, ignoreBelow: number, most: number): readonly string[] {
  if (most === 0) return [];
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
    const title = `${rows.length === 1 ? "1 module" : `${rows.length} modules`} changed: ${of}${programs.length > 1 ? `, ${markedHtml(path)}` : ""}`;
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

function fileDetails(of: string, { image, causes }: SizePair): readonly string[] {
  if (image === undefined) return [];
  const { added, removed, changed } = image.files;
  if (added + removed + changed === 0 && image.apk.length === 0) return [];
  const files = causes.filter(({ kind }) => /^(?:file|program-)/.test(kind)).slice(0, 30);
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
