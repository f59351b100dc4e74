import { mkdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import type { CacheStore, Host } from "./host.ts";

/** A directory that the job names goes first: who sets it has no service, or does not want it. Undefined where there is neither. */
export function githubCaches(env: Host["env"]): CacheStore | undefined {
  const directory = env["GO_ALPINE_BUILD_CACHE_DIR"] ?? "";
  if (directory !== "") return cacheDirectory(directory);
  // What the toolkit asks, too. Loading it takes as long as a short run, so that waits until it is needed.
  const told = ["ACTIONS_RESULTS_URL", "ACTIONS_CACHE_URL"].some((name) => (env[name] ?? "") !== "");
  return told ? actionsCache(env) : undefined;
}

const toolkit = () => import(/* webpackMode: "eager" */ "@actions/cache");

/**
 * The cache service of GitHub Actions. It keeps archives of paths, and the paths are part of an entry's identity, so every
 * entry passes through one place that is the same in each job of a runner. What the service refuses (read-only tokens, a
 * full quota, a key that is taken) is told by the toolkit and never thrown.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching
 */
function actionsCache(env: Host["env"]): CacheStore {
  const mode = (env["ACTIONS_CACHE_MODE"] ?? "").toLowerCase();
  const because = `the job's cache-mode is ${mode}`;
  const passages = join(env["RUNNER_TEMP"] ?? tmpdir(), "go-alpine-build-cache");
  // One place for each entry, as several are fetched at once.
  const passage = (directory: string) => join(passages, basename(directory));
  return {
    name: "the Actions cache",
    unreadable: mode === "none" || mode === "write-only" ? because : undefined,
    unwritable: mode === "none" || mode === "read" ? because : undefined,
    restore: async ([first = "", ...others], directory) => {
      const place = passage(directory);
      await rm(place, { recursive: true, force: true });
      // The service takes the first key as a whole and all others as beginnings.
      const { restoreCache } = await toolkit();
      const key = await restoreCache([place], first, [first, ...others]);
      if (key === undefined) return undefined;
      await mkdir(dirname(directory), { recursive: true });
      await rename(place, directory);
      return key;
    },
    save: async (key, directory) => {
      const place = passage(directory);
      await rm(place, { recursive: true, force: true });
      await mkdir(dirname(place), { recursive: true });
      await rename(directory, place);
      const { saveCache } = await toolkit();
      try {
        return (await saveCache([place], key)) !== -1;
      } finally {
        await rm(place, { recursive: true, force: true });
      }
    },
  };
}
