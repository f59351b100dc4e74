import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { readBounded } from "./bounded-file.ts";
import { type GoMod, type Parsed, type Replacement, isDirectory, parseGoMod } from "./go-mod.ts";
import { parseGoWork } from "./go-work.ts";

/** `workspace`: the folder was made by `go work vendor`. */
export type Vendor = { readonly workspace: boolean };

/** A module of the repository. Directories are relative to the repository's root. */
export type Module = GoMod & {
  readonly directory: string;
  readonly hasGoSum: boolean;
  /** SHA-256 of go.sum, in hex. */
  readonly goSum?: string;
  readonly vendor: Vendor | undefined;
};

/** A go.mod or go.work that cannot be used. `line` counts from 1; undefined when the file is not a matter of lines. */
export type BrokenModule = {
  readonly directory: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly message: string;
};

export type Workspace = {
  readonly directory: string;
  readonly go: string | undefined;
  readonly toolchain: string | undefined;
  /** Module directories relative to the repository's root; those outside of it begin with `..`. */
  readonly use: readonly string[];
  readonly replaces: readonly Replacement[];
  readonly vendor: Vendor | undefined;
};

/** Source: golang.org/x/mod/modfile has no limit; the largest known go.mod has 200 kB. */
const largest = 4 * 1024 * 1024;

export type ReadModule =
  { readonly kind: "module"; readonly module: Module } | { readonly kind: "broken"; readonly broken: BrokenModule };

/** Reads `<directory>/go.mod`. What is wrong with it comes back as a value. */
export function readModule(root: string, directory: string): ReadModule {
  const file = posix.join(directory, "go.mod");
  const read = readParsed(join(root, file), parseGoMod);
  if (read.kind === "broken")
    return { kind: "broken", broken: { directory, file, line: read.line, message: read.message } };
  const hasGoSum = existsSync(join(root, directory, "go.sum"));
  const goSum = hasGoSum ? { goSum: hashOf(join(root, directory, "go.sum")) } : {};
  return {
    kind: "module",
    module: { ...read.value, directory, hasGoSum, ...goSum, vendor: readVendor(root, directory) },
  };
}

/** Reads `<directory>/go.work`. */
export function readWorkspace(root: string, directory: string): Workspace | BrokenModule {
  const file = posix.join(directory, "go.work");
  const read = readParsed(join(root, file), parseGoWork);
  if (read.kind === "broken") return { directory, file, line: read.line, message: read.message };
  const { go, toolchain, use, replaces } = read.value;
  return {
    directory,
    go,
    toolchain,
    use: use.map((path) => localDirectory(directory, path)),
    replaces,
    vendor: readVendor(root, directory),
  };
}

/** The directory that a `use` or a replacement in `directory` leads to, relative to the repository's root. */
export function localDirectory(directory: string, path: string): string {
  const joined = posix.isAbsolute(path) ? posix.join("..", path) : posix.join(directory, path);
  return joined.replace(/(?<=.)\/$/, "");
}

/** Directories that a module's replacements lead to. */
export function replacedDirectories(directory: string, replaces: readonly Replacement[]): readonly string[] {
  return replaces
    .filter(({ newPath }) => isDirectory(newPath))
    .map(({ newPath }) => localDirectory(directory, newPath));
}

function readVendor(root: string, directory: string): Vendor | undefined {
  const read = readBounded(join(root, directory, "vendor/modules.txt"), largest);
  return read.kind === "text" ? { workspace: /^## workspace\s*$/m.test(read.text) } : undefined;
}

function hashOf(path: string): string {
  const read = readBounded(path, largest);
  const text = read.kind === "text" ? read.text : JSON.stringify(read);
  return createHash("sha256").update(text).digest("hex");
}

function readParsed<T>(
  path: string,
  parse: (text: string) => Parsed<T>,
): Parsed<T> | { readonly kind: "broken"; readonly line: undefined; readonly message: string } {
  const read = readBounded(path, largest);
  switch (read.kind) {
    case "text":
      return parse(read.text);
    case "too-large":
      return {
        kind: "broken",
        line: undefined,
        message: `the file has ${read.bytes} bytes; more than ${largest} are not read`,
      };
    case "absent":
      return { kind: "broken", line: undefined, message: "the file cannot be read" };
  }
}
