import { posix } from "node:path";
import type { Module, Workspace } from "./module.ts";
import { type Package, readPackage } from "./package.ts";
import { list } from "./walk.ts";

/** More than the largest vendor folders hold. */
const most = 20_000;

/**
 * The vendored packages that the given ones import, and what those import: a vendor folder holds much that no program
 * links. Constraints are not looked at, except for what a file's name says, so that these are more than any build needs.
 */
export function readVendored(
  root: string,
  modules: readonly Module[],
  workspace: Workspace | undefined,
  packages: readonly Package[],
): readonly Package[] {
  const folders = [
    ...modules
      .filter(({ vendor }) => vendor?.workspace === false)
      .map((module) => ({ owner: module.directory, users: new Set([module.directory]) })),
    ...(workspace?.vendor?.workspace !== true ? [] : [{ owner: workspace.directory, users: new Set(workspace.use) }]),
  ];
  return folders.flatMap(({ owner, users }) => {
    const start = packages.filter(({ module }) => users.has(module));
    return reach(root, owner, start);
  });
}

function reach(root: string, owner: string, start: readonly Package[]): readonly Package[] {
  const seen = new Set<string>();
  const found: Package[] = [];
  let waiting = importsOf(start);
  while (waiting.length > 0 && seen.size < most) {
    const next: Package[] = [];
    for (const path of waiting) {
      if (seen.has(path)) continue;
      seen.add(path);
      const directory = posix.join(owner, "vendor", path);
      if (!directory.startsWith(posix.join(owner, "vendor") + "/")) continue;
      const read = readPackage(root, list(root, directory), {
        module: owner,
        vendored: true,
        ignored: false,
        variables: false,
      });
      if (read.package !== undefined) next.push(read.package);
    }
    found.push(...next);
    waiting = importsOf(next);
  }
  return found;
}

function importsOf(packages: readonly Package[]): readonly string[] {
  const files = packages.flatMap((one) => one.files).filter(({ system }) => system === undefined || system === "linux");
  return [...new Set(files.flatMap(({ imports }) => imports))];
}
