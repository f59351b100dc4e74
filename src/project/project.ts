import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { UserError } from "../user-error.ts";
import { ancestors } from "./ancestors.ts";
import { leadsInside } from "./bounded-file.ts";
import type { Hints } from "./hints/hint.ts";
import { readLicense } from "./license.ts";
import { type BrokenModule, type Module, type Workspace, readWorkspace } from "./module.ts";
import { noModule } from "./no-module.ts";
import type { Package } from "./package.ts";
import { readHints } from "./read-hints.ts";
import { readPackages } from "./read-packages.ts";
import { readTree } from "./tree.ts";
import { readVendored } from "./vendored.ts";
import { type VersionFile, readVersionFiles } from "./version-files.ts";
import { type Limit, list } from "./walk.ts";

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
  /** In the directories of the modules and above them, the deepest first. */
  readonly versionFiles: readonly VersionFile[];
  /** Directories that hold a package.json. */
  readonly frontends: readonly string[];
  /** SPDX expression of the license that the module is under; undefined when that is not clear. */
  readonly license: string | undefined;
  /** Where reading stopped short. */
  readonly limits: readonly Limit[];
  /** Go files that are too large to be read. */
  readonly unread: readonly string[];
};

/**
 * Reads a repository. `root` is its absolute, real path; `directory` is what the user pointed at, relative to it.
 * Throws UserError `no-go-module` when there is no go.mod at, above or below `directory`, or only below although
 * `directory` itself holds Go; `unreadable-project` when `directory` is not in the repository.
 */
export async function readProject({
  root,
  directory,
}: {
  readonly root: string;
  readonly directory: string;
}): Promise<Project> {
  const asked = tidyDirectory(root, directory);
  const home = ancestors(asked).find((at) => list(root, at).others.includes("go.mod"));
  const work = ancestors(asked).find((at) => list(root, at).others.includes("go.work"));
  const read = work === undefined ? undefined : readWorkspace(root, work);
  const workspace = read !== undefined && "use" in read ? read : undefined;
  const tree = readTree(root, asked, [home ?? asked, ...(workspace?.use ?? [])], workspace);
  const found = [...tree.modules, ...tree.broken].map((one) => one.directory);
  const own = tree.listings.find((listing) => listing.directory === asked);
  const isLeftOut =
    home === undefined &&
    work === undefined &&
    (own?.others.includes("vendor.mod") === true || (own?.goFiles.length ?? 0) > 0);
  if (found.length === 0 || isLeftOut) throw noModule(asked, tree.listings, found);
  const broken = [...tree.broken, ...(read !== undefined && !("use" in read) ? [read] : [])];
  const hints = readHints(root, asked, home, tree);
  const { packages, unread } = await readPackages(root, asked, tree, hints);
  const vendored = readVendored(root, tree.modules, workspace, packages);
  return {
    directory: asked,
    home,
    modules: tree.modules,
    broken,
    workspace,
    packages: [...packages, ...vendored].sort((a, b) => (a.directory < b.directory ? -1 : 1)),
    hints,
    versionFiles: readVersionFiles(root, [asked, ...found]),
    frontends: tree.listings
      .filter(({ others }) => others.includes("package.json"))
      .map((listing) => listing.directory),
    license: readLicense(root, home ?? asked),
    limits: tree.limits,
    unread,
  };
}

function tidyDirectory(root: string, directory: string): string {
  const tidy = posix.normalize(directory).replace(/(?<=.)\/$/, "");
  const fail = (why: string) =>
    new UserError(
      "unreadable-project",
      `${directory} ${why}`,
      "Point working-directory at a directory of the repository.",
    );
  if (tidy === ".." || tidy.startsWith("../") || tidy.startsWith("/")) throw fail("is outside the repository");
  const path = join(root, tidy);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw fail("is no directory of the repository");
  if (!leadsInside(path, root)) throw fail("leads out of the repository by a link");
  return tidy;
}
