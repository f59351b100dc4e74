import { readFile, realpath } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { machine, readEnvironment } from "./environment.ts";
import { resolveBases, unresolvedBases } from "./execute/bases.ts";
import type { Host } from "./hosts/host.ts";
import { type Facts, decide } from "./plan/decide.ts";
import { type Plan, makePlan } from "./plan/plan.ts";
import { readProject } from "./project/project.ts";
import { type Repository, readRepository } from "./repository.ts";
import { imageName } from "./settings/image-name.ts";
import type { Settings } from "./settings.ts";
import { type Trigger, githubTrigger, gitlabTrigger, mustBeCheckedOut, parseTrigger, release } from "./trigger.ts";
import { UserError } from "./user-error.ts";

/** What a front end was asked to look at. */
export type Request = {
  /** Directory that the user pointed at. */
  readonly directory: string;
  readonly settings: Settings;
  /** As on the command line; undefined: from the environment of GitHub or GitLab, else local. */
  readonly trigger: string | undefined;
  /** False where this run was not told to publish, whatever the trigger. */
  readonly publish: boolean;
};

/** `repository` names the repository: its address, or its place on this machine. */
export type Prepared = { readonly facts: Facts; readonly root: string; readonly repository: string };

/** Reads everything that decisions rest on. Throws UserError for a directory, trigger or project that cannot be read. */
export async function readFacts(
  { directory, settings: asked, trigger: text, publish }: Request,
  host: Host,
): Promise<Prepared> {
  const start = await existingDirectory(directory);
  // Where the module lies: the checkout may be a directory of the workspace.
  const repository = await readRepository(await existingDirectory(join(start, asked.directory)), host.shell);
  const root = repository.root === undefined ? start : await realpath(repository.root);
  const settings = { ...asked, directory: posix.join(relative(root, start).split(sep).join("/"), asked.directory) };
  const [trigger, project] = await Promise.all([
    readTrigger(settings, text, repository, host.env),
    readProject({ root, directory: settings.directory }),
  ]);
  const files = await resolveFiles(settings, root);
  return {
    facts: {
      settings: { ...settings, files },
      publish,
      trigger,
      project,
      repository,
      environment: readEnvironment(host.env),
      defaultImage: defaultImage(host.env),
      caches: { store: host.caches?.name, machine: machine() },
    },
    root,
    repository: repository.origin ?? root,
  };
}

/** The plan with its base images pinned. Throws UserError `base-image-missing` or `registry-unavailable` besides those of `decide`. */
export async function completePlan(facts: Facts, builder: string | undefined, host: Host): Promise<Plan> {
  const decisions = decide(facts);
  return makePlan(facts, decisions, await resolveBases(decisions.bases, builder, host));
}

/** What can be fetched before any registry has answered: all that is not named by a base image. Throws what `decide` does. */
export function earlyCaches(facts: Facts): Plan["caches"] {
  const decisions = decide(facts);
  return makePlan(facts, decisions, unresolvedBases(decisions.bases, "it was not asked yet")).caches;
}

/** The plan as far as it can be told here: without an engine that answers, base images stay unpinned and a note says why. */
export async function sketchPlan(facts: Facts, builder: string | undefined, host: Host): Promise<Plan> {
  const decisions = decide(facts);
  try {
    return makePlan(facts, decisions, await resolveBases(decisions.bases, builder, host));
  } catch (error) {
    if (!(error instanceof UserError) || (error.code !== "base-image-missing" && error.code !== "registry-unavailable"))
      throw error;
    return makePlan(facts, decisions, unresolvedBases(decisions.bases, error.message));
  }
}

async function existingDirectory(directory: string): Promise<string> {
  try {
    return await realpath(directory);
  } catch (error) {
    throw new UserError(
      "unreadable-project",
      `${directory}: there is no such directory`,
      "Name the directory of a Go module.",
      { cause: error },
    );
  }
}

async function readTrigger(
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

/** `ghcr.io/owner/repository` on github.com, the project's registry on GitLab. Throws UserError `invalid-input`. */
function defaultImage(env: Host["env"]): string | undefined {
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const onGithub = env["GITHUB_ACTIONS"] === "true" && server === "https://github.com";
  const name = onGithub
    ? `ghcr.io/${env["GITHUB_REPOSITORY"] ?? ""}`
    : env["GITLAB_CI"] === "true"
      ? env["CI_REGISTRY_IMAGE"]
      : undefined;
  if (name === undefined || name === "") return undefined;
  const problems: string[] = [];
  const image = imageName("image", name, problems);
  if (problems.length === 0) return image;
  throw new UserError(
    "invalid-input",
    problems.join("\n"),
    "The repository's own name is no name for an image: set image.",
  );
}

/**
 * The files for the image, links resolved. A file that is missing, or that a link leads to from outside, is told now and
 * not by the build.
 */
async function resolveFiles(settings: Settings, root: string): Promise<Settings["files"]> {
  const directory = join(root, settings.directory);
  return Promise.all(
    settings.files.map(async ({ source, destination }) => {
      const path = await realpath(join(directory, source)).catch(() => undefined);
      if (path === undefined)
        throw new UserError(
          "invalid-input",
          `files: ${JSON.stringify(source)} does not exist`,
          "Name a file or directory of the repository, relative to working-directory.",
        );
      if (!`${path}${sep}`.startsWith(root + sep))
        throw new UserError(
          "invalid-input",
          `files: ${JSON.stringify(source)} leads out of the repository`,
          "Only files of the repository can be copied.",
        );
      return { source: relative(directory, path).split(sep).join("/") || ".", destination };
    }),
  );
}
