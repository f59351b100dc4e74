import type { Baseline } from "../size/baseline.ts";
import type { Gate } from "../size/budget.ts";
import type { SizeReport } from "../size/report.ts";
import { type Share, isChange, shareOf } from "./comment-share.ts";
import { visibleText } from "./comment-text.ts";
import { sizePairs } from "./size-pair.ts";

export type CommentImage = {
  /** What its rows are called, such as the image's last part. */
  readonly name: string;
  readonly report: SizeReport;
  /** `because` is a sentence without a full stop; what is in code spans are names. */
  readonly baseline: Pick<Baseline, "kind" | "because">;
};

export type CommentFacts = {
  /** Letters, digits, dots and dashes: several comments on one pull request differ in it. */
  readonly key: string;
  /**
   * Which job of those that share a comment this is: the images, their directory and platforms, in any words. A later run
   * of the same job replaces what the earlier one said, and leaves what others said.
   */
  readonly job: string;
  /** The commit that was measured. */
  readonly revision: string;
  /** Of the workflow, `ID.ATTEMPT`: what a later one said is never overwritten by an earlier one. */
  readonly run: string;
  readonly images: readonly CommentImage[];
  /** Differences of fewer bytes are noise. */
  readonly ignoreBelow: number;
  /** Whether the images are within their budget; undefined where nobody set one. */
  readonly gate: Gate | undefined;
  /** Where everything is; undefined where there is no such place. */
  readonly fullReport: string | undefined;
};

/** GitHub takes 65,536 characters; what goes through its pipes is counted in bytes at places. */
export const longestComment = 60_000;
/** GitHub takes 1 MiB of a step and drops what is longer, whole; other pages of the same step need room too. */
export const longestSummary = 900_000;

const inComment = { modules: 50, causes: 15, files: 30 };
const inSummary = { modules: 1000, causes: 300, files: 1000 };

/** What a job says in the comment. */
export function commentShare(facts: CommentFacts): Share {
  return shareOf(facts, inComment);
}

/** Whether any image changed by more than noise; without a base there is nothing to say so of. */
export function commentChanges({ images, ignoreBelow }: Pick<CommentFacts, "images" | "ignoreBelow">): boolean {
  return images.some(({ report }) => sizePairs(report).some((pair) => isChange({ ...pair, floor: ignoreBelow })));
}

/** The same for the job summary: nothing is hidden in it, and tables are longer. */
export function sizeSummary(facts: CommentFacts): string {
  return visibleText([shareOf(facts, inSummary)], longestSummary);
}
