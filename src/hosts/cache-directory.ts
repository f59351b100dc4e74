import { copyFile, link, lstat, mkdir, mkdtemp, readdir, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CacheStore } from "./host.ts";

/** Bytes that a directory may hold if nothing else is said. */
const defaultLimit = 4 * 1024 ** 3;

/** Unfinished entries begin with it; no key does. */
const unfinished = ".new-";

/**
 * A directory as a place for caches: `DIR/KEY/…` with the entry's files. Entries appear whole or not at all; the ones that
 * were not used for longest go when the directory would hold more than `limit` bytes. Several runs may use it at once.
 */
export function cacheDirectory(directory: string, limit: number = defaultLimit): CacheStore {
  return {
    name: `the cache directory ${directory}`,
    restore: async (prefixes, to) => {
      const entries = await readEntries(directory);
      for (const prefix of prefixes) {
        const found = entries.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => b.saved - a.saved)[0];
        if (found === undefined) continue;
        await linkTree(join(directory, found.key), to);
        await utimes(join(directory, found.key), new Date(), new Date());
        return found.key;
      }
      return undefined;
    },
    save: async (key, from) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(key)) throw new Error(`no key for a directory: ${key}`);
      await mkdir(directory, { recursive: true });
      await removeUnfinished(directory);
      const work = await mkdtemp(join(directory, unfinished));
      try {
        await linkTree(from, join(work, key));
        await rename(join(work, key), join(directory, key));
      } catch (error) {
        if (hasCode(error, "ENOTEMPTY", "EEXIST")) return false;
        throw error;
      } finally {
        await rm(work, { recursive: true, force: true });
      }
      await shrink(directory, limit, key);
      return true;
    },
  };
}

type Entry = { readonly key: string; readonly saved: number; readonly used: number };

/** Newest first by when they were saved: nothing changes an entry's files, while its own time is that of the last use. */
async function readEntries(directory: string): Promise<readonly Entry[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
  const entries = await Promise.all(
    names
      .filter((name) => !name.startsWith("."))
      .map(async (key): Promise<readonly Entry[]> => {
        // It may go at any time, when another run makes room.
        const [own, index] = await Promise.all(
          [join(directory, key), join(directory, key, "index.json")].map((path) => lstat(path).catch(() => undefined)),
        );
        if (own === undefined || index === undefined || !own.isDirectory()) return [];
        return [{ key, saved: index.mtimeMs, used: own.mtimeMs }];
      }),
  );
  return entries.flat();
}

async function removeUnfinished(directory: string): Promise<void> {
  const yesterday = Date.now() - 24 * 3600 * 1000;
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const status = name.startsWith(unfinished) ? await lstat(path).catch(() => undefined) : undefined;
    if (status !== undefined && status.mtimeMs < yesterday) await rm(path, { recursive: true, force: true });
  }
}

async function shrink(directory: string, limit: number, keep: string): Promise<void> {
  const entries = [...(await readEntries(directory))].sort((a, b) => b.used - a.used);
  let total = 0;
  for (const { key } of [...entries.filter((one) => one.key === keep), ...entries.filter((one) => one.key !== keep)]) {
    total += await bytesBelow(join(directory, key));
    if (total > limit && key !== keep) await rm(join(directory, key), { recursive: true, force: true });
  }
}

async function bytesBelow(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    files.map(async (file) => {
      const status = await lstat(join(file.parentPath, file.name)).catch(() => undefined);
      return status?.isFile() === true ? status.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The regular files of a tree, shared where both are on one file system. Anything else in it is left out. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, destination] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, destination);
    else if (entry.isFile()) await linkOrCopy(source, destination);
  }
}

async function linkOrCopy(source: string, destination: string): Promise<void> {
  try {
    await link(source, destination);
  } catch (error) {
    if (!hasCode(error, "EXDEV", "EPERM", "EMLINK", "ENOTSUP")) throw error;
    await mkdir(dirname(destination), { recursive: true });
    await copyFile(source, destination);
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return typeof error === "object" && error !== null && "code" in error && codes.includes(String(error.code));
}
