import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decide } from "../../src/plan/decide.ts";
import { planNaming } from "../../src/plan/naming.ts";
import { readFacts } from "../../src/read-facts.ts";
import { parseSettings } from "../../src/settings.ts";
import { failureOfAsync } from "../failure.ts";
import { fakeHost, words } from "../fakes.ts";
import { type Tree, module, program } from "../trees.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const head = "0123456789abcdef0123456789abcdef01234567";
const pullHead = "fedcba9876543210fedcba9876543210fedcba98";
const seconds = 1_772_356_830;
const sha = "sha-0123456789ab";
const pullSha = "sha-fedcba987654";
const pseudo = "v1.4.2-0.20260301092030-0123456789ab";
const [image, devImage] = ["ghcr.io/octo-org/app", "ghcr.io/octo-org/app-dev"];
const [gitlabImage, gitlabDevImage] = ["registry.example.com/group/app", "registry.example.com/group/app/dev"];

/** A program, and beside it a module that has tags of its own. */
const tree: Tree = {
  "go.mod": module("example.com/app"),
  "main.go": program,
  "services/api/go.mod": module("example.com/app/services/api"),
  "services/api/main.go": program,
};

/** What git answers in a whole clone of that tree; v1.4.2 and those after it are tags of the commit. */
const tags = ["v1.3.0", "v1.4.1", "services/api/v0.2.0"];
const ofCommit = ["v1.4.2", "v1.4.0+fips.1", "v1.5.0-rc.1", "v2.0.0", "services/api/v0.3.0", "nightly"];

type Env = Readonly<Record<string, string>>;
type Inputs = Readonly<Record<string, string>>;
type Named = {
  readonly image: string;
  readonly tags: readonly string[];
  readonly push: boolean;
  readonly because: string;
};

const path = (event: string) => join(import.meta.dirname, "..", "events", `${event}.json`);

/** The environment of a job on GitHub, with the event that started it. */
const github = (event: string, name: string, ref: string, more: Env = {}): Env => ({
  GITHUB_ACTIONS: "true",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "Octo-Org/app",
  GITHUB_ACTOR: "octocat",
  GITHUB_RUN_NUMBER: "57",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_SHA: head,
  GITHUB_EVENT_NAME: name,
  GITHUB_REF: ref,
  GITHUB_EVENT_PATH: path(event),
  ...more,
});
const gitlab = (pipeline: string): Env => JSON.parse(readFileSync(path(`gitlab-${pipeline}`), "utf8")) as Env;

/** From the runner's environment to names: what a run would call its image, and whether it would push it. */
async function named(env: Env, inputs: Inputs, checkedOut = head): Promise<Named> {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, tree);
  const git: Readonly<Record<string, string>> = {
    "rev-parse --show-toplevel": directory.path,
    "log -1 --no-show-signature --format=%H %ct": `${checkedOut} ${seconds}`,
    "tag --list": [...tags, ...ofCommit].join("\n"),
    "tag --merged HEAD --no-contains HEAD": tags.join("\n"),
    "rev-parse --is-shallow-repository": "false",
  };
  const { host } = fakeHost((command) => ({
    stdout: Object.entries(git).find(([asked]) => words(command).endsWith(` ${asked}`))?.[1] ?? "",
  }));
  const request = { directory: directory.path, settings: parseSettings(inputs), trigger: undefined, publish: true };
  const { facts } = await readFacts(request, { ...host, env });
  const { images, publish } = planNaming(facts, decide(facts));
  const [first] = images;
  return { image: first?.name ?? "", tags: first?.tags ?? [], ...publish };
}

const pushed = (name: string, because: string, ...all: readonly string[]): Named => ({
  image: name,
  tags: all,
  push: true,
  because,
});
const kept = (name: string, because: string, ...all: readonly string[]): Named => ({
  ...pushed(name, because, ...all),
  push: false,
});
const fork = "the token of a fork or of Dependabot cannot write packages";
const queue = "a merge queue only tries whether the merge would work";
const onlyAlways = "a pull request is pushed only when push is set to always";
const always = { push: "always" };
const merge = "refs/pull/7/merge";

const table: readonly [string, Env, Inputs, Named][] = [
  [
    "a push to the default branch is published under Go's version of the commit",
    github("push-default-branch", "push", "refs/heads/main"),
    {},
    pushed(image, "main is the default branch", pseudo, sha, "main"),
  ],
  [
    "a push to another branch goes to the development image",
    github("push-branch", "push", "refs/heads/feature/login"),
    {},
    pushed(devImage, "feature/login is a branch", sha, "dev-feature-login-df7c7aeb"),
  ],
  [
    "a push of Dependabot has no token to publish with",
    github("push-dependabot", "push", "refs/heads/dependabot/go_modules/example.com/lib-1.2.3", {
      GITHUB_ACTOR: "dependabot[bot]",
    }),
    always,
    kept(devImage, fork, sha, "dev-dependabot-go_modules-example.com-lib-1.2.3-cb7df7b7"),
  ],
  [
    "a version's tag is a release that moves its lines",
    github("push-tag", "push", "refs/tags/v1.4.2"),
    {},
    pushed(image, "v1.4.2 is a release", "v1.4.2", sha, "v1.4", "v1"),
  ],
  [
    "a pre-release's tag moves nothing",
    github("push-prerelease-tag", "push", "refs/tags/v1.5.0-rc.1"),
    {},
    pushed(image, "v1.5.0-rc.1 is a release", "v1.5.0-rc.1", sha),
  ],
  [
    "build metadata is written so that a registry takes it",
    github("push-metadata-tag", "push", "refs/tags/v1.4.0+fips.1"),
    {},
    pushed(image, "v1.4.0+fips.1 is a release", "v1.4.0_fips.1", sha),
  ],
  [
    "the tag of a nested module releases that module",
    github("push-nested-tag", "push", "refs/tags/services/api/v0.3.0"),
    { "working-directory": "services/api" },
    pushed(image, "v0.3.0 is a release", "v0.3.0", sha, "v0.3"),
  ],
  [
    "a pull request is built under its head's commit, and not pushed",
    github("pull-request", "pull_request", merge),
    {},
    kept(devImage, onlyAlways, pullSha, "pr-7"),
  ],
  [
    "a pull request is pushed where that is asked for",
    github("pull-request", "pull_request", merge),
    always,
    pushed(devImage, "push is set to always", pullSha, "pr-7"),
  ],
  [
    "a pull request from a fork is never pushed",
    github("pull-request-fork", "pull_request", merge),
    always,
    kept(devImage, fork, pullSha, "pr-7"),
  ],
  [
    "Dependabot's pull request is never pushed",
    github("pull-request-dependabot", "pull_request", merge, { GITHUB_ACTOR: "dependabot[bot]" }),
    always,
    kept(devImage, fork, pullSha, "pr-7"),
  ],
  [
    "whoever runs Dependabot's pull request again, it is not pushed",
    github("pull-request-dependabot", "pull_request", merge, { GITHUB_TRIGGERING_ACTOR: "octocat" }),
    always,
    kept(devImage, fork, pullSha, "pr-7"),
  ],
  [
    "a merged pull request whose fork is gone is still one of a fork",
    github("pull-request-merged-deleted-fork", "pull_request", "refs/heads/main"),
    always,
    kept(devImage, fork, pullSha, "pr-7"),
  ],
  [
    "the merge queue publishes nothing",
    github("merge-group", "merge_group", `refs/heads/gh-readonly-queue/main/pr-7-${"1".repeat(40)}`),
    always,
    kept(devImage, queue, sha),
  ],
  [
    "a timer runs on the default branch, though its payload names none",
    github("schedule", "schedule", "refs/heads/main"),
    {},
    pushed(image, "main is the default branch", pseudo, sha, "main"),
  ],
  [
    "a run that is started by hand is about the branch it was started on",
    github("workflow-dispatch", "workflow_dispatch", "refs/heads/release-2"),
    {},
    pushed(devImage, "release-2 is a branch", sha, "dev-release-2"),
  ],
  [
    "a run that is started by hand on a tag is its release",
    github("workflow-dispatch", "workflow_dispatch", "refs/tags/v1.4.2"),
    {},
    pushed(image, "v1.4.2 is a release", "v1.4.2", sha, "v1.4", "v1"),
  ],
  [
    "a run that is started by hand with a version releases it",
    github("workflow-dispatch-version", "workflow_dispatch", "refs/heads/main"),
    { version: "v1.4.3" },
    pushed(image, "v1.4.3 is a release", "v1.4.3", sha, "v1.4", "v1"),
  ],
  [
    "a rebuild has one tag of its own, with the run's number",
    github("workflow-dispatch-rebuild", "workflow_dispatch", "refs/heads/main"),
    { version: "v1.4.2", rebuild: "true" },
    pushed(image, "v1.4.2 is rebuilt on its base images of today", "v1.4.2-build57"),
  ],
  [
    "a workflow that follows one of a push is about the default branch",
    github("workflow-run-push", "workflow_run", "refs/heads/main"),
    {},
    pushed(image, "main is the default branch", pseudo, sha, "main"),
  ],
  [
    "a release on the web is the release of its tag",
    github("release", "release", "refs/tags/v1.5.0-rc.1"),
    {},
    pushed(image, "v1.5.0-rc.1 is a release", "v1.5.0-rc.1", sha),
  ],
  [
    "a pipeline of GitLab's default branch",
    gitlab("default-branch"),
    {},
    pushed(gitlabImage, "main is the default branch", pseudo, sha, "main"),
  ],
  [
    "a pipeline of another branch on GitLab",
    gitlab("branch"),
    {},
    pushed(gitlabDevImage, "feature/login is a branch", sha, "dev-feature-login-df7c7aeb"),
  ],
  ["a timer on GitLab", gitlab("schedule"), {}, pushed(gitlabImage, "main is the default branch", pseudo, sha, "main")],
  ["a tag on GitLab", gitlab("tag"), {}, pushed(gitlabImage, "v1.4.2 is a release", "v1.4.2", sha, "v1.4", "v1")],
  [
    "the tag of a nested module on GitLab",
    gitlab("nested-tag"),
    { "working-directory": "services/api" },
    pushed(gitlabImage, "v0.3.0 is a release", "v0.3.0", sha, "v0.3"),
  ],
  [
    "a rebuild on GitLab has the pipeline's number in its project",
    gitlab("tag"),
    { rebuild: "true" },
    pushed(gitlabImage, "v1.4.2 is rebuilt on its base images of today", "v1.4.2-build57"),
  ],
  ["a merge request", gitlab("merge-request"), {}, kept(gitlabDevImage, onlyAlways, sha, "pr-7")],
  [
    "a merge request is pushed where that is asked for",
    gitlab("merge-request"),
    always,
    pushed(gitlabDevImage, "push is set to always", sha, "pr-7"),
  ],
  ["a merge request of a fork", gitlab("merge-request-fork"), always, kept(gitlabDevImage, fork, sha, "pr-7")],
  [
    "a merged result is built under its head's commit",
    gitlab("merged-result"),
    always,
    pushed(gitlabDevImage, "push is set to always", pullSha, "pr-7"),
  ],
  ["a merge train publishes nothing", gitlab("merge-train"), always, kept(gitlabDevImage, queue, sha)],
];

test.each(table)("%s", async (_sentence, env, inputs, expected) => {
  expect(await named(env, inputs)).toEqual(expected);
});

const onGithub = table.filter(([, env]) => env["GITHUB_ACTIONS"] === "true");

test.each(onGithub)("run again: %s", async (_sentence, env, inputs, expected) => {
  expect(await named({ ...env, GITHUB_RUN_ATTEMPT: "2" }, inputs)).toEqual(expected);
});

test.each(table)(
  "with push: never nothing is pushed, and the names stay: %s",
  async (_sentence, env, inputs, expected) => {
    expect(await named(env, { ...inputs, push: "never" })).toEqual({
      ...expected,
      push: false,
      because: "push is set to never",
    });
  },
);

test.each<[string, Env, Inputs, string]>([
  ["a tag that is no version", github("push-illegal-tag", "push", "refs/tags/nightly"), {}, "invalid-version"],
  [
    "a nested module's tag, where the root is built",
    github("push-nested-tag", "push", "refs/tags/services/api/v0.3.0"),
    {},
    "invalid-version",
  ],
  [
    "a pull request's code with the rights of its target",
    github("pull-request-fork", "pull_request_target", "refs/heads/main"),
    {},
    "invalid-trigger",
  ],
  [
    "a workflow that follows one of a pull request",
    github("workflow-run-pull-request", "workflow_run", "refs/heads/main"),
    {},
    "invalid-trigger",
  ],
  [
    "a version in a pull request",
    github("pull-request", "pull_request", merge),
    { version: "v1.4.2" },
    "invalid-input",
  ],
  [
    "a version in a merge queue",
    github("merge-group", "merge_group", "refs/heads/gh-readonly-queue/main/pr-7"),
    { version: "v1.4.2" },
    "invalid-input",
  ],
  ["a version in a merge request", gitlab("merge-request"), { version: "v1.4.2" }, "invalid-input"],
  [
    "a rebuild of a branch",
    github("workflow-dispatch", "workflow_dispatch", "refs/heads/main"),
    { rebuild: "true" },
    "invalid-input",
  ],
  [
    "a rebuild by a run without a number",
    { ...github("push-tag", "push", "refs/tags/v1.4.2"), GITHUB_RUN_NUMBER: "" },
    { rebuild: "true" },
    "invalid-input",
  ],
  ["an event that cannot be read", github("no-such-event", "push", "refs/heads/main"), {}, "invalid-trigger"],
  [
    "another server than github.com, whose registry is not known",
    { ...github("push-tag", "push", "refs/tags/v1.4.2"), GITHUB_SERVER_URL: "https://github.example.com" },
    {},
    "invalid-input",
  ],
])("refused: %s", async (_sentence, env, inputs, code) => {
  expect((await failureOfAsync(named(env, inputs))).code).toBe(code);
});

test.each([
  ["the branch's", github("push-default-branch", "push", "refs/heads/main")],
  ["the one that the workflow follows", github("workflow-run-push", "workflow_run", "refs/heads/main")],
  ["the default branch's on GitLab", gitlab("default-branch")],
])("a work tree at another commit than %s is refused", async (_sentence, env) => {
  expect((await failureOfAsync(named(env, {}, pullHead))).code).toBe("invalid-trigger");
});

test.each([
  ["the merge commit", head],
  ["the head itself", pullHead],
])("a pull request may be checked out at %s", async (_sentence, checkedOut) => {
  const { tags: names } = await named(github("pull-request", "pull_request", merge), {}, checkedOut);
  expect(names).toEqual([pullSha, "pr-7"]);
});
