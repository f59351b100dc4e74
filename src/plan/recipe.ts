import type { Environment } from "../environment.ts";
import type { Settings } from "../settings.ts";
import type { Program } from "./program.ts";

/** Whom the program runs as. A number, since Kubernetes' runAsNonRoot refuses a name. */
export const user = 65_532;

/** What the Dockerfile is made from, all decisions taken. Every text is free of line breaks. */
export type Recipe = {
  readonly bases: { readonly build: string; readonly runtime: string };
  readonly module: string;
  /** Module directory relative to the context, `.` for the context itself. */
  readonly workdir: string;
  readonly programs: readonly Built[];
  /** Directories of the modules that are tested, relative to the context. */
  readonly modules: readonly string[];
  readonly images: readonly { readonly target: string; readonly programs: readonly string[] }[];
  readonly tags: readonly string[];
  readonly vendored: boolean;
  /** A go.work is there but does not list the module. */
  readonly withoutWorkspace: boolean;
  readonly cgo: "off" | "static" | "dynamic";
  readonly zoneinfo: boolean;
  /** Go's caches travel between engines. */
  readonly carried: boolean;
  /** Files with `source` relative to the context. */
  readonly files: Settings["files"];
  readonly settings: Pick<
    Settings,
    | "platforms"
    | "test"
    | "race"
    | "generate"
    | "ldflags"
    | "gcflags"
    | "runtime"
    | "apk"
    | "dirs"
    | "links"
    | "env"
    | "ports"
    | "args"
    | "capabilities"
    | "labels"
    | "secrets"
    | "ssh"
  >;
  readonly environment: Environment;
};

/** A program with what is stamped into it: linker variable and the build argument that holds its value. */
export type Built = Pick<Program, "name" | "package"> & {
  /** Its module's directory, relative to the context. */
  readonly workdir: string;
  readonly stamps: readonly { readonly variable: string; readonly argument: string }[];
};

/** The recipe of the images that hold just these programs. */
export function only(recipe: Recipe, programs: readonly string[]): Recipe {
  return {
    ...recipe,
    programs: recipe.programs.filter(({ name }) => programs.includes(name)),
    images: recipe.images.filter((image) => image.programs.every((name) => programs.includes(name))),
  };
}
