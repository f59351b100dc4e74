import { getInput, getState, saveState, setOutput, setSecret, summary as jobSummary, warning } from "@actions/core";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Delivery } from "./execute/bake.ts";
import { keepCaches } from "./execute/caches.ts";
import type { CacheWork } from "./execute/export-seeds.ts";
import { keepRecords, writeRecords } from "./execute/size-records.ts";
import { sketchPlan } from "./complete-plan.ts";
import { githubHost } from "./hosts/github.ts";
import { failJob } from "./hosts/github-log.ts";
import type { Host } from "./hosts/host.ts";
import { interruption } from "./hosts/interruption.ts";
import { dockerLogin, loginsFor, secretForms } from "./hosts/login.ts";
import { delaysFor } from "./hosts/retry.ts";
import type { Plan } from "./plan/plan.ts";
import { type Request, readFacts } from "./read-facts.ts";
import { budgetError } from "./report/budget.ts";
import { errorText } from "./report/error.ts";
import { outcomeText } from "./report/outcome-text.ts";
import { type Outputs, outputs, testResultsOutput } from "./report/outputs.ts";
import { planText } from "./report/plan-text.ts";
import { summary } from "./report/summary.ts";
import { testLine, testSummary } from "./report/tests.ts";
import { runBuild } from "./run.ts";
import { inputs } from "./settings/inputs.ts";
import { type Settings, parseSettings } from "./settings.ts";
import { tellSizes } from "./tell-sizes.ts";
import type { TestResults } from "./tests/results.ts";

/** Main and post are one bundle; what main saved tells them apart, and where its temporary files are. */
const started = "started";
const temporaryState = "temporary";

async function main(): Promise<void> {
  const temporary = await ownTemporary();
  const settings = parseSettings(Object.fromEntries(inputs.map(({ name }) => [name, getInput(name)])));
  const token = getInput("github-token");
  const { registry, username, images } = settings;
  const asked = { registry, username, password: getInput("password"), image: images[0] };
  const logins = loginsFor(asked, token, process.env);
  mask([token, ...logins.flatMap(secretForms)]);
  await using login = await dockerLogin(logins, process.env, temporary);
  const delays = delaysFor(settings.dryRun);
  await run(settings, githubHost(withoutSecrets(login.env), interruption(), { temporary, token, delays }));
}

/** The environment for programs that are started, in which no input is that is secret: they need neither token nor password. */
function withoutSecrets(more: Host["env"] = {}): Host["env"] {
  return { ...process.env, ...more, "INPUT_GITHUB-TOKEN": undefined, INPUT_PASSWORD: undefined };
}

async function run(settings: Settings, host: Host): Promise<void> {
  const workspace = host.env["GITHUB_WORKSPACE"] ?? ".";
  const request: Request = { directory: workspace, settings, trigger: undefined, publish: true };
  const show = (plan: Plan) => host.log.group("Plan", () => Promise.resolve(host.log.info(planText(plan))));
  if (settings.dryRun) {
    const plan = await sketchPlan(await readFacts(request, host), settings.builder, host);
    await show(plan);
    return setOutputs(outputs(plan, undefined));
  }
  // The runner's directory stays, and a job does not wait for caches that nobody needs.
  const seeds = { seeds: join(host.temporary, "seeds"), seedsStay: true };
  const delivery = ({ publish }: Plan): Delivery => ({ kind: publish.push ? "push" : "none" });
  const directory = join(host.temporary, "tests");
  const tests = { directory, tell: (results: TestResults) => tellTests(results, directory, host) };
  const { plan, outcome, left, trigger } = await runBuild(request, { ...seeds, tests, show, delivery }, host);
  if (left !== undefined) await writeFile(workFile(host.temporary), JSON.stringify(left));
  host.log.info(outcomeText(plan, outcome));
  const reports = join(host.temporary, "sizes");
  const places = { reports, bills: reports };
  await writeRecords(plan.baseline.records, plan.revision, outcome.sizeReports, recordsIn(host.temporary));
  const told = await tellSizes({ plan, outcome, trigger, settings: settings.sizes, places }, host);
  setOutputs(outputs(plan, outcome, told.files));
  await summarise(summary(plan, outcome, told.facts));
  const exceeded = budgetError(outcome.gate, plan.publish.push, settings.sizes.waiver);
  if (exceeded !== undefined) throw exceeded;
}

/** At once, since later steps want the results of tests that failed as well. */
async function tellTests(results: TestResults, directory: string, { log }: Host): Promise<void> {
  log.info(testLine(results));
  setOutput(testResultsOutput, directory);
  await summarise(testSummary(results));
}

/** A page that cannot be written is no failure: all is published by then, or has failed for its own reasons. */
async function summarise(text: string): Promise<void> {
  const page = jobSummary.addRaw(text);
  await page.write().catch((error: unknown) => warning(`the job summary cannot be written: ${String(error)}`));
}

/** All temporary files lie in one directory, so that post finds them when main was killed. */
async function ownTemporary(): Promise<string> {
  const temporary = await mkdtemp(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "go-alpine-build-"));
  saveState(temporaryState, temporary);
  return temporary;
}

/** What main leaves for post when it has built: the caches are exported when the job's result is known. */
const workFile = (temporary: string) => join(temporary, "caches.json");

/** Where main leaves the records of sizes for post. */
const recordsIn = (temporary: string) => join(temporary, "records");

/** Keeps the caches and records, and tidies what main could not because it was killed. */
async function post(temporary: string): Promise<void> {
  try {
    const host = githubHost(withoutSecrets(), interruption(), { temporary, token: "", delays: [] });
    await keepRecords(recordsIn(temporary), host);
    const text = await readFile(workFile(temporary), "utf8").catch(() => undefined);
    if (text === undefined) return;
    await keepCaches(JSON.parse(text) as CacheWork, join(temporary, "exports"), host);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The runner then hides them in every log of the job. */
function mask(secrets: readonly string[]): void {
  for (const secret of secrets) if (secret !== "") setSecret(secret);
}

function setOutputs(values: Outputs): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}

if (getState(started) !== "") {
  // It can warn, and never fails a job.
  const left = getState(temporaryState);
  if (left !== "") await post(left).catch((error: unknown) => warning(String(error)));
} else {
  // Before anything can fail: post must never take itself for main.
  saveState(started, "true");
  try {
    await main();
  } catch (error) {
    failJob(error, errorText(error));
  }
  // Caches that nobody needs after all may still be on their way, and would keep the job.
  process.exit();
}
