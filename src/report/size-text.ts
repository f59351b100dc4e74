import type { BinarySize } from "../size/binary.ts";
import type { ImageCause, ImageChange } from "../size/compare-images.ts";
import type { ImageSize } from "../size/image.ts";
import type { Change, SizeReport } from "../size/report.ts";
import { amount, difference, percentage, unitFor } from "./amount.ts";
import { causeWords, plain } from "./cause.ts";
import { columns } from "./table.ts";

/** Lines for a terminal: the rest is one line that says how much is left. */
const shown = { modules: 15, packages: 10, causes: 15 };
/** Causes of fewer bytes are mostly chance: which package is the first to use a shared line table. */
const noise = 1000;

/** The report for people: what it is made of, or, with a base, what changed and why. */
export function sizeText(report: SizeReport): string {
  const { subject, base, changes } = report;
  const body =
    base !== null
      ? changes.length === 0
        ? ["The two have no platform in common."]
        : changes.flatMap((change) => changeLines(change))
      : subject.kind === "binary"
        ? binaryLines(subject.binary)
        : imageLines(subject.platforms, subject.attestations);
  const title = base === null ? subject.name : `${subject.name}, compared with ${base.name}`;
  return [title, ...body, ""].join("\n");
}

function imageLines(platforms: readonly ImageSize[], attestations: number): readonly string[] {
  const unit = unitFor(platforms.flatMap(({ pull, disk }) => [pull, disk]));
  const table = columns([
    ["  Platform", "Download", "On disk", "Wasted"],
    ...platforms.map(({ platform, pull, disk, wasted }) => [
      `  ${platform}`,
      amount(pull, unit),
      amount(disk, unit),
      amount(wasted, unitFor([wasted])),
    ]),
  ]);
  const [first] = platforms;
  return [
    "",
    ...table,
    ...(attestations > 0
      ? ["", `  Attestations of ${amount(attestations, unitFor([attestations]))} are no part of a download.`]
      : []),
    ...(first === undefined ? [] : ["", `Layers for ${first.platform}:`, ...layerLines(first)]),
    ...(first === undefined
      ? []
      : first.programs.flatMap(({ path, binary }) => ["", `/${path}`, ...binaryLines(binary)])),
  ];
}

function layerLines({ layers, config }: ImageSize): readonly string[] {
  const unit = unitFor(layers.map(({ size }) => size));
  const rows = layers.map(({ size, role, program, createdBy, digest }) => [
    `  ${amount(size, unit)}`,
    program === "" ? role : `/${program}`,
    createdBy === "" ? digest.slice(0, 19) : createdBy.slice(0, 80),
  ]);
  return columns([...rows, [`  ${amount(config.size, unit)}`, "config", ""]]);
}

function binaryLines(binary: BinarySize): readonly string[] {
  const { size, info, modules, packages, unnamed, opaque } = binary;
  const unit = unitFor([size]);
  const share = (bytes: number) => `${((100 * bytes) / Math.max(1, size)).toFixed(1)} %`;
  const row = (name: string, version: string, bytes: number) => [
    `  ${name}`,
    version,
    amount(bytes, unit),
    share(bytes),
  ];
  const rest = modules.slice(shown.modules);
  const sum = rest.reduce((total, module) => total + module.size, 0);
  const named = modules.reduce((total, module) => total + module.size, 0);
  const lines = [
    ["  Module", "Version", "Size", "Share"],
    ...modules.slice(0, shown.modules).map((module) => row(module.path, module.version, module.size)),
    ...(rest.length > 0 ? [row(`${rest.length} more`, "", sum)] : []),
    ...unnamedRows(unnamed).map(([name, bytes]) => row(name, "", bytes)),
    row("total", "", size),
  ];
  const largest = packages.slice(0, shown.packages).map((one) => row(one.name, "", one.size));
  return [
    `  ${amount(size, unit)}${info === undefined ? "" : `, ${info.go}, ${info.path}`}`,
    ...(opaque === undefined
      ? [`  ${share(named)} is named: code and its tables, by package. Types, strings and data are not.`]
      : [`  Packages cannot be told: ${opaque}.`]),
    "",
    ...columns(lines),
    ...(largest.length > 0
      ? ["", "  Largest packages:", ...columns(largest.map(([name = "", , ...cells]) => [name, ...cells]))]
      : []),
    ...(unnamed.debug > size / 20
      ? ["", `  -ldflags "-s -w" would save ${amount(unnamed.debug, unit)} of symbols and debug information.`]
      : []),
  ];
}

/** What no package is charged with, in words; rows of nothing are left out. */
export function unnamedRows(unnamed: BinarySize["unnamed"]): readonly (readonly [name: string, bytes: number])[] {
  const rows = [
    ["types, strings and embedded data", unnamed.data],
    ["file names of the function table", unnamed.tables],
    ["code outside of Go's function table", unnamed.code],
    ["symbols and debug information", unnamed.debug],
    ["headers and page alignment", unnamed.padding],
  ] as const;
  return rows.filter(([, bytes]) => bytes !== 0);
}

function changeLines(change: Change): readonly string[] {
  return change.kind === "binary"
    ? [
        "",
        headline("size", change),
        ...causeLines(change.causes.map((cause) => ({ ...cause, program: "" }))),
        ...settingLines(change.settings),
      ]
    : imageChangeLines(change);
}

function imageChangeLines(change: ImageChange): readonly string[] {
  const { platform, pull, disk, update, causes, programs, apk } = change;
  return [
    "",
    `${platform}:`,
    `  ${headline("download", pull)}`,
    `  ${headline("on disk", disk)}`,
    `  update: ${amount(update, unitFor([update]))} for a machine that has the old image`,
    ...causeLines(causes),
    ...apk.map(
      ({ name, from, to }) => `  apk ${name}: ${from === "" ? "added" : from}${to === "" ? ", removed" : ` → ${to}`}`,
    ),
    ...programs.flatMap(({ change: { settings } }) => settingLines(settings)),
  ];
}

/** `download: larger by 310.2 kB (+6.2 %), 5 MB → 5.31 MB` */
export function headline(what: string, { before, after }: { readonly before: number; readonly after: number }): string {
  if (before === after) return `${what}: no change, ${amount(after, unitFor([after]))}`;
  const unit = unitFor([before, after]);
  const change = difference(after - before, unitFor([after - before]));
  const share = percentage(before, after);
  return `${what}: ${after > before ? "larger" : "smaller"} by ${change.slice(1)}${share === "" ? "" : ` (${share})`}, ${amount(before, unit)} → ${amount(after, unit)}`;
}

function causeLines(causes: readonly ImageCause[]): readonly string[] {
  if (causes.length === 0) return [];
  const unit = unitFor(causes.map(({ change }) => change));
  const several = new Set(causes.map(({ program }) => program).filter((program) => program !== "")).size > 1;
  const clear = causes.filter(({ change }) => Math.abs(change) >= noise);
  const listed = (clear.length > 0 ? clear : causes).slice(0, shown.causes);
  const rest = causes.slice(listed.length);
  const sum = rest.reduce((total, { change }) => total + change, 0);
  const rows = listed.map((cause) => {
    const { what, detail } = causeWords(cause, several);
    return [`  ${difference(cause.change, unit).padStart(10)}`, plain(what), plain(detail)];
  });
  return [
    "",
    "  Why:",
    ...columns([
      ...rows,
      ...(rest.length > 0 ? [[`  ${difference(sum, unit).padStart(10)}`, `${rest.length} smaller`, ""]] : []),
    ]),
  ];
}

function settingLines(
  settings: readonly { readonly name: string; readonly from: string; readonly to: string }[],
): readonly string[] {
  if (settings.length === 0) return [];
  return [
    "",
    "  Build settings that changed:",
    ...settings.map(({ name, from, to }) => `  ${name}: ${from || "(unset)"} → ${to || "(unset)"}`),
  ];
}
