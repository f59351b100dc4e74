import type { Host } from "../hosts/host.ts";
import type { ImageSubject } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import { type FoundBaseline, missing } from "./baseline.ts";
import type { Baselines } from "./size-report.ts";

/** Builds a commit and takes its images apart, by target. Throws UserError where it no longer builds. */
export type BuildCommit = (revision: string) => Promise<ReadonlyMap<string, ImageSubject>>;

/**
 * Builds what is compared with where nothing else was found and a rebuild is allowed; what was found stays. Never throws
 * but when it is interrupted: a commit that no longer builds is a baseline less, and a line in the log.
 */
export async function rebuildBaselines(
  found: Baselines,
  buildCommit: BuildCommit,
  { log }: Pick<Host, "log">,
): Promise<Baselines> {
  const [first] = [...found.values()].filter(isToBeBuilt);
  if (first === undefined) return found;
  const revision = first.baseline.revision ?? "";
  try {
    const subjects = await log.group("Build what sizes are compared with", () => buildCommit(revision));
    const rebuilt = [...found].map(([target, one]) => {
      if (!isToBeBuilt(one)) return [target, one] as const;
      const subject = subjects.get(target);
      const none = missing(`No baseline: \`${revision.slice(0, 7)}\` has no such image`);
      return [
        target,
        subject === undefined ? none : { ...one, image: { kind: "measured" as const, subject } },
      ] as const;
    });
    return new Map(rebuilt);
  } catch (error) {
    if (!(error instanceof UserError) || error.code === "interrupted") throw error;
    const [why = ""] = error.message.split("\n");
    log.warning(`sizes are compared with nothing: ${revision.slice(0, 7)} does not build in this run: ${why}`);
    const none = missing(`No baseline: \`${revision.slice(0, 7)}\` does not build in this run`);
    return new Map([...found].map(([target, one]) => [target, isToBeBuilt(one) ? none : one]));
  }
}

export const isToBeBuilt = ({ baseline, image }: FoundBaseline): boolean =>
  baseline.kind === "rebuilt" && image === undefined;
