import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { handOver } from "../../src/size/handover.ts";
import { type MadePull, githubServer, notUnderstood } from "../github-server.ts";
import { node24 } from "../nodes.ts";
import { imageReport } from "../report/size-values.ts";
import { temporaryDirectory } from "../temporary.ts";

const root = join(import.meta.dirname, "../..");
const revision = "fedcba9876543210fedcba9876543210fedcba98";
const fork: MadePull = { number: 7, sha: revision, repository: "someone/app", branch: "change" };

afterEach(() => expect(notUnderstood()).toEqual([]));

/** The action as a runner starts it, after the run of a fork that left these files. */
async function act(origin: string, files: Readonly<Record<string, string>>, comment = "changed") {
  await using temporary = await temporaryDirectory();
  const directory = temporary.path;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(directory, "size-reports", name, ".."), { recursive: true });
    writeFileSync(join(directory, "size-reports", name), text);
  }
  if (Object.keys(files).length > 0) symlinkSync("/etc/passwd", join(directory, "size-reports", "link.json"));
  for (const name of ["output", "summary"]) writeFileSync(join(directory, name), "");
  const env = {
    PATH: process.env["PATH"],
    GITHUB_EVENT_PATH: join(root, "__tests__/events/workflow-run-pull-request.json"),
    GITHUB_REPOSITORY: "octo-org/app",
    GITHUB_API_URL: origin,
    GITHUB_OUTPUT: join(directory, "output"),
    GITHUB_STEP_SUMMARY: join(directory, "summary"),
    "INPUT_GITHUB-TOKEN": "s3cret-token",
    INPUT_REPORTS: join(directory, "size-reports"),
    INPUT_COMMENT: comment,
    "INPUT_COMMENT-KEY": "size",
  };
  // It runs TypeScript as it is.
  const child = spawn(node24, [join(root, "src/comment/action.ts")], { env, cwd: directory });
  let log = "";
  child.stdout.on("data", (part: Buffer) => (log += part.toString()));
  child.stderr.on("data", (part: Buffer) => (log += part.toString()));
  const [code] = (await once(child, "close")) as [number];
  const read = (name: string) => readFileSync(join(directory, name), "utf8");
  return { code, log, output: read("output"), summary: read("summary") };
}

const small = { functions: [{ name: "a.org/m.F", code: 32 }] };
const large = { functions: [{ name: "a.org/m.F", code: 90_000 }] };
async function handed(name: string, after = large): Promise<string> {
  const report = await imageReport(small, after);
  const image = { name, report, baseline: { kind: "exact", because: "Base: `9f31c2a`, exact match" } as const };
  return handOver({ job: name, images: [image], ignoreBelow: 1000, gate: null });
}

test("reports of all jobs of a fork's run become one comment on its pull request", async () => {
  await using of = await githubServer({ pulls: [fork, { ...fork, number: 8, sha: "0".repeat(40) }] });
  const { code, log, output, summary } = await act(of.origin, {
    "api/size-report.json": await handed("api"),
    "worker/size-report.json": await handed("worker", small),
    "other.txt": "x",
  });
  expect([code, log]).toEqual([0, expect.stringContaining("#issuecomment-")]);
  expect(of.comments).toHaveLength(1);
  for (const name of ["api", "worker"]) expect(of.comments[0]?.body).toContain(`| \`${name}\` | \`linux/amd64\``);
  expect(of.comments[0]?.body).toContain("[Full report](https://github.com/octo-org/app/actions/runs/6)");
  expect(of.asked.filter(({ url }) => /\/issues\/(?!7\/|comments\/)/.test(url))).toEqual([]);
  expect(output).toContain("#issuecomment-");
  expect(summary).toContain("### Image size: larger by");
  expect(log).not.toContain("root:");
}, 60_000);

test("a word that is neither changed nor always is refused", async () => {
  await using of = await githubServer({ pulls: [fork] });
  const { code, log } = await act(of.origin, { "b.json": await handed("api") }, "never");
  expect([code, log]).toEqual([1, expect.stringMatching(/invalid-input.*comment: never is not legal/)]);
  expect(of.comments).toEqual([]);
}, 60_000);

test("a file of another kind is told and left out; the rest counts", async () => {
  await using of = await githubServer({ pulls: [fork] });
  const { code, log } = await act(of.origin, { "a.json": '{"pull_request":1}', "b.json": await handed("api") });
  expect([code, log]).toEqual([0, expect.stringContaining("a.json: a handed over size report cannot be read")]);
  expect(of.comments).toHaveLength(1);
}, 60_000);

test("a run that left no reports, so that none was downloaded, is told and fails nothing", async () => {
  await using of = await githubServer({ pulls: [fork] });
  const { code, log } = await act(of.origin, {});
  expect([code, log]).toEqual([0, expect.stringMatching(/no size reports in \S+size-reports to comment with/)]);
  expect(of.comments).toEqual([]);
}, 60_000);

test.each<[string, readonly MadePull[], string]>([
  ["moved on", [{ ...fork, sha: "0".repeat(40) }], "no open pull request is at this commit"],
  ["is of another fork with the same branch", [{ ...fork, repository: "someone/fork" }], "no open pull request"],
  ["is two pull requests", [fork, { ...fork, number: 8 }], "several pull requests are at this commit"],
])(
  "where the head %s, nothing is said but in the summary",
  async (_sentence, pulls, because) => {
    await using of = await githubServer({ pulls });
    const { code, log, summary } = await act(of.origin, { "b.json": await handed("api") });
    expect([code, log]).toEqual([0, expect.stringContaining(because)]);
    expect(of.comments).toEqual([]);
    expect(summary).toContain("### Image size: larger by");
  },
  60_000,
);

test("without the permission it says which one is missing, and fails nothing", async () => {
  const forbidden = { status: 403, message: "Resource not accessible by integration" };
  await using of = await githubServer({
    pulls: [fork],
    fault: (operation) => (operation === "issues/create-comment" ? forbidden : undefined),
  });
  const { code, log, summary } = await act(of.origin, { "b.json": await handed("api") });
  expect([code, log]).toEqual([0, expect.stringContaining("needs the permission pull-requests: write")]);
  expect(summary).toContain("### Image size: larger by");
}, 60_000);
