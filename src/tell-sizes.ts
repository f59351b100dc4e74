import type { Outcome } from "./build.ts";
import { postComment } from "./comment/post.ts";
import type { Host } from "./hosts/host.ts";
import type { Plan } from "./plan/plan.ts";
import { budgetWarnings } from "./report/budget.ts";
import { commentFacts } from "./report/comment-facts.ts";
import type { CommentFacts } from "./report/size-comment.ts";
import type { SizeSettings } from "./settings/sizes.ts";
import { type Places, type SizeFiles, writeSizeFiles } from "./size-files.ts";
import type { Trigger } from "./trigger.ts";

export type Told = {
  /** For the job summary; undefined where nothing was measured. */
  readonly facts: CommentFacts | undefined;
  readonly files: SizeFiles;
};

type Telling = {
  readonly plan: Plan;
  readonly outcome: Outcome;
  readonly trigger: Trigger;
  readonly settings: Pick<SizeSettings, "comment" | "commentKey">;
  readonly places: Places;
};

/** Writes what was measured into files, says it on the pull request, and warns of budgets that were not held to. */
export async function tellSizes({ plan, outcome, trigger, settings, places }: Telling, host: Host): Promise<Told> {
  for (const warning of budgetWarnings(outcome.gate, plan.sizeReport)) host.log.warning(warning);
  if (outcome.sizeReports.length === 0) return { facts: undefined, files: { report: undefined, bills: [] } };
  const facts = commentFacts(plan, outcome, { key: settings.commentKey, ...runOf(host.env) });
  const files = await writeSizeFiles(plan, outcome, facts, places);
  if (trigger.kind === "pull-request" && settings.comment !== "never")
    await say(facts, trigger, settings.comment, host);
  return { facts, files };
}

async function say(
  facts: CommentFacts,
  { number, fromFork }: Extract<Trigger, { kind: "pull-request" }>,
  comment: "auto" | "always",
  host: Host,
): Promise<void> {
  // On GitLab and on a laptop nobody comments, and nobody expects it.
  if (host.conversation === undefined && comment === "auto") return;
  if (fromFork)
    return host.log.info(
      "No comment: the token of a fork or of Dependabot cannot write one (docs/size-comments.md says what can)",
    );
  const when = comment === "always" ? "always" : "changed";
  const said = await postComment({ pullRequest: number, when, facts }, host);
  switch (said.kind) {
    case "created":
    case "updated":
      return host.log.info(`Comment ${said.kind}: ${said.url}`);
    case "left":
      return host.log.info(`Comment left as it is: ${said.because}`);
    case "refused":
      return host.log.warning(`no comment on the pull request: ${said.because}`);
  }
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function runOf(env: Host["env"]): Pick<CommentFacts, "run" | "fullReport"> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  const run = id === undefined ? "" : `${id}.${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
  const known = server !== undefined && repository !== undefined && id !== undefined;
  return { run, fullReport: known ? `${server}/${repository}/actions/runs/${id}` : undefined };
}
