import { join } from "node:path";
import { gitAncestry, withForge } from "./ancestry.ts";
import { verifyArrival } from "./execute/arrival.ts";
import type { Delivery, Workplace } from "./execute/bake.ts";
import { type ReadBlob, layoutBlobs, registryBlobs } from "./execute/blobs.ts";
import { type Baked, type Tests, makeImages } from "./execute/make-images.ts";
import { type Layer, type ReadManifest, type Size, layoutReader, measure, registryReader } from "./execute/measure.ts";
import { type Pushed, type TagOutcome, publish } from "./execute/publish.ts";
import { type BuildCommit, isToBeBuilt, rebuildBaselines } from "./execute/rebuild-baseline.ts";
import { type Seeds, type UsedCache, usedCaches } from "./execute/seeds.ts";
import {
  type Baselines,
  type ImageReport,
  findBaselines,
  judgeSizes,
  readBefore,
  reportSizes,
} from "./execute/size-report.ts";
import { readPrograms } from "./execute/read-programs.ts";
import { tenths } from "./execute/timeline.ts";
import { verifyPrograms } from "./execute/verify.ts";
import { waitForAll } from "./execute/wait-for-all.ts";
import { workplace } from "./execute/workplace.ts";
import type { Host, Registry } from "./hosts/host.ts";
import { hasToBeTested, isMissing } from "./plan/already-published.ts";
import { type PlannedLayer, plannedLayers } from "./plan/layers.ts";
import type { Plan, PlannedImage } from "./plan/plan.ts";
import type { Gate } from "./size/budget.ts";

/** What happened: known only after the build. Plain JSON, like the plan. */
export type Outcome = {
  readonly images: readonly BuiltImage[];
  readonly published: boolean;
  /** Wall-clock seconds by stage, some of which overlap, and `total`; a stage that did not run is not in it. */
  readonly seconds: Readonly<Record<string, number>>;
  /** What was carried from earlier builds; empty when no engine was needed. */
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
  readonly sizes: readonly BuiltSize[];
};

/** The size of an image for one platform. What a layer holds is null where another run has made the image. */
export type BuiltSize = Omit<Size, "layers"> & {
  readonly layers: readonly (Layer & { readonly holds: PlannedLayer | null })[];
};

/** Where to build: absolute path of the repository's root, what becomes of the images, and which engine builds them. */
export type Work = {
  readonly root: string;
  readonly delivery: Delivery;
  readonly builder: string | undefined;
  /** What names the repository: its address, or its place on this machine. */
  readonly repository: string;
  readonly seeds: Seeds;
  /** Digests of the images that were made of the ones before, by name. */
  readonly renewed: ReadonlyMap<string, string>;
  /** Builds what sizes are compared with, where a plan allows it. */
  readonly buildCommit: BuildCommit;
  readonly tests: Tests;
};

/**
 * Carries out a plan: build what is not published yet, push by digest, check what came out and what arrived, and only then
 * give it tags. `seeds` are those that were of use. Throws UserError `build-failed`, `test-failed`, `wrong-binary`,
 * `registry-unavailable`, `version-already-published`, `base-image-missing` or `interrupted`.
 */
export async function build(
  plan: Plan,
  work: Work,
  host: Host,
): Promise<{ readonly outcome: Outcome; readonly seeds: Seeds }> {
  const began = Date.now();
  await using place = await workplace(work, plan, host.temporary);
  const missing = stillToBuild(plan);
  const apart = takenApart(plan);
  const idle = missing.images.length === 0 && !hasToBeTested(plan);
  const making = idle ? Promise.resolve(nothingBuilt(work.seeds)) : makeImages(missing, work, place, host);
  const finding = isJudged(plan, apart) ? findBaselines(plan, host, ancestry(work, host)) : undefined;
  // What must be built to compare with has its turn when the images are right.
  const early = finding?.then((found) => (needsBuild(found) ? undefined : readBefore(found, apart, host)));
  // They are waited for below; until then the build may fail for its own reasons.
  for (const one of [finding, early]) one?.catch(() => undefined);
  const baked = await making;
  const made = plan.images.map((image) => ({
    image,
    digest: image.published ?? work.renewed.get(image.name) ?? baked.digests.get(image.target) ?? "",
  }));
  const read = (name: string, target: string) => reader(name, target, work.delivery, place, host.registry);
  const sizes = await Promise.all(
    made.map(({ image, digest }) => measure(digest, plan.platforms, read(image.name, image.target))),
  );
  const blobsOf = ({ image }: Pushed) => blobs(image.name, image.target, work.delivery, place, host.registry);
  await verifyPrograms(plan, readPrograms(plan, made, sizes, blobsOf), place.libraries);
  const baselines = await finding?.then((found) => baselinesOf(plan, found, work, host));
  const gate = baselines === undefined ? null : await judgeSizes(plan, made, sizes, await baselines.judged, host);
  const published = work.delivery.kind === "push" && gate?.result !== "fail";
  const publishing = Date.now();
  const compare = async (): Promise<readonly ImageReport[]> => {
    if (baselines === undefined || apart.size === 0) return [];
    const before = (await early) ?? (await readBefore(await baselines.all, apart, host));
    return reportSizes(plan, made, before, { ...host, blobsOf });
  };
  const [tags, sizeReports] = await waitForAll([
    published ? host.log.group("Publish", () => publishAll(plan, made, sizes, host)) : Promise.resolve([]),
    compare(),
  ]);
  const { found: seeds, waited } = work.seeds;
  const outcome = {
    images: made.map((one, at) => builtImage(one, tags[at] ?? [], sizes[at] ?? [])),
    published,
    seconds: {
      ...(seeds.length > 0 ? { restore: tenths(waited) } : {}),
      ...baked.seconds,
      ...(published || sizeReports.length > 0 ? { [published ? "publish" : "measure"]: since(publishing) } : {}),
      total: tenths(waited + since(began)),
    },
    caches: idle ? [] : usedCaches(plan.caches, baked.seeds),
    sizeReports,
    gate,
  };
  return { outcome, seeds: baked.seeds };
}

const since = (time: number) => tenths((Date.now() - time) / 1000);

/** The plan of the images that are not there. */
const stillToBuild = (plan: Plan): Plan => ({ ...plan, images: plan.images.filter(isMissing) });

const nothingBuilt = (seeds: Seeds): Baked => ({ seeds, digests: new Map(), seconds: {} });

/** Targets that are taken apart: what is new, and everything where a bill of materials is asked for. */
function takenApart({ images, sizeReport: { measure: wanted, sbom } }: Plan): ReadonlySet<string> {
  const chosen = images.filter((image) => wanted && (sbom !== "off" || isMissing(image)));
  return new Set(chosen.map(({ target }) => target));
}

/** A budget holds for an image that was renewed as well. */
function isJudged({ images, sizeReport }: Plan, apart: ReadonlySet<string>): boolean {
  return apart.size > 0 || (sizeReport.measure && images.some(({ published }) => published === null));
}

const needsBuild = (found: Baselines) => [...found.values()].some(isToBeBuilt);

/** What is compared with, and what the budget is judged by: only where growth is limited must that wait for a build. */
function baselinesOf({ sizeReport }: Plan, found: Baselines, { buildCommit }: Work, host: Host) {
  const all = rebuildBaselines(found, buildCommit, host);
  // It is waited for by whoever compares.
  all.catch(() => undefined);
  return { all, judged: sizeReport.increase === null ? Promise.resolve(found) : all };
}

const ancestry = ({ root }: Work, { shell, forge }: Host) => withForge(gitAncestry(root, shell), forge);

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
  return {
    name: image.name,
    digest: own,
    built: isMissing(image),
    tags,
    references,
    sizes: sizes.map((size) => builtSize(image, size)),
  };
}

function builtSize(image: PlannedImage, size: Size): BuiltSize {
  const holds = isMissing(image) ? plannedLayers(image, size.layers.length) : [];
  return { ...size, layers: size.layers.map((layer, at) => ({ ...layer, holds: holds[at] ?? null })) };
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
