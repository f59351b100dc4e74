import { execFileSync } from "node:child_process";
import { realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { processShell } from "../src/hosts/shell.ts";
import { completeHistory, parseCommit, readRepository } from "../src/repository.ts";
import { type Forge, ForgeRefusal } from "../src/hosts/host.ts";
import { fakeHost } from "./fakes.ts";
import { temporaryDirectory, writeFiles } from "./temporary.ts";

const shell = processShell(process.env, new AbortController().signal);

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
    changed: false,
  });
});

test("a tracked file that differs from the commit is noticed, a new one is not", async () => {
  await using repo = await repository();
  const changed = async () => (await readRepository(repo.root, shell)).changed;
  await writeFile(join(repo.root, "built.txt"), "new");
  expect(await changed()).toBe(false);
  await writeFile(join(repo.root, git(repo.root, "ls-files").split("\n")[0] ?? ""), "other");
  expect(await changed()).toBe(true);
});

describe("a shallow history", () => {
  const commit = { revision: "c".repeat(40), seconds: 1_772_356_830 };
  const shallow = { tags: [], reachable: [], complete: false };
  const module = { directory: ".", counts: () => true };
  const asked: string[] = [];
  const forge = (leads: readonly string[]): Pick<Forge, "tags" | "leadsTo"> => ({
    tags: () =>
      Promise.resolve(
        ["v1.0.0", "v1.2.0", "v1.10.0", "api/v3.0.0", "x"].map((name) => ({ name, revision: `of ${name}` })),
      ),
    leadsTo: (ancestor) => {
      asked.push(ancestor);
      return Promise.resolve(leads.includes(ancestor));
    },
  });
  beforeEach(() => asked.splice(0));

  test("is completed by the forge: all tags, and the newest version that leads to the commit", async () => {
    const completed = await completeHistory(shallow, commit, module, forge(["of v1.2.0", "of v1.0.0"]));
    expect(completed).toEqual({
      tags: ["v1.0.0", "v1.2.0", "v1.10.0", "api/v3.0.0", "x"],
      reachable: ["v1.2.0"],
      complete: true,
    });
    expect(asked).toEqual(["of v1.10.0", "of v1.2.0"]);
  });

  test("of a nested module asks about its own tags only", async () => {
    const completed = await completeHistory(shallow, commit, { ...module, directory: "api" }, forge(["of api/v3.0.0"]));
    expect([completed.reachable, asked]).toEqual([["api/v3.0.0"], ["of api/v3.0.0"]]);
  });

  test("stays as it is, and says why, where the forge refuses", async () => {
    const tags = () => Promise.reject(new ForgeRefusal("the token may not"));
    const refusing: Pick<Forge, "tags" | "leadsTo"> = { ...forge([]), tags };
    expect(await completeHistory(shallow, commit, module, refusing)).toEqual({
      ...shallow,
      because: "the token may not",
    });
  });

  test("is left alone where it is complete, or where nobody can be asked", async () => {
    const whole = { ...shallow, complete: true };
    expect(await completeHistory(whole, commit, module, forge([]))).toBe(whole);
    expect(await completeHistory(shallow, commit, module, undefined)).toBe(shallow);
    expect(asked).toEqual([]);
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
  changed: false,
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
