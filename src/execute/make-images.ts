import { readFile, writeFile } from "node:fs/promises";
import type { Host } from "../hosts/host.ts";
import type { Plan } from "../plan/plan.ts";
import type { TestResults } from "../tests/results.ts";
import { type BakeOptions, type Delivery, bakeCommand, imageTargets, testsBake } from "./bake.ts";
import { buildFailure, isFull, testsFailed } from "./build-failure.ts";
import { moveToDisk } from "./builder.ts";
import { type Progress, follow, running, startProgress, stepCalled } from "./progress.ts";
import { secretSources } from "./secrets.ts";
import { type Seeds, failedBySeeds, soundSeeds } from "./seeds.ts";
import { clearTestResults, keepTestResults } from "./test-results.ts";
import { stageSeconds } from "./timeline.ts";
import type { Workplace } from "./workplace.ts";

/** Which engine builds, from what, and what becomes of the images. */
export type Work = {
  readonly delivery: Delivery;
  readonly builder: string | undefined;
  readonly seeds: Seeds;
  readonly tests: Tests;
};

/** Directory for the results of tests, and who is told of them; also when tests fail. */
export type Tests = { readonly directory: string; readonly tell: (results: TestResults) => Promise<void> | void };

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
  if (!plan.test) return host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
  await clearTestResults(work.tests.directory);
  try {
    return await host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
  } finally {
    await tellTests(work.tests, place, host);
  }
}

/** Carried caches may only save time: where one of them is what fails, the build is done without it. */
async function bakeWithSeeds(plan: Plan, work: Work, place: Workplace, host: Host): Promise<Baked> {
  try {
    return await bake(plan, work, place, host);
  } catch (error) {
    if (isFull(error) && (await moveToDisk(work.builder, host))) return bakeWithSeeds(plan, work, place, host);
    if (!failedBySeeds(error, work.seeds)) throw error;
    const seeds = await soundSeeds(work.seeds, error);
    const left = seeds.found.map(({ name }) => name);
    const dropped = work.seeds.found.map(({ name }) => name).filter((name) => !left.includes(name));
    host.log.warning(
      `the build starts again without the carried caches ${dropped.join(", ")}, which cannot be used: ${error.message}`,
    );
    return bakeWithSeeds(plan, { ...work, seeds }, place, host);
  }
}

async function bake(plan: Plan, work: Work, place: Workplace, host: Host, options: BakeOptions = {}): Promise<Baked> {
  const { delivery, builder, seeds } = work;
  const progress = startProgress();
  const seeded = { ...place, contexts: seeds.contexts };
  const command = bakeCommand(plan, delivery, seeded, builder, secretSources(plan, host.env), options);
  const { code } = await host.shell.run({ ...command, onErrorLine: (line) => show(progress, line, host) });
  host.log.status("");
  if (code !== 0 && testsFailed(progress)) {
    // The engine remembers a step that succeeded, and this one has. What fails may pass the next time, and must be seen.
    if (stepCalled(progress, "test")?.cached === true) {
      host.log.info("The tests failed in an earlier build of the same sources, and run again.");
      return bake(plan, work, place, host, { testAnew: true });
    }
    await host.shell.run(testsBake(plan, seeded, builder, secretSources(plan, host.env)));
  }
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

/** Results that cannot be kept are no reason to fail a build, or to hide why it failed. */
async function tellTests({ directory, tell }: Tests, place: Workplace, host: Host): Promise<void> {
  try {
    const results = await keepTestResults(place.tests, directory);
    if (results !== undefined) await tell(results);
  } catch (error) {
    host.log.warning(`the results of the tests cannot be kept: ${String(error)}`);
  }
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
