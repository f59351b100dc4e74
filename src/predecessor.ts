import { readFile } from "node:fs/promises";
import { type Ancestry, gitAncestry, withForge } from "./ancestry.ts";
import type { Host } from "./hosts/host.ts";
import type { Repository } from "./repository.ts";
import type { Commits } from "./size/baseline.ts";
import type { Trigger } from "./trigger.ts";

/** What a run says of the code that its own builds upon. */
export type Predecessor = {
  readonly commits: Commits;
  /** The branch that a pull request goes to, or that was pushed to; undefined where there is none. */
  readonly branch: { readonly name: string; readonly isDefault: boolean } | undefined;
  /** Of the pull request. */
  readonly labels: readonly string[];
};

type Env = Host["env"];

/** What a payload of GitHub holds of interest: https://docs.github.com/en/webhooks/webhook-events-and-payloads */
type Payload = {
  readonly before?: unknown;
  readonly repository?: { readonly default_branch?: unknown };
  readonly merge_group?: { readonly base_sha?: unknown; readonly base_ref?: unknown };
  readonly pull_request?: {
    readonly base?: { readonly ref?: unknown; readonly sha?: unknown };
    readonly labels?: unknown;
  };
};

/**
 * Reads what `trigger` builds upon, from the event that started the run and from git. `written` tells that the trigger was
 * written on a command line, and is no event. Never throws: what nobody can tell stays undefined.
 */
export async function readPredecessor(
  trigger: Trigger,
  repository: Pick<Repository, "root" | "commit" | "defaultBranch">,
  { env, shell, forge }: Pick<Host, "env" | "shell" | "forge">,
  written: boolean,
): Promise<Predecessor> {
  const { root, commit } = repository;
  const built = commit?.revision;
  if (root === undefined || built === undefined) return nothing;
  const git = withForge(gitAncestry(root, shell), forge);
  if (written) return writtenPredecessor(trigger, built, repository.defaultBranch, git);
  if (env["GITHUB_ACTIONS"] === "true") return githubPredecessor(trigger, built, env, git);
  return env["GITLAB_CI"] === "true" ? gitlabPredecessor(trigger, built, env, git) : nothing;
}

const nothing: Predecessor = { commits: { kind: "other" }, branch: undefined, labels: [] };

async function githubPredecessor(trigger: Trigger, built: string, env: Env, git: Ancestry): Promise<Predecessor> {
  const payload = await readPayload(env["GITHUB_EVENT_PATH"]);
  switch (trigger.kind) {
    case "pull-request": {
      const base = payload.pull_request?.base;
      const merge = revision(env["GITHUB_SHA"]);
      return {
        commits: await ofPullRequest({ built, merge, base: revision(base?.sha) }, git),
        branch: branchOf(text(base?.ref), payload.repository?.default_branch),
        labels: labelNames(payload.pull_request?.labels),
      };
    }
    case "merge-queue": {
      const base = revision(payload.merge_group?.base_sha);
      const branch = text(payload.merge_group?.base_ref)?.replace(/^refs\/heads\//, "");
      return {
        ...nothing,
        commits: base === undefined ? { kind: "other" } : { kind: "merge-group", base },
        branch: branchOf(branch, payload.repository?.default_branch),
      };
    }
    case "branch":
      return {
        ...nothing,
        commits: ofPush(revision(payload.before)),
        branch: { name: trigger.branch, isDefault: trigger.isDefault },
      };
    case "release":
    case "local":
      return nothing;
  }
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
async function gitlabPredecessor(trigger: Trigger, built: string, env: Env, git: Ancestry): Promise<Predecessor> {
  switch (trigger.kind) {
    case "pull-request": {
      const merged = env["CI_MERGE_REQUEST_EVENT_TYPE"] === "merged_result";
      const base = revision(env["CI_MERGE_REQUEST_DIFF_BASE_SHA"]);
      const merge = merged ? revision(env["CI_COMMIT_SHA"]) : undefined;
      return {
        commits: await ofPullRequest({ built, merge, base }, git),
        branch: branchOf(text(env["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"]), env["CI_DEFAULT_BRANCH"]),
        labels: (env["CI_MERGE_REQUEST_LABELS"] ?? "").split(",").filter((label) => label !== ""),
      };
    }
    case "branch":
      return {
        ...nothing,
        commits: ofPush(revision(env["CI_COMMIT_BEFORE_SHA"])),
        branch: { name: trigger.branch, isDefault: trigger.isDefault },
      };
    case "merge-queue":
    case "release":
    case "local":
      return nothing;
  }
}

/** A command line names no commits: git alone is asked. */
async function writtenPredecessor(
  trigger: Trigger,
  built: string,
  defaultBranch: string,
  git: Ancestry,
): Promise<Predecessor> {
  if (trigger.kind === "branch") {
    const before = await git.firstParent(built);
    return { ...nothing, commits: before === undefined ? { kind: "other" } : { kind: "commit", parent: before } };
  }
  if (trigger.kind !== "pull-request") return nothing;
  const base = (await git.resolve(`refs/remotes/origin/${defaultBranch}`)) ?? (await git.resolve(defaultBranch));
  const mergeBase = base === undefined ? undefined : await git.mergeBase(base, built);
  return {
    ...nothing,
    commits: { kind: "pull-request", built, merge: undefined, mergeBase },
    branch: branchOf(defaultBranch, defaultBranch),
  };
}

type PullRequest = { readonly built: string; readonly merge: string | undefined; readonly base: string | undefined };

async function ofPullRequest({ built, merge, base }: PullRequest, git: Ancestry): Promise<Commits> {
  const firstParent = merge === built ? await git.firstParent(built) : undefined;
  if (merge !== undefined && firstParent !== undefined)
    return { kind: "pull-request", built, merge: { revision: merge, firstParent }, mergeBase: undefined };
  const mergeBase = base === undefined ? undefined : await git.mergeBase(base, built);
  return { kind: "pull-request", built, merge: undefined, mergeBase };
}

const branchOf = (name: string | undefined, defaultBranch: unknown): Predecessor["branch"] =>
  name === undefined ? undefined : { name, isDefault: name === defaultBranch };

const ofPush = (before: string | undefined): Commits =>
  before === undefined ? { kind: "other" } : { kind: "push", before };

/** Whoever needs to know what started the run has read the event, and complained; a report can do without. */
async function readPayload(path: string | undefined): Promise<Payload> {
  try {
    const value: unknown = JSON.parse(await readFile(path ?? "", "utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What goes to git as a commit is one: no option, and no other word that git would read. */
const revision = (value: unknown): string | undefined =>
  typeof value === "string" && /^[0-9a-f]{40,64}$/.test(value) ? value : undefined;

function labelNames(labels: unknown): readonly string[] {
  if (!Array.isArray(labels)) return [];
  return (labels as unknown[]).flatMap((label) =>
    typeof label === "object" && label !== null && "name" in label && typeof label.name === "string"
      ? [label.name]
      : [],
  );
}
