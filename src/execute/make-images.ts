import { readFile, writeFile } from "node:fs/promises";
import type { Host } from "../hosts/host.ts";
import type { Plan } from "../plan/plan.ts";
import { type Delivery, type Workplace, bakeCommand, imageTargets } from "./bake.ts";
import { buildFailure, isFull } from "./build-failure.ts";
import { moveToDisk } from "./builder.ts";
import { type Progress, follow, running, startProgress } from "./progress.ts";
import { secretSources } from "./secrets.ts";
import { type Seeds, failedBySeeds, soundSeeds } from "./seeds.ts";
import { stageSeconds } from "./timeline.ts";

/** Which engine builds, from what, and what becomes of the images. */
export type Work = {
  readonly delivery: Delivery;
  readonly builder: string | undefined;
  readonly seeds: Seeds;
};

/** Digests by target, seconds by stage, and the seeds that were of use. */
export type Baked = {
  readonly seeds: Seeds;
  readonly digests: ReadonlyMap<string, string>;
  readonly seconds: Readonly<Record<string, number>>;
};

/**
 * Builds all images of a plan in one call. Throws UserError `build-failed`, `test-failed`, `registry-unavailable`,
 * `base-image-missing` or `interrupted`.
 */
export async function makeImages(plan: Plan, work: Work, place: Workplace, host: Host): Promise<Baked> {
  await writeFile(place.dockerfile, plan.dockerfile);
  await writeFile(`${place.dockerfile}.dockerignore`, plan.dockerignore);
  return host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
}

/** Carried caches may only save time: where one of them is what fails, the build is done without it. */
async function bakeWithSeeds(plan: Plan, work: Work, place: Workplace, host: Host): Promise<Baked> {
  try {
    return await bake(plan, work, place, host);
  } catch (error) {
    if (isFull(error) && (await moveToDisk(work.builder, host))) return bake(plan, work, place, host);
    if (!failedBySeeds(error, work.seeds)) throw error;
    const seeds = await soundSeeds(work.seeds);
    const dropped = work.seeds.found.filter(({ name }) => seeds.damaged.includes(name)).map(({ name }) => name);
    host.log.warning(
      `the build starts again without the carried caches ${dropped.join(", ")}, which cannot be used: ${error.message}`,
    );
    return bakeWithSeeds(plan, { ...work, seeds }, place, host);
  }
}

async function bake(plan: Plan, { delivery, builder, seeds }: Work, place: Workplace, host: Host): Promise<Baked> {
  const progress = startProgress();
  const seeded = { ...place, contexts: seeds.contexts };
  const command = bakeCommand(plan, delivery, seeded, builder, secretSources(plan, host.env));
  const { code } = await host.shell.run({ ...command, onErrorLine: (line) => show(progress, line, host) });
  host.log.status("");
  if (code !== 0) throw buildFailure(plan, progress);
  const metadata = JSON.parse(await readFile(place.metadata, "utf8")) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const digests = imageTargets(plan).map(([target]) => [target, digestOf(metadata[target], target)] as const);
  return {
    seeds,
    digests: new Map(digests),
    seconds: stageSeconds(progress),
  };
}

function show(progress: Progress, line: string, host: Host): void {
  for (const row of follow(progress, line)) host.log.info(row);
  const now = running(progress);
  host.log.status(
    now.length === 0 ? "" : `  …  ${now.at(-1) ?? ""}${now.length > 1 ? ` (and ${now.length - 1} more)` : ""}`,
  );
}

function digestOf(metadata: Readonly<Record<string, unknown>> | undefined, target: string): string {
  const digest = metadata?.["containerimage.digest"];
  if (typeof digest !== "string") throw new Error(`buildx reported no digest for ${target}`);
  return digest;
}
