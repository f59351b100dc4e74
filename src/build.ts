import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Delivery, type Workplace, bakeCommand, imageTargets } from "./execute/bake.ts";
import { buildFailure, isFull } from "./execute/build-failure.ts";
import { moveToDisk } from "./execute/builder.ts";
import { type Size, layoutReader, measure, registryReader } from "./execute/measure.ts";
import { type Seeds, type UsedCache, failedBySeeds, usedCaches } from "./execute/seeds.ts";
import { type Progress, follow, running, stageSeconds, tenths, startProgress } from "./execute/progress.ts";
import { tagImage } from "./execute/publish.ts";
import { secretSources } from "./execute/secrets.ts";
import { binariesOf, verifyBinaries } from "./execute/verify.ts";
import type { Host } from "./hosts/host.ts";
import type { Plan } from "./plan/plan.ts";

/** What happened: known only after the build. Plain JSON, like the plan. */
export type Outcome = {
  readonly images: readonly BuiltImage[];
  readonly published: boolean;
  /** Wall-clock seconds, by stage; a stage that did not run is not in it. */
  readonly seconds: Readonly<Record<string, number>>;
  /** What was carried from earlier builds. */
  readonly caches: readonly UsedCache[];
};

export type BuiltImage = {
  readonly name: string;
  /** Of the index, or of the manifest where there is one platform. */
  readonly digest: string;
  /** The tags it was published under; empty when nothing was. */
  readonly references: readonly string[];
  readonly sizes: readonly Size[];
};

/** Where to build: absolute path of the repository's root, what becomes of the images, and which engine builds them. */
export type Work = {
  readonly root: string;
  readonly delivery: Delivery;
  readonly builder: string | undefined;
  /** What names the repository: its address, or its place on this machine. */
  readonly repository: string;
  readonly seeds: Seeds;
};

/**
 * Carries out a plan: build everything, push by digest, check what came out, and only then give it tags.
 * Throws UserError `build-failed`, `test-failed`, `wrong-binary`, `registry-unavailable`, `base-image-missing` or `interrupted`.
 */
export async function build(plan: Plan, work: Work, host: Host): Promise<Outcome> {
  await using place = await workplace(work, plan, host.temporary);
  await writeFile(place.dockerfile, plan.dockerfile);
  await writeFile(`${place.dockerfile}.dockerignore`, plan.dockerignore);
  const baked = await host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
  await verifyBinaries(plan, binariesOf(plan, place.binaries), place.libraries);
  const images = await measureImages(plan, baked.digests, work.delivery, place, host);
  const published = work.delivery.kind === "push";
  if (published) await host.log.group("Publish", () => publish(images, work.builder, host));
  return {
    images: published ? images : images.map((image) => ({ ...image, references: [] })),
    published,
    seconds: baked.seconds,
    caches: usedCaches(plan.caches, work.seeds),
  };
}

/** A temporary directory that goes when the build ends, however it ends. */
async function workplace(
  { root, repository, seeds }: Work,
  plan: Plan,
  temporary: string,
): Promise<Workplace & AsyncDisposable> {
  const directory = await mkdtemp(join(temporary, "go-alpine-build-"));
  const path = (name: string) => join(directory, name);
  await mkdir(path("layouts"));
  return {
    root,
    dockerfile: path("Dockerfile"),
    metadata: path("metadata.json"),
    binaries: path("binaries"),
    libraries: path("libraries"),
    layouts: path("layouts"),
    cacheNamespace: cacheNamespace(repository, plan),
    contexts: seeds.contexts,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Tells the mounts of one repository, and of one kind of trigger, from others on the same engine. */
export function cacheNamespace(repository: string, { caches }: Plan): string {
  return createHash("sha256").update(`${repository} ${caches.scope}`).digest("hex").slice(0, 12);
}

/** Carried caches may only save time: where they are what fails, the build is done without them. */
async function bakeWithSeeds(plan: Plan, work: Work, place: Workplace, host: Host): Promise<Baked> {
  try {
    return await bake(plan, work, place, host);
  } catch (error) {
    if (isFull(error) && (await moveToDisk(work.builder, host))) return bake(plan, work, place, host);
    if (!failedBySeeds(error, work.seeds)) throw error;
    host.log.warning(`the carried caches cannot be used, so the build starts again without them: ${error.message}`);
    return bake(plan, work, { ...place, contexts: {} }, host);
  }
}

type Baked = { readonly digests: ReadonlyMap<string, string>; readonly seconds: Outcome["seconds"] };

async function bake(plan: Plan, { delivery, builder }: Work, place: Workplace, host: Host): Promise<Baked> {
  const progress = startProgress();
  const command = bakeCommand(plan, delivery, place, builder, secretSources(plan, host.env));
  const began = Date.now();
  const { code } = await host.shell.run({ ...command, onErrorLine: (line) => show(progress, line, host) });
  host.log.status("");
  if (code !== 0) throw buildFailure(plan, progress);
  const metadata = JSON.parse(await readFile(place.metadata, "utf8")) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const digests = imageTargets(plan).map(([target]) => [target, digestOf(metadata[target], target)] as const);
  return {
    digests: new Map(digests),
    seconds: { ...stageSeconds(progress), total: tenths((Date.now() - began) / 1000) },
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

async function measureImages(
  plan: Plan,
  digests: Baked["digests"],
  delivery: Delivery,
  place: Workplace,
  host: Host,
): Promise<readonly BuiltImage[]> {
  return Promise.all(
    plan.images.map(async ({ name, target, references }) => {
      const digest = digests.get(target) ?? "";
      const read =
        delivery.kind === "push"
          ? registryReader(name, host.shell)
          : layoutReader(join(delivery.kind === "layout" ? delivery.directory : place.layouts, target));
      return { name, digest, references, sizes: await measure(digest, plan.platforms, read) };
    }),
  );
}

async function publish(images: readonly BuiltImage[], builder: string | undefined, host: Host): Promise<void> {
  for (const { name, digest, references } of images) {
    await tagImage(name, digest, references, builder, host.shell);
    for (const reference of references) host.log.info(`tagged  ${reference}`);
  }
}
