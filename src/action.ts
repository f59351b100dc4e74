import { getInput, getState, saveState, setOutput, summary as jobSummary, warning } from "@actions/core";

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, cacheNamespace } from "./build.ts";
import { readyBuilder } from "./execute/builder.ts";
import { type CacheWork, keepCaches } from "./execute/caches.ts";
import { fetchSeeds } from "./execute/seeds.ts";
import { annotate, githubHost } from "./hosts/github.ts";
import type { Host } from "./hosts/host.ts";
import { interruption } from "./hosts/interruption.ts";
import { printable } from "./hosts/printable.ts";
import { completePlan, earlyCaches, readFacts, sketchPlan } from "./prepare.ts";
import { errorText } from "./report/error.ts";
import { outcomeText } from "./report/outcome-text.ts";
import { outputs } from "./report/outputs.ts";
import { planText } from "./report/plan-text.ts";
import { summary } from "./report/summary.ts";
import { inputs } from "./settings/inputs.ts";
import { parseSettings } from "./settings.ts";
import { UserError } from "./user-error.ts";

/** Main and post are one bundle; what main saved tells them apart, and where its temporary files are. */
const started = "started";
const temporaryState = "temporary";

async function main(): Promise<void> {
  const host = await ownTemporary(githubHost(process.env, interruption()));
  const settings = parseSettings(Object.fromEntries(inputs.map(({ name }) => [name, getInput(name)])));
  const fetching = fetchSeeds(join(host.temporary, "seeds"), host);
  const [{ facts, root, repository }, builder] = await Promise.all([
    readFacts(
      { directory: process.env["GITHUB_WORKSPACE"] ?? ".", settings, trigger: undefined, publish: true },
      host,
    ).then((prepared) => {
      // While the builder starts and base images are asked for.
      if (!settings.dryRun) fetching.start(earlyCaches(prepared.facts));
      return prepared;
    }),
    settings.dryRun ? settings.builder : readyBuilder(settings.builder, host),
  ]);
  const plan = settings.dryRun ? await sketchPlan(facts, builder, host) : await completePlan(facts, builder, host);
  await host.log.group("Plan", () => Promise.resolve(host.log.info(planText(plan))));
  if (settings.dryRun) return setOutputs(outputs(plan, undefined));
  const seeds = await fetching.finish(plan.caches);
  const began = Math.floor(Date.now() / 1000);
  const delivery = { kind: plan.publish.push ? "push" : "none" } as const;
  const outcome = await build(plan, { root, delivery, builder, repository, seeds }, host);
  const work: CacheWork = { plan, root, builder, cacheNamespace: cacheNamespace(repository, plan), seeds, began };
  await writeFile(workFile(host.temporary), JSON.stringify(work));
  host.log.info(outcomeText(plan, outcome));
  setOutputs(outputs(plan, outcome));
  await jobSummary.addRaw(summary(plan, outcome)).write();
}

/** All temporary files lie in one directory, so that post finds them when main was killed. */
async function ownTemporary(host: Host): Promise<Host> {
  const temporary = await mkdtemp(join(host.temporary, "go-alpine-build-"));
  saveState(temporaryState, temporary);
  return { ...host, temporary };
}

function setOutputs(values: ReturnType<typeof outputs>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}

/** What main leaves for post when it has built: the caches are exported when the job's result is known. */
const workFile = (temporary: string) => join(temporary, "caches.json");

async function post(temporary: string): Promise<void> {
  try {
    const text = await readFile(workFile(temporary), "utf8").catch(() => undefined);
    if (text === undefined) return;
    const host = { ...githubHost(process.env, interruption()), temporary };
    await keepCaches(JSON.parse(text) as CacheWork, join(temporary, "exports"), host);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

if (getState(started) !== "") {
  // Post keeps the caches and tidies what main could not because it was killed. It can warn, and never fails a job.
  const left = getState(temporaryState);
  if (left !== "") await post(left).catch((error: unknown) => warning(String(error)));
} else {
  // Before anything can fail: post must never take itself for main.
  saveState(started, "true");
  try {
    await main();
  } catch (error) {
    if (error instanceof UserError) annotate(error);
    process.stdout.write(printable(errorText(error)));
    process.exitCode = 1;
  }
}
