import { type BrokenModule, type Module, type Workspace, readModule, replacedDirectories } from "./module.ts";
import { type Limit, type Listing, walk } from "./walk.ts";

/** What lies in the walked directories, all of it sorted by directory. */
export type Tree = {
  readonly listings: readonly Listing[];
  readonly modules: readonly Module[];
  readonly broken: readonly BrokenModule[];
  readonly limits: readonly Limit[];
};

/** Walks the given directories, and those that replacements of the modules found there lead to. */
export function readTree(
  root: string,
  asked: string,
  starts: readonly string[],
  workspace: Workspace | undefined,
): Tree {
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
  const byDirectory = (a: { readonly directory: string }, b: { readonly directory: string }) =>
    a.directory < b.directory ? -1 : 1;
  return {
    listings: [...listings.values()].sort(byDirectory),
    modules: [...modules.values()].sort(byDirectory),
    broken: [...broken.values()].sort(byDirectory),
    limits: [...limits],
  };
}
