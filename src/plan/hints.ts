import { posix } from "node:path";
import type { BuildHint, HintSource } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import { byDirectory } from "./closure.ts";

/** What counts most first: release files are written for others to use, Makefiles also for one's own convenience. */
const order: readonly HintSource[] = ["goreleaser", "ko", "promu", "dockerfile", "makefile"];
const roles: readonly BuildHint["role"][] = ["image", "release", "build"];

const resolved = new WeakMap<Project, ReadonlyMap<string, readonly BuildHint[]>>();

/** The project's own builds of the main package in `directory`, the most telling first; builds for development left out. */
export function buildsOf(project: Project, directory: string): readonly BuildHint[] {
  return index(project).get(directory) ?? [];
}

/** Builds whose package is computed, so that they may be of any program. */
export function unplacedBuilds(project: Project): readonly BuildHint[] {
  return project.hints.builds
    .filter(({ directories, role }) => directories.length === 0 && role !== "development")
    .sort(byWeight);
}

function index(project: Project): ReadonlyMap<string, readonly BuildHint[]> {
  const known = resolved.get(project);
  if (known !== undefined) return known;
  const found = new Map<string, BuildHint[]>();
  for (const build of [...project.hints.builds].sort(byWeight)) {
    if (build.role === "development") continue;
    for (const directory of placesOf(project, build)) found.set(directory, [...(found.get(directory) ?? []), build]);
  }
  resolved.set(project, found);
  return found;
}

function byWeight(a: BuildHint, b: BuildHint): number {
  return order.indexOf(a.source) - order.indexOf(b.source) || roles.indexOf(a.role) - roles.indexOf(b.role);
}

/** The first of the directories that holds a main package; for a pattern all that do. */
function placesOf(project: Project, { directories }: BuildHint): readonly string[] {
  const packages = byDirectory(project);
  const isMain = (directory: string) => packages.get(directory)?.files.some(({ main }) => main !== undefined) === true;
  for (const directory of directories) {
    if (directory === "..." || directory.endsWith("/...")) {
      const above = posix.dirname(directory);
      const below = [...packages.keys()].filter(
        (at) => isMain(at) && (above === "." || at === above || at.startsWith(`${above}/`)),
      );
      if (below.length > 0) return below;
    } else if (isMain(directory)) return [directory];
  }
  return [];
}
