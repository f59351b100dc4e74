import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import type { MainPackage } from "./candidates.ts";
import { buildsOf } from "./hints.ts";

/** The last element of a module or import path that says something: `/v2` and `.v2` do not. */
export function pathName(path: string): string {
  const parts = path.split("/");
  const last = parts.at(-1) ?? "";
  if (/^v\d+$/.test(last) && parts.length > 1) return parts.at(-2) ?? last;
  return last.replace(/\.v\d+$/, "");
}

/**
 * What the project is called: by its release file, by the module the user pointed at, or by what the paths of its modules
 * have in common. Never by a directory of this machine, so that the plan is the same in every checkout.
 */
export function projectNames(project: Project): readonly string[] {
  const home = project.modules.find(({ directory }) => directory === project.home);
  const path = home?.path ?? commonPath(project.modules.map((module) => module.path));
  const name = path === "" ? [] : [pathName(path)];
  const bare = name.map((one) => one.replace(/^go-|-go$|\.go$/g, ""));
  return [
    ...new Set([...(project.hints.projectName === undefined ? [] : [project.hints.projectName]), ...name, ...bare]),
  ].filter((one) => one !== "");
}

function commonPath(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split("/"));
  const length = first.findIndex((part, at) => rest.some((other) => other[at] !== part));
  const common = length < 0 ? first : first.slice(0, length);
  // A host, or a host and an owner, name no project.
  return common.length > 2 ||
    (common.length === 2 && rest.length > 0 && !/^(?:github|gitlab|bitbucket)\./.test(common[0] ?? ""))
    ? common.join("/")
    : "";
}

/**
 * The binary's name: as the project's own builds name it, else as `go build` would. A main package in `cmd` itself is
 * named after what holds the folder.
 */
export function binaryName(project: Project, main: Pick<MainPackage, "directory" | "module">): string {
  const own = defaultName(main);
  const builds = buildsOf(project, main.directory).filter(({ binary }) => binary !== undefined);
  const [first] = builds;
  if (first === undefined) return own;
  const same = builds
    .filter(({ source, role }) => source === first.source && role === first.role)
    .map(({ binary }) => binary ?? "");
  const entries = project.hints.images.flatMap(({ entry }) => entry);
  return same.find((name) => name === own) ?? same.find((name) => entries.includes(name)) ?? same[0] ?? own;
}

function defaultName({ directory, module }: Pick<MainPackage, "directory" | "module">): string {
  const inside = posix.relative(module.directory, directory);
  const path = posix.join(module.path, inside);
  const name = posix.basename(path) === "cmd" ? pathName(posix.dirname(path)) : pathName(path);
  return name.replace(/[^A-Za-z0-9._+-]/g, "-").replace(/^[^A-Za-z0-9]+/, "") || "app";
}
