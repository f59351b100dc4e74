import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Delivery, type Workplace, bakeCommand, imageTargets } from "./execute/bake.ts";
import { buildFailure, isFull } from "./execute/build-failure.ts";
import { moveToDisk } from "./execute/builder.ts";
import { gitAncestry, withForge } from "./ancestry.ts";
import { verifyArrival } from "./execute/arrival.ts";
import { type ReadBlob, layoutBlobs, registryBlobs } from "./execute/blobs.ts";
import { type ReadManifest, type Size, layoutReader, measure, registryReader } from "./execute/measure.ts";
import { type Progress, follow, running, stageSeconds, tenths, startProgress } from "./execute/progress.ts";
import { type Pushed, type TagOutcome, publish } from "./execute/publish.ts";
import { secretSources } from "./execute/secrets.ts";
import { type Seeds, type UsedCache, failedBySeeds, usedCaches } from "./execute/seeds.ts";
import { type ImageReport, findBaselines, judgeSizes, reportSizes } from "./execute/size-report.ts";
import { binariesOf, verifyBinaries } from "./execute/verify.ts";
import type { Host, Registry } from "./hosts/host.ts";
import type { Plan } from "./plan/plan.ts";
import type { Gate } from "./size/budget.ts";

/** What happened: known only after the build. Plain JSON, like the plan. */
export type Outcome = {
  readonly images: readonly BuiltImage[];
  readonly published: boolean;
  /** Wall-clock seconds, by stage; a stage that did not run is not in it. */
  readonly seconds: Readonly<Record<string, number>>;
  /** What was carried from earlier builds; empty when nothing was built. */
  readonly caches: readonly UsedCache[];
  /** What images are made of, and what changed; one for each target that was taken apart. */
  readonly sizeReports: readonly ImageReport[];
  /** Whether the images are within their budget; null without one. What is not is published under no tag. */
  readonly gate: Gate | null;
};

export type BuiltImage = {
  readonly name: string;
  /** Of the index, or of the manifest where there is one platform. */
  readonly digest: string;
  /** False for the image of an earlier run, which has published this very build. */
  readonly built: boolean;
  /** What became of its tags; empty when nothing was published. */
  readonly tags: readonly TagOutcome[];
  /** Name and tag, for each tag that stands for the digest. */
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
 * Carries out a plan: build what is not published yet, push by digest, check what came out and what arrived, and only then
 * give it tags. Throws UserError `build-failed`, `test-failed`, `wrong-binary`, `registry-unavailable`,
 * `version-already-published`, `base-image-missing` or `interrupted`.
 */
export async function build(plan: Plan, work: Work, host: Host): Promise<Outcome> {
  await using place = await workplace(work, plan, host.temporary);
  const missing = { ...plan, images: plan.images.filter(({ published }) => published === null) };
  const measured = isMeasured(plan, missing);
  const baselines = measured ? findBaselines(plan, host, ancestry(work, host)) : Promise.resolve(new Map());
  // They are waited for below; until then the build may fail for its own reasons.
  baselines.catch(() => undefined);
  const baked = missing.images.length === 0 ? nothingToBuild : await makeImages(missing, work, place, host);
  const made = plan.images.map((image) => ({
    image,
    digest: image.published ?? baked.digests.get(image.target) ?? "",
  }));
  const read = (name: string, target: string) => reader(name, target, work.delivery, place, host.registry);
  const sizes = await Promise.all(
    made.map(({ image, digest }) => measure(digest, plan.platforms, read(image.name, image.target))),
  );
  const gate = measured ? await judgeSizes(plan, made, sizes, await baselines, host) : null;
  const published = work.delivery.kind === "push" && gate?.result !== "fail";
  const blobsOf = ({ image }: Pushed) => blobs(image.name, image.target, work.delivery, place, host.registry);
  const [tags, sizeReports] = await both(
    published ? host.log.group("Publish", () => publishAll(plan, made, sizes, host)) : Promise.resolve([]),
    measured ? reportSizes(plan, made, await baselines, { ...host, blobsOf }) : Promise.resolve([]),
  );
  return {
    images: made.map((one, at) => builtImage(one, tags[at] ?? [], sizes[at] ?? [])),
    published,
    seconds: baked.seconds,
    caches: missing.images.length === 0 ? [] : usedCaches(plan.caches, work.seeds),
    sizeReports,
    gate,
  };
}

/** What an earlier run has published was measured then; its bill of materials is written whenever it is asked for. */
function isMeasured({ sizeReport }: Plan, missing: Plan): boolean {
  return sizeReport.measure && (missing.images.length > 0 || sizeReport.sbom !== "off");
}

const ancestry = ({ root }: Work, { shell, forge }: Host) => withForge(gitAncestry(root, shell), forge);

/** Waits for both, so that nothing goes on behind an error's back. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

const nothingToBuild: Baked = { digests: new Map(), seconds: {} };

async function makeImages(plan: Plan, work: Work, place: Workplace, host: Host): Promise<Baked> {
  await writeFile(place.dockerfile, plan.dockerfile);
  await writeFile(`${place.dockerfile}.dockerignore`, plan.dockerignore);
  const baked = await host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
  await verifyBinaries(plan, binariesOf(plan, place.binaries), place.libraries);
  return baked;
}

async function publishAll(
  plan: Plan,
  made: readonly Pushed[],
  sizes: readonly (readonly Size[])[],
  host: Host,
): ReturnType<typeof publish> {
  const arriving = made.map(async (one, at) => {
    if (one.image.published === null) await verifyArrival(plan, one, sizes[at] ?? [], host.registry);
  });
  await Promise.all(arriving);
  return publish(plan, made, host);
}

/** The tags tell the digest: another run of the commit may have published before this one. */
function builtImage({ image, digest }: Pushed, tags: readonly TagOutcome[], sizes: readonly Size[]): BuiltImage {
  const own = tags.find(({ reference }) => reference === `${image.name}:${image.identity ?? ""}`)?.digest ?? digest;
  const references = tags.filter((tag) => tag.digest === own).map(({ reference }) => reference);
  return { name: image.name, digest: own, built: image.published === null, tags, references, sizes };
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

function reader(name: string, target: string, delivery: Delivery, place: Workplace, registry: Registry): ReadManifest {
  if (delivery.kind === "push") return registryReader(name, registry);
  return layoutReader(layoutOf(target, delivery, place));
}

function blobs(name: string, target: string, delivery: Delivery, place: Workplace, registry: Registry): ReadBlob {
  if (delivery.kind === "push") return registryBlobs(registry, name);
  return layoutBlobs(layoutOf(target, delivery, place));
}

const layoutOf = (target: string, delivery: Delivery, { layouts }: Workplace): string =>
  join(delivery.kind === "layout" ? delivery.directory : layouts, target);
