import type { ModuleShare } from "../size/binary.ts";
import { amount, difference, unitFor } from "./amount.ts";
import { folded, htmlName, markedName, table } from "./markup.ts";
import type { SizePair } from "./size-pair.ts";

/** How many rows are shown at most. */
export type Most = { readonly modules: number; readonly causes: number; readonly files: number };

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
  const files = causes.filter(({ kind }) => /^(?:file|program-)/.test(kind)).slice(0, most);
  // A program that is taken apart is no row, and often all that has changed.
  if (files.length === 0 && image.apk.length === 0) return [];
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
