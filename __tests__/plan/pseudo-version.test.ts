import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pseudoVersion } from "../../src/plan/pseudo-version.ts";
import { parseVersion } from "../../src/version.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const commit = {
  revision: "abcdef1234567890abcdef1234567890abcdef12",
  seconds: Date.UTC(2026, 10, 24, 8, 30, 0) / 1000,
};

// The three forms of https://go.dev/ref/mod#pseudo-versions
test.each([
  ["before the first version", undefined, "v0.0.0-20261124083000-abcdef123456"],
  ["after a release", "v1.2.3", "v1.2.4-0.20261124083000-abcdef123456"],
  ["after a pre-release", "v1.2.3-pre", "v1.2.3-pre.0.20261124083000-abcdef123456"],
  ["after a pre-release with a number", "v1.2.3-rc.1", "v1.2.3-rc.1.0.20261124083000-abcdef123456"],
  ["after nine comes ten", "v1.2.9", "v1.2.10-0.20261124083000-abcdef123456"],
])("%s", (_sentence, base, expected) =>
  expect(pseudoVersion(base === undefined ? undefined : parseVersion(base), commit)).toBe(expected),
);

test("the time is UTC, with every digit", () => {
  expect(pseudoVersion(undefined, { revision: "0".repeat(40), seconds: 0 })).toBe("v0.0.0-19700101000000-000000000000");
});

/** A module in a repository whose commits the go command is asked about. */
async function moduleRepository() {
  const directory = await temporaryDirectory();
  const root = join(directory.path, "lib");
  const environment = {
    PATH: process.env["PATH"],
    HOME: directory.path,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_COMMITTER_DATE: "2026-11-24T09:30:00+01:00",
    GIT_AUTHOR_DATE: "2020-01-01T00:00:00Z",
    GIT_AUTHOR_NAME: "Somebody",
    GIT_AUTHOR_EMAIL: "somebody@example.com",
    GIT_COMMITTER_NAME: "Somebody",
    GIT_COMMITTER_EMAIL: "somebody@example.com",
    // The go command reaches the repository as if it stood on a server.
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.file://${root}.insteadOf`,
    GIT_CONFIG_VALUE_0: "https://git.example.com/lib",
    GIT_ALLOW_PROTOCOL: "file:https",
    GOPROXY: "direct",
    GONOSUMDB: "*",
    GOFLAGS: "-mod=mod -modcacherw",
    GOTOOLCHAIN: "local",
    GOPATH: join(directory.path, "go"),
    GOCACHE: join(directory.path, "cache"),
  };
  const run = (program: string, cwd: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd, env: environment, encoding: "utf8", stdio: "pipe" }).trim();
  const git = (...args: readonly string[]) => run("git", root, ...args);
  await writeFiles(root, { "go.mod": "module git.example.com/lib.git\n\ngo 1.22\n", "lib.go": "package lib\n" });
  await writeFiles(directory.path, { "app/go.mod": "module example.com/app\n\ngo 1.22\n" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  return {
    commitAgain: () => void git("commit", "--quiet", "--allow-empty", "--message", "more"),
    tag: (name: string) => void git("tag", name),
    revision: () => git("rev-parse", "HEAD"),
    goVersion: (revision: string) =>
      run("go", join(directory.path, "app"), "list", "-m", "-f", "{{.Version}}", `git.example.com/lib.git@${revision}`),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

test("the go command gives the same commits the same versions", async () => {
  await using repository = await moduleRepository();
  const seconds = Date.UTC(2026, 10, 24, 8, 30, 0) / 1000;
  const both = () => {
    const revision = repository.revision();
    return {
      go: repository.goVersion(revision),
      ours: (base?: string) =>
        pseudoVersion(base === undefined ? undefined : parseVersion(base), { revision, seconds }),
    };
  };
  const before = both();
  expect(before.ours()).toBe(before.go);

  for (const tag of ["v0.9.9", "v1.2.0-rc.1", "v1.2.3"]) {
    repository.tag(tag);
    repository.commitAgain();
    const after = both();
    expect(after.ours(tag)).toBe(after.go);
  }
}, 30_000);
