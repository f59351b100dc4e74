import type { ImageCause } from "../size/compare-images.ts";
import { amount, difference, percentage, unitFor } from "./amount.ts";
import { causeWords } from "./cause.ts";
import { markedName, markedPhrase, table } from "./markup.ts";
import { type Amounts, type SizePair, growth } from "./size-pair.ts";

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
