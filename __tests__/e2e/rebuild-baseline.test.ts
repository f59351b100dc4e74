import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseHandover } from "../../src/size/handover.ts";
import { registry, runCli } from "./cli.ts";
import { job } from "./job.ts";
import { commitProgram, gitIn, larger, pullRequest, recorded, small, step } from "./pull-request.ts";
import { tagsAt } from "./registries.ts";

const minutes = 60_000;
const [recordedHead, recordedBase] = ["fedcba9876543210fedcba9876543210fedcba98", "1".repeat(40)];

/** The run of a pull request whose base was never built, in a checkout of one commit, as actions/checkout makes it. */
function shallowPullRequest(before: string) {
  const repository = `e2e/rebuilt-${process.pid}`;
  const inputs = {
    image: `${registry()}/${repository}`,
    platforms: "linux/amd64",
    baseline: "rebuild",
    "strict-baseline": "true",
    "fail-on-increase": "2%",
  };
  const one = job("hello", inputs, {});
  const base = commitProgram(one, before);
  const { head, merge } = pullRequest(one, larger);
  writeFileSync(one.file("event.json"), recorded("pull-request-fork", { [recordedHead]: head, [recordedBase]: base }));
  const workspace = one.env["GITHUB_WORKSPACE"] ?? "";
  renameSync(workspace, one.file("origin"));
  execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${one.file("origin")}`, workspace], { stdio: "pipe" });
  const env = {
    GITHUB_REPOSITORY: "octo-org/app",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_SHA: merge,
  };
  return { one, base, repository, run: (more = {}) => step(one, { ...env, ...more }) };
}

test(
  "what was never built is built for the comparison, counts for who is strict, and leaves nothing behind",
  async () => {
    const { one, base, repository, run } = shallowPullRequest(small);
    const { status, stdout, outputs, summary } = await run();
    expect(stdout).toContain(`Base: ${base.slice(0, 7)} (first parent of the merge commit), built in this run`);
    expect(stdout).toContain("size-budget-exceeded");
    expect(status).toBe(1);
    expect(Number(outputs["pull-size-delta"])).toBeGreaterThan(50_000);
    expect(summary).toContain("built in this run");
    const { images } = parseHandover(readFileSync(outputs["report"] ?? "", "utf8"));
    expect(images[0]?.baseline.kind).toBe("rebuilt");
    expect(await tagsAt(registry(), repository)).toEqual({});
    expect(await tagsAt(registry(), `${repository}-dev`)).toEqual({});
    expect(gitIn(one)("worktree", "list").split("\n")).toHaveLength(1);
  },
  20 * minutes,
);

test(
  "what is built for the comparison begins with the caches of the branch",
  async () => {
    const { one, run } = shallowPullRequest(small);
    const kept = one.file("kept");
    const workspace = one.env["GITHUB_WORKSPACE"] ?? "";
    const words = ["build", workspace, "--trigger=branch:main", "--platforms=linux/amd64", `--cache-dir=${kept}`];
    expect(await runCli(words, { env: one.env })).toMatchObject({ code: 0 });
    const { stdout } = await run({ GO_ALPINE_BUILD_CACHE_DIR: kept });
    const [, compared = ""] = stdout.split("::group::Build what sizes are compared with");
    expect(compared.split("::endgroup::")[0]).toContain("caches: 3 of 3 from the cache directory");
    expect(stdout).toContain("built in this run");
  },
  20 * minutes,
);

test(
  "a commit that no longer builds is a line, and the sizes stand alone",
  async () => {
    const { one, base, run } = shallowPullRequest("package main\n\nfunc main() { gone() }\n");
    const { status, stdout, outputs } = await run();
    const lines = stdout.split("\n").filter((line) => line.includes(`${base.slice(0, 7)} does not build in this run`));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^::warning/)]));
    expect(stdout).toContain("strict-baseline is set, and there is nothing to judge growth against");
    expect(status).toBe(1);
    const { images, gate } = parseHandover(readFileSync(outputs["report"] ?? "", "utf8"));
    expect([images[0]?.baseline.kind, gate?.breaches]).toEqual(["none", []]);
    expect(outputs["pull-size-delta"]).toBe("");
    expect(gitIn(one)("worktree", "list").split("\n")).toHaveLength(1);
  },
  20 * minutes,
);
