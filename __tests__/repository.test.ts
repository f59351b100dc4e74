import { execFileSync } from "node:child_process";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { processShell } from "../src/hosts/shell.ts";
import { parseCommit, readRepository } from "../src/repository.ts";
import { fakeHost } from "./fakes.ts";
import { temporaryDirectory, writeFiles } from "./temporary.ts";

const shell = processShell(new AbortController().signal);

/** Git without the settings of the machine that runs the test. */
function git(directory: string, ...args: readonly string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_AUTHOR_DATE: "2026-03-01T10:20:30+01:00",
    GIT_COMMITTER_DATE: "2026-03-01T10:20:30+01:00",
  };
  const identity = [
    "-c",
    "user.name=Somebody",
    "-c",
    "user.email=somebody@example.com",
    "-c",
    "protocol.file.allow=always",
  ];
  return execFileSync("git", ["-C", directory, ...identity, ...args], { env, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with two commits on `main`; `v1.0.0` is on the first, `v1.1.0` on a branch beside. */
async function repository() {
  const directory = await temporaryDirectory();
  const root = join(await realpath(directory.path), "app");
  await writeFiles(root, { "go.mod": "module example.com/app\n", "cmd/api/main.go": "package main\n" });
  git(root, "init", "--quiet", "--initial-branch", "main");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message", "first");
  git(root, "tag", "v1.0.0");
  git(root, "checkout", "--quiet", "-b", "next");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "beside");
  git(root, "tag", "--annotate", "--message", "with a message", "v1.1.0");
  git(root, "checkout", "--quiet", "main");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "second");
  return { directory: directory.path, root, [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose]() };
}

test("git tells root, commit and tags, and which tags lead to the commit", async () => {
  await using repo = await repository();
  expect(await readRepository(join(repo.root, "cmd/api"), shell)).toEqual({
    root: repo.root,
    commit: { revision: git(repo.root, "rev-parse", "HEAD"), seconds: 1_772_356_830 },
    defaultBranch: "main",
    origin: undefined,
    history: { tags: ["v1.0.0", "v1.1.0"], reachable: ["v1.0.0"], complete: true },
  });
});

test("a clone knows its origin and the branch that is the default there", async () => {
  await using repo = await repository();
  git(repo.root, "branch", "--move", "main", "trunk");
  git(repo.directory, "clone", "--quiet", repo.root, "clone");
  expect(await readRepository(join(repo.directory, "clone"), shell)).toMatchObject({
    origin: repo.root,
    defaultBranch: "trunk",
    history: { complete: true },
  });
});

test("a shallow clone is known to be one", async () => {
  await using repo = await repository();
  git(repo.directory, "clone", "--quiet", "--depth", "1", "--no-tags", `file://${repo.root}`, "shallow");
  const { history } = await readRepository(join(repo.directory, "shallow"), shell);
  expect(history).toEqual({ tags: [], reachable: [], complete: false });
});

test.each([
  ["https://x-access-token:ghs_secret@github.com/o/app.git", "https://github.com/o/app.git"],
  ["https://user@example.com/o/app", "https://example.com/o/app"],
  ["ssh://git@github.com/o/app.git", "ssh://github.com/o/app.git"],
  ["git@github.com:o/app.git", "git@github.com:o/app.git"],
])("the origin %s is told without credentials", async (url, origin) => {
  await using repo = await repository();
  git(repo.root, "remote", "add", "origin", url);
  expect((await readRepository(repo.root, shell)).origin).toBe(origin);
});

const nothing = {
  root: undefined,
  commit: undefined,
  defaultBranch: "main",
  origin: undefined,
  history: { tags: [], reachable: [], complete: false },
};

test("outside a repository everything is empty", async () => {
  await using directory = await temporaryDirectory();
  expect(await readRepository(directory.path, shell)).toEqual(nothing);
});

test("without git everything is empty", async () => {
  const { host } = fakeHost(() => ({ code: 127, stderr: "git: not found" }));
  expect(await readRepository("/anywhere", host.shell)).toEqual(nothing);
});

test("before the first commit there is a root and no commit", async () => {
  await using directory = await temporaryDirectory();
  git(directory.path, "init", "--quiet", "--initial-branch", "main");
  expect(await readRepository(directory.path, shell)).toMatchObject({
    root: await realpath(directory.path),
    commit: undefined,
  });
});

test("a commit is read with either kind of hash", () => {
  expect(parseCommit(`${"a".repeat(40)} 12`)).toEqual({ revision: "a".repeat(40), seconds: 12 });
  expect(parseCommit(`${"b".repeat(64)} 0`)).toEqual({ revision: "b".repeat(64), seconds: 0 });
});

test.each(["", "abc 12", "a".repeat(40), `${"a".repeat(40)} x`, `${"A".repeat(40)} 1`, `${"a".repeat(40)} 1\n`])(
  "%j is no commit",
  (text) => expect(parseCommit(text)).toBeUndefined(),
);
