import { commentUpdate } from "../../src/report/comment-update.ts";
import { type CommentFacts, commentShare } from "../../src/report/size-comment.ts";

/** The comment that the first job writes. */
export function commentBody(facts: CommentFacts): string {
  const update = commentUpdate(facts.key, commentShare(facts), [], "always");
  if (update.kind !== "create") throw new Error(`there is no comment to ${update.kind}`);
  return update.body;
}
