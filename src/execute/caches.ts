import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command, Host } from "../hosts/host.ts";
import type { CacheEntry } from "../plan/caches.ts";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { attributes } from "./attributes.ts";
import { bakeCall, bakeText, commonTarget } from "./bake.ts";
import { type Progress, failure, follow, startProgress } from "./progress.ts";
import { secretSources } from "./secrets.ts";
import { type SeedLayout, labelSeed, readSeed } from "./seed-layout.ts";
import type { Seeds } from "./seeds.ts";

/** A build that has ended well and whose caches may be worth keeping. Plain JSON: the action's post step reads it. */
export type CacheWork = {
  readonly plan: Plan;
  readonly root: string;
  readonly builder: string | undefined;
  readonly cacheNamespace: string;
  readonly seeds: Seeds;
  /** When the build began, in seconds since 1970. */
  readonly began: number;
};

/**
 * Exports the caches from the engine that has just built, and keeps those that are worth it. Says in one line each what
 * became of them. The build is done by then: nothing but an interruption is more than a warning.
 */
export async function keepCaches(work: CacheWork, directory: string, host: Host): Promise<void> {
  const began = Date.now();
  try {
    if (await saveCaches(work, directory, host))
      host.log.info(`caches: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (error instanceof UserError && error.code === "interrupted") throw error;
    host.log.warning(`the caches are not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** False where nothing was to be done. */
async function saveCaches(work: CacheWork, directory: string, host: Host): Promise<boolean> {
  const { plan, seeds } = work;
  const { entries, saving } = plan.caches;
  const store = host.caches;
  if (entries.length === 0 || store === undefined) return false;
  const refused = saving.save ? store.unwritable : saving.because;
  if (refused !== undefined) {
    host.log.info(`caches: nothing is kept: ${refused}`);
    return false;
  }
  // A toolchain is named by the image it is made from and never changes.
  const wanted = entries.filter(({ kind, name }) => kind !== "toolchain" || !has(seeds, name));
  const measured = await exportSeeds(work, wanted, directory, host);
  if (measured === undefined) return false;
  for (const entry of wanted) {
    const layout = join(directory, entry.name);
    const decision = await weigh(entry, measured.get(entry.name), layout, seeds);
    if (typeof decision === "string") host.log.info(`caches: ${entry.name} is not kept: ${decision}`);
    else {
      const key = entryKey(entry, decision, seeds);
      const said = (await store.save(key, layout)) ? "kept" : "not taken, or there already";
      host.log.info(
        `caches: ${entry.name} is ${said}, ${megabytes(decision.bytes)}, of which ${megabytes(measured.get(entry.name)?.added ?? 0)} are new: ${key}`,
      );
    }
    await rm(layout, { recursive: true, force: true });
  }
  return true;
}

const has = ({ found }: Seeds, name: string) => found.some((seed) => seed.name === name);

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** What was found damaged is kept beside under another name: no place lets an entry be replaced. */
function entryKey({ key, name }: CacheEntry, { digest }: SeedLayout, { damaged }: Seeds): string {
  return `${key}${digest.slice("sha256:".length, "sha256:".length + 16)}${damaged.includes(name) ? "-again" : ""}`;
}

type Measured = Pick<SeedLayout, "files" | "unpacked"> & {
  /** Unpacked bytes that this build added. */ readonly added: number;
};

/** The layout, checked, or why it is not to be kept. */
async function weigh(
  entry: CacheEntry,
  measured: Measured | undefined,
  directory: string,
  { found }: Seeds,
): Promise<(SeedLayout & Pick<Measured, "added">) | string> {
  if (measured === undefined) return "it was not exported";
  const before = found.find(({ name }) => name === entry.name);
  if (measured.files === 0)
    return before === undefined ? "it came out empty" : `only ${megabytes(measured.added)} of it is new`;
  if (before?.equal === true && measured.unpacked * 2 < before.unpacked)
    return `it came out much smaller (${measured.unpacked} bytes) than what equal inputs left before (${before.unpacked})`;
  await labelSeed(directory, entry.name, measured);
  const layout = await readSeed(directory, entry.name, { whole: true });
  return typeof layout === "string" ? `it ${layout}` : { ...layout, added: measured.added };
}

/** Writes one layout for each entry below `directory`. Resolves to what the steps report by entry; undefined when it failed. */
async function exportSeeds(
  work: CacheWork,
  entries: readonly CacheEntry[],
  directory: string,
  host: Host,
): Promise<ReadonlyMap<string, Measured> | undefined> {
  await mkdir(directory, { recursive: true });
  const dockerfile = join(directory, "Dockerfile");
  await writeFile(dockerfile, `${work.plan.dockerfile}\n${work.plan.caches.exports}`);
  await writeFile(`${dockerfile}.dockerignore`, work.plan.dockerignore);
  const progress = startProgress();
  const command = exportCommand(work, entries, directory, secretSources(work.plan, host.env));
  const { code } = await host.shell.run({ ...command, onErrorLine: (line) => void follow(progress, line) });
  const said = [...progress.logs.values()].join("\n");
  if (code === 0) return measurements(said);
  host.log.warning(`the caches could not be exported and are not kept: ${reason(progress)}`);
  return undefined;
}

function reason(progress: Progress): string {
  const { error = "", output = "" } = failure(progress) ?? {};
  const lines = [...progress.plain, error, ...output.split("\n")].filter((line) => line.trim() !== "");
  return lines.at(-1) ?? "no reason was given";
}

export function exportCommand(
  work: CacheWork,
  entries: readonly CacheEntry[],
  directory: string,
  secrets: readonly string[],
): Command {
  const { plan, seeds, builder } = work;
  const place = { ...work, dockerfile: join(directory, "Dockerfile"), contexts: seeds.contexts };
  const common = commonTarget(plan, place, secrets);
  const args = {
    ...(common["args"] as Readonly<Record<string, string>>),
    EXPORT: String(Date.now()),
    BEGAN: String(work.began),
    SEEDED: seeds.found.map(({ name }) => name).join(" "),
  };
  const targets = entries.map(({ name, kind, platform }) => [
    name,
    {
      ...common,
      args,
      target: `export-${kind}`,
      // What is for no platform is exported where it was made.
      platforms: platform === null ? [] : [platform],
      output: [
        attributes({
          type: "oci",
          tar: "false",
          dest: join(directory, name),
          // A tenth smaller than by default, in a few seconds of the post step that nobody waits for.
          compression: "zstd",
          "compression-level": "7",
          "force-compression": "true",
          "oci-mediatypes": "true",
        }),
      ],
    },
  ]);
  return bakeCall(bakeText(Object.fromEntries(targets) as Readonly<Record<string, unknown>>), work.root, builder);
}

/** Lines `cache: NAME FILES BYTES ADDED`. */
function measurements(output: string): ReadonlyMap<string, Measured> {
  const lines = output.matchAll(/^cache: (?<name>\S+) (?<files>\d+) (?<unpacked>\d+) (?<added>\d+)$/gm);
  return new Map(
    [...lines].map(({ groups }) => [
      groups?.["name"] ?? "",
      {
        files: Number(groups?.["files"]),
        unpacked: Number(groups?.["unpacked"]),
        added: Number(groups?.["added"]),
      },
    ]),
  );
}
