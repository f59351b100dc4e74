import * as v from "valibot";
import { UserError } from "../user-error.ts";
import type { SizeReport } from "./report.ts";

/** Bytes of a report that is read, and so of one that is kept. */
export const longestReport = 4 * 2 ** 20;

/** What is in a report that somebody else wrote. */
const most = { name: 4096, rows: 20_000 };

/**
 * Reads a report that comes from outside: a record that a run left in a cache. Nothing in it
 * is trusted to be more than text and numbers. Throws UserError `invalid-input`.
 */
export function parseSizeReport(text: string): SizeReport {
  if (text.length > longestReport) throw refused(`it has ${text.length} characters, and ${longestReport} are taken`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused("it is no JSON", error);
  }
  const result = v.safeParse(reportShape, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw refused(`${v.getDotPath(issue) ?? "it"} is not what it should be`);
}

function refused(why: string, cause?: unknown): UserError {
  return new UserError(
    "invalid-input",
    `the size report cannot be read: ${why}`,
    "Reports are made by size --json and by runs for branches; make it again.",
    { cause },
  );
}

const text = v.pipe(v.string(), v.maxLength(most.name));
const number = v.pipe(v.number(), v.safeInteger());
const bytes = v.pipe(number, v.minValue(0));
const digest = v.pipe(v.string(), v.regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/));
const rows = <T extends v.GenericSchema>(row: T) => v.pipe(v.array(row), v.maxLength(most.rows));
const sides = v.object({ before: bytes, after: bytes });

const insideKinds = [
  "module-added",
  "module-removed",
  "module-version",
  "go-version",
  "packages-added",
  "packages-removed",
  "flags",
  "methods-kept",
  "methods-dropped",
  "own-code",
  "package",
  "data",
  "tables",
  "other-code",
  "debug",
  "padding",
] as const;
const imageKinds = [
  ...insideKinds,
  "base-image",
  "apk-added",
  "apk-removed",
  "apk-version",
  "apk",
  "program-added",
  "program-removed",
  "file-added",
  "file-removed",
  "file",
] as const;

const moduleEntries = { path: text, version: text, sum: text };
const module_ = v.object({ ...moduleEntries, replacedBy: v.exactOptional(v.object(moduleEntries)) });
const info = v.object({
  go: text,
  path: text,
  main: v.optional(module_),
  modules: rows(module_),
  settings: v.record(text, text),
});
const binary = v.object({
  size: bytes,
  info: v.optional(info),
  opaque: v.optional(text),
  packages: rows(
    v.object({ name: text, module: text, functions: bytes, code: bytes, padding: bytes, tables: bytes, size: bytes }),
  ),
  modules: rows(v.object({ path: text, version: text, own: v.boolean(), packages: bytes, size: bytes })),
  unnamed: v.object({ data: bytes, tables: bytes, code: bytes, debug: bytes, padding: bytes }),
  methodsByName: v.boolean(),
});
const role = v.picklist(["base", "packages", "files", "program"]);
const image = v.object({
  platform: text,
  digest,
  pull: bytes,
  disk: bytes,
  wasted: bytes,
  config: v.object({ digest, size: bytes }),
  layers: rows(v.object({ digest, size: bytes, unpacked: bytes, role, createdBy: text, program: text })),
  files: rows(v.object({ path: text, size: bytes, hash: text, layer: bytes, apk: text })),
  apk: rows(v.object({ name: text, version: text, architecture: text, license: text, size: bytes })),
  alpine: text,
  programs: rows(v.object({ path: text, binary })),
});
const subject = v.variant("kind", [
  v.object({ kind: v.literal("binary"), name: text, binary }),
  v.object({ kind: v.literal("image"), name: text, digest, platforms: rows(image), attestations: bytes }),
]);
const causeEntries = {
  name: text,
  from: text,
  to: text,
  before: bytes,
  after: bytes,
  change: number,
  count: bytes,
  packages: rows(v.object({ name: text, before: bytes, after: bytes })),
};
const insideEntries = {
  before: bytes,
  after: bytes,
  causes: rows(v.object({ kind: v.picklist(insideKinds), ...causeEntries })),
  settings: rows(v.object({ name: text, from: text, to: text })),
};
const change = v.variant("kind", [
  v.object({ kind: v.literal("binary"), ...insideEntries }),
  v.object({
    kind: v.literal("image"),
    platform: text,
    pull: sides,
    disk: sides,
    update: bytes,
    causes: rows(v.object({ kind: v.picklist(imageKinds), program: text, ...causeEntries })),
    layers: rows(v.object({ role, createdBy: text, program: text, from: text, to: text, before: bytes, after: bytes })),
    config: sides,
    programs: rows(v.object({ path: text, change: v.object(insideEntries) })),
    apk: rows(v.object({ name: text, from: text, to: text })),
    files: v.object({ added: bytes, removed: bytes, changed: bytes }),
  }),
]);
/** The shape of a report that somebody else wrote. */
export const reportShape = v.object({
  schema: v.literal(1),
  subject,
  base: v.nullable(subject),
  changes: rows(change),
});
