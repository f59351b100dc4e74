import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { CacheStore, Host } from "../hosts/host.ts";
import type { CacheEntry, Caches } from "../plan/caches.ts";
import { UserError } from "../user-error.ts";
import { causeOf, isFull, noSpace } from "./build-failure.ts";
import { contextsOf } from "./seed-contexts.ts";
import { type SeedLayout, readSeed } from "./seed-layout.ts";

/** What an engine is given to begin with. Plain JSON, since the post step of the action reads it, too. */
export type Seeds = {
  /** Named contexts for bake, by the stage they stand for. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly found: readonly FoundSeed[];
  /** Names of entries of which the bytes are wrong, or of which an engine could make nothing: they are kept anew. */
  readonly damaged: readonly string[];
  /** Seconds that the build waited for them. */
  readonly waited: number;
};

export type FoundSeed = SeedLayout & {
  readonly name: string;
  readonly kind: CacheEntry["kind"];
  /** Stage that it stands for upon a toolchain; null where it is mounted. */
  readonly root: string | null;
  /** Absolute path of its layout. */
  readonly path: string;
  readonly key: string;
  /** It was kept by a build with equal inputs. */
  readonly equal: boolean;
  /** It was kept by a build that needed the same packages. */
  readonly alike: boolean;
};

export type UsedCache = {
  readonly name: string;
  /** What was read; null where nothing was. */
  readonly key: string | null;
  readonly equal: boolean;
  /** Compressed bytes that were read. */
  readonly bytes: number;
};

export const noSeeds: Seeds = { contexts: {}, found: [], damaged: [], waited: 0 };

export type Fetching = {
  /** Begins to fetch entries, of which more may be told later. */
  readonly start: (caches: Pick<Caches, "entries">) => void;
  /** Everything that was found of these, begun or not. */
  readonly finish: (caches: Pick<Caches, "entries">) => Promise<Seeds>;
  /** Resolves when nothing is written any more, for whoever needs none of it after all. */
  readonly settled: () => Promise<void>;
};

/**
 * Fetches what earlier builds left, each entry into a directory of its own below `directory`, and checks it but for the
 * layer's bytes, which the engine does. What is missing, damaged or cannot be fetched is left out, and one line tells what
 * happened: the build is then slower, not wrong.
 */
export function fetchSeeds(directory: string, host: Pick<Host, "caches" | "log">): Fetching {
  const store = host.caches;
  const answers = new Map<string, Promise<Answer>>();
  const fetch = (entry: CacheEntry, from: CacheStore) => {
    const answer = answers.get(entry.key) ?? restoreSeed(entry, join(directory, entry.name), from);
    answers.set(entry.key, answer);
    return answer;
  };
  const readable = store?.unreadable === undefined ? store : undefined;
  return {
    start: ({ entries }) => {
      if (readable !== undefined) for (const entry of entries) void fetch(entry, readable);
    },
    settled: async () => void (await Promise.all(answers.values())),
    finish: async ({ entries }) => {
      if (entries.length === 0 || store === undefined) return noSeeds;
      if (readable === undefined) {
        host.log.info(`caches: nothing is read from ${store.name}: ${store.unreadable ?? ""}`);
        return noSeeds;
      }
      const began = Date.now();
      const all = await Promise.all(entries.map((entry) => fetch(entry, readable)));
      return { ...(await gather(all, readable, host.log)), waited: (Date.now() - began) / 1000 };
    },
  };
}

async function gather(answers: readonly Answer[], store: CacheStore, log: Host["log"]): Promise<Omit<Seeds, "waited">> {
  const found = answers.flatMap((answer) => (answer.kind === "found" ? [answer.seed] : []));
  const missing = answers.flatMap((answer) => (answer.kind === "missing" ? [answer.name] : []));
  const sum = found.reduce((total, { bytes }) => total + bytes, 0);
  for (const answer of answers) if ("because" in answer) log.warning(`the cache ${answer.because}: not used`);
  log.info(
    `caches: ${found.length} of ${answers.length} from ${store.name}, ${(sum / 1e6).toFixed(1)} MB` +
      (missing.length > 0 ? `; not there yet: ${missing.join(", ")}` : ""),
  );
  return {
    contexts: await contextsOf(found),
    found,
    damaged: answers.flatMap((answer) => (answer.kind === "damaged" ? [answer.name] : [])),
  };
}

/**
 * What is left of seeds with which a build failed: all but the toolchain where only that was foreign to the engine; else
 * those whose bytes are what their digests say; none where all of them are, since whose fault it was then, nobody knows.
 */
export async function soundSeeds(seeds: Seeds, error: unknown): Promise<Seeds> {
  if (isForeign(error)) {
    const found = seeds.found.filter(({ kind }) => kind !== "toolchain");
    return { ...seeds, contexts: await contextsOf(found), found };
  }
  const layouts = await Promise.all(seeds.found.map(({ path, name }) => readSeed(path, name, { whole: true })));
  const sound = seeds.found.filter((_seed, at) => typeof layouts[at] !== "string");
  const found = sound.length < seeds.found.length ? sound : [];
  const dropped = seeds.found.filter((seed) => !found.includes(seed)).map(({ name }) => name);
  return {
    ...seeds,
    contexts: await contextsOf(found),
    found,
    // What was only too large is as good as before.
    damaged: isFull(error) ? seeds.damaged : [...seeds.damaged, ...dropped],
  };
}

type Answer =
  | { readonly kind: "found"; readonly seed: FoundSeed }
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "damaged" | "unfetched"; readonly name: string; readonly because: string };

async function restoreSeed(entry: CacheEntry, directory: string, store: CacheStore): Promise<Answer> {
  const { name } = entry;
  try {
    const key = await store.restore(entry.restore, directory);
    if (key === undefined) return { kind: "missing", name };
    const layout = await readSeed(directory, name);
    if (typeof layout !== "string") return { kind: "found", seed: seedOf(entry, { ...layout, path: directory, key }) };
    await rm(directory, { recursive: true, force: true });
    return { kind: "damaged", name, because: `${key} ${layout}` };
  } catch (error) {
    return { kind: "unfetched", name, because: `${name} cannot be fetched (${String(error)})` };
  }
}

function seedOf(entry: CacheEntry, at: SeedLayout & Pick<FoundSeed, "path" | "key">): FoundSeed {
  const { name, kind, root, restore, equal, alike } = entry;
  const among = (first: number) => restore.slice(0, first).some((prefix) => at.key.startsWith(prefix));
  return { ...at, name, kind, root, equal: among(equal), alike: among(alike) };
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

/** What BuildKit says of a layer that it cannot read or unpack, and everybody of memory that is full. */
const unusable =
  /failed to (?:extract|apply|compute cache key|mount|prepare|get reader)|no space left|oci-layout|invalid (?:magic|checksum|header)|magic number mismatch|unexpected commit (?:digest|size)|mount callback failed|tar header|mismatched image rootfs/i;

/**
 * Whether a build failed for what it was seeded with, rather than for the sources. Of a step's own words only those count
 * that no program in it would choose; where one ended badly, the engine repeats the command, which may say anything.
 */
export function failedBySeeds(error: unknown, { found }: Pick<Seeds, "found">): error is UserError {
  if (!(error instanceof UserError) || error.code !== "build-failed") return false;
  if (isForeign(error)) return found.some(({ kind }) => kind === "toolchain");
  const { engine, output } = causeOf(error);
  return found.length > 0 && (noSpace.test(output) || (!engine.startsWith("process ") && unusable.test(engine)));
}

/** The kernel's word for a shell of another processor: an engine may have nodes that differ from the one that kept a toolchain. */
const isForeign = (error: unknown): boolean => /^exec \/bin\/sh: exec format error$/m.test(causeOf(error).output);
