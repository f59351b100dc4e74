import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CacheStore, Host } from "../hosts/host.ts";
import type { CacheEntry, Caches } from "../plan/caches.ts";
import { UserError } from "../user-error.ts";
import { type SeedLayout, readSeed } from "./seed-layout.ts";

/** What an engine is given to begin with. Plain JSON, since the post step of the action reads it, too. */
export type Seeds = {
  /** Named contexts for bake, by the stage they stand for. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly found: readonly Seed[];
  /** Names of entries that were found damaged. */
  readonly damaged: readonly string[];
};

export type Seed = SeedLayout & {
  readonly name: string;
  readonly key: string;
  /** It was kept by a build with equal inputs. */
  readonly equal: boolean;
};

export type UsedCache = {
  readonly name: string;
  /** What was read; null where nothing was. */
  readonly key: string | null;
  readonly equal: boolean;
  /** Compressed bytes that were read. */
  readonly bytes: number;
};

export const noSeeds: Seeds = { contexts: {}, found: [], damaged: [] };

/**
 * Fetches what earlier builds left, each entry into a directory of its own below `directory`, and checks it. What is
 * missing, damaged or cannot be fetched is left out, and one line tells what happened: the build is then slower, not wrong.
 */
export async function restoreSeeds(
  { entries }: Pick<Caches, "entries">,
  directory: string,
  { caches: store, log }: Pick<Host, "caches" | "log">,
): Promise<Seeds> {
  if (entries.length === 0 || store === undefined) return noSeeds;
  if (store.unreadable !== undefined) {
    log.info(`caches: nothing is read from ${store.name}: ${store.unreadable}`);
    return noSeeds;
  }
  const answers = await Promise.all(entries.map((entry) => restoreSeed(entry, join(directory, entry.name), store)));
  const found = answers.flatMap((answer) => (answer.kind === "found" ? [answer.seed] : []));
  for (const answer of answers) if (answer.kind === "useless") log.warning(`the cache ${answer.because}: not used`);
  const sum = found.reduce((total, { bytes }) => total + bytes, 0);
  const missing = answers.flatMap((answer) => (answer.kind === "missing" ? [answer.name] : []));
  log.info(
    `caches: ${found.length} of ${entries.length} from ${store.name}, ${(sum / 1e6).toFixed(1)} MB` +
      (missing.length > 0 ? `; not there yet: ${missing.join(", ")}` : ""),
  );
  return {
    contexts: Object.fromEntries(
      found.map(({ name, digest }) => [name, `oci-layout://${join(directory, name)}@${digest}`]),
    ),
    found,
    damaged: answers.flatMap((answer) => (answer.kind === "useless" ? [answer.name] : [])),
  };
}

type Answer =
  | { readonly kind: "found"; readonly seed: Seed }
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "useless"; readonly name: string; readonly because: string };

async function restoreSeed(entry: CacheEntry, directory: string, store: CacheStore): Promise<Answer> {
  const { name } = entry;
  try {
    const key = await store.restore(entry.restore, directory);
    if (key === undefined) return { kind: "missing", name };
    const layout = await readSeed(directory, name);
    if (typeof layout !== "string")
      return { kind: "found", seed: { ...layout, name, key, equal: key.startsWith(entry.key) } };
    await rm(directory, { recursive: true, force: true });
    return { kind: "useless", name, because: `${key} ${layout}` };
  } catch (error) {
    return { kind: "useless", name, because: `${name} cannot be fetched (${String(error)})` };
  }
}

/** What became of each entry. */
export function usedCaches(
  { entries }: Pick<Caches, "entries">,
  { found }: Pick<Seeds, "found">,
): readonly UsedCache[] {
  return entries.map(({ name }) => {
    const seed = found.find((one) => one.name === name);
    return { name, key: seed?.key ?? null, equal: seed?.equal ?? false, bytes: seed?.bytes ?? 0 };
  });
}

/** What BuildKit says of a layer that it cannot unpack, and what everybody says of memory that is full. */
const unusable =
  /failed to (?:extract|apply|compute cache key|mount|prepare|get reader)|no space left|oci-layout|invalid (?:magic|checksum|header)|magic number mismatch/i;

/** Whether a build failed for what it was seeded with, rather than for the sources: it could not be unpacked. */
export function failedBySeeds(error: unknown, { found }: Seeds): error is UserError {
  if (found.length === 0 || !(error instanceof UserError) || error.code !== "build-failed") return false;
  return unusable.test(`${error.message}\n${String(error.cause)}`);
}
