import type { Share } from "./comment-share.ts";
import { hasKey, readShares } from "./comment-marks.ts";
import { commentText, compareRuns } from "./comment-text.ts";
import { isChange } from "./comment-share.ts";
import { longestComment } from "./size-comment.ts";

/** A comment that our own token wrote. */
type Written = { readonly id: number; readonly body: string; readonly url: string };

/** What is to be done with a pull request's comments. */
export type CommentUpdate =
  | { readonly kind: "create"; readonly body: string }
  /** `remove` are comments that two jobs wrote at once; what they say is in the body. */
  | { readonly kind: "update"; readonly id: number; readonly body: string; readonly remove: readonly number[] }
  | { readonly kind: "leave"; readonly because: string; readonly url: string | undefined };

/** Jobs that share a comment. */
const mostShares = 100;

/**
 * Which comment of ours a job's share goes into, and what it then says. The oldest one is kept, since every job agrees
 * which that is. Of each job the latest run counts, wherever it is said.
 */
export function commentUpdate(
  key: string,
  share: Share,
  comments: readonly Written[],
  when: "changed" | "always",
): CommentUpdate {
  const ours = comments.filter(({ body }) => hasKey(body, key)).sort((a, b) => a.id - b.id);
  const [first, ...others] = ours;
  if (first === undefined) {
    if (when === "changed" && !hasNews(share))
      return { kind: "leave", because: "nothing changed in size", url: undefined };
    return { kind: "create", body: commentText(key, [share], longestComment) };
  }
  const said = ours.flatMap(({ body }) => readShares(body));
  const later = said.find(({ job, run }) => job === share.job && compareRuns(run, share.run) > 0);
  const body = commentText(key, latest(later === undefined ? [...said, share] : said), longestComment);
  if (others.length === 0 && sameText(body, first.body))
    return {
      kind: "leave",
      because: later === undefined ? "it says so already" : "a later run has written it",
      url: first.url,
    };
  return { kind: "update", id: first.id, body, remove: others.map(({ id }) => id) };
}

/** Whether there is something to say where nobody has said anything yet. */
function hasNews({ rows, budget }: Share): boolean {
  const compared = (row: Share["rows"][number]) => row.pull.before !== undefined && row.pull.after !== undefined;
  return budget === "fail" || rows.some((row) => isChange(row) || !compared(row));
}

/** Of each job what its latest run said, in the order of their names, so that it does not matter who came first. */
function latest(shares: readonly Share[]): readonly Share[] {
  const byJob = new Map<string, Share>();
  for (const share of shares) {
    const other = byJob.get(share.job);
    if (other === undefined || compareRuns(share.run, other.run) >= 0) byJob.set(share.job, share);
  }
  const newestFirst = [...byJob.values()].sort((a, b) => compareRuns(b.run, a.run));
  return newestFirst.slice(0, mostShares).sort((a, b) => (a.job < b.job ? -1 : 1));
}

/** GitHub's editor ends lines in its own way, and drops blanks at the end. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
  return plain(a) === plain(b);
}
