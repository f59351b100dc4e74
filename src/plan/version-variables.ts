import type { Stamp } from "../project/hints/go-command.ts";
import type { BuildHint } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import { type Closure, type Linked, programClosure } from "./closure.ts";
import { conventionalVariables } from "./conventional-variables.ts";
import { buildsOf, unplacedBuilds } from "./hints.ts";
import { type Scope, importScope } from "./imports.ts";
import {
  type Checked,
  type VersionVariables,
  declarations,
  importPath,
  sorted,
  unstampable,
} from "./linker-variable.ts";
import type { NoteCode } from "./note.ts";
import type { Program } from "./program.ts";
import { type Meaning, meaningOfStamp } from "./variable-meaning.ts";

export type { VersionVariable, VersionVariables } from "./linker-variable.ts";

/**
 * The variables that tell a program its version, sorted: those that the project's own builds stamp, as far as they exist;
 * else the ones whose names leave no doubt in the main package or in a package named after versions. The linker says
 * nothing about a variable that does not exist, so each is looked up first.
 */
export function versionVariables(project: Project, program: Program, tags: readonly string[]): VersionVariables {
  if (!program.package.startsWith(".")) return { variables: [], notes: [] };
  const linked = merged(project, program, tags);
  const scope = importScope(project, program.module.directory);
  if (scope === undefined) return { variables: [], notes: [] };
  const stamps = ownStamps(project, program);
  if (stamps.length === 0) return conventionalVariables(linked, program, scope);
  const found = stamps.map((stamp) => checkStamp(stamp, { linked, program, scope, file: stamp.file }));
  const variables = new Map(
    found.flatMap(({ variable }) => (variable === undefined ? [] : [[variable.variable, variable]])),
  );
  const notes = new Map(found.flatMap((one) => one.notes.map((note) => [note.message, note])));
  if (variables.size === 0) {
    const other = conventionalVariables(linked, program, scope);
    return { variables: other.variables, notes: [...notes.values(), ...other.notes] };
  }
  return { variables: sorted([...variables.values()]), notes: [...notes.values()] };
}

/** With cgo and without, since either may be built. */
function merged(project: Project, program: Program, tags: readonly string[]): Closure {
  const [a, b] = [false, true].map((cgo) => programClosure(project, program, { tags, cgo })) as [Closure, Closure];
  const own = new Set(a.linked.map((one) => one.package));
  const more = b.linked.filter((one) => !own.has(one.package));
  return { linked: [...a.linked, ...more], external: [...new Set([...a.external, ...b.external])], missing: a.missing };
}

type OwnStamp = Stamp & { readonly file: string };

/** What the project's own builds of the program stamp; the most telling build says what a variable holds. */
function ownStamps(project: Project, { directory }: Program): readonly OwnStamp[] {
  const placed = buildsOf(project, directory).filter(({ stamps }) => stamps.length > 0);
  // A build whose package is computed is taken for this program's only where none is known to be.
  const builds = placed.some((build) => !isDefault(build)) ? placed : [...unplacedBuilds(project), ...placed];
  const found = new Map<string, OwnStamp>();
  for (const { file, stamps } of builds)
    for (const stamp of stamps) if (!found.has(stamp.variable)) found.set(stamp.variable, { ...stamp, file });
  return [...found.values()];
}

/** GoReleaser stamps four variables when a file says nothing. */
function isDefault({ stamps, source }: BuildHint): boolean {
  return (
    source === "goreleaser" &&
    stamps.length === 4 &&
    stamps.some(({ variable, value }) => variable === "main.builtBy" && value === "goreleaser")
  );
}

type Search = { readonly linked: Closure; readonly program: Program; readonly scope: Scope; readonly file: string };

function checkStamp({ variable: written, value }: Stamp, search: Search): Checked {
  const dot = written.lastIndexOf(".");
  const name = written.slice(dot + 1);
  const path = written.slice(0, Math.max(dot, 0));
  const { linked, program, scope, file } = search;
  const refuse = (code: NoteCode, why: string): Checked => ({
    variable: undefined,
    notes: [{ code, message: `${file} stamps ${written}, ${why}; it is not stamped` }],
  });
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return refuse("version-variable-unknown", "whose name is computed");
  const target = findPackage(path, search);
  const holds = meaningOfStamp(name, value);
  if (target === undefined) {
    if (path.includes("$") || path.includes("{{"))
      return refuse("version-variable-unknown", "whose package is computed and not found");
    // In a module that is not here the linker alone knows; the program does import the package.
    if (linked.external.includes(path) || (isRequired(scope, path) && !isOwn(scope, path)))
      return accept(`${path}.${name}`, holds, { file, value });
    // GoReleaser's own defaults name what few programs have.
    return refuse(
      "version-variable-missing",
      isOwn(scope, path) ? `a package that ${program.name} does not link` : "a package that no required module holds",
    );
  }
  const declared = declarations(target).find((one) => one.name === name);
  if (declared === undefined)
    return value === "goreleaser" || isGoreleaserDefault(written, value)
      ? { variable: undefined, notes: [] }
      : refuse("version-variable-missing", `which ${target.package.directory} does not declare`);
  const why = unstampable(declared);
  if (why !== undefined) return refuse("version-variable-fixed", why);
  return accept(`${importPath(target, program, scope)}.${name}`, holds, { file, value });
}

function isGoreleaserDefault(variable: string, value: string): boolean {
  return ["main.version={{.Version}}", "main.commit={{.Commit}}", "main.date={{.Date}}"].includes(
    `${variable}=${value}`,
  );
}

function accept(
  variable: string,
  holds: Meaning,
  { file, value }: { readonly file: string; readonly value: string },
): Checked {
  if (holds !== "unknown") return { variable: { variable, holds }, notes: [] };
  const plain = /^[\w.+:/@-]+$/.test(value);
  const advice = plain
    ? `set \`ldflags: -X ${variable}=${value}\` to have the same`
    : "set it by `ldflags` if it matters";
  return {
    variable: { variable, holds },
    notes: [
      {
        code: "version-variable-unknown",
        message: `${file} stamps ${variable} with ${value}, which is not stamped here; ${advice}`,
      },
    ],
  };
}

/** The linked package that a stamp names; a computed prefix is matched by what stands behind it. */
function findPackage(path: string, { linked, program, scope }: Search): Linked | undefined {
  if (path === "main") return linked.linked.find((one) => one.package.directory === program.directory);
  const own = linked.linked.filter((one) => one.package.directory !== program.directory);
  const exact = own.find((one) => importPath(one, program, scope) === path);
  if (exact !== undefined || !/[$]|\{\{/.test(path)) return exact;
  const end = path.replace(/^.*(?:[)}]|\$\w+)/s, "");
  const ending = end.startsWith("/") ? own.filter((one) => importPath(one, program, scope).endsWith(end)) : [];
  return ending.length === 1 ? ending[0] : undefined;
}

function isOwn({ roots }: Scope, path: string): boolean {
  return roots.some((root) => path === root.path || path.startsWith(`${root.path}/`));
}

function isRequired({ module }: Scope, path: string): boolean {
  return module.requires.some((one) => path === one.path || path.startsWith(`${one.path}/`));
}
