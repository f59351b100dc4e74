import { isFeatureAvailable, restoreCache, saveCache } from "@actions/cache";
import { endGroup, error, info, startGroup, warning } from "@actions/core";
import { mkdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { UserError } from "../user-error.ts";
import { cacheDirectory } from "./cache-directory.ts";
import type { CacheStore, Host, Log } from "./host.ts";
import { printable } from "./printable.ts";
import { processShell } from "./shell.ts";

/** A job on GitHub: the log is made of groups, and failures are annotations on the file and line they are about. */
export function githubHost(env: Host["env"], signal: AbortSignal): Host {
  const temporary = env["RUNNER_TEMP"] ?? tmpdir();
  return { shell: processShell(signal), log: githubLog, env, temporary, caches: githubCaches(env, temporary) };
}

/** A directory that the job names goes first: who sets it has no service, or does not want it. */
function githubCaches(env: Host["env"], temporary: string): CacheStore | undefined {
  const directory = env["GO_ALPINE_BUILD_CACHE_DIR"] ?? "";
  if (directory !== "") return cacheDirectory(directory);
  return isFeatureAvailable() ? actionsCache(env, temporary) : undefined;
}

/**
 * The cache service of GitHub Actions. It keeps archives of paths, and the paths are part of an entry's identity, so every
 * entry passes through one place that is the same in each job of a runner; the toolkit takes no path with `..`. What the service refuses
 * (read-only tokens, a full quota, a key that is taken) is told by the toolkit and never thrown.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching
 */
export function actionsCache(env: Host["env"], temporary: string): CacheStore {
  const mode = (env["ACTIONS_CACHE_MODE"] ?? "").toLowerCase();
  const because = `the job's cache-mode is ${mode}`;
  // One place for each entry, as several are fetched at once. What follows the name in a key is of no use here.
  const passage = (key: string) =>
    join(
      temporary,
      "go-alpine-build-cache",
      /-(?<name>toolchain|go-mod|go-build-[a-z0-9]+)-/.exec(key)?.[1] ?? "entry",
    );
  return {
    name: "the Actions cache",
    unreadable: mode === "none" || mode === "write-only" ? because : undefined,
    unwritable: mode === "none" || mode === "read" ? because : undefined,
    restore: async ([first = "", ...others], directory) => {
      const place = passage(first);
      await rm(place, { recursive: true, force: true });
      const key = await restoreCache([place], first, [first, ...others]);
      if (key === undefined) return undefined;
      await mkdir(dirname(directory), { recursive: true });
      await rename(place, directory);
      return key;
    },
    save: async (key, directory) => {
      const place = passage(key);
      await rm(place, { recursive: true, force: true });
      await mkdir(dirname(place), { recursive: true });
      await rename(directory, place);
      try {
        return (await saveCache([place], key)) !== -1;
      } finally {
        await rm(place, { recursive: true, force: true });
      }
    },
  };
}

const githubLog: Log = {
  info: (line) => info(printable(line)),
  warning,
  group: async (title, work) => {
    startGroup(title);
    const began = Date.now();
    try {
      return await work();
    } finally {
      endGroup();
      info(`${title}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  },
  status: () => undefined,
};

/** Shows a failure where it can be mended. */
export function annotate({ message, hint, code, place }: UserError): void {
  error(`${message}\n${hint}`, {
    title: code,
    ...(place === undefined ? {} : { file: place.file, startLine: place.line ?? 1 }),
    ...(place?.column === undefined ? {} : { startColumn: place.column }),
  });
}
