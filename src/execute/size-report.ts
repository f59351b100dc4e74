import type { Ancestry } from "../ancestry.ts";
import type { Host, Registry } from "../hosts/host.ts";
import { plannedLayers } from "../plan/layers.ts";
import type { Plan } from "../plan/plan.ts";
import type { Baseline } from "../size/baseline.ts";
import { type Gate, type Measured, allGates, judgeBudget } from "../size/budget.ts";
import { type SizeReport, type Subject, sizeReport } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import { type FoundBaseline, findBaseline } from "./baseline.ts";
import { type ReadBlob, registryBlobs } from "./blobs.ts";
import { type Size, measure, registryReader } from "./measure.ts";
import type { Pushed } from "./publish.ts";
import { type ReadImage, imageReader } from "./read-image.ts";
import { recordFinder } from "./size-records.ts";

/** An image that was taken apart, and what it is compared with. */
export type ImageReport = {
  /** Of the Dockerfile's stage: images of the same programs are one. */
  readonly target: string;
  readonly programs: readonly string[];
  readonly report: SizeReport;
  readonly baseline: Baseline;
};

export type Baselines = ReadonlyMap<string, FoundBaseline>;

/** What the images of a run are compared with, and the reader that has read it: layers that images share are read once. */
export type Before = {
  readonly read: ReadImage;
  readonly bases: ReadonlyMap<string, { readonly baseline: Baseline; readonly base?: Subject }>;
};

/** Takes apart what these targets are compared with. Never fails a build. */
export async function readBefore(
  found: Baselines,
  targets: ReadonlySet<string>,
  host: Pick<Host, "registry" | "log">,
): Promise<Before> {
  const read = imageReader();
  const bases = new Map<string, { readonly baseline: Baseline; readonly base?: Subject }>();
  for (const [target, one] of found) if (targets.has(target)) bases.set(target, await readBaseline(one, read, host));
  return { read, bases };
}

/** Looks for what each target is compared with, while the build is going on. */
export async function findBaselines(
  plan: Plan,
  host: Pick<Host, "registry" | "log" | "caches" | "temporary">,
  git: Pick<Ancestry, "resolve" | "firstParents">,
): Promise<Baselines> {
  const record = recordFinder(plan.baseline.records, host);
  const targets = [...new Set(plan.images.map(({ target }) => target))];
  const found = targets.map(async (target) => {
    const one = await findBaseline(target, plan.baseline, { ...host, git, record });
    return [target, one] as const;
  });
  return new Map(await Promise.all(found));
}

/**
 * Whether the images are within their budget: only manifests are read for it, since nothing is tagged before. Null without
 * a budget. `sizes` are those of the images, in the order of `made`.
 */
export async function judgeSizes(
  plan: Plan,
  made: readonly Pushed[],
  sizes: readonly (readonly Size[])[],
  baselines: Baselines,
  { registry, log }: Pick<Host, "registry" | "log">,
): Promise<Gate | null> {
  const { maxSize, increase, ignoreBelow, strictBaseline, waiver } = plan.sizeReport;
  if (maxSize === null && increase === null) return null;
  const budget = {
    maxSize: maxSize ?? undefined,
    increase:
      increase === null ? undefined : { percent: increase.percent ?? undefined, bytes: increase.bytes ?? undefined },
    ignoreBelow,
  };
  const gates = made.map(async ({ image }, at) => {
    const found = baselines.get(image.target);
    const before = await downloadsOf(found, plan, { registry, log });
    const measured = (sizes[at] ?? []).map(({ platform, pull }): Measured => ({
      image: image.name,
      platform,
      before: before?.find((one) => one.platform === platform)?.pull,
      after: pull,
    }));
    const kind = before === undefined ? "none" : (found?.baseline.kind ?? "none");
    return judgeBudget(budget, measured, { baseline: kind, strictBaseline, waiver: waiver ?? undefined });
  });
  return allGates(await Promise.all(gates));
}

async function downloadsOf(
  found: FoundBaseline | undefined,
  { platforms }: Plan,
  { registry, log }: Pick<Host, "registry" | "log">,
): Promise<readonly Pick<Size, "platform" | "pull">[] | undefined> {
  if (found?.image === undefined) return undefined;
  if (found.image.kind === "measured") return found.image.subject.platforms;
  const { name, digest } = found.image;
  try {
    return await measure(digest, platforms, registryReader(name, registry));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.info(`sizes are not compared with ${name}@${digest}: ${error.message}`);
    return undefined;
  }
}

/**
 * Takes images apart, one for each target, and compares each with its baseline. Targets without an entry in `Before` are
 * left out. Layers that both have, or that platforms share, are read once; `blobsOf` says where an image of this run is.
 * Never fails a build: what cannot be read is logged.
 */
export async function reportSizes(
  plan: Plan,
  made: readonly Pushed[],
  { read, bases }: Before,
  { log, blobsOf }: Pick<Host, "log"> & { readonly blobsOf: (one: Pushed) => ReadBlob },
): Promise<readonly ImageReport[]> {
  const reports: ImageReport[] = [];
  const firsts = made.filter(({ image }, at) => made.findIndex((one) => one.image.target === image.target) === at);
  for (const one of firsts) {
    if (!bases.has(one.image.target)) continue;
    const { target, programs, name } = one.image;
    try {
      const roles = (layers: number) => plannedLayers(one.image, layers).map(({ kind }) => kind);
      const reading = await read(one.digest, blobsOf(one), name, { roles });
      const { baseline, base } = bases.get(target) ?? { baseline: noBaseline("nothing was asked for") };
      reports.push({ target, programs, report: sizeReport({ kind: "image", name, ...reading }, base), baseline });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.warning(`there is no size report of ${name}: ${error.message}`);
    }
  }
  return reports;
}

const noBaseline = (why: string): Baseline => ({
  kind: "none",
  revision: undefined,
  source: "none",
  because: `No baseline: ${why}`,
});

async function readBaseline(
  found: FoundBaseline,
  read: ReadImage,
  { registry, log }: { readonly registry: Registry } & Pick<Host, "log">,
): Promise<{ readonly baseline: Baseline; readonly base?: Subject }> {
  if (found.image === undefined) return { baseline: found.baseline };
  if (found.image.kind === "measured") return { baseline: found.baseline, base: found.image.subject };
  const { name, digest } = found.image;
  try {
    const reading = await read(digest, registryBlobs(registry, name), name);
    return { baseline: found.baseline, base: { kind: "image", name, ...reading } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.info(`sizes are not compared with ${name}@${digest}: ${error.message}`);
    return { baseline: noBaseline("the image that was found cannot be read") };
  }
}
