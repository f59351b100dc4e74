import { type Dirent, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { leadsInside } from "./bounded-file.ts";
import { isHintFile } from "./hints/collect.ts";

/** A directory of the tree with the names of its files that matter, sorted. `directory` is relative to the repository's root. */
export type Listing = {
  readonly directory: string;
  /** Go files that are no tests. */
  readonly goFiles: readonly string[];
  /** go.mod, go.work, hint files, package.json, default.pgo, vendor.mod. */
  readonly others: readonly string[];
  /** Names of directories that were not entered. */
  readonly skipped: readonly string[];
};

/** Where reading stopped, for a note. */
export type Limit = "entries" | "depth";

export type Walk = { readonly listings: readonly Listing[]; readonly limits: readonly Limit[] };

/** Far above any repository, far below what would fill memory. */
const mostEntries = 400_000;
const deepest = 48;

const others = new Set(["go.mod", "go.work", "package.json", "default.pgo", "vendor.mod"]);

/**
 * Lists `directory` and what is below it, parents first, names sorted. Not entered: what the go command does not match
 * with `./...` (testdata, vendor, names that begin with `.` or `_`), node_modules, names no import path may hold, and links.
 * Source: `go help packages`.
 */
export function walk(root: string, directory: string): Walk {
  const listings: Listing[] = [];
  const limits = new Set<Limit>();
  let entries = 0;
  const visit = (at: string, depth: number): void => {
    const found = readDirectory(join(root, at));
    entries += found.length;
    if (entries > mostEntries || depth > deepest) {
      limits.add(depth > deepest ? "depth" : "entries");
      return;
    }
    const files = found.filter((entry) => isFile(entry, join(root, at, entry.name), root)).map(({ name }) => name);
    const inside = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    listings.push({
      directory: at,
      goFiles: files.filter(isGoFile).sort(),
      others: files.filter((name) => others.has(name) || isHintFile(name)).sort(),
      skipped: inside.filter((name) => !isEntered(name)).sort(),
    });
    for (const name of inside.filter(isEntered).sort()) visit(posix.join(at, name), depth + 1);
  };
  visit(directory, 0);
  return { listings, limits: [...limits] };
}

/** A single directory, not what is below it. */
export function list(root: string, directory: string): Listing {
  const found = readDirectory(join(root, directory));
  const files = found.filter((entry) => isFile(entry, join(root, directory, entry.name), root)).map(({ name }) => name);
  return {
    directory,
    goFiles: files.filter(isGoFile).sort(),
    others: files.filter((name) => others.has(name) || isHintFile(name)).sort(),
    skipped: [],
  };
}

function isGoFile(name: string): boolean {
  return name.endsWith(".go") && !name.endsWith("_test.go") && !name.startsWith(".") && !name.startsWith("_");
}

/** Source: golang.org/x/mod/module, importPathOK. */
function isEntered(name: string): boolean {
  return (
    /^[A-Za-z0-9~+-][A-Za-z0-9._~+-]*$/.test(name) &&
    name !== "testdata" &&
    name !== "vendor" &&
    name !== "node_modules"
  );
}

/** A link to a file in the repository is as good as the file; a link to a directory is not followed, as the go command does not. */
function isFile(entry: Dirent, path: string, root: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && matters(entry.name) && leadsInside(path, root));
}

const matters = (name: string) => isGoFile(name) || others.has(name) || isHintFile(name);

function readDirectory(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // Gone, or not ours to read: the go command would pass it over as well.
    return [];
  }
}
