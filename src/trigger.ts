import { UserError } from "./user-error.ts";
import { type Version, parseVersion } from "./version.ts";

/** `revision` is the full hash in lower-case hex, `seconds` the commit's time since 1970, UTC. */
export type Commit = { readonly revision: string; readonly seconds: number };

/** Why this run happens. `commit` is undefined only where there is no repository to ask, which never is a CI run. */
export type Trigger = { readonly commit: Commit | undefined } & (
  | {
      readonly kind: "release";
      readonly version: Version;
      /** Directory of a nested module that the tag `sub/dir/v1.2.3` names; empty for the root module. */
      readonly module: string;
      /** The run's number, when a release is built once more on newer base images. */
      readonly rebuild?: number;
    }
  | {
      readonly kind: "branch";
      readonly branch: string;
      readonly isDefault: boolean;
      /** The job's token cannot write packages, as with Dependabot's pushes. */
      readonly readOnly?: true;
    }
  | { readonly kind: "pull-request"; readonly number: number; readonly fromFork: boolean }
  | { readonly kind: "merge-queue" }
  | { readonly kind: "local" }
);

type Env = Readonly<Record<string, string | undefined>>;

/** What a payload of GitHub holds of interest: https://docs.github.com/en/webhooks/webhook-events-and-payloads */
type Payload = {
  readonly head_commit?: { readonly timestamp?: string } | null;
  readonly workflow_run?: { readonly event?: string };
  readonly repository?: { readonly full_name?: string; readonly default_branch?: string };
  readonly pull_request?: {
    readonly number?: number;
    readonly head?: { readonly sha?: string; readonly repo?: { readonly full_name?: string } | null };
    readonly user?: { readonly login?: string };
  };
};

/**
 * The situation in a GitHub workflow, from the runner's environment and the webhook payload.
 * `checkedOut` is the commit in the work tree, which supplies the time that no event carries for sure.
 * Throws UserError `invalid-trigger` when the environment is not that of a runner, `invalid-version` for a tag that is no version.
 */
export function githubTrigger(env: Env, event: unknown, checkedOut: Commit | undefined): Trigger {
  const payload = (typeof event === "object" && event !== null ? event : {}) as Payload;
  const commit = githubCommit(payload, env, checkedOut);
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  if (name === "pull_request_target" || payload.workflow_run?.event?.startsWith("pull_request") === true)
    throw unsafe(name);
  if (name === "merge_group") return { kind: "merge-queue", commit };
  if (name.startsWith("pull_request")) return pullRequest(payload, env, commit);
  const ref = /^refs\/(?<type>heads|tags)\/(?<name>.+)$/s.exec(env["GITHUB_REF"] ?? "")?.groups;
  if (ref === undefined) throw unknown("GITHUB_REF", env["GITHUB_REF"]);
  if (ref["type"] === "tags") return release(ref["name"] ?? "", commit);
  const branch = ref["name"] ?? "";
  // The payload of a schedule holds nothing but its own line; it always runs on the default branch.
  const isDefault = name === "schedule" || branch === payload.repository?.default_branch;
  const readOnly = name === "push" && env["GITHUB_ACTOR"] === "dependabot[bot]" ? ({ readOnly: true } as const) : {};
  return { kind: "branch", branch, isDefault, ...readOnly, commit };
}

/** The event's commit. Its time comes from git, or from the payload of a push where git cannot be asked. */
function githubCommit(payload: Payload, env: Env, checkedOut: Commit | undefined): Commit {
  const revision = env["GITHUB_SHA"] ?? checkedOut?.revision ?? "";
  const seconds = checkedOut?.seconds ?? Math.floor(Date.parse(payload.head_commit?.timestamp ?? "") / 1000);
  if (!Number.isNaN(seconds)) return { revision, seconds };
  throw new UserError(
    "invalid-trigger",
    `the time of commit ${revision.slice(0, 12)} is not known: git finds no repository in working-directory`,
    "Check out with actions/checkout before this step, and in a container job install git.",
  );
}

/** Code of a pull request together with a token that may write: what is built there must not be published. */
function unsafe(event: string): UserError {
  return new UserError(
    "invalid-trigger",
    `GITHUB_EVENT_NAME: ${event} runs a pull request's code with the permissions of the base branch`,
    "Build on pull_request.",
  );
}

/**
 * Compares the work tree with the commit that the run is about: another one would be published under its name.
 * `others` are revisions that mean the same, such as the merge commit that a pull request is tried with.
 * Throws UserError `invalid-trigger`.
 */
export function mustBeCheckedOut(
  trigger: Trigger,
  checkedOut: Commit | undefined,
  others: readonly (string | undefined)[],
): void {
  const event = trigger.commit?.revision;
  if (checkedOut === undefined || event === undefined || [event, ...others].includes(checkedOut.revision)) return;
  throw new UserError(
    "invalid-trigger",
    `the work tree is at ${checkedOut.revision.slice(0, 12)}, and this run is about ${event.slice(0, 12)}`,
    "Check out the commit of the run; to release another one, name it with version.",
  );
}

function pullRequest(payload: Payload, env: Env, commit: Commit): Trigger {
  const { number, head, user } = payload.pull_request ?? {};
  if (number === undefined || head?.sha === undefined)
    throw unknown("GITHUB_EVENT_PATH", "a pull request's payload without number or head");
  // A fork that was deleted has no repository; Dependabot's runs get the permissions of a fork's.
  const own = head.repo?.full_name !== undefined && head.repo.full_name === payload.repository?.full_name;
  const dependabot = user?.login === "dependabot[bot]" || env["GITHUB_ACTOR"] === "dependabot[bot]";
  // GITHUB_SHA is the merge commit that GitHub made up for the test; people know the head.
  return { kind: "pull-request", number, fromFork: !own || dependabot, commit: { ...commit, revision: head.sha } };
}

/** The situation in a GitLab pipeline: https://docs.gitlab.com/ci/variables/predefined_variables/ */
export function gitlabTrigger(env: Env): Trigger {
  const seconds = Math.floor(Date.parse(env["CI_COMMIT_TIMESTAMP"] ?? "") / 1000) || 0;
  const commit = { revision: env["CI_COMMIT_SHA"] ?? "", seconds };
  const request = Number(env["CI_MERGE_REQUEST_IID"] ?? "");
  if (env["CI_MERGE_REQUEST_EVENT_TYPE"] === "merge_train") return { kind: "merge-queue", commit };
  if (request > 0) {
    const source = env["CI_MERGE_REQUEST_SOURCE_PROJECT_PATH"];
    const fromFork = source !== undefined && source !== env["CI_PROJECT_PATH"];
    // Set where CI_COMMIT_SHA is a merge commit that GitLab made up for the test; people know the head.
    const head = env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] ?? "";
    const revision = head === "" ? commit.revision : head;
    return { kind: "pull-request", number: request, fromFork, commit: { ...commit, revision } };
  }
  const tag = env["CI_COMMIT_TAG"] ?? "";
  if (tag !== "") return release(tag, commit);
  const branch = env["CI_COMMIT_BRANCH"] ?? "";
  if (branch === "") throw unknown("CI_COMMIT_BRANCH", branch);
  return { kind: "branch", branch, isDefault: branch === env["CI_DEFAULT_BRANCH"], commit };
}

/**
 * The trigger as it is written on the command line: `release:v1.4.2`, `branch:NAME`, `pull-request:7`, `fork:7` or `local`.
 * Throws UserError `invalid-trigger`, or `invalid-version` for a release that is no version.
 */
export function parseTrigger(text: string, commit: Commit | undefined, defaultBranch: string): Trigger {
  const { kind, value = "" } = /^(?<kind>[a-z-]+)(?::(?<value>.+))?$/.exec(text)?.groups ?? {};
  const number = /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : undefined;
  if (kind === "local" && value === "") return { kind, commit };
  if (kind === "release" && value !== "") return release(value, commit);
  if (kind === "branch" && value !== "") return { kind, branch: value, isDefault: value === defaultBranch, commit };
  if (kind === "pull-request" && number !== undefined) return { kind, number, fromFork: false, commit };
  if (kind === "fork" && number !== undefined) return { kind: "pull-request", number, fromFork: true, commit };
  throw new UserError(
    "invalid-trigger",
    `trigger: ${JSON.stringify(text)} is not legal`,
    "Write release:v1.4.2, branch:main, pull-request:7, fork:7 or local.",
  );
}

/** A release by its tag. Throws UserError `invalid-version`. */
export function release(tag: string, commit: Commit | undefined): Extract<Trigger, { kind: "release" }> {
  const at = tag.lastIndexOf("/");
  return { kind: "release", version: parseVersion(tag.slice(at + 1)), module: tag.slice(0, Math.max(at, 0)), commit };
}

type Release = ReturnType<typeof release>;

/** The tag of git that a release is known by: `v1.4.2`, or `sub/dir/v1.4.2` of a nested module. */
export const tagOf = ({ module, version }: Pick<Release, "module" | "version">): string =>
  module === "" ? version.text : `${module}/${version.text}`;

/**
 * Compares the commit of a release with the one that the tag of that name is at, undefined where there is no such tag.
 * Throws UserError `invalid-version` for another: the version would be published with another program in it.
 */
export function mustBeTagged(trigger: Release, tagged: string | undefined): void {
  const { commit } = trigger;
  if (tagged === undefined || commit === undefined || tagged === commit.revision) return;
  throw new UserError(
    "invalid-version",
    `the tag ${tagOf(trigger)} is at commit ${tagged.slice(0, 12)}, and this run is of commit ${commit.revision.slice(0, 12)}`,
    "Check out the tag to release it, or choose another version.",
  );
}

function unknown(variable: string, value: string | undefined): UserError {
  return new UserError(
    "invalid-trigger",
    `${variable}: ${JSON.stringify(value ?? "")} does not say what started this run`,
    "A runner sets it. On a command line, say it yourself: --trigger branch:main.",
  );
}
