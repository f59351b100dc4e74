import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHandover } from "../../src/size/handover.ts";
import { type MadeComment, type MadePull, bot, githubServer, notUnderstood } from "../github-server.ts";
import { temporaryDirectory } from "../temporary.ts";
import { cacheService } from "./cache-service.ts";
import { quietEnv, root } from "./cli.ts";
import { job } from "./job.ts";
import { commitProgram, larger, pullRequest, recorded, small, step } from "./pull-request.ts";

const minutes = 60_000;
const recordedHead = "fedcba9876543210fedcba9876543210fedcba98";

afterEach(() => expect(notUnderstood()).toEqual([]));

type Artifacts = Readonly<Record<string, string>>;

/** The second workflow, as its runner starts it on the recorded event, after the artifacts were downloaded. */
async function second(origin: string, head: string, artifacts: Artifacts) {
  await using place = await temporaryDirectory();
  const file = (name: string) => join(place.path, name);
  for (const [name, text] of Object.entries(artifacts)) {
    mkdirSync(join(file("size-reports"), name, ".."), { recursive: true });
    writeFileSync(join(file("size-reports"), name), text);
  }
  for (const name of ["output", "summary"]) writeFileSync(file(name), "");
  writeFileSync(file("event.json"), recorded("workflow-run-pull-request", { [recordedHead]: head }));
  const env = quietEnv({
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "workflow_run",
    GITHUB_EVENT_PATH: file("event.json"),
    GITHUB_REPOSITORY: "octo-org/app",
    GITHUB_API_URL: origin,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    "INPUT_GITHUB-TOKEN": "s3cret-token",
    INPUT_REPORTS: file("size-reports"),
    INPUT_COMMENT: "changed",
    "INPUT_COMMENT-KEY": "default",
  });
  const child = spawn(process.execPath, [join(root, "dist/comment/index.js")], { env, cwd: place.path });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (log += part.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, log, summary: readFileSync(file("summary"), "utf8") };
}

test(
  "a fork's pull request is measured with a token that may only read, against the record of a build that was never pushed, and a second workflow tells it",
  async () => {
    await using caches = await cacheService();
    const one = job("hello", { platforms: "linux/amd64", push: "never", "github-token": "read-only" }, {});
    const cacheEnv = {
      ACTIONS_CACHE_SERVICE_V2: "True",
      ACTIONS_RESULTS_URL: caches.url,
      ACTIONS_RUNTIME_TOKEN: "t",
    };
    const base = commitProgram(one, small);
    // What main's own run leaves: nothing in a registry, and a record of its sizes.
    const pushed = await step(one, { ...cacheEnv, GITHUB_REPOSITORY: "octo-org/app", GITHUB_SHA: base });
    expect(pushed).toMatchObject({ status: 0, outputs: { published: "false" } });
    expect(await pushed.post()).toMatchObject({ status: 0 });
    const records = [...caches.entries.keys()].filter((key) => key.includes("-size-"));
    expect(records).toEqual([expect.stringMatching(new RegExp(`^go-alpine-build-size-1-[0-9a-f]{16}-${base}$`))]);

    const { head, merge } = pullRequest(one, larger);
    const fork: MadePull = { number: 7, sha: head, repository: "someone/app", branch: "change" };
    const strangers: MadeComment[] = [{ id: 3, login: "octocat", body: "Nice." }];
    const forbidden = { status: 403, message: "Resource not accessible by integration" };
    await using readOnly = await githubServer({
      pulls: [fork],
      fault: (operation) => (/create|update|delete/.test(operation) ? forbidden : undefined),
    });
    writeFileSync(
      one.file("event.json"),
      recorded("pull-request-fork", { [recordedHead]: head, ["1".repeat(40)]: base }),
    );
    caches.denial = "cache write denied: the token is read-only";
    const measured = await step(one, {
      ...cacheEnv,
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REPOSITORY: "octo-org/app",
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_SHA: merge,
      GITHUB_API_URL: readOnly.origin,
    });
    expect(measured).toMatchObject({ status: 0, outputs: { published: "false" } });
    // What is uploaded before the post step tidies.
    const handed = readFileSync(measured.outputs["report"] ?? "", "utf8");
    expect(await measured.post()).toMatchObject({ status: 0 });
    expect(readOnly.operations.filter((operation) => /create|update|delete/.test(operation))).toEqual([]);
    expect(measured.summary).toContain("by the record that its build left");
    expect(Number(measured.outputs["pull-size-delta"])).toBeGreaterThan(50_000);
    expect(parseHandover(handed).images[0]?.baseline.kind).toBe("exact");

    await using github = await githubServer({ pulls: [fork], comments: strangers });
    const told = await second(github.origin, head, { "size-report/size-report.json": handed });
    expect([told.code, told.log]).toEqual([0, expect.stringContaining("#issuecomment-")]);
    const [, comment] = github.comments;
    expect([github.comments.length, comment?.login]).toEqual([2, bot]);
    expect(comment?.body).toContain("newly linked packages of");
    expect(comment?.body).toContain(`\`${base.slice(0, 7)}\` (first parent of the merge commit), exact match`);

    // The same artifact, forged in every way that a stranger could.
    const value = JSON.parse(handed) as { images: { name: string; baseline: { because: string } }[] };
    const forged = (change: (copy: typeof value) => unknown): string => {
      const copy = structuredClone(value);
      return JSON.stringify(change(copy) ?? copy);
    };
    const markup = forged((copy) => {
      for (const image of copy.images) {
        image.name = "<img src=x> @octocat [x](https://evil.example) | `a` --> <!-- ";
        image.baseline.because = "Base: <script>alert(1)</script> @octocat https://evil.example";
      }
    });
    const others = ["issues/8", "other/app"];
    for (const [name, text, survives] of [
      ["markup", markup, true],
      ["a pull request of its own choice", forged((copy) => ({ ...copy, pull_request: 8, number: 8 })), true],
      ["another repository", forged((copy) => ({ ...copy, repository: "other/app", revision: "0".repeat(40) })), true],
      ["an absurd size", handed.replace(/"pull":\d+/, '"pull":1e308'), false],
      ["a size below nothing", handed.replace(/"pull":\d+/, '"pull":-1'), false],
      ["more than is read", `${handed}${" ".repeat(4 * 2 ** 20)}`, false],
    ] as const) {
      await using again = await githubServer({ pulls: [fork, { ...fork, number: 8, repository: "other/app" }] });
      const ended = await second(again.origin, head, { "size-report.json": text });
      expect([name, ended.code, again.comments.length]).toEqual([name, 0, survives ? 1 : 0]);
      const seen = (again.comments[0]?.body ?? "").replace(/<!--.*?-->/gs, "");
      // What is left outside of code is ours: a name keeps its letters and nothing else.
      const ours = seen.replaceAll("[Full report](https://github.com/octo-org/app/actions/runs/6)", "");
      expect(ours).not.toMatch(/<script|<img|@octocat|\]\(/);
      expect(ours.replace(/`[^`\n]*`/g, "")).not.toMatch(/https?:/);
      expect(again.asked.filter(({ url }) => others.some((other) => url.includes(other)))).toEqual([]);
    }
  },
  30 * minutes,
);
