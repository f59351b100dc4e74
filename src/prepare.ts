import { readFile, realpath } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { machine, readEnvironment } from "./environment.ts";
import { resolveBases, unresolvedBases } from "./execute/bases.ts";
import type { Host } from "./hosts/host.ts";
import { type Decisions, type Facts, decide } from "./plan/decide.ts";
import { type Naming, lookups, planNaming } from "./plan/naming.ts";
import { type Plan, makePlan } from "./plan/plan.ts";
import { readPredecessor } from "./predecessor.ts";
import { isOfModule } from "./plan/pseudo-version.ts";
import { readProject } from "./project/project.ts";
import { readPublished } from "./published.ts";
import { type Repository, completeHistory, readRepository, taggedCommit } from "./repository.ts";
import { imageName } from "./settings/image-name.ts";
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
import type { Version } from "./version.ts";

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
    readTrigger({ settings, text, repository, directory: start }, host),
    readProject({ root, directory: settings.directory }),
  ]);
  const [files, predecessor] = await Promise.all([
    resolveFiles(settings, root),
    readPredecessor(trigger, repository, host, text !== undefined),
  ]);
  return {
    facts: {
      settings: { ...settings, files },
      publish,
      trigger,
      project,
      repository,
      predecessor,
      environment: readEnvironment(host.env),
      ...defaultImages(host.env),
      caches: { store: host.caches?.name, machine: machine() },
    },
    root,
    repository: repository.origin ?? root,
  };
}

/**
 * The plan with its base images pinned, and with what is published already. Throws UserError `base-image-missing`,
 * `registry-unavailable` or `version-already-published` besides those of `decide`.
 */
export async function completePlan(facts: Facts, builder: string | undefined, host: Host): Promise<Plan> {
  const decisions = decide(facts);
  const [bases, { named, naming, published }] = await Promise.all([
    resolveBases(decisions.bases, builder, host),
    nameAll(facts, decisions, host, (references) => readPublished(references, host.registry)),
  ]);
  return makePlan(named, decisions, naming, { bases, published });
}

/** What can be fetched before any registry has answered: all that is not named by a base image. Throws what `decide` and `planNaming` do. */
export function earlyCaches(facts: Facts): Plan["caches"] {
  const decisions = decide(facts);
  const naming = planNaming({ ...facts, publish: false }, decisions);
  return makePlan(facts, decisions, naming, {
    bases: unresolvedBases(decisions.bases, "it was not asked yet"),
    published: [],
  }).caches;
}

/**
 * The plan as far as it can be told here: without an engine that answers, base images stay unpinned, without a registry
 * nothing is known to be published, and a note says why.
 */
export async function sketchPlan(facts: Facts, builder: string | undefined, host: Host): Promise<Plan> {
  const decisions = decide(facts);
  const [bases, { named, naming, published }] = await Promise.all([
    orWhy(resolveBases(decisions.bases, builder, host)),
    nameAll(facts, decisions, host, (references) => orWhy(readPublished(references, host.registry))),
  ]);
  return makePlan(named, decisions, naming, {
    bases: bases.value ?? unresolvedBases(decisions.bases, bases.because),
    ...(published.value === undefined ? { published: [], unasked: published.because } : { published: published.value }),
  });
}

/** Decides the names, for which a shallow history is completed first, and asks with `look` what is published under them. */
async function nameAll<T>(
  facts: Facts,
  decisions: Decisions,
  { forge }: Host,
  look: (references: readonly string[]) => Promise<T>,
): Promise<{ readonly named: Facts; readonly naming: Naming; readonly published: T }> {
  const { repository, trigger } = facts;
  const { path, directory } = decisions.programs[0]?.module ?? { path: "", directory: "." };
  // What leads to the commit is asked for a pseudo-version only.
  const counts = (version: Version) => trigger.kind !== "release" && isOfModule(version, path);
  const history = await completeHistory(repository.history, trigger.commit, { directory, counts }, forge);
  const named = { ...facts, repository: { ...repository, history } };
  const naming = planNaming(named, decisions);
  return { named, naming, published: await look(lookups(naming)) };
}

type OrWhy<T> =
  { readonly value: T; readonly because?: undefined } | { readonly value?: undefined; readonly because: string };

async function orWhy<T>(asked: Promise<T>): Promise<OrWhy<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (!(error instanceof UserError) || (error.code !== "base-image-missing" && error.code !== "registry-unavailable"))
      throw error;
    return { because: error.message };
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

type Start = {
  readonly settings: Settings;
  readonly text: string | undefined;
  readonly repository: Repository;
  /** Absolute path of a directory of the repository. */
  readonly directory: string;
};

async function readTrigger({ settings, text, repository, directory }: Start, { env, shell }: Host): Promise<Trigger> {
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

/**
 * `ghcr.io/owner/repository` on github.com, the project's registry on GitLab, which allows a project names below its own
 * only. Throws UserError `invalid-input`.
 */
function defaultImages(env: Host["env"]): Pick<Facts, "defaultImage" | "defaultDevImage"> {
  const image = defaultImage(env);
  return { defaultImage: image, defaultDevImage: env["GITLAB_CI"] === "true" && image ? `${image}/dev` : undefined };
}

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
