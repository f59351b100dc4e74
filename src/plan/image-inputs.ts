import { createHash } from "node:crypto";
import { programVersion } from "../program-version.ts";
import { dockerfile } from "./dockerfile.ts";
import { arePlain } from "./go-flags.ts";
import { type Recipe, only } from "./recipe.ts";
import { tellsGo } from "./seeds.ts";

/** Whether something decides what an image holds that no digest of sources, settings and base images tells. */
export function dependsOnMore({
  settings,
  cgo,
  environment,
  files,
}: Pick<Recipe, "cgo" | "environment" | "files"> & {
  readonly settings: Pick<Recipe["settings"], "apk" | "generate" | "secrets">;
}): boolean {
  return (
    cgo !== "off" ||
    !arePlain(environment.goFlags) ||
    settings.secrets.some(tellsGo) ||
    settings.apk.length + settings.generate.length + files.length > 0
  );
}

/**
 * What tells whether two builds of an image can differ in more than what it says of its commit: a digest of everything
 * else that goes into it. Null where something goes into it that is not seen here, such as packages of a day.
 */
export function imageInputs(
  recipe: Recipe,
  programs: readonly string[],
  known: {
    /** Digests of the files of `inputFiles`, by program. */
    readonly files: Readonly<Record<string, string | null>>;
    readonly arguments: Readonly<Record<string, string>>;
    readonly labels: Readonly<Record<string, string>>;
  },
): string | null {
  const { settings, environment, bases } = recipe;
  const unpinned = [bases.build, bases.runtime].some((base) => !base.includes("@sha256:"));
  const digests = programs.map((name) => known.files[name] ?? null);
  if (dependsOnMore(recipe) || unpinned || digests.includes(null)) return null;
  const alone = only(recipe, programs);
  const used = new Set(alone.programs.flatMap(({ stamps }) => stamps.map(({ argument }) => argument)));
  const given = Object.entries(known.arguments).filter(([name]) => used.has(name));
  const platforms = settings.platforms.map(({ text }) => text);
  // What the machine lends to a step is no part of what the step makes.
  const lent = { ...environment, variables: [], caBundle: false, netrc: false };
  // Tests add nothing to an image.
  const untested = { ...alone.settings, test: [] };
  const text = dockerfile({ ...alone, settings: untested, environment: lent, carried: false });
  const source = known.labels["org.opencontainers.image.source"] ?? "";
  const all = [programVersion, source, text, given.sort(), platforms.sort(), digests, Object.keys(known.labels).sort()];
  return `sha256:${createHash("sha256").update(JSON.stringify(all)).digest("hex")}`;
}
