import { execFileSync } from "node:child_process";
import { join, posix } from "node:path";
import { pseudoVersion } from "../../src/plan/pseudo-version.ts";
import { parseVersion, versionOf } from "../../src/version.ts";
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
  expect(pseudoVersion("example.com/app", base === undefined ? [] : [parseVersion(base)], commit)).toBe(expected),
);

test("the time is UTC, with every digit", () => {
  expect(pseudoVersion("example.com/app", [], { revision: "0".repeat(40), seconds: 0 })).toBe(
    "v0.0.0-19700101000000-000000000000",
  );
});

/** Repositories whose commits the go command is asked about: one for each module path, as `git.example.com/NAME.git…`. */
async function moduleRepository(path: string) {
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
  const module = posix.join(path.replace("git.example.com/lib.git", ""), "go.mod").replace(/^\/?(?:v\d+\/)?/, "");
  await writeFiles(root, { [module]: `module ${path}\n\ngo 1.22\n`, "lib.go": "package lib\n" });
  await writeFiles(directory.path, { "app/go.mod": "module example.com/app\n\ngo 1.22\n" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  return {
    commitAgain: () => void git("commit", "--quiet", "--allow-empty", "--message", "more"),
    tag: (name: string) => void git("tag", name),
    revision: () => git("rev-parse", "HEAD"),
    goVersion: () =>
      run("go", join(directory.path, "app"), "list", "-m", "-f", "{{.Version}}", `${path}@${git("rev-parse", "HEAD")}`),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

const lib = "git.example.com/lib.git";

describe("the go command gives the same commits the same versions", () => {
  test.each<[string, string, readonly string[]]>([
    ["before the first tag", lib, []],
    [
      "after releases and pre-releases, the newest of them last",
      lib,
      ["v0.9.9", "v1.2.0-rc.1", "v1.2.3", "v1.3.0-rc.1"],
    ],
    ["the newest tag counts, not the latest", lib, ["v1.10.0", "v1.9.0"]],
    ["a tag v2 is none of a module whose path does not say so", lib, ["v1.0.0", "v2.0.0"]],
    ["a module v2 before its first tag", `${lib}/v2`, ["v1.0.0"]],
    ["a module v2 after its first tag", `${lib}/v2`, ["v1.0.0", "v2.1.0", "v3.0.0"]],
    ["a tag with build metadata", lib, ["v1.0.0", "v1.2.0+fips", "v1.1.0"]],
    ["a pre-release with build metadata", lib, ["v1.2.0-rc.1+fips"]],
    ["tags that are no versions", lib, ["v1.0", "1.2.3", "v01.2.3", "release"]],
    ["a nested module has its own tags", `${lib}/sub`, ["v1.5.0", "sub/v0.3.0", "sub/v0.4.0-rc.1"]],
  ])(
    "%s",
    async (_sentence, path, tags) => {
      await using repository = await moduleRepository(path);
      for (const tag of tags) {
        repository.tag(tag);
        repository.commitAgain();
      }
      const prefix = path.endsWith("/sub") ? "sub/" : "";
      const reachable = tags
        .filter((tag) => tag.startsWith(prefix))
        .map((tag) => versionOf(tag.slice(prefix.length)))
        .filter((version) => version !== undefined);
      expect(pseudoVersion(path, reachable, { revision: repository.revision(), seconds: commit.seconds })).toBe(
        repository.goVersion(),
      );
    },
    60_000,
  );
});
