import type { Host } from "./hosts/host.ts";
import type { CommentFacts } from "./report/size-comment.ts";

export type CommentRequest = {
  readonly pullRequest: number;
  /** `changed`: a pull request that changes nothing gets no comment, and one that is there is kept up to date. */
  readonly when: "changed" | "always";
  readonly facts: CommentFacts;
};

/** What became of a comment. `because` is one clause, for the log and the job summary. */
export type Commented =
  | { readonly kind: "created" | "updated"; readonly url: string }
  | { readonly kind: "left"; readonly because: string; readonly url: string | undefined }
  /** Nothing could be said: the reason names the permission that is missing, where it is that. */
  | { readonly kind: "refused"; readonly because: string };

/**
 * Says on a pull request what its images weigh: in one comment for each key, which is kept up to date in place and shared
 * by all jobs with that key. Never throws: a comment that cannot be written is no failure of a build.
 */
export function postComment(
  { pullRequest }: CommentRequest,
  { conversation }: Pick<Host, "conversation" | "log">,
): Promise<Commented> {
  const who = conversation === undefined ? "there is no conversation" : "nothing is written yet";
  return Promise.resolve({ kind: "refused", because: `${who} on pull request ${pullRequest}` });
}
