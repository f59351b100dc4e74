import { execFileSync } from "node:child_process";
import { realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Forge, ForgeRefusal } from "../src/hosts/host.ts";
import { processShell } from "../src/hosts/shell.ts";
import { readPredecessor } from "../src/predecessor.ts";
import { readRepository } from "../src/repository.ts";
import { type Trigger, parseTrigger } from "../src/trigger.ts";
import { temporaryDirectory } from "./temporary.ts";

const shell = processShell(process.env, new AbortController().signal);
const commit = { revision: "0".repeat(40), seconds: 0 };

function git(directory: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
  return execFileSync("git", ["-C", directory, ...identity, ...args], { env, encoding: "utf8", stdio: "pipe" }).trim();
}

/** `base`, `main` and `moved` follow each other; `head` branched off at `base`, and `merge` merges it into `main`. */
async function repository() {
  const directory = await temporaryDirectory();
  const root = join(await realpath(directory.path), "app");
  git(directory.path, "init", "--quiet", "--initial-branch", "main", root);
  const make = (message: string) => {
    git(root, "commit", "--quiet", "--allow-empty", "--message", message);
    return git(root, "rev-parse", "HEAD");
  };
  const first = make("first");
  const base = make("base\n\nparent " + "f".repeat(40));
  const main = make("main");
  git(root, "checkout", "--quiet", "-b", "change", base);
  const head = make("head");
  git(root, "checkout", "--quiet", "-b", "merged", main);
  git(root, "merge", "--quiet", "--no-ff", "--message", "merge", "change");
  const merge = git(root, "rev-parse", "HEAD");
  git(root, "checkout", "--quiet", "main");
  const moved = make("moved");
  return {
    root,
    path: directory.path,
    first,
    base,
    main,
    head,
    merge,
    moved,
    [Symbol.asyncDispose]: directory[Symbol.asyncDispose],
  };
}

type Repository = Awaited<ReturnType<typeof repository>>;

type Run = {
  readonly at: string;
  readonly root?: string;
  readonly trigger: Trigger;
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: object;
  readonly forge?: Pick<Forge, "mergeBase" | "firstParents">;
  readonly written?: boolean;
};

async function predecessor(repo: Repository, { at, root = repo.root, trigger, env = {}, event, forge, written }: Run) {
  git(root, "checkout", "--quiet", at);
  const path = join(repo.path, "event.json");
  await writeFile(path, JSON.stringify(event ?? {}));
  const host = { env: { GITHUB_EVENT_PATH: path, ...env }, shell, forge: forge as Forge | undefined };
  return readPredecessor(trigger, await readRepository(root, shell), host, written === true);
}

const pullRequest: Trigger = { kind: "pull-request", number: 7, fromFork: false, commit };
const onBranch: Trigger = { kind: "branch", branch: "main", isDefault: true, commit };
const github = { GITHUB_ACTIONS: "true" };
const repositoryOf = { default_branch: "main" };
const event = (sha: string) => ({
  repository: repositoryOf,
  pull_request: { base: { ref: "main", sha }, labels: [{ name: "size-increase-ok" }, "strange", {}] },
});

test("a build of the merge commit follows the branch as it was merged with", async () => {
  await using repo = await repository();
  const env = { ...github, GITHUB_SHA: repo.merge };
  // The payload's base is older than what was merged with, or newer.
  expect(await predecessor(repo, { at: repo.merge, trigger: pullRequest, env, event: event(repo.moved) })).toEqual({
    commits: {
      kind: "pull-request",
      built: repo.merge,
      merge: { revision: repo.merge, firstParent: repo.main },
      mergeBase: undefined,
    },
    branch: { name: "main", isDefault: true },
    labels: ["size-increase-ok"],
  });
});

test("a clone of the merge commit alone still knows its parents", async () => {
  await using repo = await repository();
  const root = join(repo.path, "shallow");
  git(repo.path, "clone", "--quiet", "--depth", "1", "--branch", "merged", `file://${repo.root}`, root);
  const env = { ...github, GITHUB_SHA: repo.merge };
  const { commits } = await predecessor(repo, {
    at: repo.merge,
    root,
    trigger: pullRequest,
    env,
    event: event(repo.main),
  });
  expect(commits).toMatchObject({ merge: { firstParent: repo.main } });
});

test("a build of the head follows the commit where it branched off", async () => {
  await using repo = await repository();
  const env = { ...github, GITHUB_SHA: repo.merge };
  const { commits } = await predecessor(repo, { at: repo.head, trigger: pullRequest, env, event: event(repo.moved) });
  expect(commits).toEqual({ kind: "pull-request", built: repo.head, merge: undefined, mergeBase: repo.base });
});

test("a clone of the head alone asks the forge where it branched off", async () => {
  await using repo = await repository();
  const root = join(repo.path, "shallow");
  git(repo.path, "clone", "--quiet", "--depth", "1", "--branch", "change", `file://${repo.root}`, root);
  const run = { at: repo.head, root, trigger: pullRequest, env: { ...github, GITHUB_SHA: repo.merge } };
  const forge = (mergeBase: Forge["mergeBase"]) => ({ mergeBase, firstParents: () => Promise.resolve([]) });
  const asked = await predecessor(repo, {
    ...run,
    event: event(repo.moved),
    forge: forge((one, other) => Promise.resolve(one === repo.moved && other === repo.head ? repo.base : undefined)),
  });
  expect(asked.commits).toMatchObject({ mergeBase: repo.base });
  const refused = await predecessor(repo, {
    ...run,
    event: event(repo.moved),
    forge: forge(() => Promise.reject(new ForgeRefusal("no"))),
  });
  expect(refused.commits).toMatchObject({ mergeBase: undefined });
});

test("a push, a merge group and a release say it themselves, or not at all", async () => {
  await using repo = await repository();
  const at = repo.main;
  const of = (trigger: Trigger, payload: object) => predecessor(repo, { at, trigger, env: github, event: payload });
  expect((await of(onBranch, { before: repo.base })).commits).toEqual({ kind: "push", before: repo.base });
  expect((await of(onBranch, { before: "0".repeat(40) })).commits).toEqual({ kind: "push", before: "0".repeat(40) });
  expect((await of(onBranch, {})).commits).toEqual({ kind: "other" });
  const group = { repository: repositoryOf, merge_group: { base_sha: repo.base, base_ref: "refs/heads/next" } };
  expect(await of({ kind: "merge-queue", commit }, group)).toMatchObject({
    commits: { kind: "merge-group", base: repo.base },
    branch: { name: "next", isDefault: false },
  });
  expect((await of(parseTrigger("release:v1.0.0", commit, "main"), {})).commits).toEqual({ kind: "other" });
});

test("what is no commit never reaches git", async () => {
  await using repo = await repository();
  const of = (before: unknown) =>
    predecessor(repo, { at: repo.main, trigger: onBranch, env: github, event: { before } });
  for (const before of ["--output=/tmp/x", "main", 7, null])
    expect((await of(before)).commits).toEqual({ kind: "other" });
});

test("GitLab names the base of a merge request, and the labels", async () => {
  await using repo = await repository();
  const env = {
    GITLAB_CI: "true",
    CI_DEFAULT_BRANCH: "main",
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: repo.base,
    CI_MERGE_REQUEST_LABELS: "bug,size-increase-ok",
  };
  expect(await predecessor(repo, { at: repo.head, trigger: pullRequest, env })).toEqual({
    commits: { kind: "pull-request", built: repo.head, merge: undefined, mergeBase: repo.base },
    branch: { name: "main", isDefault: true },
    labels: ["bug", "size-increase-ok"],
  });
  const merged = { ...env, CI_MERGE_REQUEST_EVENT_TYPE: "merged_result", CI_COMMIT_SHA: repo.merge };
  expect((await predecessor(repo, { at: repo.merge, trigger: pullRequest, env: merged })).commits).toMatchObject({
    merge: { firstParent: repo.main },
  });
  const pushed = { GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: repo.base };
  expect((await predecessor(repo, { at: repo.main, trigger: onBranch, env: pushed })).commits).toEqual({
    kind: "push",
    before: repo.base,
  });
});

test("on a command line git alone is asked: for the parent, or where the branch parted from the default one", async () => {
  await using repo = await repository();
  const of = async (at: string, trigger: Trigger) => (await predecessor(repo, { at, trigger, written: true })).commits;
  expect(await of(repo.main, onBranch)).toEqual({ kind: "commit", parent: repo.base });
  expect(await of(repo.first, onBranch)).toEqual({ kind: "other" });
  expect(await of(repo.head, pullRequest)).toMatchObject({ built: repo.head, mergeBase: repo.base });
  expect(await of(repo.main, { kind: "local", commit })).toEqual({ kind: "other" });
});
