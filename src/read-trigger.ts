import { readFile } from "node:fs/promises";
import type { Host } from "./hosts/host.ts";
import { type Repository, taggedCommit } from "./repository.ts";
import type { Settings } from "./settings.ts";
import {
  type Trigger,
  githubTrigger,
  gitlabTrigger,
  mustBeCheckedOut,
  mustBeTagged,
  parseTrigger,
  release,
  tagOf,
} from "./trigger.ts";
import { UserError } from "./user-error.ts";

type Start = {
  readonly settings: Settings;
  readonly text: string | undefined;
  readonly repository: Repository;
  /** Absolute path of a directory of the repository. */
  readonly directory: string;
};

/** What started the run, as the user or the environment says. Throws UserError `invalid-trigger`, `invalid-input` or `invalid-version`. */
export async function readTrigger(
  { settings, text, repository, directory }: Start,
  { env, shell }: Host,
): Promise<Trigger> {
  const trigger = await released(settings, text, repository, env);
  if (trigger.kind === "release") mustBeTagged(trigger, await taggedCommit(directory, tagOf(trigger), shell));
  if (!settings.rebuild) return trigger;
  if (trigger.kind !== "release")
    throw new UserError(
      "invalid-input",
      `rebuild: only a release can be rebuilt, and this is a ${trigger.kind} run`,
      "Name the release with version, and check out its commit.",
    );
  const run = Number(env["GITHUB_RUN_NUMBER"] ?? env["CI_PIPELINE_IID"] ?? "");
  if (Number.isSafeInteger(run) && run > 0) return { ...trigger, rebuild: run };
  throw new UserError(
    "invalid-input",
    "rebuild: this run has no number, which GitHub and GitLab give",
    `Name the rebuild yourself, without rebuild: version: ${trigger.version.text}-build1.`,
  );
}

/** The run's trigger, or the release that `version` makes of it. */
async function released(
  settings: Settings,
  text: string | undefined,
  repository: Repository,
  env: Host["env"],
): Promise<Trigger> {
  const trigger = await situation(text, repository, env);
  if (settings.version === undefined) {
    mustBeCheckedOut(trigger, repository.commit, [env["GITHUB_SHA"], env["CI_COMMIT_SHA"]]);
    return trigger;
  }
  if (trigger.kind !== "pull-request" && trigger.kind !== "merge-queue")
    return release(settings.version, repository.commit ?? trigger.commit);
  throw new UserError(
    "invalid-input",
    `version: ${settings.version} cannot be released by a ${trigger.kind} run`,
    "Release from a branch, a tag or a manual run.",
  );
}

async function situation(
  text: string | undefined,
  { commit, defaultBranch }: Repository,
  env: Host["env"],
): Promise<Trigger> {
  if (text !== undefined) return parseTrigger(text, commit, defaultBranch);
  if (env["GITHUB_ACTIONS"] === "true") return githubTrigger(env, await readEvent(env["GITHUB_EVENT_PATH"]), commit);
  if (env["GITLAB_CI"] === "true") return gitlabTrigger(env);
  return { kind: "local", commit };
}

async function readEvent(path: string | undefined): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path ?? "", "utf8")) as unknown;
  } catch (error) {
    throw new UserError(
      "invalid-trigger",
      `GITHUB_EVENT_PATH: ${path ?? "not set"}: the event cannot be read`,
      "A runner sets it; elsewhere use --trigger.",
      { cause: error },
    );
  }
}
