import type { Project } from "../project/project.ts";
import type { Trigger } from "../trigger.ts";
import { commitTime } from "./commit-time.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { slug } from "./slug.ts";
import { type VersionVariable, versionVariables } from "./version-variables.ts";

export type Stamping = {
  /** By program name: which linker variable takes which build argument. */
  readonly stamps: Readonly<Record<string, readonly { readonly variable: string; readonly argument: string }[]>>;
  /** All linker variables that are stamped, sorted. */
  readonly variables: readonly string[];
  /** Values of the build arguments. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
};

/** The build argument for what a variable holds; variables with an unknown meaning are left alone. */
const argumentOf: Readonly<Record<VersionVariable["holds"], string | undefined>> = {
  version: "VERSION",
  commit: "REVISION",
  date: "CREATED",
  branch: "BRANCH",
  builder: "BUILDER",
  unknown: undefined,
};

/** Decides what the programs are told about themselves. Every value is free of blanks and quotes, as the linker's flags need. */
export function planStamps(
  project: Project,
  programs: readonly Program[],
  tags: readonly string[],
  { version, trigger }: { readonly version: string; readonly trigger: Trigger },
): Stamping {
  const found = programs.map((program) => ({ program, ...versionVariables(project, program, tags) }));
  const stamps = found.map(({ program, variables }) => [program.name, variables.flatMap(stamp)] as const);
  const all = stamps.flatMap(([, list]) => list);
  const values = argumentValues(version, trigger);
  const used = new Set(all.map(({ argument }) => argument));
  return {
    stamps: Object.fromEntries(stamps),
    variables: [...new Set(all.map(({ variable }) => variable))].sort(),
    arguments: Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name))),
    notes: unique(found.flatMap(({ notes }) => notes)),
  };
}

function stamp({ variable, holds }: VersionVariable): readonly { variable: string; argument: string }[] {
  const argument = argumentOf[holds];
  return argument === undefined ? [] : [{ variable, argument }];
}

function argumentValues(version: string, trigger: Trigger): Readonly<Record<string, string>> {
  // A local build is made again and again from one commit; its own time and hash would only make each one new.
  const commit = trigger.kind === "local" ? undefined : trigger.commit;
  return {
    BRANCH: trigger.kind === "branch" ? slug(trigger.branch, 128) : "",
    BUILDER: "go-alpine-build",
    CREATED: commit === undefined ? "" : commitTime(commit.seconds),
    REVISION: commit?.revision ?? "",
    VERSION: version,
  };
}

function unique(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [`${note.code} ${note.message}`, note])).values()];
}
