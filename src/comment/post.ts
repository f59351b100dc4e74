import { keepComment } from "./keep.ts";
import { type Host, SpeechRefusal } from "../hosts/host.ts";
import { type Attempt, retry, usualDelays } from "../hosts/retry.ts";
import type { Kept } from "./keep.ts";
import { commentUpdate } from "../report/comment-update.ts";
import { type CommentFacts, commentShare } from "../report/size-comment.ts";

export type CommentRequest = {
  readonly pullRequest: number;
  /** `changed`: a pull request that changes nothing gets no comment, and one that is there is kept up to date. */
  readonly when: "changed" | "always";
  readonly facts: CommentFacts;
};

/** What became of a comment. `because` is one clause, for the log and the job summary. */
export type Commented =
  | Kept
  /** Nothing could be said: the reason names the permission that is missing, where it is that. */
  | { readonly kind: "refused"; readonly because: string };

/** Milliseconds for all of it, repetitions included: a build is not held up for a comment. */
const patience = 5 * 60_000;

/**
 * Says on a pull request what its images weigh: in one comment for each key, which is kept up to date in place and shared
 * by all jobs with that key. Never throws: a comment that cannot be written is no failure of a build.
 */
export async function postComment(
  { pullRequest, when, facts }: CommentRequest,
  { conversation, log }: Pick<Host, "conversation" | "log">,
  { delays = usualDelays, waits }: { readonly delays?: readonly number[]; readonly waits?: readonly number[] } = {},
): Promise<Commented> {
  if (conversation === undefined) return { kind: "refused", because: "there is no token to write a comment with" };
  try {
    const share = commentShare(facts);
    const wish = {
      pullRequest,
      revision: facts.revision,
      decide: (comments: Parameters<typeof commentUpdate>[2]) => commentUpdate(facts.key, share, comments, when),
    };
    const signal = AbortSignal.timeout(patience);
    const say = (line: string) => log.info(line);
    // Each attempt begins with a look: a comment whose answer was lost may be there.
    const last = await retry(() => attempt(() => keepComment(wish, conversation, waits)), { delays, signal, say });
    return "value" in last ? last.value : { kind: "refused", because: last.failure.because };
  } catch (error) {
    return { kind: "refused", because: `the comment failed: ${String(error)}` };
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof SpeechRefusal)) throw error;
    const { message: because, passing, wait } = error;
    return { failure: { because, passing, wait } };
  }
}
