import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { type Closure, programClosure } from "./closure.ts";
import { importScope } from "./imports.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { runtimeNotes } from "./runtime-notes.ts";

/** Where the sources of the programs lie and what is special about them. Directories relative to the repository's root unless said. */
export type Sources = {
  /** What is sent to the builder: the module's directory, or the nearest one above it that also holds what it leads to. */
  readonly context: string;
  /** The directory of the first program's module, relative to the context. */
  readonly workdir: string;
  /** A go.work is used. */
  readonly workspace: boolean;
  /** A go.work lies at or above the module in the context and does not list it: it has to be switched off. */
  readonly withoutWorkspace: boolean;
  readonly vendored: boolean;
  readonly goSum: boolean;
  /** Calls time.LoadLocation without carrying the time zones itself. */
  readonly usesLoadLocation: boolean;
  /** A default.pgo lies beside a main package. */
  readonly pgo: boolean;
  /** Directories of the packages that are linked, sorted. */
  readonly packages: readonly string[];
  readonly notes: readonly Note[];
};

/** What the build needs to be sent. Programs of several modules find their dependencies in the same way (commands.ts). */
export function sources(project: Project, programs: readonly Program[], tags: readonly string[]): Sources {
  const directories = [...new Set(programs.map(({ module }) => module.directory))];
  const [directory = project.directory] = directories;
  const scopes = directories.flatMap((one) => importScope(project, one) ?? []);
  // With cgo and without, since either may be built.
  const closures = programs.flatMap((program) =>
    [true, false].map((cgo) => programClosure(project, program, { tags, cgo })),
  );
  const workspace = scopes[0]?.workspace === true ? project.workspace : undefined;
  const needed = [
    ...directories,
    ...scopes.flatMap(({ roots }) => roots.map((root) => root.directory)),
    ...(workspace === undefined ? [] : [workspace.directory, ...workspace.use]),
  ];
  const context = needed.filter((path) => !isOutside(path)).reduce(commonDirectory, directory);
  return {
    context,
    workdir: posix.relative(context, directory) || ".",
    workspace: workspace !== undefined,
    withoutWorkspace:
      workspace === undefined && project.workspace !== undefined && isInside(project.workspace.directory, context),
    vendored: scopes[0]?.vendor !== undefined,
    goSum: scopes[0]?.module.hasGoSum === true,
    usesLoadLocation: closures.some(usesLocations) && !tags.includes("timetzdata"),
    pgo: closures.some(({ linked }) => linked[0]?.package.pgo === true),
    packages: [...new Set(closures.flatMap(({ linked }) => linked.map((one) => one.package.directory)))].sort(),
    notes: [
      ...directories.flatMap((one) => placeNotes(project, one, context, needed)),
      ...runtimeNotes(project, programs, tags),
    ],
  };
}

/** time/tzdata in the program, or the tag of the same meaning, is a copy of the time zones. */
function usesLocations({ linked, external }: Closure): boolean {
  return !external.includes("time/tzdata") && linked.some(({ files }) => files.some((file) => file.usesLocations));
}

export function commonDirectory(a: string, b: string): string {
  const [left = [], right = []] = [a, b].map((path) => (path === "." ? [] : path.split("/")));
  const length = left.findIndex((part, at) => part !== right[at]);
  return (length < 0 ? left : left.slice(0, length)).join("/") || ".";
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../");
}

function isInside(directory: string, above: string): boolean {
  return above === "." || directory === above || directory.startsWith(`${above}/`);
}

function placeNotes(project: Project, directory: string, context: string, needed: readonly string[]): readonly Note[] {
  const outside = needed.filter(isOutside);
  const known = new Set([...project.modules, ...project.broken].map((module) => module.directory));
  const absent = needed.filter(
    (path) => !outside.includes(path) && !known.has(path) && path !== project.workspace?.directory,
  );
  const unlisted = project.workspace !== undefined && !project.workspace.use.includes(directory);
  return [
    ...(context === directory
      ? []
      : [
          {
            code: "context-above-module" as const,
            message: `${context === "." ? "the whole repository" : context} is sent to the builder, since ${posix.join(directory, "go.mod")} or go.work leads out of ${directory}`,
          },
        ]),
    ...(outside.length === 0
      ? []
      : [
          {
            code: "outside-repository" as const,
            message: `${outside.join(", ")} is outside the repository and cannot be sent: the build works only if nothing there is needed`,
          },
        ]),
    ...(absent.length === 0
      ? []
      : [
          {
            code: "module-missing" as const,
            message: `there is no go.mod in ${absent.join(", ")}, where a replace or use line leads: is a submodule not checked out?`,
          },
        ]),
    ...(unlisted
      ? [
          {
            code: "workspace-not-used" as const,
            message: `${posix.join(project.workspace.directory, "go.work")} does not list ${directory}: it is built with GOWORK=off`,
          },
        ]
      : []),
  ];
}
