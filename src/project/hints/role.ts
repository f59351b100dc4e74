import { posix } from "node:path";
import type { BuildHint } from "./hint.ts";

/** Where the project is: the directories whose build files speak for all of it, and its modules. */
export type HintPlaces = {
  readonly main: readonly string[];
  readonly modules: readonly { readonly path: string; readonly directory: string }[];
};

/** Names of the files that hold hints. */
export const kinds = {
  goreleaser: /^\.?goreleaser(?:[.-][\w-]+)*\.ya?ml$/,
  ko: /^\.ko\.ya?ml$/,
  promu: /^\.promu(?:-[\w-]+)?\.ya?ml$/,
  dockerfile: /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.[Dd]ockerfile$/,
  makefile: /^(?:GNUmakefile|[Mm]akefile)$/,
} as const;

/** Directories in which projects keep the Dockerfile of their one image. */
const imageDirectories = new Set([
  "docker",
  ".docker",
  "build",
  "build/docker",
  "build/package",
  "package",
  "packaging",
  "deploy",
  "deployments",
  "images",
  "container",
]);
/** Words of a path or target that is for development. */
export const sideNames =
  /(?:^|[-_./])(?:dev|devel|develop|development|devcontainer|test|tests|testing|e2e|debug|coverage|race|fuzz|ci|lint|docs?|tools?|example|examples|bench|build-image|local|tilt|fixtures?|testdata|hack|mocks?|demo|website|www)(?:$|[-_./])/i;

/** A file deep in the tree speaks for a part; one for development speaks for nothing. */
export function roleOf(path: string, role: BuildHint["role"], { main }: HintPlaces): BuildHint["role"] {
  const places = main.map((directory) => posix.relative(directory, path)).filter((place) => !place.startsWith(".."));
  const place = places.sort((a, b) => a.length - b.length)[0] ?? path;
  if (sideNames.test(place)) return "development";
  const directory = posix.dirname(place);
  const isDockerfile = kinds.dockerfile.test(posix.basename(path));
  const central = directory === "." || directory === ".config" || (isDockerfile && imageDirectories.has(directory));
  const usual = isDockerfile
    ? /^(?:Dockerfile|Containerfile)$/
    : /^\.?goreleaser\.ya?ml$|^\.ko\.|^\.promu\.|^(?:GNU)?[Mm]akefile$/;
  return central && usual.test(posix.basename(path)) ? role : "build";
}
