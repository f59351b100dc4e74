import { posix } from "node:path";
import { setImmediate } from "node:timers/promises";
import { ancestors } from "./ancestors.ts";
import type { Hints } from "./hints/hint.ts";
import { type Package, readPackage } from "./package.ts";
import type { Tree } from "./tree.ts";

/** Directories whose variables are read although no build names them. */
const versionDirectory =
  /^(?:version|versions|buildinfo|build|buildversion|versioninfo|info|meta|common|global|config)$/;

/** Packages between two pauses in which other work of the process goes on. */
const stride = 100;

/** Reads every package of the tree that belongs to a usable module. `unread` names files that are too large. */
export async function readPackages(
  root: string,
  asked: string,
  { listings, modules, broken }: Tree,
  hints: Hints,
): Promise<{ readonly packages: readonly Package[]; readonly unread: readonly string[] }> {
  const owners = new Set([...modules, ...broken].map(({ directory }) => directory));
  const byDirectory = new Map(modules.map((module) => [module.directory, module]));
  const isStamped = stampedPackages(hints);
  const packages: Package[] = [];
  const unread: string[] = [];
  for (const [at, listing] of listings.entries()) {
    if (at % stride === 0) await setImmediate();
    const owner = byDirectory.get(ancestors(listing.directory).find((above) => owners.has(above)) ?? "");
    if (owner === undefined || listing.goFiles.length === 0) continue;
    const inside = posix.relative(owner.directory, listing.directory);
    const importPath = posix.join(owner.path, inside);
    const read = readPackage(root, listing, {
      module: owner.directory,
      vendored: false,
      ignored: isIgnored(inside, owner.ignores) && listing.directory !== asked,
      variables: isStamped(importPath) || versionDirectory.test(posix.basename(importPath)),
    });
    unread.push(...read.unread);
    if (read.package !== undefined) packages.push(read.package);
  }
  return { packages, unread };
}

/** Whether a build names variables of the package; where the path is computed, whether it may. */
function stampedPackages(hints: Hints): (importPath: string) => boolean {
  const stamps = hints.builds.flatMap((build) => build.stamps);
  const paths = new Set(stamps.map(({ variable }) => variable.slice(0, Math.max(variable.lastIndexOf("."), 0))));
  const ends = [...paths].filter((path) => /[$]|\{\{/.test(path)).map((path) => path.replace(/^.*(?:[)}]|\$\w+)/s, ""));
  return (importPath) => paths.has(importPath) || ends.some((end) => end.startsWith("/") && importPath.endsWith(end));
}

/** `ignore ./dir` names one directory, `ignore dir` all of that name. Source: https://go.dev/ref/mod#go-mod-file-ignore */
function isIgnored(inside: string, ignores: readonly string[]): boolean {
  return ignores.some((pattern) => {
    const path = posix.normalize(pattern).replace(/(?<=.)\/$/, "");
    return pattern.startsWith("./") ? `${inside}/`.startsWith(`${path}/`) : `/${inside}/`.includes(`/${path}/`);
  });
}
