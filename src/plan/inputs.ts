import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { byDirectory } from "./closure.ts";
import { dockerfile } from "./dockerfile.ts";
import { importScope, importedDirectory } from "./imports.ts";
import type { Program } from "./program.ts";
import type { Recipe } from "./recipe.ts";

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
  const { workspace } = project;
  const roots = [...new Set([module.directory, ...scope.roots.map((root) => root.directory)])];
  const above = workspace === undefined ? [] : [workspace.directory];
  const packages = path.startsWith(".") ? everyPackage(project, directory, scope) : [];
  const trees = packages.flatMap((at) => embedded(project, at));
  if ([...roots, ...above, ...packages, ...trees].some((at) => at.split("/")[0] === "..")) return undefined;
  return {
    packages: [...packages].sort(),
    files: [
      ...roots.flatMap((at) => ["go.mod", "go.sum", "vendor/modules.txt"].map((name) => posix.join(at, name))),
      ...above.flatMap((at) => ["go.work", "go.work.sum", "vendor/modules.txt"].map((name) => posix.join(at, name))),
    ].sort(),
    trees: [...new Set(trees)].sort(),
  };
}

/** What a program may link, by the imports of all its files but tests. */
function everyPackage(
  project: Project,
  directory: string,
  scope: NonNullable<ReturnType<typeof importScope>>,
): readonly string[] {
  const packages = byDirectory(project);
  const seen = new Set([directory]);
  for (const at of seen) {
    const files = packages.get(at)?.files.filter(({ name }) => !name.endsWith("_test.go")) ?? [];
    for (const path of files.flatMap(({ imports }) => imports)) {
      const next = importedDirectory(scope, path);
      if (next !== undefined && packages.has(next)) seen.add(next);
    }
  }
  return [...seen];
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

/**
 * What tells whether two builds of an image can differ in more than what it says of its commit: a digest of everything
 * else that goes into it. Null where something goes into it that is not seen here, such as packages of a day.
 */
export function imageInputs(
  recipe: Recipe,
  programs: readonly string[],
  known: {
    readonly origin: string;
    /** Digests of the files of `inputFiles`, by program. */
    readonly files: Readonly<Record<string, string | null>>;
    readonly arguments: Readonly<Record<string, string>>;
    readonly labels: Readonly<Record<string, string>>;
  },
): string | null {
  const { settings, environment, cgo, bases, files } = recipe;
  const unseen =
    cgo !== "off" ||
    environment.goFlags !== "" ||
    settings.apk.length + settings.test.length + settings.generate.length + files.length > 0 ||
    [bases.build, bases.runtime].some((base) => !base.includes("@sha256:"));
  const digests = programs.map((name) => known.files[name] ?? null);
  if (unseen || digests.includes(null)) return null;
  const alone = only(recipe, programs);
  const used = new Set(alone.programs.flatMap(({ stamps }) => stamps.map(({ argument }) => argument)));
  const given = Object.entries(known.arguments).filter(([name]) => used.has(name));
  const platforms = settings.platforms.map(({ text }) => text);
  const text = dockerfile({ ...alone, carried: false });
  const all = ["1", known.origin, text, given.sort(), platforms.sort(), digests, Object.keys(known.labels).sort()];
  return `sha256:${createHash("sha256").update(JSON.stringify(all)).digest("hex")}`;
}

/** The recipe of the images that hold just these programs. */
export function only(recipe: Recipe, programs: readonly string[]): Recipe {
  return {
    ...recipe,
    programs: recipe.programs.filter(({ name }) => programs.includes(name)),
    images: recipe.images.filter((image) => image.programs.every((name) => programs.includes(name))),
  };
}
