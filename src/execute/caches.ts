import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../hosts/host.ts";
import type { CacheEntry } from "../plan/caches.ts";
import { UserError } from "../user-error.ts";
import { type CacheWork, type Measured, exportSeeds } from "./export-seeds.ts";
import { type SeedLayout, labelSeed, readSeed } from "./seed-layout.ts";
import type { Seeds } from "./seeds.ts";

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
  // A toolchain is named by the image that it is made from: no build adds anything to it.
  const wanted = entries.filter(({ kind, name }) => kind !== "toolchain" || !has(seeds, name));
  const measured = await exportSeeds(work, wanted, directory, host);
  if (measured.size === 0) return false;
  for (const entry of wanted) {
    const layout = join(directory, entry.name);
    const decision = await weigh(entry, measured.get(entry.name), layout, seeds);
    if (typeof decision === "string") host.log.info(`caches: ${entry.name} is not kept: ${decision}`);
    else {
      const key = entryKey(entry, decision, seeds);
      const said = (await store.save(key, layout)) ? "kept" : "not taken, or there already";
      host.log.info(
        `caches: ${entry.name} is ${said}, ${megabytes(decision.bytes)} compressed; ${megabytes(decision.added)} unpacked are new: ${key}`,
      );
    }
    await rm(layout, { recursive: true, force: true });
  }
  return true;
}

const has = ({ found }: Seeds, name: string) => found.some((seed) => seed.name === name);

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Named by its layer, which the same tree makes again, and not by its image, which tells when it was made. What was found
 * damaged is kept beside under another name: no place lets an entry be replaced.
 */
function entryKey({ key, name }: CacheEntry, { layer }: SeedLayout, { damaged }: Seeds): string {
  const start = "sha256:".length;
  return `${key}${layer.digest.slice(start, start + 16)}${damaged.includes(name) ? "-again" : ""}`;
}

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
