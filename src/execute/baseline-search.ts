import type { Ancestry } from "../ancestry.ts";
import type { Host } from "../hosts/host.ts";
import type { Plan } from "../plan/plan.ts";
import { takenApart } from "../plan/size-report.ts";
import { type BuildCommit, isToBeBuilt, rebuildBaselines } from "./rebuild-baseline.ts";
import { type Baselines, type Before, findBaselines, readBefore } from "./size-report.ts";

/** A search for what images are compared with, which has begun. */
export type BaselineSearch = {
  /** To be called when the images are right: what must be built to compare with has its turn then. */
  readonly finish: (buildCommit: BuildCommit) => Promise<{
    /** What the budget is judged by: only where growth is limited does that wait for a build. */
    readonly judged: Baselines;
    /** What is compared with the images that are taken apart, taken apart itself. */
    readonly before: () => Promise<Before>;
  }>;
};

/** Looks for what images are compared with, and takes it apart, while they are built. */
export function searchBaselines(
  plan: Plan,
  git: Pick<Ancestry, "resolve" | "firstParents">,
  host: Pick<Host, "registry" | "log" | "caches" | "temporary">,
): BaselineSearch {
  const apart = takenApart(plan);
  const finding = findBaselines(plan, host, git);
  const early = finding.then((found) =>
    [...found.values()].some(isToBeBuilt) ? undefined : readBefore(found, apart, host),
  );
  // Both are waited for below; until then the build may fail for its own reasons.
  for (const one of [finding, early]) one.catch(() => undefined);
  return {
    finish: async (buildCommit) => {
      const found = await finding;
      const rebuilt = async () => rebuildBaselines(found, buildCommit, host);
      const judged = plan.sizeReport.increase === null ? undefined : await rebuilt();
      return {
        judged: judged ?? found,
        before: async () => (await early) ?? readBefore(judged ?? (await rebuilt()), apart, host),
      };
    },
  };
}
