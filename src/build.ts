import { gitAncestry, withForge } from "./ancestry.ts";
import { verifyArrival } from "./execute/arrival.ts";
import type { Delivery } from "./execute/bake.ts";
import { searchBaselines } from "./execute/baseline-search.ts";
import { delivered } from "./execute/delivered.ts";
import { type Baked, type Tests, makeImages } from "./execute/make-images.ts";
import { type Layer, type Size, measure } from "./execute/measure.ts";
import { type Pushed, type TagOutcome, publish } from "./execute/publish.ts";
import { readPrograms } from "./execute/read-programs.ts";
import type { BuildCommit } from "./execute/rebuild-baseline.ts";
import { type Seeds, type UsedCache, usedCaches } from "./execute/seeds.ts";
import { type ImageReport, judgeSizes, reportSizes } from "./execute/size-report.ts";
import { tenths } from "./execute/timeline.ts";
import { verifyPrograms } from "./execute/verify.ts";
import { waitForAll } from "./execute/wait-for-all.ts";
import { workplace } from "./execute/workplace.ts";
import type { Host } from "./hosts/host.ts";
import { type PlannedLayer, plannedLayers } from "./plan/layers.ts";
import type { Plan, PlannedImage } from "./plan/plan.ts";
import { isMissing, needsEngine, stillToBuild } from "./plan/remaining.ts";
import { isCompared, takenApart } from "./plan/size-report.ts";
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
 * `registry-unavailable`, `unreadable-image`, `version-already-published`, `base-image-missing` or `interrupted`.
 */
export async function build(
  plan: Plan,
  work: Work,
  host: Host,
): Promise<{ readonly outcome: Outcome; readonly seeds: Seeds }> {
  const began = Date.now();
  await using place = await workplace({ ...work, place: plan.caches.place }, host.temporary);
  const images = delivered(work.delivery, place, host.registry);
  const git = withForge(gitAncestry(work.root, host.shell), host.forge);
  const idle = !needsEngine(plan);
  const search = isCompared(plan) ? searchBaselines(plan, git, host) : undefined;
  const baked = idle ? nothingBuilt(work.seeds) : await makeImages(stillToBuild(plan), work, place, host);
  const made = plan.images.map((image) => ({ image, digest: digestOf(image, work, baked) }));
  const sizes = await Promise.all(
    made.map(({ image, digest }) => measure(digest, plan.platforms, images.manifests(image))),
  );
  const blobsOf = ({ image }: Pushed) => images.blobs(image);
  await verifyPrograms(plan, readPrograms(plan, made, sizes, blobsOf), place.libraries);
  const found = await search?.finish(work.buildCommit);
  const gate = found === undefined ? null : await judgeSizes(plan, made, sizes, found.judged, host);
  const published = work.delivery.kind === "push" && gate?.result !== "fail";
  const compares = found !== undefined && takenApart(plan).size > 0;
  const publishing = Date.now();
  const [tags, sizeReports] = await waitForAll([
    published ? host.log.group("Publish", () => publishAll(plan, made, sizes, host)) : Promise.resolve([]),
    compares
      ? found.before().then((before) => reportSizes(plan, made, before, { ...host, blobsOf }))
      : Promise.resolve([]),
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

const nothingBuilt = (seeds: Seeds): Baked => ({ seeds, digests: new Map(), seconds: {} });

const digestOf = ({ name, target, published }: PlannedImage, { renewed }: Work, { digests }: Baked): string =>
  published ?? renewed.get(name) ?? digests.get(target) ?? "";

const since = (time: number) => tenths((Date.now() - time) / 1000);

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
