import { createHash } from "node:crypto";
import type { Project } from "../project/project.ts";
import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";
import type { Base } from "./bases.ts";
import { goFlagWords } from "./build-stage.ts";
import { exportStages } from "./export-stages.ts";
import { importScope } from "./imports.ts";
import type { Program } from "./program.ts";
import { testWay } from "./race.ts";
import type { Recipe } from "./recipe.ts";
import { type Saving, mayNotSave } from "./saving.ts";
import { type Seed, nativeSeeds, seeds } from "./seeds.ts";
import { spared } from "./toolchain.ts";

/** Whose caches a build uses, and what of them travels. What untrusted code has written must never be linked into a release. */
export type Caches = {
  readonly scope: "trusted" | "pull-request" | "fork";
  readonly because: string;
  /** What a build writes is kept under it, in entries and in the mounts of an engine that stays. */
  readonly place: string;
  /** Empty where nothing is carried. */
  readonly entries: readonly CacheEntry[];
  /** Whether entries may be written. */
  readonly saving: Saving;
  /** Stages that are added to the Dockerfile to export the caches; `export-NAME` for each kind of entry. */
  readonly exports: string;
};

export type CacheEntry = Seed & {
  /** What it is kept under, followed by the start of its layer's digest. */
  readonly key: string;
  /** Beginnings of keys that will do, best first. */
  readonly restore: readonly string[];
  /** How many of these, from the first, are of equal inputs: one for each place that may be read. */
  readonly equal: number;
  /** How many, from the first, are of builds that needed the same packages. What comes of others is kept anew in any case. */
  readonly alike: number;
};

/** What is known of the place that keeps caches. */
export type CacheFacts = {
  /** Undefined where there is none. */
  readonly store: string | undefined;
  /** Architecture of this machine, as Go names it. */
  readonly machine: string;
};

export type CacheInputs = {
  readonly settings: Pick<Settings, "cache">;
  readonly trigger: Trigger;
  readonly project: Project;
  readonly repository: { readonly origin: string | undefined };
  readonly caches: CacheFacts;
};

/** Counts up when entries of older versions cannot be used. */
const format = 2;

export function planCaches(
  facts: CacheInputs,
  { programs, go }: { readonly programs: readonly Program[]; readonly go: { readonly version: string } },
  recipe: Recipe,
  bases: readonly Base[],
): Caches {
  const { scope, because } = scopeOf(facts.trigger);
  const base = bases.find(({ role }) => role === "build")?.digest;
  const repository = hash(facts.repository.origin ?? recipe.module, 10);
  const place = placeOf(facts.trigger);
  // What is not reviewed may read what is, never the other way.
  const places = [...new Set([place, trusted])].map((name) => `go-alpine-build-${format}-${repository}-${name}`);
  const parts: KeyParts = {
    go: go.version,
    toolchain: hash([base ?? "", ...spared(recipe)].join(" "), 20),
    machine: facts.caches.machine,
    flags: flagsHash(recipe),
    use: useHash(recipe),
    // Generators may run any program of a module, and find no use in one of which only some packages are there.
    modules: recipe.settings.generate.length > 0 ? "whole" : "in-part",
    sums: sumsHash(facts.project, programs),
  };
  const entries = [...seeds(recipe), ...nativeSeeds(recipe, facts.caches.machine)]
    .filter(({ kind }) => kind !== "toolchain" || base !== undefined)
    .map((seed) => {
      const { alike, others } = keyTails(seed, parts);
      return {
        ...seed,
        key: `${places[0] ?? ""}-${seed.name}-${alike[0]}`,
        restore: [...alike, ...others].flatMap((tail) => places.map((name) => `${name}-${seed.name}-${tail}`)),
        equal: places.length,
        alike: places.length * alike.length,
      };
    });
  return {
    scope,
    because,
    place,
    entries,
    saving: saving(facts, entries.length > 0),
    exports: entries.length > 0 ? exportStages(recipe, go.version) : "",
  };
}

function scopeOf(trigger: Trigger): Pick<Caches, "scope" | "because"> {
  switch (trigger.kind) {
    case "pull-request":
      if (trigger.fromFork) return { scope: "fork", because: "anybody may write a fork's code" };
      return { scope: "pull-request", because: "a pull request is not reviewed yet" };
    case "merge-queue":
      return { scope: "pull-request", because: "a merge queue builds what is not merged yet" };
    case "release":
    case "branch":
    case "local":
      return { scope: "trusted", because: "the code is in the repository" };
  }
}

/** One for each pull request, since what one of them compiled must not be linked into what another is judged by. */
function placeOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case "pull-request":
      return `${trigger.fromFork ? "fork" : "pull-request"}-${trigger.number}`;
    case "merge-queue":
      return "merge-queue";
    case "release":
    case "branch":
    case "local":
      return trusted;
  }
}

const trusted = "trusted";

/** Unlike records of sizes, caches of a pull request are kept: for its own next run. */
function saving(facts: CacheInputs, any: boolean): Saving {
  const refused = mayNotSave(facts, "caches") ?? (any ? undefined : "there is nothing to keep");
  if (refused !== undefined) return { save: false, because: refused };
  const { trigger } = facts;
  switch (trigger.kind) {
    case "pull-request":
      if (trigger.fromFork) return { save: false, because: "a fork's caches are not kept" };
      return { save: true, because: "the pull request's next run reads them" };
    case "merge-queue":
      return { save: false, because: "a merge queue's branch is built once" };
    case "release":
      return { save: false, because: "a release reads caches and leaves writing to branches" };
    case "branch":
    case "local":
      return { save: true, because: "the next run reads them" };
  }
}

type KeyParts = {
  readonly go: string;
  readonly toolchain: string;
  readonly machine: string;
  readonly flags: string;
  readonly use: string;
  readonly modules: "whole" | "in-part";
  readonly sums: string;
};

/** The rest of keys after the seed's name, from equal inputs to anything that is of use. */
type Tails = { readonly alike: readonly [string, ...(readonly string[])]; readonly others: readonly string[] };

function keyTails({ kind }: Seed, { go, toolchain, machine, flags, use, modules, sums }: KeyParts): Tails {
  const compiled = `on-${machine}-go${go}-${flags}-`;
  switch (kind) {
    case "toolchain":
      return { alike: [`${machine}-${toolchain}-`], others: [] };
    case "modules":
      return {
        alike: [`${modules}-${flags}-${use}-${sums}-`, `${modules}-${flags}-${use}-`, `${modules}-`],
        others: [],
      };
    case "objects":
      // What another Go or other flags compiled is of no use; what other programs need is mostly the same.
      return { alike: [`${compiled}${use}-${sums}-`, `${compiled}${use}-`], others: [compiled] };
  }
}

/** Of everything that decides how packages are compiled. */
const flagsHash = (recipe: Recipe) =>
  hash(JSON.stringify([goFlagWords(recipe), recipe.environment.goFlags, recipe.cgo]), 10);

/** Of everything that decides which packages are: programs, tests and generators. */
function useHash(recipe: Recipe): string {
  const { settings, programs } = recipe;
  const packages = programs.map(({ workdir, package: path }) => `${workdir} ${path}`).sort();
  const { race } = testWay(recipe);
  const tests = race === "" ? settings.test : [...settings.test, race];
  return hash(JSON.stringify([tests, settings.generate, packages]), 10);
}

/** Of the go.sum of every module that the programs are built from. */
function sumsHash(project: Project, programs: readonly Program[]): string {
  const own = programs.map(({ module }) => module.directory);
  const roots = own.flatMap((directory) => importScope(project, directory)?.roots ?? []);
  const directories = new Set([...own, ...roots.map(({ directory }) => directory)]);
  const sums = project.modules.filter(({ directory }) => directories.has(directory));
  return hash(JSON.stringify(sums.map(({ directory, goSum }) => [directory, goSum ?? ""]).sort()), 16);
}

const hash = (text: string, length: number) => createHash("sha256").update(text).digest("hex").slice(0, length);
