import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Outcome, build, cacheNamespace } from "./build.ts";
import { type Arguments, parseArguments } from "./cli/arguments.ts";
import { helpText } from "./cli/help.ts";
import type { Delivery } from "./execute/bake.ts";
import { readyBuilder } from "./execute/builder.ts";
import { keepCaches } from "./execute/caches.ts";
import { fetchSeeds } from "./execute/seeds.ts";
import { cacheDirectory } from "./hosts/cache-directory.ts";
import type { Host } from "./hosts/host.ts";
import { interruption } from "./hosts/interruption.ts";
import { printable } from "./hosts/printable.ts";
import { terminalHost } from "./hosts/terminal.ts";
import type { Plan } from "./plan/plan.ts";
import { completePlan, earlyCaches, readFacts, sketchPlan } from "./prepare.ts";
import { errorJson, errorText } from "./report/error.ts";
import { outcomeText } from "./report/outcome-text.ts";
import { planText } from "./report/plan-text.ts";
import { parseSettings } from "./settings.ts";
import { UserError } from "./user-error.ts";
import { programVersion } from "./program-version.ts";

type Run = Extract<Arguments, { directory: string }>;

async function main(words: readonly string[]): Promise<void> {
  const parsed = parseArguments(words);
  const terminal = terminalHost(process.stderr, process.env, interruption());
  const host = "cacheDirectory" in parsed ? withCaches(terminal, parsed.cacheDirectory) : terminal;
  switch (parsed.kind) {
    case "help":
      return print(helpText(parsed.command));
    case "version":
      return print(`${programVersion}\n`);
    case "plan":
    case "dockerfile": {
      const plan = await planOnly(parsed, host);
      if (parsed.kind === "plan") return printPlan(plan, parsed);
      for (const { message } of plan.notes) host.log.info(`note: ${message}`);
      return print(
        parsed.json ? json({ dockerfile: plan.dockerfile, dockerignore: plan.dockerignore }) : plan.dockerfile,
      );
    }
    case "build":
      return runBuild(parsed, host);
  }
}

/** The plan as a push would have it: what `--push` adds is what people want to know. */
async function planOnly(run: Run, host: Host): Promise<Plan> {
  const settings = parseSettings(run.raw);
  const { facts } = await readFacts({ ...run, settings, publish: true }, host);
  return sketchPlan(facts, settings.builder, host);
}

async function runBuild(run: Run, host: Host): Promise<void> {
  const settings = parseSettings(forDaemon(run));
  // Only a `--push` of some kind publishes: a build on a laptop is a try, whatever the branch.
  const reading = readFacts({ ...run, settings, publish: run.push }, host);
  if (settings.dryRun) return printPlan(await sketchPlan((await reading).facts, settings.builder, host), run);
  await using place = await temporaryPlace(host);
  const fetching = fetchSeeds(join(place.path, "seeds"), host);
  // Entries come while the builder starts and base images are asked for.
  const [{ facts, root, repository }, builder] = await Promise.all([
    reading.then((prepared) => (fetching.start(earlyCaches(prepared.facts)), prepared)),
    readyBuilder(settings.builder, host),
  ]);
  const plan = await completePlan(facts, builder, host);
  host.log.info(planText(plan).trimEnd());
  const seeds = await fetching.finish(plan.caches);
  const began = Math.floor(Date.now() / 1000);
  const outcome = await build(plan, { root, delivery: deliveryOf(run, plan), builder, repository, seeds }, host);
  const work = { plan, root, builder, cacheNamespace: cacheNamespace(repository, plan), seeds, began };
  await keepCaches(work, join(place.path, "exports"), host);
  print(run.json ? json({ plan, outcome }) : printable(outcomeText(plan, outcome)) + whereItIs(run, outcome));
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
  process.stdout.write(text);
}

function exitCode(error: unknown): number {
  if (!(error instanceof UserError)) return 70;
  return error.code === "invalid-command-line" ? 2 : error.code === "interrupted" ? 130 : 1;
}

const words = process.argv.slice(2);
// A reader that stops early, such as head, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  await main(words);
} catch (error) {
  if (words.includes("--json") && error instanceof UserError) print(json(errorJson(error)));
  process.stderr.write(printable(errorText(error)));
  process.exitCode = exitCode(error);
}
