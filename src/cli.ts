#!/usr/bin/env node
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Outcome } from "./build.ts";
import { type Arguments, parseArguments } from "./cli/arguments.ts";
import { asOptions } from "./cli/as-options.ts";
import { helpText } from "./cli/help.ts";
import { sizeText } from "./cli/size.ts";
import { sketchPlan } from "./complete-plan.ts";
import type { Delivery } from "./execute/bake.ts";
import { keepCaches } from "./execute/caches.ts";
import { keepRecords, writeRecords } from "./execute/size-records.ts";
import { cacheDirectory } from "./hosts/cache-directory.ts";
import type { Host } from "./hosts/host.ts";
import { interruption } from "./hosts/interruption.ts";
import { dockerLogin, loginsFor, secretForms } from "./hosts/login.ts";
import { printable } from "./hosts/printable.ts";
import { delaysFor } from "./hosts/retry.ts";
import { hiding, terminalHost } from "./hosts/terminal.ts";
import type { Plan } from "./plan/plan.ts";
import { readFacts } from "./read-facts.ts";
import { budgetError } from "./report/budget.ts";
import { errorJson, errorText } from "./report/error.ts";
import { outcomeText } from "./report/outcome-text.ts";
import { planText } from "./report/plan-text.ts";
import { testLine } from "./report/tests.ts";
import { runBuild } from "./run.ts";
import { type Settings, parseSettings } from "./settings.ts";
import { compactOutcome } from "./size-files.ts";
import { tellSizes } from "./tell-sizes.ts";
import { UserError } from "./user-error.ts";
import { programVersion } from "./program-version.ts";

type Run = Extract<Arguments, { directory: string }>;

async function main(words: readonly string[]): Promise<void> {
  const parsed = parseArguments(words);
  switch (parsed.kind) {
    case "help":
      return print(helpText(parsed.command));
    case "version":
      return print(`${programVersion}\n`);
    case "plan":
    case "dockerfile":
    case "build":
      return loggedIn(parsed);
    case "size":
      return print(await sizeText(parsed, sizeHost().registry));
  }
}

/** Sizes are read with the logins that the Docker client has. */
function sizeHost(): Host {
  return terminalHost(process.stderr, process.env, interruption(), { secrets: [], delays: delaysFor(true) });
}

/** Runs a command with the logins that were asked for, and leaves none behind. */
async function loggedIn(run: Run): Promise<void> {
  const settings = parseSettings(run.kind === "build" ? forDaemon(run) : run.raw);
  const { registry, username, images } = settings;
  const password = process.env["GO_ALPINE_BUILD_PASSWORD"] ?? "";
  const logins = loginsFor({ registry, username, password, image: images[0] }, "", process.env);
  await using login = await dockerLogin(logins, process.env, tmpdir());
  const env = { ...process.env, ...login.env, GO_ALPINE_BUILD_PASSWORD: undefined };
  const delays = delaysFor(run.kind !== "build" || settings.dryRun);
  secrets.push(...logins.flatMap(secretForms));
  const terminal = terminalHost(process.stderr, env, interruption(), { secrets, delays });
  const host = withCaches(terminal, run.cacheDirectory);
  await commands[run.kind](run, settings, host);
}

const commands: Readonly<Record<Run["kind"], (run: Run, settings: Settings, host: Host) => Promise<void>>> = {
  plan: async (run, settings, host) => printPlan(await planOnly(run, settings, host), run),
  dockerfile: async (run, settings, host) => {
    const plan = await planOnly(run, settings, host);
    for (const { message } of plan.notes) host.log.info(`note: ${message}`);
    const { dockerfile, dockerignore } = plan;
    print(run.json ? json({ dockerfile, dockerignore }) : dockerfile);
  },
  build: buildOnly,
};

/** The plan as a push would have it: what `--push` adds is what people want to know. */
async function planOnly(run: Run, settings: Settings, host: Host): Promise<Plan> {
  // A Dockerfile to keep builds everything, whatever is published.
  const prepared = await readFacts({ ...run, settings, publish: run.kind !== "dockerfile" }, host);
  return sketchPlan(prepared, settings.builder, host);
}

async function buildOnly(run: Run, settings: Settings, host: Host): Promise<void> {
  // Only a `--push` of some kind publishes: a build on a laptop is a try, whatever the branch.
  const request = { ...run, settings, publish: run.push };
  if (settings.dryRun) return printPlan(await sketchPlan(await readFacts(request, host), settings.builder, host), run);
  await using place = await temporaryPlace(host);
  const { plan, outcome, left, trigger } = await runBuild(
    request,
    {
      seeds: join(place.path, "seeds"),
      seedsStay: false,
      tests: {
        directory: run.testResults ?? join(place.path, "tests"),
        tell: (results) => host.log.info(testLine(results)),
      },
      show: (decided) => host.log.info(planText(decided).trimEnd()),
      delivery: (decided) => deliveryOf(run, decided),
    },
    host,
  );
  const records = join(place.path, "records");
  await writeRecords(plan.baseline.records, plan.revision, outcome.sizeReports, records);
  await keepRecords(records, host);
  const places = { reports: run.output, bills: run.output ?? "." };
  const { files } = await tellSizes({ plan, outcome, trigger, settings: settings.sizes, places }, host);
  for (const bill of files.bills) host.log.info(`bill of materials: ${bill}`);
  const exceeded = budgetError(outcome.gate, plan.publish.push, settings.sizes.waiver);
  if (exceeded === undefined || !run.json)
    print(
      run.json
        ? json({ plan, outcome: compactOutcome(outcome) })
        : printable(outcomeText(plan, outcome)) + whereItIs(run, outcome),
    );
  // What was published is told by now, whatever becomes of the caches.
  try {
    if (left !== undefined) await keepCaches(left, join(place.path, "exports"), host);
  } catch (error) {
    throw exceeded ?? error;
  }
  if (exceeded !== undefined) throw exceeded;
}

/** A directory on this machine keeps caches, if one is named. An engine that lives on has its own anyway. */
function withCaches(host: Host, asked: string | undefined): Host {
  const directory = asked ?? host.env["GO_ALPINE_BUILD_CACHE_DIR"] ?? "";
  return directory === "" ? host : { ...host, caches: cacheDirectory(resolve(directory)) };
}

async function temporaryPlace({ temporary }: Host): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(temporary, "go-alpine-build-caches-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

function printPlan(plan: Plan, { json: asJson }: Run): void {
  print(asJson ? json(plan) : printable(planText(plan)));
}

/** A Docker daemon takes one platform: its own, unless one was asked for. */
function forDaemon(run: Run): Run["raw"] {
  if (!run.load || run.raw["platforms"] !== undefined) return run.raw;
  const arch = { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  return { ...run.raw, platforms: `linux/${arch}` };
}

function deliveryOf(run: Run, plan: Plan): Delivery {
  if (run.load) return { kind: "load" };
  if (run.output !== undefined) return { kind: "layout", directory: resolve(run.output) };
  return plan.publish.push ? { kind: "push" } : { kind: "none" };
}

function whereItIs(run: Run, { published }: Outcome): string {
  if (published) return "";
  if (run.load) return "Loaded into the Docker daemon under the tag dev.\n";
  if (run.output !== undefined) return `Written to ${run.output} as OCI layouts.\n`;
  return "The image is in the engine's cache only: --load, --push or --output DIR keeps it.\n";
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function print(text: string): void {
  output.told = true;
  process.stdout.write(text);
}

function exitCode(error: unknown): number {
  if (!(error instanceof UserError)) return 70;
  return error.code === "invalid-command-line" ? 2 : error.code === "interrupted" ? 130 : 1;
}

const words = process.argv.slice(2);
/** Known as soon as the command line is read; an error must not show them either. */
const secrets: string[] = [];
/** Whether standard output has the result: with `--json` it is one object, also where the run is interrupted later. */
const output = { told: false };
// A reader that stops early, such as head, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  await main(words);
} catch (error) {
  const shown = hiding(secrets);
  if (words.includes("--json") && error instanceof UserError && !output.told)
    print(shown(json(errorJson(error, asOptions))));
  process.stderr.write(shown(errorText(error, asOptions)));
  process.exitCode = exitCode(error);
}
