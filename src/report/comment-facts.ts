import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import type { CommentFacts } from "./size-comment.ts";

export type CommentRun = Pick<CommentFacts, "run" | "fullReport">;

/** What there is to say of a build's sizes, in a comment or a summary. */
export function commentFacts(plan: Plan, outcome: Outcome, { run, fullReport }: CommentRun): CommentFacts {
  return {
    key: "default",
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

/** The run's report as a file: what a workflow with more rights needs for the comment, and any program for its own ends. */
export function reportFile({ job, revision, images, ignoreBelow, gate }: CommentFacts): string {
  const reports = images.map(({ name, baseline: { kind, because }, report }) => ({
    name,
    baseline: { kind, because },
    report,
  }));
  return `${JSON.stringify({ schema: 1, job, revision, ignoreBelow, gate: gate ?? null, images: reports })}\n`;
}
