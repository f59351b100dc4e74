import { readFileSync } from "node:fs";
import { join } from "node:path";
import { githubTrigger, gitlabTrigger, mustBeCheckedOut, parseTrigger, release } from "../src/trigger.ts";
import { parseVersion } from "../src/version.ts";
import { failureOf } from "./failure.ts";

const head = "0123456789abcdef0123456789abcdef01234567";
const pullHead = "fedcba9876543210fedcba9876543210fedcba98";
const seconds = 1_772_356_830;
const commit = { revision: head, seconds };

const event = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "events", `${name}.json`), "utf8"));

describe("on GitHub", () => {
  const version = parseVersion;
  const main = { kind: "branch", branch: "main", isDefault: true, commit };
  const pull = (fromFork: boolean) => ({
    kind: "pull-request",
    number: 7,
    fromFork,
    commit: { revision: pullHead, seconds },
  });

  test.each<[string, string, string, string, object]>([
    ["a push to the default branch", "push-default-branch", "push", "refs/heads/main", main],
    [
      "a push to another branch, with a slash in its name",
      "push-branch",
      "push",
      "refs/heads/feature/login",
      { kind: "branch", branch: "feature/login", isDefault: false, commit },
    ],
    [
      "a tag",
      "push-tag",
      "push",
      "refs/tags/v1.4.2",
      { kind: "release", version: version("v1.4.2"), module: "", commit },
    ],
    [
      "a tag of a nested module",
      "push-nested-tag",
      "push",
      "refs/tags/services/api/v0.3.0",
      { kind: "release", version: version("v0.3.0"), module: "services/api", commit },
    ],
    ["a pull request of the repository itself", "pull-request", "pull_request", "refs/pull/7/merge", pull(false)],
    ["a pull request from a fork", "pull-request-fork", "pull_request", "refs/pull/7/merge", pull(true)],
    ["a fork that is gone is a fork", "pull-request-deleted-fork", "pull_request", "refs/pull/7/merge", pull(true)],
    [
      "Dependabot has no more rights than a fork",
      "pull-request-dependabot",
      "pull_request",
      "refs/pull/7/merge",
      pull(true),
    ],
    ["a review of a pull request", "pull-request", "pull_request_review", "refs/pull/7/merge", pull(false)],
    [
      "the merge queue",
      "merge-group",
      "merge_group",
      "refs/heads/gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111",
      { kind: "merge-queue", commit },
    ],
    ["a timer, which runs on the default branch", "schedule", "schedule", "refs/heads/main", main],
    [
      "a run that is started by hand on a branch",
      "workflow-dispatch",
      "workflow_dispatch",
      "refs/heads/release-2",
      { kind: "branch", branch: "release-2", isDefault: false, commit },
    ],
    [
      "a run that is started by hand on a tag",
      "workflow-dispatch",
      "workflow_dispatch",
      "refs/tags/v2.0.0",
      { kind: "release", version: version("v2.0.0"), module: "", commit },
    ],
    [
      "a release on the web",
      "release",
      "release",
      "refs/tags/v1.5.0-rc.1",
      { kind: "release", version: version("v1.5.0-rc.1"), module: "", commit },
    ],
  ])("%s", (_sentence, payload, name, ref, expected) => {
    const env = { GITHUB_EVENT_NAME: name, GITHUB_REF: ref, GITHUB_SHA: head, GITHUB_ACTOR: "octocat" };
    expect(githubTrigger(env, event(payload), commit)).toEqual(expected);
  });

  test("whoever runs Dependabot's pull request again, the run keeps its few rights", () => {
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_SHA: head, GITHUB_ACTOR: "octocat" };
    expect(githubTrigger(env, event("pull-request-dependabot"), commit)).toMatchObject({ fromFork: true });
  });

  test("Dependabot's push to somebody's pull request takes the rights away", () => {
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_SHA: head, GITHUB_ACTOR: "dependabot[bot]" };
    expect(githubTrigger(env, event("pull-request"), commit)).toMatchObject({ fromFork: true });
  });

  test("without git the time of a push is the one in its payload", () => {
    const env = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_SHA: head };
    const payload = {
      ...(event("push-default-branch") as object),
      head_commit: { timestamp: "2026-03-01T10:20:30+01:00" },
    };
    expect(githubTrigger(env, payload, undefined).commit).toEqual({ revision: head, seconds: 1_772_356_830 });
  });

  test("a commit without a time is not taken for one of 1970", () => {
    const env = { GITHUB_EVENT_NAME: "schedule", GITHUB_REF: "refs/heads/main", GITHUB_SHA: head };
    expect(failureOf(() => githubTrigger(env, {}, undefined))).toMatchObject({ code: "invalid-trigger" });
  });

  test("a push of Dependabot has no more rights than a fork", () => {
    const env = {
      GITHUB_EVENT_NAME: "push",
      GITHUB_REF: "refs/heads/dependabot/x",
      GITHUB_SHA: head,
      GITHUB_ACTOR: "dependabot[bot]",
    };
    expect(githubTrigger(env, event("push-branch"), commit)).toMatchObject({ kind: "branch", readOnly: true });
  });

  test.each([
    ["pull_request_target", event("pull-request-fork")],
    ["workflow_run", { workflow_run: { event: "pull_request" } }],
  ])("%s, code of a pull request with rights of the base, is refused", (name, payload) => {
    const env = { GITHUB_EVENT_NAME: name, GITHUB_REF: "refs/heads/main", GITHUB_SHA: head };
    expect(failureOf(() => githubTrigger(env, payload, commit))).toMatchObject({ code: "invalid-trigger" });
  });

  test("another commit in the work tree than the run is about is refused", () => {
    const other = { revision: pullHead, seconds };
    const trigger = githubTrigger(
      { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_SHA: head },
      event("push-default-branch"),
      other,
    );
    expect(failureOf(() => mustBeCheckedOut(trigger, other, [head]))).toMatchObject({ code: "invalid-trigger" });
    expect(() => {
      mustBeCheckedOut(trigger, commit, []);
    }).not.toThrow();
  });

  test.each<[string, Record<string, string>, unknown, string]>([
    ["no ref", { GITHUB_EVENT_NAME: "push" }, {}, "invalid-trigger"],
    [
      "a ref of neither branch nor tag",
      { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/notes/x" },
      {},
      "invalid-trigger",
    ],
    ["a pull request without its payload", { GITHUB_EVENT_NAME: "pull_request" }, {}, "invalid-trigger"],
    ["a payload that is no object", { GITHUB_EVENT_NAME: "pull_request" }, null, "invalid-trigger"],
    ["a tag that is no version", { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/tags/nightly" }, {}, "invalid-version"],
  ])("%s is an error", (_sentence, env, payload, code) =>
    expect(failureOf(() => githubTrigger(env, payload, commit)).code).toBe(code),
  );
});

describe("on GitLab", () => {
  const env = { CI_COMMIT_SHA: head, CI_COMMIT_TIMESTAMP: "2026-03-01T10:20:30+01:00", CI_DEFAULT_BRANCH: "main" };
  const request = { ...env, CI_MERGE_REQUEST_IID: "7", CI_PROJECT_PATH: "group/app" };

  test.each<[string, Record<string, string>, object]>([
    [
      "the default branch",
      { ...env, CI_COMMIT_BRANCH: "main" },
      { kind: "branch", branch: "main", isDefault: true, commit },
    ],
    [
      "another branch",
      { ...env, CI_COMMIT_BRANCH: "a/b" },
      { kind: "branch", branch: "a/b", isDefault: false, commit },
    ],
    [
      "a tag",
      { ...env, CI_COMMIT_TAG: "v1.4.2" },
      { kind: "release", version: parseVersion("v1.4.2"), module: "", commit },
    ],
    [
      "a merge request of the project itself",
      { ...request, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "group/app" },
      { kind: "pull-request", number: 7, fromFork: false, commit },
    ],
    [
      "a merge request from a fork",
      { ...request, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "someone/app" },
      { kind: "pull-request", number: 7, fromFork: true, commit },
    ],
    [
      "a merged result is known by the head that people pushed",
      { ...request, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "group/app", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: pullHead },
      { kind: "pull-request", number: 7, fromFork: false, commit: { revision: pullHead, seconds } },
    ],
    [
      "a merge train is a merge queue",
      { ...request, CI_MERGE_REQUEST_EVENT_TYPE: "merge_train", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: pullHead },
      { kind: "merge-queue", commit },
    ],
  ])("%s", (_sentence, given, expected) => expect(gitlabTrigger(given)).toEqual(expected));

  test("a time that cannot be read is the epoch", () => {
    expect(
      gitlabTrigger({ CI_COMMIT_SHA: head, CI_COMMIT_BRANCH: "x", CI_COMMIT_TIMESTAMP: "?" }).commit?.seconds,
    ).toBe(0);
  });

  test("neither branch, tag nor merge request is an error", () => {
    expect(failureOf(() => gitlabTrigger(env)).code).toBe("invalid-trigger");
  });
});

describe("on the command line", () => {
  test.each<[string, object]>([
    ["local", { kind: "local" }],
    ["release:v1.4.2", { kind: "release", version: parseVersion("v1.4.2"), module: "" }],
    ["release:sub/dir/v1.4.2", { kind: "release", version: parseVersion("v1.4.2"), module: "sub/dir" }],
    ["branch:trunk", { kind: "branch", branch: "trunk", isDefault: true }],
    ["branch:feature/a:b", { kind: "branch", branch: "feature/a:b", isDefault: false }],
    ["pull-request:7", { kind: "pull-request", number: 7, fromFork: false }],
    ["fork:12", { kind: "pull-request", number: 12, fromFork: true }],
  ])("%s", (text, expected) => expect(parseTrigger(text, commit, "trunk")).toEqual({ ...expected, commit }));

  test.each([
    "",
    "local:x",
    "release",
    "release:",
    "branch:",
    "pull-request",
    "pull-request:0",
    "pull-request:-1",
    "pull-request:07",
    "pull-request:x",
    "fork:1.5",
    "merge-queue",
    "tag:v1.4.2",
    "branch:a\nb",
    "Branch:main",
  ])("%j is an error", (text) =>
    expect(failureOf(() => parseTrigger(text, commit, "main")).code).toBe("invalid-trigger"),
  );

  test("a release that is no version is an error", () => {
    expect(failureOf(() => parseTrigger("release:1.4.2", commit, "main")).code).toBe("invalid-version");
  });

  test("outside a repository there is no commit", () => {
    expect(release("v1.0.0", undefined).commit).toBeUndefined();
  });
});
