import { posix } from "node:path";
import type { Module } from "../project/module.ts";
import type { Project } from "../project/project.ts";
import { UserError } from "../user-error.ts";
import { importScope } from "./imports.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

export type GoVersion = { readonly version: string; readonly from: string; readonly notes: readonly Note[] };

/**
 * The oldest Go that is built with. It is the first that understands a toolchain line and keeps the behaviour of the go
 * line's release (https://go.dev/doc/godebug), so a module that asks for less loses nothing.
 */
const oldest = "1.21";

/** A version as the image tag and a toolchain line write it. */
const legal = /^1\.(?<minor>0|[1-9]\d*)(?:\.(?<patch>0|[1-9]\d*)|(?<pre>rc|beta)(?<preNumber>[1-9]\d*))?$/;

/**
 * The Go to build with: `1.26.8`, or `1.26` for the newest patch of that minor. In this order: what was asked for,
 * .go-version or .tool-versions (the nearest to the module), the toolchain line, the go line's minor. A go line is a
 * minimum, so a version file or toolchain line below it is passed over with a note.
 * Throws UserError `invalid-input` for an `asked` that is no version or too old for the module.
 */
export function goVersion(project: Project, programs: readonly Program[], asked: string | undefined): GoVersion {
  const directories = [...new Set(programs.map(({ module }) => module.directory))];
  const lines = directories.flatMap((directory) => goLines(project, directory));
  const least = lines.reduce<GoLine | undefined>(
    (most, line) => (most === undefined || compare(line.version, most.version) > 0 ? line : most),
    undefined,
  );
  if (asked !== undefined) return askedVersion(asked, least);
  const notes: Note[] = [];
  const enough = (version: string, file: string) => {
    if (!legal.test(version))
      notes.push({
        code: "go-version-unreadable",
        message: `${file} says ${version}, which names no release of Go; it is passed over`,
      });
    else if (least !== undefined && compareLoosely(version, least.version) < 0)
      notes.push({
        code: "go-version-too-old",
        message: `${file} says ${version}, but ${least.file} needs at least ${least.version}; it is passed over`,
      });
    else return true;
    return false;
  };
  const above = (file: string) => isInside(directories[0] ?? project.directory, posix.dirname(file));
  for (const { file, version } of project.versionFiles.filter((one) => above(one.file)))
    if (enough(version, file)) return withNotes(atLeastOldest(version, file), notes);
  for (const { file, version } of highestFirst(directories.flatMap((directory) => toolchains(project, directory))))
    if (enough(version, `the toolchain line of ${file}`))
      return withNotes(atLeastOldest(version, `toolchain line of ${file}`), notes);
  return withNotes(fromGoLine(least, programs[0]), notes);
}

function isInside(directory: string, above: string): boolean {
  return above === "." || directory === above || directory.startsWith(`${above}/`);
}

type GoLine = { readonly version: string; readonly file: string };

/** The go lines that bind a build of the module: its own, the workspace's or those of replaced modules. */
function goLines(project: Project, directory: string): readonly GoLine[] {
  const scope = importScope(project, directory);
  if (scope === undefined) return [];
  const used = new Set(scope.roots.map((root) => root.directory));
  const modules = project.modules.filter((module) => module.directory === directory || used.has(module.directory));
  const lines = modules.flatMap(({ go, directory: at }) =>
    go === undefined ? [] : [{ version: go, file: posix.join(at, "go.mod") }],
  );
  const work =
    scope.workspace && project.workspace?.go !== undefined
      ? [{ version: project.workspace.go, file: posix.join(project.workspace.directory, "go.work") }]
      : [];
  return [...work, ...lines];
}

/** Equal ones keep their order: a workspace's line is named before its members'. */
function highestFirst(lines: readonly GoLine[]): readonly GoLine[] {
  return [...lines].sort((a, b) => compare(b.version, a.version));
}

function toolchains(project: Project, directory: string): readonly GoLine[] {
  const line = (toolchain: string | undefined, file: string) => {
    // `default` names no version; a suffix as in `go1.26.8-custom` names a build that no image has.
    const version =
      toolchain === undefined || toolchain === "default"
        ? undefined
        : /^go(?<version>[^-+]+)/.exec(toolchain)?.groups?.["version"];
    return version === undefined ? [] : [{ version, file }];
  };
  const module: Module | undefined = project.modules.find((one) => one.directory === directory);
  const { workspace } = project;
  const work = workspace?.use.includes(directory)
    ? line(workspace.toolchain, posix.join(workspace.directory, "go.work"))
    : [];
  return [...work, ...(module === undefined ? [] : line(module.toolchain, posix.join(module.directory, "go.mod")))];
}

function askedVersion(asked: string, least: GoLine | undefined): GoVersion {
  const version = asked.trim().replace(/^go(?=\d)/, "");
  if (!legal.test(version))
    throw new UserError(
      "invalid-input",
      `go-version: ${JSON.stringify(asked)} is not legal: it must be a release of Go such as 1.26 or 1.26.8`,
      "Leave go-version out to use what the module says.",
    );
  if (least !== undefined && compareLoosely(version, least.version) < 0)
    throw new UserError(
      "invalid-input",
      `go-version: ${version} is too old: ${least.file} needs at least ${least.version}`,
      `Set go-version to ${minorOf(least.version)} or newer, or leave it out.`,
    );
  return { version, from: "go-version", notes: [] };
}

function fromGoLine(least: GoLine | undefined, program: Program | undefined): GoVersion {
  if (least === undefined) {
    const file = posix.join(program?.module.directory ?? ".", "go.mod");
    return {
      version: oldest,
      from: `${file} has no go line`,
      notes: [{ code: "go-line-missing", message: `${file} has no go line; it is built with Go ${oldest}` }],
    };
  }
  // A release candidate is a release of its own: the minor's image does not exist before the release.
  if (/[a-z]/.test(least.version)) return atLeastOldest(least.version, `go line of ${least.file}`);
  return atLeastOldest(minorOf(least.version), `newest patch for the go line of ${least.file}`);
}

function atLeastOldest(version: string, from: string): GoVersion {
  if (compareLoosely(version, oldest) >= 0) return { version, from, notes: [] };
  return {
    version: oldest,
    from: `oldest Go that is built with; ${from} says ${version}`,
    notes: [
      {
        code: "go-version-raised",
        message: `${from} says ${version}; Go ${oldest} builds it, which keeps the language and behaviour of older go lines`,
      },
    ],
  };
}

function withNotes(found: GoVersion, notes: readonly Note[]): GoVersion {
  return { ...found, notes: [...notes, ...found.notes] };
}

function minorOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}

/** Source: go/version, Compare: 1.26 < 1.26rc1 < 1.26.0 as language and releases; what has no patch counts as its first. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map(numbers);
  for (const at of [0, 1, 2, 3]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `1.26` stands for its newest patch, which is enough for every go line of that minor. */
function compareLoosely(version: string, least: string): number {
  return /^\d+\.\d+$/.test(version) ? compare(minorOf(version), minorOf(least)) : compare(version, least);
}

function numbers(version: string): readonly number[] {
  const match = /^(?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d+))?(?:(?<pre>[a-z]+)(?<number>\d+))?/.exec(
    version,
  )?.groups;
  const pre =
    match?.["pre"] === undefined
      ? 0
      : match["pre"] === "rc"
        ? -1000 + Number(match["number"])
        : -2000 + Number(match["number"]);
  return [Number(match?.["major"] ?? 0), Number(match?.["minor"] ?? 0), Number(match?.["patch"] ?? 0), pre];
}
