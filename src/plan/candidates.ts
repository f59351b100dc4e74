import { posix } from "node:path";
import type { GoFile } from "../project/go-file.ts";
import type { Package } from "../project/package.ts";
import type { Project } from "../project/project.ts";
import { architectures, isBuilt } from "./constraint.ts";
import { buildsOf } from "./hints.ts";

/** A directory with a main package, and why it is a program or none. Directories are relative to the repository's root. */
export type MainPackage = {
  readonly directory: string;
  readonly module: { readonly path: string; readonly directory: string };
  /** As the go command takes it in the module's directory. */
  readonly package: string;
  readonly state: State;
};

export type State =
  | { readonly kind: "program"; /** Undefined when it is built for amd64 too. */ readonly only: string | undefined }
  | { readonly kind: "none"; readonly because: string };

/** Every main package that is not vendored, in the order of directories. `tags` are those the user asked for. */
export function mainPackages(project: Project, tags: readonly string[]): readonly MainPackage[] {
  const modules = new Map(project.modules.map((module) => [module.directory, module]));
  return project.packages.flatMap((one) => {
    const module = modules.get(one.module);
    if (
      module === undefined ||
      one.vendored ||
      !one.files.some((file) => file.package === "main" && file.main !== undefined)
    )
      return [];
    const inside = posix.relative(module.directory, one.directory);
    return [
      {
        directory: one.directory,
        module: { path: module.path, directory: module.directory },
        package: inside === "" ? "." : `./${inside}`,
        state: stateOf(one, tags.length > 0 ? tags : buildsOf(project, one.directory).flatMap((build) => build.tags)),
      },
    ];
  });
}

function stateOf({ files }: Package, tags: readonly string[]): State {
  const mains = files.filter((file) => file.package === "main" && file.main !== undefined);
  const built = (architecture: string, all: readonly GoFile[]) =>
    all.filter(
      (file) => isBuilt(file, { architecture, tags, cgo: true }) || isBuilt(file, { architecture, tags, cgo: false }),
    );
  const found = architectures
    .map((architecture) => ({ architecture, mains: built(architecture, mains) }))
    .find(({ mains: list }) => list.length > 0);
  if (found === undefined) return { kind: "none", because: excluded(mains) };
  if (found.mains.every(({ main }) => main === "empty"))
    return { kind: "none", because: "its func main is empty, so the program would end at once" };
  return { kind: "program", only: found.architecture === "amd64" ? undefined : found.architecture };
}

function excluded(mains: readonly GoFile[]): string {
  const names = mains.map(({ name }) => name).join(", ");
  const tags = [...new Set(mains.flatMap(({ ownTags }) => ownTags))];
  if (tags.some((tag) => tag !== "ignore"))
    return `${names} is built only with other build tags (it names ${tags.join(", ")})`;
  return tags.length > 0 ? `${names} is kept out of every build by its //go:build line` : `${names} is not for linux`;
}
