import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { matchesGlob } from "./glob.ts";

/** What an embed pattern finds. `files` are relative to the package, at most `mostNamed` of them; `count` is how many there are. */
export type EmbedMatch = { readonly pattern: string; readonly count: number; readonly files: readonly string[] };

const mostNamed = 3;
const mostEntries = 20_000;

/**
 * Matches as the go command does: globs do not cross `/`, a directory stands for what is in it without names that begin
 * with `.` or `_` unless the pattern begins with `all:`. Source: https://pkg.go.dev/embed#hdr-Directives
 */
export function matchEmbed(directory: string, written: string): EmbedMatch {
  const all = written.startsWith("all:");
  const pattern = posix.normalize(all ? written.slice(4) : written).replace(/(?<=.)\/$/, "");
  const files: string[] = [];
  let count = 0;
  let entries = 0;
  const add = (path: string) => {
    count += 1;
    if (files.length < mostNamed) files.push(path);
  };
  const descend = (path: string): void => {
    for (const entry of readEntries(join(directory, path))) {
      if ((entries += 1) > mostEntries) return;
      const inside = posix.join(path, entry.name);
      if (!all && /^[._]/.test(entry.name)) continue;
      // A directory with a go.mod is another module, which embed does not enter.
      if (entry.isDirectory()) {
        if (!existsSync(join(directory, inside, "go.mod"))) descend(inside);
      } else if (entry.isFile()) add(inside);
    }
  };
  const match = (path: string, [part, ...rest]: readonly string[]): void => {
    if (part === undefined) return;
    for (const entry of readEntries(join(directory, path))) {
      if ((entries += 1) > mostEntries) return;
      if (!matchesGlob(part, entry.name)) continue;
      const inside = posix.join(path, entry.name);
      if (entry.isDirectory()) {
        if (rest.length > 0) match(inside, rest);
        else if (![".git", ".hg", ".svn", ".bzr"].includes(entry.name)) descend(inside);
      } else if (rest.length === 0 && entry.isFile()) add(inside);
    }
  };
  if (pattern === ".") descend(".");
  else if (!pattern.startsWith("../") && !pattern.startsWith("/")) match(".", pattern.split("/"));
  return { pattern: written, count, files: files.sort() };
}

function readEntries(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
