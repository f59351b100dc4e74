import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import type { MainPackage } from "./candidates.ts";
import { binaryName } from "./names.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

/** A program, the main package it comes from (none for one of a required module) and what to say about the choice. */
export type Choice = {
  readonly program: Program;
  readonly main: MainPackage | undefined;
  readonly notes: readonly Note[];
};

/** A program of the repository. */
export function makeProgram(project: Project, main: MainPackage, because: string): Program {
  return {
    name: binaryName(project, main),
    package: main.package,
    directory: main.directory,
    module: main.module,
    because,
  };
}

/** A directory as `commands` takes it: relative to what the user pointed at. */
export function commandLine(project: Project, directory: string): string {
  const path = posix.relative(project.directory, directory);
  return path === "" ? "." : path.startsWith("..") ? directory : `./${path}`;
}
