import type { Environment } from "../environment.ts";
import type { Settings } from "../settings.ts";
import { lentSecrets } from "./lent.ts";
import type { Recipe } from "./recipe.ts";
import { hasRoots, objectsDirectory, objectsMount } from "./seeds.ts";

/** A RUN of several lines. The quoted delimiter keeps Docker's hands off the text; only the shell reads it. */
export function run(mounts: readonly string[], script: readonly string[]): readonly string[] {
  const options = mounts.map((mount) => `--mount=${mount} \\\n    `).join("");
  return [`RUN ${options}<<'EOF'`, "set -eu", ...script, "EOF"];
}

/** Whose objects a step reads and writes: those of the image's platform, or of the machine that builds. */
export const target = "$TARGETARCH$TARGETVARIANT";
export const native = "$BUILDARCH$BUILDVARIANT";
type Platform = typeof target | typeof native;

/** Mounts of a step that runs the go command: the sources, both of Go's caches, and what the host lends. */
export function buildMounts(recipe: Recipe, platform: Platform, alone = false): readonly string[] {
  const { generate } = recipe.settings;
  return [
    generate.length > 0 ? "type=bind,from=source,source=/generated,target=/src" : "type=bind,target=/src",
    ...goMounts(recipe, platform, alone),
  ];
}

const zigDirectory = "/var/cache/zig";
export const zigCache = `type=cache,id=zig,target=${zigDirectory}`;
/** Variables that make zig keep there what it compiles. */
export const zigVariables = `ZIG_GLOBAL_CACHE_DIR=${zigDirectory} ZIG_LOCAL_CACHE_DIR=${zigDirectory}`;

/**
 * One module cache for all, as the go command locks what it writes; `alone` says that nothing else runs. The other cache is
 * locked by the step: BuildKit may otherwise hand out an empty directory while it measures a full one.
 */
export function goMounts(recipe: Recipe, platform: Platform, alone = false): readonly string[] {
  const modules = recipe.carried ? "from=go-mod," : "";
  const objects = recipe.carried ? `from=go-build${platform === native ? "-native" : ""},` : "";
  return [
    ...(recipe.vendored ? [] : [`type=cache,id=go-mod,${modules}target=/go/pkg/mod${alone ? ",sharing=locked" : ""}`]),
    `type=cache,id=go-build-${platform},${objects}target=${objectsMount},sharing=locked`,
    ...(recipe.cgo === "off" ? [] : [zigCache]),
    ...lentMounts(recipe),
  ];
}

/** Objects that came with the root are used where they lie: what is mounted is read once more by the engine, to hash it. */
export const chooseObjects = (recipe: Recipe): readonly string[] =>
  hasRoots(recipe) ? [`[ ! -d ${objectsDirectory} ] || export GOCACHE=${objectsDirectory}`] : [];

const secretFiles = new Map([
  ["ca-bundle", "/etc/ssl/certs/ca-certificates.crt"],
  ["netrc", "/root/.netrc"],
]);

export function lentMounts({
  environment,
  settings,
}: {
  readonly environment: Environment;
  readonly settings: Pick<Settings, "secrets" | "ssh">;
}): readonly string[] {
  const mount = (name: string) => {
    const file = secretFiles.get(name);
    return file === undefined ? `env=${name}` : `target=${file}`;
  };
  const secrets = lentSecrets(environment, settings.secrets).map((name) => `type=secret,id=${name},${mount(name)}`);
  return [...secrets, ...(settings.ssh ? ["type=ssh"] : [])];
}
