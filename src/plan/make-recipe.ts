import { posix } from "node:path";
import type { Settings } from "../settings.ts";
import { type Base, pinned } from "./bases.ts";
import type { Decisions, Facts } from "./decide.ts";
import type { Image } from "./images.ts";
import type { Recipe } from "./recipe.ts";
import type { Stamping } from "./stamps.ts";

type Parts = {
  readonly bases: readonly Base[];
  readonly images: readonly (Image & { readonly target: string })[];
  readonly stamping: Stamping;
  readonly context: string;
  readonly workdir: string;
  readonly files: Settings["files"];
};

/** Gathers what the Dockerfile is made from. */
export function makeRecipe({ settings, environment, caches }: Facts, decisions: Decisions, parts: Parts): Recipe {
  const base = (role: Base["role"]) => parts.bases.filter((one) => one.role === role).map(pinned)[0] ?? "";
  const targets = new Map(parts.images.map((image) => [image.target, image.programs]));
  const inContext = (directory: string) => posix.relative(parts.context, directory) || ".";
  return {
    bases: { build: base("build"), runtime: base("runtime") },
    module: decisions.programs[0]?.module.path ?? "",
    workdir: parts.workdir,
    programs: decisions.programs.map((program) => ({
      ...program,
      workdir: inContext(program.module.directory),
      stamps: parts.stamping.stamps[program.name] ?? [],
    })),
    modules: [...new Set(decisions.programs.map(({ module }) => inContext(module.directory)))],
    images: [...targets].map(([name, programs]) => ({ target: name, programs })),
    tags: decisions.tags,
    vendored: decisions.sources.vendored,
    withoutWorkspace: decisions.sources.withoutWorkspace,
    cgo: decisions.cgo,
    zoneinfo: settings.zoneinfo === "true" || (settings.zoneinfo === "auto" && decisions.sources.usesLoadLocation),
    carried: caches.store !== undefined && settings.cache !== "off",
    files: parts.files,
    settings,
    environment,
  };
}
