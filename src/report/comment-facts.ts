import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommentFacts } from "./size-comment.ts";

export type CommentRun = Pick<CommentFacts, "key" | "run" | "fullReport">;

/** What there is to say of a build's sizes, in a comment or a summary. */
export function commentFacts(plan: Plan, outcome: Outcome, { key, run, fullReport }: CommentRun): CommentFacts {
  return {
    key,
    job: [...plan.images.map(({ name }) => name), plan.context, plan.workdir, ...plan.platforms].join(" "),
    revision: plan.revision ?? "",
    run,
    images: outcome.sizeReports.map(({ programs, report, baseline }) => ({
      name: programs.join(", "),
      report,
      baseline,
    })),
    ignoreBelow: plan.sizeReport.ignoreBelow,
    gate: outcome.gate ?? undefined,
    fullReport,
  };
}
