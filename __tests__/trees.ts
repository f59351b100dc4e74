import { realpath } from "node:fs/promises";
import { type BuildTags, buildTags } from "../src/plan/build-tags.ts";
import { type CgoDecision, decideCgo } from "../src/plan/cgo.ts";
import { embedNotes, embeddedPaths } from "../src/plan/embeds.ts";
import { type GoVersion, goVersion } from "../src/plan/go-version.ts";
import type { Note } from "../src/plan/note.ts";
import type { Program } from "../src/plan/program.ts";
import { choosePrograms } from "../src/plan/programs.ts";
import { type Sources, sources } from "../src/plan/sources.ts";
import { type VersionVariable, versionVariables } from "../src/plan/version-variables.ts";
import { type Project, readProject } from "../src/project/project.ts";
import { temporaryDirectory, writeFiles } from "./temporary.ts";

export type Tree = Readonly<Record<string, string>>;

/** A program that does something. */
export const program = "package main\n\nfunc main() { println() }\n";
export const library = (name: string): string => `package ${name}\n`;
/** A go.mod with further lines. */
export const module = (path: string, ...lines: readonly string[]): string =>
  `module ${path}\n\ngo 1.26\n${lines.join("\n")}\n`;

/** Writes the tree, reads it as a project and removes it. */
export async function projectOf(tree: Tree, directory = "."): Promise<Project> {
  await using temporary = await temporaryDirectory();
  await writeFiles(temporary.path, tree);
  return await readProject({ root: await realpath(temporary.path), directory });
}

export type Asked = {
  readonly directory?: string;
  readonly commands?: readonly string[];
  readonly tags?: readonly string[];
  readonly go?: string;
  readonly cgo?: "auto" | "true" | "dynamic" | "false";
};

/** Everything that is decided about a project. */
export type Detected = {
  readonly programs: readonly Program[];
  readonly tags: BuildTags["tags"];
  readonly go: GoVersion;
  readonly cgo: CgoDecision;
  readonly variables: readonly VersionVariable[];
  readonly embedded: readonly string[];
  readonly sources: Sources;
  readonly notes: readonly Note[];
};

export async function detect(tree: Tree, asked: Asked = {}): Promise<Detected> {
  return decideAll(await projectOf(tree, asked.directory), asked);
}

export function decideAll(
  project: Project,
  { commands = [], tags: askedTags, go: askedGo, cgo: askedCgo = "auto" }: Asked = {},
): Detected {
  const chosen = choosePrograms(project, { commands, buildTags: askedTags ?? [] });
  const { programs } = chosen;
  const tags = buildTags(project, programs, askedTags);
  const go = goVersion(project, programs, askedGo);
  const cgo = decideCgo(project, programs, { asked: askedCgo, tags: tags.tags });
  const variables = programs.map((one) => versionVariables(project, one, tags.tags));
  const read = sources(project, programs, tags.tags);
  const notes = [
    chosen.notes,
    tags.notes,
    go.notes,
    cgo.notes,
    ...variables.map((one) => one.notes),
    embedNotes(project, programs, tags.tags),
    read.notes,
  ];
  return {
    programs,
    tags: tags.tags,
    go,
    cgo,
    variables: variables.flatMap((one) => one.variables),
    embedded: embeddedPaths(project, programs, tags.tags),
    sources: read,
    notes: notes.flat(),
  };
}

/** Codes of the notes, sorted, each once. */
export function codes(notes: readonly Note[]): readonly string[] {
  return [...new Set(notes.map(({ code }) => code))].sort();
}
