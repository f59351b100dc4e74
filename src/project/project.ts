import { join, posix } from "node:path";
import { UserError } from "../user-error.ts";
import { readBounded } from "./bounded-file.ts";
import { type HintFile, collectHints, isHintFile } from "./hints/collect.ts";
import type { Hints } from "./hints/hint.ts";
import { type BrokenModule, type Module, type Workspace, readModule, readWorkspace, replacedDirectories } from "./module.ts";
import { type Package, readPackage } from "./package.ts";
import { readVendored } from "./vendored.ts";
import { type VersionFile, parseGoVersionFile, parseToolVersions } from "./version-files.ts";
import { type Limit, type Listing, list, walk } from "./walk.ts";

/** A directory read into facts; nothing is decided. All directories are relative to the repository's root, `.` for itself. */
export type Project = {
  /** What the user pointed at. */
  readonly directory: string;
  /** Directory of the nearest go.mod at or above `directory`, broken or not; undefined when modules are only below. */
  readonly home: string | undefined;
  /** Sorted by directory. */
  readonly modules: readonly Module[];
  readonly broken: readonly BrokenModule[];
  /** The nearest go.work at or above `directory`. */
  readonly workspace: Workspace | undefined;
  /** Sorted by directory, vendored ones too. */
  readonly packages: readonly Package[];
  readonly hints: Hints;
  /** Nearest first. */
  readonly versionFiles: readonly VersionFile[];
  /** Directories that hold a package.json. */
  readonly frontends: readonly string[];
  /** Directories that were not entered and might have been meant; only below `directory`. */
  readonly limits: readonly Limit[];
  /** Go files that are too large to be read. */
  readonly unread: readonly string[];
};

/** A build file longer than this is no build file. */
const largestHint = 512 * 1024;
const mostHints = 400;

/**
 * Reads a repository. `root` is its absolute, real path; `directory` is what the user pointed at, relative to it.
 * Throws UserError `no-go-module` when there is no go.mod at, above or below `directory`, `unreadable-project` when
 * `directory` is not in the repository.
 */
export async function readProject({ root, directory }: { readonly root: string; readonly directory: string }): Promise<Project> {
  const asked = tidyDirectory(directory);
  const home = ancestors(asked).find((at) => list(root, at).others.includes("go.mod"));
  const work = ancestors(asked).find((at) => list(root, at).others.includes("go.work"));
  const read = work === undefined ? undefined : readWorkspace(root, work);
  const workspace = read !== undefined && "use" in read ? read : undefined;
  const tree = readTree(root, asked, [home ?? asked, ...(workspace?.use ?? [])], workspace);
  if (tree.modules.length === 0 && tree.broken.length === 0) throw noModule(asked, tree.listings);
  const broken = [...tree.broken, ...(read !== undefined && !("use" in read) ? [read] : [])];
  const hints = readHints(root, asked, home, tree);
  const { packages, unread } = readPackages(root, asked, tree, hints);
  const vendored = readVendored(root, tree.modules, workspace, packages);
  return {
    directory: asked,
    home,
    modules: tree.modules,
    broken,
    workspace,
    packages: [...packages, ...vendored].sort((a, b) => (a.directory < b.directory ? -1 : 1)),
    hints,
    versionFiles: readVersionFiles(root, home ?? asked),
    frontends: tree.listings.filter(({ others }) => others.includes("package.json")).map((listing) => listing.directory),
    limits: tree.limits,
    unread,
  };
}

function tidyDirectory(directory: string): string {
  const tidy = posix.normalize(directory).replace(/(?<=.)\/$/, "");
  if (tidy !== ".." && !tidy.startsWith("../") && !tidy.startsWith("/")) return tidy;
  throw new UserError("unreadable-project", `${directory} is outside the repository`, "Point at a directory of the repository.");
}

/** The directory itself, then each one above it, up to the root. */
function ancestors(directory: string): readonly string[] {
  return directory === "." ? ["."] : [directory, ...ancestors(posix.dirname(directory))];
}

type Tree = {
  readonly listings: readonly Listing[];
  readonly modules: readonly Module[];
  readonly broken: readonly BrokenModule[];
  readonly limits: readonly Limit[];
};

/** Walks the given directories, and those that replacements of the modules found there lead to. */
function readTree(root: string, asked: string, starts: readonly string[], workspace: Workspace | undefined): Tree {
  const listings = new Map<string, Listing>();
  const modules = new Map<string, Module>();
  const broken = new Map<string, BrokenModule>();
  const limits = new Set<Limit>();
  const waiting = [...starts, asked, ...replacedDirectories(workspace?.directory ?? ".", workspace?.replaces ?? [])];
  for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) {
    if (start === ".." || start.startsWith("../") || listings.has(start)) continue;
    const found = walk(root, start);
    found.limits.forEach((limit) => limits.add(limit));
    for (const listing of found.listings) {
      if (listings.has(listing.directory)) continue;
      listings.set(listing.directory, listing);
      if (!listing.others.includes("go.mod")) continue;
      const read = readModule(root, listing.directory);
      if (read.kind === "broken") broken.set(listing.directory, read.broken);
      else {
        modules.set(listing.directory, read.module);
        waiting.push(...replacedDirectories(listing.directory, read.module.replaces));
      }
    }
  }
  const byDirectory = (a: { readonly directory: string }, b: { readonly directory: string }) => (a.directory < b.directory ? -1 : 1);
  return {
    listings: [...listings.values()].sort(byDirectory),
    modules: [...modules.values()].sort(byDirectory),
    broken: [...broken.values()].sort(byDirectory),
    limits: [...limits],
  };
}

function noModule(asked: string, listings: readonly Listing[]): UserError {
  const vendorMod = listings.find(({ others }) => others.includes("vendor.mod"));
  const where = asked === "." ? "in this repository" : `at, above or below ${asked}`;
  if (vendorMod !== undefined)
    return new UserError(
      "no-go-module",
      `there is no go.mod ${where}, only ${posix.join(vendorMod.directory, "vendor.mod")}`,
      "Projects with a vendor.mod make a go.mod of it before they build. Do the same in a step before this one: cp vendor.mod go.mod && cp vendor.sum go.sum.",
    );
  const hasGo = listings.some(({ goFiles }) => goFiles.length > 0);
  return new UserError(
    "no-go-module",
    `there is no go.mod ${where}`,
    hasGo ? "There are Go files: run `go mod init` and `go mod tidy`, and commit go.mod and go.sum." : "Point working-directory at the directory that holds the go.mod.",
  );
}

function readHints(root: string, asked: string, home: string | undefined, { listings, modules }: Tree): Hints {
  const above = ancestors(asked).slice(1).map((at) => list(root, at));
  const hidden = [...new Set([asked, home ?? asked])].flatMap((at) => [".config", ".docker"].map((name) => list(root, posix.join(at, name))));
  const paths = [...listings, ...above, ...hidden].flatMap(({ directory, others }) => others.filter(isHintFile).map((name) => posix.join(directory, name)));
  // Build files of a deep directory speak for little; the limit drops those.
  const sorted = [...new Set(paths)].sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1)).slice(0, mostHints);
  const files = sorted.flatMap((path): HintFile[] => {
    const read = readBounded(join(root, path), largestHint);
    return read.kind === "text" ? [{ path, text: read.text }] : [];
  });
  return collectHints(files, { main: [...new Set([asked, ...(home === undefined ? [] : [home]), ...ancestors(asked)])], modules });
}

/** Directories whose variables are read although no build names them. */
const versionDirectory = /^(?:version|versions|buildinfo|build|buildversion|versioninfo|info|meta|common|global|config)$/;

function readPackages(root: string, asked: string, { listings, modules, broken }: Tree, hints: Hints): { readonly packages: readonly Package[]; readonly unread: readonly string[] } {
  const owners = new Set([...modules, ...broken].map(({ directory }) => directory));
  const byDirectory = new Map(modules.map((module) => [module.directory, module]));
  const stamped = hints.builds.flatMap(({ stamps }) => stamps.map(({ variable }) => variable.slice(0, variable.lastIndexOf("."))));
  const exact = new Set(stamped);
  const ends = stamped.filter((path) => path.includes("$")).map((path) => path.replace(/^.*[)}]/, "").replace(/^\$\w+/, "")).filter((end) => end.startsWith("/"));
  const packages: Package[] = [];
  const unread: string[] = [];
  for (const listing of listings) {
    if (listing.goFiles.length === 0) continue;
    const module = ancestors(listing.directory).find((at) => owners.has(at));
    const owner = module === undefined ? undefined : byDirectory.get(module);
    if (owner === undefined) continue;
    const inside = posix.relative(owner.directory, listing.directory);
    const importPath = posix.join(owner.path, inside);
    const variables = exact.has(importPath) || ends.some((end) => importPath.endsWith(end)) || versionDirectory.test(posix.basename(importPath));
    const read = readPackage(root, listing, { module: owner.directory, vendored: false, ignored: isIgnored(inside, owner.ignores) && listing.directory !== asked, variables });
    unread.push(...read.unread);
    if (read.package !== undefined) packages.push(read.package);
  }
  return { packages, unread };
}

/** `ignore ./dir` names one directory, `ignore dir` all of that name. Source: https://go.dev/ref/mod#go-mod-file-ignore */
function isIgnored(inside: string, ignores: readonly string[]): boolean {
  return ignores.some((pattern) => {
    const path = posix.normalize(pattern).replace(/(?<=.)\/$/, "");
    return pattern.startsWith("./") ? `${inside}/`.startsWith(`${path}/`) : `/${inside}/`.includes(`/${path}/`);
  });
}

function readVersionFiles(root: string, from: string): readonly VersionFile[] {
  return ancestors(from).flatMap((directory) =>
    ([[".go-version", parseGoVersionFile], [".tool-versions", parseToolVersions]] as const).flatMap(([name, parse]) => {
      const file = posix.join(directory, name);
      const read = readBounded(join(root, file), largestHint);
      const version = read.kind === "text" ? parse(read.text) : undefined;
      return version === undefined ? [] : [{ file, version }];
    }),
  );
}
