import { type Outcome, build } from "./build.ts";
import { completePlan } from "./complete-plan.ts";
import type { Delivery } from "./execute/bake.ts";
import { readyBuilder } from "./execute/builder.ts";
import type { CacheWork } from "./execute/export-seeds.ts";
import type { Tests } from "./execute/make-images.ts";
import { renewImages } from "./execute/renew.ts";
import { cacheNamespace } from "./execute/workplace.ts";
import { type Fetching, fetchSeeds, noSeeds } from "./execute/seeds.ts";
import type { Host } from "./hosts/host.ts";
import type { Plan } from "./plan/plan.ts";
import { needsEngine } from "./plan/remaining.ts";
import { type Prepared, type Request, readFacts } from "./read-facts.ts";
import { buildCommit } from "./rebuild.ts";
import type { Trigger } from "./trigger.ts";
import { UserError } from "./user-error.ts";

/** What a front end wants of a run. */
export type Front = {
  /** Directory for the caches that are fetched; it must stay until they have been kept. */
  readonly seeds: string;
  /** Whether it stays when the run has ended, well or not. Where it goes, nothing may be on its way into it then. */
  readonly seedsStay: boolean;
  readonly tests: Tests;
  /** Called when everything is decided. */
  readonly show: (plan: Plan) => Promise<void> | void;
  readonly delivery: (plan: Plan) => Delivery;
};

export type Run = {
  readonly plan: Plan;
  readonly outcome: Outcome;
  readonly trigger: Trigger;
  /** What the caches are exported from; undefined where nothing was built. */
  readonly left: CacheWork | undefined;
};

/**
 * Reads, decides and builds. What can go on at the same time does: the builder starts and caches come while the repository
 * is read and registries are asked. Throws every UserError that there is.
 */
export async function runBuild(request: Request, front: Front, host: Host): Promise<Run> {
  const fetching = fetchSeeds(front.seeds, host);
  try {
    return await runWith(fetching, request, front, host);
  } finally {
    if (!front.seedsStay) await fetching.settled();
  }
}

async function runWith(fetching: Fetching, request: Request, front: Front, host: Host): Promise<Run> {
  const engine = readyBuilder(request.settings.builder, host);
  engine.catch(() => undefined); // it is thrown where it is waited for
  const { facts, root, repository } = await readFacts(request, host);
  const { plan, renewed } = await planned({ facts, root }, { engine, needed: fetching.start }, front, host);
  const { place } = plan.caches;
  const idle = !needsEngine(plan);
  const builder = idle ? undefined : await engine;
  const found = idle ? noSeeds : await fetching.finish(plan.caches);
  const began = Math.floor(Date.now() / 1000);
  const { outcome, seeds } = await build(
    plan,
    {
      root,
      delivery: front.delivery(plan),
      builder,
      repository,
      seeds: found,
      renewed,
      tests: front.tests,
      buildCommit: async (revision) => {
        // Where all images are renewed, nobody has waited for these, and entries of the same names come now.
        await fetching.settled();
        const around = { root, repository, place, builder: builder ?? (await engine) };
        return buildCommit(revision, request, around, host);
      },
    },
    host,
  );
  const left = {
    plan,
    root,
    builder,
    cacheNamespace: cacheNamespace({ repository, place }),
    seeds,
    began,
  };
  return { plan, outcome, trigger: facts.trigger, left: idle ? undefined : left };
}

/** The plan, with the images that are made of the ones before. Where a registry does not let them be made, they are built. */
async function planned(
  prepared: Pick<Prepared, "facts" | "root">,
  { engine, needed }: { readonly engine: Promise<string | undefined>; readonly needed: Fetching["start"] },
  { show }: Front,
  host: Host,
): Promise<{ readonly plan: Plan; readonly renewed: ReadonlyMap<string, string> }> {
  const plan = await completePlan(prepared, engine, host, { needed });
  await show(plan);
  try {
    return { plan, renewed: await renewImages(plan, host) };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "registry-unavailable") throw error;
    host.log.warning(`no image is made of the one before, so all are built: ${error.message}`);
  }
  const anew = await completePlan(prepared, engine, host, { anew: true });
  await show(anew);
  return { plan: anew, renewed: new Map() };
}
