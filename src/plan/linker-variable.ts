import { posix } from "node:path";
import type { GoVariable } from "../project/go-variables.ts";
import type { Linked } from "./closure.ts";
import type { Scope } from "./imports.ts";
import type { Meaning } from "./variable-meaning.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

/** A string variable that the linker can set: `main.version`, `example.org/app/internal/version.Commit`. */
export type VersionVariable = { readonly variable: string; readonly holds: Meaning };

export type VersionVariables = { readonly variables: readonly VersionVariable[]; readonly notes: readonly Note[] };

/** One variable that was looked at; without it when it is not to be set. */
export type Checked = { readonly variable: VersionVariable | undefined; readonly notes: readonly Note[] };

/** A package's path as the linker knows it: the main package is `main` wherever it lies. */
export function importPath({ package: one }: Linked, program: Program, { roots, vendor }: Scope): string {
  if (one.directory === program.directory) return "main";
  if (one.vendored && vendor !== undefined) return posix.relative(posix.join(vendor, "vendor"), one.directory);
  const root = roots
    .filter(
      ({ directory }) => directory === "." || one.directory === directory || one.directory.startsWith(`${directory}/`),
    )
    .sort((a, b) => b.directory.length - a.directory.length)[0];
  return root === undefined ? one.directory : posix.join(root.path, posix.relative(root.directory, one.directory));
}

/** Package-level variables and constants in the files that are built. */
export function declarations({ files }: Linked): readonly GoVariable[] {
  return files.flatMap(({ variables }) => variables);
}

/** Why the linker passes a declaration over; undefined when it sets it. Source: `go tool link -help`, -X. */
export function unstampable({ kind, type, value }: GoVariable): string | undefined {
  if (kind === "const") return "which is a constant";
  if (type !== "" && type !== "string") return `which is a ${type} and no string`;
  if (type === "" && value === "none") return "which has no type";
  // Another constant is a constant expression; where it is a variable the linker passes over what it is told.
  return value === "other" ? "whose first value is computed when the program starts" : undefined;
}

/** By name, so that the plan is the same each time. */
export function sorted(variables: readonly VersionVariable[]): readonly VersionVariable[] {
  return [...variables].sort((a, b) => (a.variable < b.variable ? -1 : 1));
}
