import { UserError } from "../user-error.ts";

/** What GitHub itself says of where a comment goes. */
export type CommentTarget = {
  readonly revision: string;
  /** Of the workflow that measured, `ID.ATTEMPT`. */
  readonly run: string;
  /** Its page. */
  readonly page: string;
} & (
  | { readonly kind: "pull-request"; readonly number: number }
  /** A pull request that is yet to be looked up, by what its run was about. */
  | { readonly kind: "head"; readonly repository: string; readonly branch: string }
);

type Env = Readonly<Record<string, string | undefined>>;

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run, …#pull_request */
type Payload = {
  readonly pull_request?: { readonly number?: number; readonly head?: { readonly sha?: string } };
  readonly workflow_run?: {
    readonly id?: number;
    readonly run_attempt?: number;
    readonly event?: string;
    readonly head_sha?: string;
    readonly head_branch?: string;
    readonly head_repository?: { readonly full_name?: string } | null;
  };
};

/**
 * Which pull request a comment is for, from the event alone: what a fork's run has left behind may say anything. GitHub
 * names no pull request in the event when the head is a fork's. Throws UserError `invalid-trigger`.
 */
export function commentTarget(env: Env, event: unknown): CommentTarget {
  const { pull_request, workflow_run } = (typeof event === "object" && event !== null ? event : {}) as Payload;
  const pages = `${env["GITHUB_SERVER_URL"] ?? "https://github.com"}/${env["GITHUB_REPOSITORY"] ?? ""}/actions/runs`;
  if (workflow_run !== undefined) {
    const { id = 0, run_attempt = 1, head_sha: revision, head_branch: branch, head_repository, event } = workflow_run;
    const repository = head_repository?.full_name;
    if (event !== "pull_request") throw unfit(`the run before was for ${String(event)}, and not for pull_request`);
    if (revision === undefined || branch === undefined || repository === undefined)
      throw unfit("the repository of the pull request is gone");
    return { kind: "head", revision, branch, repository, run: `${id}.${run_attempt}`, page: `${pages}/${id}` };
  }
  const { number, head } = pull_request ?? {};
  if (number === undefined || head?.sha === undefined) throw unfit("the event is about no pull request");
  const id = env["GITHUB_RUN_ID"] ?? "0";
  const run = `${id}.${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
  return { kind: "pull-request", number, revision: head.sha, run, page: `${pages}/${id}` };
}

function unfit(why: string): UserError {
  return new UserError(
    "invalid-trigger",
    `there is nothing to comment on: ${why}`,
    "Run this on pull_request, or on workflow_run after a workflow that runs on pull_request.",
  );
}
