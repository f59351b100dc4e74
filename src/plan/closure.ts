import type { GoFile } from "../project/go-file.ts";
import type { Package } from "../project/package.ts";
import type { Project } from "../project/project.ts";
import { type BuildContext, isBuilt } from "./constraint.ts";
import { type Scope, importScope, importedDirectory } from "./imports.ts";
import type { Program } from "./program.ts";

/** A package that a program links, with the files that are built. */
export type Linked = { readonly package: Package; readonly files: readonly GoFile[] };

/** What a program links, as far as its sources are in the repository. */
export type Closure = {
  /** The program's own package first, then in the order they are reached. */
  readonly linked: readonly Linked[];
  /** Import paths outside the repository, sorted; standard library too. */
  readonly external: readonly string[];
  /** Import paths that must be in the repository and have no Go file there, each with the package that imports it. */
  readonly missing: readonly { readonly path: string; readonly from: string }[];
};

const empty: Closure = { linked: [], external: [], missing: [] };

/** The same for a program. One of a required module has no sources here. */
export function programClosure(
  project: Project,
  { package: path, directory, module }: Pick<Program, "package" | "directory" | "module">,
  { tags, cgo }: { readonly tags: readonly string[]; readonly cgo: boolean },
): Closure {
  if (!path.startsWith(".")) return empty;
  return closure(project, { directory, module: module.directory }, { architecture: "amd64", tags, cgo });
}

type Where = { readonly directory: string; readonly module: string };

const known = new WeakMap<Project, Map<string, Closure>>();

/** Follows the imports of the package in `directory`, as `go list -deps` does for linux. Each answer is worked out once. */
function closure(project: Project, where: Where, context: BuildContext): Closure {
  const answers = known.get(project) ?? new Map<string, Closure>();
  known.set(project, answers);
  const key = JSON.stringify([where.directory, where.module, context.architecture, context.cgo, context.tags]);
  const found = answers.get(key) ?? follow(project, where, context);
  answers.set(key, found);
  return found;
}

function follow(project: Project, where: Where, context: BuildContext): Closure {
  const scope = importScope(project, where.module);
  const packages = byDirectory(project);
  const linked: Linked[] = [];
  const external = new Set<string>();
  const missing = new Map<string, string>();
  const seen = new Set([where.directory]);
  const waiting = [where.directory];
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    const found = packages.get(directory);
    if (found === undefined) continue;
    const files = found.files.filter((file) => isBuilt(file, context));
    linked.push({ package: found, files });
    for (const path of new Set(files.flatMap(({ imports }) => imports))) {
      const next = scope && importedDirectory(scope, path);
      if (next !== undefined && packages.has(next)) {
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      } else if (scope !== undefined && isOwn(scope, path)) missing.set(path, directory);
      else external.add(path);
    }
  }
  return {
    linked,
    external: [...external].sort(),
    missing: [...missing].sort().map(([path, from]) => ({ path, from })),
  };
}

function isOwn({ roots }: Scope, path: string): boolean {
  return roots.some((root) => path === root.path || path.startsWith(`${root.path}/`));
}

const indexes = new WeakMap<Project, ReadonlyMap<string, Package>>();

/** Packages by directory, made once for a project. */
export function byDirectory(project: Project): ReadonlyMap<string, Package> {
  const made = indexes.get(project);
  if (made !== undefined) return made;
  const index = new Map(project.packages.map((one) => [one.directory, one]));
  indexes.set(project, index);
  return index;
}
