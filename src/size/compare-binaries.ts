import type { BinarySize, PackageShare, Unnamed } from "./binary.ts";
import type { BuildInfo } from "./build-info.ts";
import { type Cause, type CauseKind, Gathering, type PackageChange } from "./cause.ts";
import { type Origin, origins, standardLibrary } from "./modules.ts";

/** A setting of the build that changed; empty where it was not set. */
export type SettingChange = { readonly name: string; readonly from: string; readonly to: string };

export type BinaryChange = {
  readonly before: number;
  readonly after: number;
  /** Largest difference first; their `change` adds up to `after - before`. */
  readonly causes: readonly Cause[];
  /** Build settings that differ, by name; those that only name the commit are left out. */
  readonly settings: readonly SettingChange[];
};

/** A hint needs more packages than a small refactoring touches, and more bytes than chance. */
const fewestGrown = 20;
const leastGrowth = 1024;
/** Settings that change from commit to commit, or follow from others. */
const incidental = /^(?:vcs|vcs\..*|-compiler|DefaultGODEBUG)$/;
/** Settings that make the compiler write other code for the same source. */
const shapesCode =
  /^(?:-gcflags|-asmflags|-race|-msan|-asan|-cover.*|-tags|-pgo|-buildmode|CGO_.*|GO386|GOAMD64|GOARM|GOARM64|GOMIPS.*|GOPPC64|GORISCV64|GOEXPERIMENT|GOFIPS140)$/;

/** What changed between two builds of a program. */
export function compareBinaries(before: BinarySize, after: BinarySize): BinaryChange {
  const settings = changedSettings(before.info, after.info);
  const gather = new Gathering();
  if (before.opaque === undefined && after.opaque === undefined) packageCauses(before, after, settings, gather);
  else gatherWhole(before, after, gather);
  for (const [field, kind] of Object.entries(unnamedKinds) as readonly (readonly [keyof Unnamed, CauseKind])[]) {
    gather.add(kind, "", "", "", { name: "", before: before.unnamed[field], after: after.unnamed[field] });
  }
  return { before: before.size, after: after.size, causes: gather.causes(), settings };
}

const unnamedKinds = {
  data: "data",
  tables: "tables",
  code: "other-code",
  debug: "debug",
  padding: "padding",
} as const satisfies Readonly<Record<keyof Unnamed, CauseKind>>;

/** One of the two does not tell its packages: all of the other's are one difference of code. */
function gatherWhole(before: BinarySize, after: BinarySize, gather: Gathering): void {
  const sum = (binary: BinarySize) => binary.packages.reduce((total, { size }) => total + size, 0);
  gather.add("other-code", "", "", "", { name: "", before: sum(before), after: sum(after) });
}

type Judge = (change: PackageChange, from: Origin, to: Origin) => readonly [CauseKind, name: string];

function packageCauses(
  before: BinarySize,
  after: BinarySize,
  settings: readonly SettingChange[],
  gather: Gathering,
): void {
  const [fromOrigin, toOrigin] = [origins(before.info), origins(after.info)];
  const changes = pairs(before.packages, after.packages);
  const judge = judgeOf(before, after, settings, changes);
  for (const change of changes) {
    const [from, to] = [fromOrigin(change.name), toOrigin(change.name)];
    const [kind, name] = judge(change, from, to);
    if (kind === "go-version") gather.add(kind, name, before.info?.go ?? "", after.info?.go ?? "", change);
    else if (kind.startsWith("module-")) gather.add(kind, name, from.version, to.version, change);
    else gather.add(kind, name, "", "", change);
  }
}

function pairs(before: readonly PackageShare[], after: readonly PackageShare[]): readonly PackageChange[] {
  const found = new Map(before.map(({ name, size }) => [name, { name, before: size, after: 0 }]));
  for (const { name, size } of after) found.set(name, { name, before: found.get(name)?.before ?? 0, after: size });
  return [...found.values()].filter((change) => change.before !== change.after);
}

function judgeOf(
  before: BinarySize,
  after: BinarySize,
  settings: readonly SettingChange[],
  changes: readonly PackageChange[],
): Judge {
  const [had, has] = [before, after].map(({ modules }) => new Set(modules.map(({ path }) => path))) as [
    Set<string>,
    Set<string>,
  ];
  const settled: Judge = (change, from, to) => {
    const module = change.after > 0 ? to.module : from.module;
    if (!had.has(module)) return ["module-added", module];
    if (!has.has(module)) return ["module-removed", module];
    if (to.own || from.own) return ["own-code", change.name];
    if (from.version !== to.version)
      return module === standardLibrary ? ["go-version", ""] : ["module-version", module];
    if (change.before === 0) return ["packages-added", module];
    if (change.after === 0) return ["packages-removed", module];
    return ["package", change.name];
  };
  const recipe = recipeCause(before, after, settings);
  const sameSource = sameFunctions(before, after);
  const whole = recipe ?? methodsCause(before, after, changes, settled);
  return (change, from, to) => {
    const [kind, name] = settled(change, from, to);
    const grew = change.after > change.before;
    const explained =
      recipe === undefined
        ? kind === "package" && (whole === "methods-kept") === grew
        : kind === "package" || (kind === "own-code" && sameSource(change.name));
    return whole !== undefined && explained ? [whole, ""] : [kind, name];
  };
}

/** Another Go, or other flags: then the same source is compiled in another way. */
function recipeCause(
  before: BinarySize,
  after: BinarySize,
  settings: readonly SettingChange[],
): "go-version" | "flags" | undefined {
  const [from, to] = [before.info?.go, after.info?.go];
  if (from !== undefined && to !== undefined && from !== to) return "go-version";
  return settings.some(({ name }) => shapesCode.test(name)) ? "flags" : undefined;
}

/** Whether a package holds as many functions as before: nobody changes much of a source without adding or removing one. */
function sameFunctions(before: BinarySize, after: BinarySize): (name: string) => boolean {
  const counts = (binary: BinarySize) => new Map(binary.packages.map(({ name, functions }) => [name, functions]));
  const [had, has] = [counts(before), counts(after)];
  return (name) => had.get(name) === has.get(name);
}

/** What explains that packages changed whose versions stayed: methods that the linker must keep now, or no longer. */
function methodsCause(
  before: BinarySize,
  after: BinarySize,
  changes: readonly PackageChange[],
  settled: Judge,
): "methods-kept" | "methods-dropped" | undefined {
  if (before.methodsByName === after.methodsByName) return undefined;
  const [fromOrigin, toOrigin] = [origins(before.info), origins(after.info)];
  const sign = after.methodsByName ? 1 : -1;
  const moved = changes.filter(
    (change) =>
      (change.after - change.before) * sign > 0 &&
      settled(change, fromOrigin(change.name), toOrigin(change.name))[0] === "package",
  );
  const bytes = moved.reduce((sum, change) => sum + Math.abs(change.after - change.before), 0);
  if (moved.length <= fewestGrown || bytes <= leastGrowth) return undefined;
  return after.methodsByName ? "methods-kept" : "methods-dropped";
}

function changedSettings(before: BuildInfo | undefined, after: BuildInfo | undefined): readonly SettingChange[] {
  if (before === undefined || after === undefined) return [];
  const names = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...names]
    .filter((name) => !incidental.test(name) && before.settings[name] !== after.settings[name])
    .sort()
    .map((name) => ({ name, from: before.settings[name] ?? "", to: after.settings[name] ?? "" }));
}
