import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { byDirectory } from "./closure.ts";
import { type Scope, importScope, importedDirectory, isStandard } from "./imports.ts";
import type { Program } from "./program.ts";

/** Files of the repository that a program is made of, relative to its root. */
export type InputFiles = {
  /** Directories of packages: the files in them that are sent to the builder, and none below. */
  readonly packages: readonly string[];
  /** Single files, which may be missing. */
  readonly files: readonly string[];
  /** Files and directories, with all that is below. */
  readonly trees: readonly string[];
};

/**
 * Every file of the repository that may reach a program, whatever the platform and the build tags: rather one too many.
 * Undefined where that cannot be told.
 */
export function inputFiles(project: Project, { package: path, directory, module }: Program): InputFiles | undefined {
  const scope = importScope(project, module.directory);
  if (scope === undefined || project.unread.length > 0 || project.limits.length > 0) return undefined;
  const reached = reachable(project, scope, path.startsWith(".") ? [directory] : []);
  if (reached === undefined) return undefined;
  // A module from elsewhere may import what is replaced, shared or exported here, and nobody sees it do so.
  const foreign = reached.foreign || !path.startsWith(".");
  const roots = [...new Set([module.directory, ...scope.roots.map((root) => root.directory)])];
  const packages = [...new Set([...reached.packages, ...(foreign ? exported(project, module.directory) : [])])].sort();
  const trees = [
    ...packages.flatMap((at) => embedded(project, at)),
    ...(foreign ? roots.filter((at) => at !== module.directory) : []),
  ];
  const above = project.workspace === undefined ? [] : [project.workspace.directory];
  const everywhere = [...roots, ...above, ...packages, ...trees];
  if (trees.includes(".") || everywhere.some((at) => at.split("/")[0] === "..")) return undefined;
  return {
    packages,
    files: [
      ...roots.flatMap((at) => ["go.mod", "go.sum", "vendor/modules.txt"].map((name) => posix.join(at, name))),
      ...above.flatMap((at) => ["go.work", "go.work.sum", "vendor/modules.txt"].map((name) => posix.join(at, name))),
    ].sort(),
    trees: [...new Set(trees)].sort(),
  };
}

type Reached = {
  readonly packages: readonly string[];
  /** Something is imported that is neither here nor of the standard library. */
  readonly foreign: boolean;
};

/** What may be linked, by the imports of all files but tests. Undefined where an import should lead to a package that was not read. */
function reachable(project: Project, scope: Scope, from: readonly string[]): Reached | undefined {
  const packages = byDirectory(project);
  const seen = new Set(from);
  let foreign = false;
  for (const at of seen) {
    const files = packages.get(at)?.files.filter(({ name }) => !name.endsWith("_test.go")) ?? [];
    for (const path of new Set(files.flatMap(({ imports }) => imports))) {
      const own = scope.roots.some((root) => path === root.path || path.startsWith(`${root.path}/`));
      if (!own && isStandard(path)) continue;
      // What is replaced may be vendored as well, and then that copy is built.
      const vendored = scope.vendor === undefined ? undefined : posix.join(scope.vendor, "vendor", path);
      const places = [importedDirectory(scope, path), vendored].filter((place) => place !== undefined);
      const here = places.filter((place) => packages.has(place));
      if (here.length === 0 && (own || scope.vendor !== undefined)) return undefined;
      if (!own) foreign = true;
      for (const place of here) seen.add(place);
    }
  }
  return { packages: [...seen], foreign };
}

/** Packages of a module that others can import. */
function exported(project: Project, module: string): readonly string[] {
  return project.packages
    .filter((one) => one.module === module && !one.vendored && !one.directory.split("/").includes("internal"))
    .filter(({ files }) => files.some((file) => file.package !== "main" && !file.name.endsWith("_test.go")))
    .map(({ directory }) => directory);
}

/** What the patterns of a package may match: the directories above their first wildcard. */
function embedded(project: Project, directory: string): readonly string[] {
  const patterns = byDirectory(project).get(directory)?.embeds ?? [];
  return patterns.map(({ pattern }) => {
    const parts = pattern.replace(/^all:/, "").split("/");
    const wild = parts.findIndex((part) => /[\\*?[]/.test(part));
    return posix.join(directory, ...(wild < 0 ? parts : parts.slice(0, wild)));
  });
}

/** Assembler may include headers of any directory. */
export const includesElsewhere = (name: string, bytes: Buffer): boolean =>
  /\.[sS]$/.test(name) && /^\s*#\s*include\s+"[^"]*\//m.test(bytes.toString("latin1"));
