import { join, posix } from "node:path";
import { ancestors } from "./ancestors.ts";
import { readBounded } from "./bounded-file.ts";

/** A file that names the Go to build with. `version` as written, without `go` in front. */
export type VersionFile = { readonly file: string; readonly version: string };

/** The first line of a .go-version that is no comment. Format: https://github.com/go-nv/goenv */
export function parseGoVersionFile(text: string): string | undefined {
  const line = text
    .split(/\r?\n/)
    .map((row) => row.replace(/#.*$/, "").trim())
    .find((row) => row !== "");
  return line?.replace(/^go(?=\d)/, "");
}

/** The version behind `golang` or `go`. Format: https://asdf-vm.com/manage/configuration.html#tool-versions */
export function parseToolVersions(text: string): string | undefined {
  for (const row of text.split(/\r?\n/)) {
    const [tool, version] = row.replace(/#.*$/, "").trim().split(/\s+/);
    if ((tool === "golang" || tool === "go") && version !== undefined) return version.replace(/^go(?=\d)/, "");
  }
  return undefined;
}

/** In bytes. */
const largest = 64 * 1024;

/** In the given directories and each one above them, the deepest first. */
export function readVersionFiles(root: string, from: readonly string[]): readonly VersionFile[] {
  const directories = [...new Set(from.flatMap(ancestors))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return directories.flatMap((directory) =>
    readers.flatMap(([name, parse]) => {
      const file = posix.join(directory, name);
      const read = readBounded(join(root, file), largest);
      const version = read.kind === "text" ? parse(read.text) : undefined;
      return version === undefined ? [] : [{ file, version }];
    }),
  );
}

const readers = [
  [".go-version", parseGoVersionFile],
  [".tool-versions", parseToolVersions],
] as const;
