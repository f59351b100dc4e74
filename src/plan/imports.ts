import { posix } from "node:path";
import type { Replacement } from "../project/go-mod.ts";
import type { Module } from "../project/module.ts";
import type { Project } from "../project/project.ts";

/** How the packages that a module imports are found. Directories are relative to the repository's root. */
export type Scope = {
  readonly module: Module;
  /** The go.work lists the module, so that all its members are seen. */
  readonly workspace: boolean;
  /** Directory whose `vendor` folder is used. */
  readonly vendor: string | undefined;
  /** Import path prefixes and the directories they lead to, longest path first. */
  readonly roots: readonly { readonly path: string; readonly directory: string }[];
};

/** What the go command sees when it builds a package of the module in `directory`; undefined when there is no such module. */
export function importScope(project: Project, directory: string): Scope | undefined {
  const module = project.modules.find((one) => one.directory === directory);
  if (module === undefined) return undefined;
  const { workspace } = project;
  const used = workspace?.use.includes(directory) === true ? workspace : undefined;
  const members = used === undefined ? [module] : project.modules.filter((one) => used.use.includes(one.directory));
  const replaced = [
    ...members.flatMap((one) => local(one.directory, one.replaces)),
    ...(used === undefined ? [] : local(used.directory, used.replaces)),
  ];
  const roots = [...members.map(({ path, directory: at }) => ({ path, directory: at })), ...replaced];
  return {
    module,
    workspace: used !== undefined,
    vendor:
      used === undefined
        ? module.vendor?.workspace === false
          ? directory
          : undefined
        : used.vendor?.workspace === true
          ? used.directory
          : undefined,
    roots: roots.sort((a, b) => b.path.length - a.path.length),
  };
}

/** The directory of an imported package in the repository; undefined for one that is not here. */
export function importedDirectory({ roots, vendor }: Scope, path: string): string | undefined {
  const root = roots.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  if (root !== undefined) return posix.join(root.directory, path.slice(root.path.length));
  return vendor === undefined ? undefined : posix.join(vendor, "vendor", path);
}

/** Paths of the standard library have no dot in front of the first slash. */
export function isStandard(path: string): boolean {
  return !(path.split("/")[0] ?? "").includes(".");
}

function local(
  directory: string,
  replaces: readonly Replacement[],
): readonly { readonly path: string; readonly directory: string }[] {
  return replaces
    .filter(({ newPath }) => /^\.{1,2}(?:\/|$)/.test(newPath))
    .map(({ oldPath, newPath }) => ({
      path: oldPath,
      directory: posix.join(directory, newPath).replace(/(?<=.)\/$/, ""),
    }));
}
