import { getInput, info, setOutput, setSecret, summary as jobSummary, warning } from "@actions/core";
import { readFile } from "node:fs/promises";
import { type Commented, postComment } from "./post.ts";
import { type CommentTarget, commentTarget } from "./target.ts";
import { type ReadFile, readHandovers } from "./read-handovers.ts";
import { githubApi } from "../hosts/github-api.ts";
import { githubConversation } from "../hosts/github-conversation.ts";
import { failJob, githubLog } from "../hosts/github-log.ts";
import { type Conversation, SpeechRefusal } from "../hosts/host.ts";
import { interruption } from "../hosts/interruption.ts";
import { printable } from "../hosts/printable.ts";
import { isKey } from "../report/comment-marks.ts";
import { errorText } from "../report/error.ts";
import { type CommentFacts, commentChanges, sizeSummary } from "../report/size-comment.ts";
import { longestHandover, parseHandover } from "../size/handover.ts";
import { UserError } from "../user-error.ts";

/** Comments with what another run measured: it trusts nothing in its files but that they are numbers and names. */
async function main(): Promise<void> {
  const token = getInput("github-token");
  setSecret(token);
  const key = getInput("comment-key");
  if (!isKey(key))
    throw new UserError("invalid-input", `comment-key: ${key} is no key`, "Use letters, digits and dots.");
  const when = getInput("comment");
  if (when !== "changed" && when !== "always")
    throw new UserError(
      "invalid-input",
      `comment: ${when} is not legal`,
      "It must be changed (what auto is in the run that measures) or always.",
    );
  const event: unknown = JSON.parse(await readFile(process.env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
  const target = commentTarget(process.env, event);
  const reports = getInput("reports");
  const files = await readHandovers(reports, longestHandover);
  const facts = files.flatMap((file) => factsOf(file, key, target));
  if (facts.length === 0) return warning(printable(`there are no size reports in ${reports} to comment with`));
  const api = githubApi(process.env, token, interruption());
  const host = { log: githubLog, conversation: api === undefined ? undefined : githubConversation(api) };
  const found = await pullRequestOf(target, host.conversation);
  // What changed comes first: the comment is there then for what did not.
  const sorted = [...facts].sort((a, b) => Number(commentChanges(b)) - Number(commentChanges(a)));
  let last: Commented = typeof found === "number" ? { kind: "refused", because: "nothing was said" } : found;
  for (const one of typeof found === "number" ? sorted : [])
    last = await postComment({ pullRequest: Number(found), when, facts: one }, host);
  info(printable(last.kind === "refused" || last.kind === "left" ? `No new comment: ${last.because}.` : last.url));
  setOutput("comment-url", "url" in last ? (last.url ?? "") : "");
  for (const one of sorted) jobSummary.addRaw(sizeSummary(one), true);
  await jobSummary.write().catch((error: unknown) => warning(`the job summary cannot be written: ${String(error)}`));
}

/** A report that cannot be read is a stranger's mistake, and no failure of the repository's own workflow. */
function factsOf(
  { path, text }: ReadFile,
  key: string,
  { revision, run, page }: CommentTarget,
): readonly CommentFacts[] {
  try {
    const { job, images, ignoreBelow, gate } = parseHandover(text);
    return [{ key, job, revision, run, images, ignoreBelow, gate: gate ?? undefined, fullReport: page }];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warning(printable(`${path}: ${error.message}`));
    return [];
  }
}

async function pullRequestOf(
  target: CommentTarget,
  conversation: Conversation | undefined,
): Promise<number | Commented> {
  if (target.kind === "pull-request") return target.number;
  if (conversation === undefined) return { kind: "refused", because: "there is no token to write a comment with" };
  try {
    const numbers = await conversation.pullRequests(target.repository, target.branch, target.revision);
    const [first] = numbers;
    if (first !== undefined && numbers.length === 1) return first;
    const because =
      first === undefined ? "no open pull request is at this commit" : "several pull requests are at this commit";
    return { kind: "left", because, url: undefined };
  } catch (error) {
    if (error instanceof SpeechRefusal) return { kind: "refused", because: error.message };
    throw error;
  }
}

try {
  await main();
} catch (error) {
  failJob(error, errorText(error));
}
