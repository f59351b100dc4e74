import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputs } from "../../src/settings/inputs.ts";
import { blobStorage } from "./blob-storage.ts";
import { type CacheService, cacheService } from "./cache-service.ts";
import { quietEnv, root } from "./cli.ts";

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "actions-cache-test-"));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly stdout: string };
type Job = {
  readonly main: Ended;
  readonly post: Ended;
  readonly outputs: string;
  /** What was left among the runner's temporary files. */
  readonly left: readonly string[];
};

/** A job that uses the action once: its main step, and its post step with the state that main saved. */
async function job(service: CacheService, more: NodeJS.ProcessEnv = {}, event: object = {}): Promise<Job> {
  // The same places on every runner, since paths are part of an entry's identity.
  const directory = join(work, "job");
  rmSync(directory, { recursive: true, force: true });
  const file = (name: string) => join(directory, name);
  for (const name of ["workspace", "temp"]) mkdirSync(file(name), { recursive: true });
  cpSync(join(root, "examples/hello"), file("workspace"), { recursive: true });
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-C", file("workspace"), "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
  for (const args of [
    ["init", "-q", "-b", "main"],
    // One address for all: where nothing was restored, the engine's own mounts still make the build a quick one.
    ["remote", "add", "origin", "https://git.example.com/acme/cached"],
    ["add", "-A"],
    ["commit", "-q", "-m", "first"],
  ])
    git(...args);
  for (const name of ["output", "state", "summary"]) writeFileSync(file(name), "");
  const repository = { full_name: "Acme/Shop", default_branch: "main" };
  writeFileSync(file("event.json"), JSON.stringify({ repository, ...event }));
  const given: Readonly<Record<string, string>> = { platforms: "linux/amd64", push: "never" };
  const env = quietEnv({
    ...Object.fromEntries(
      inputs.map(({ name, default: value }) => [`INPUT_${name.toUpperCase()}`, given[name] ?? value]),
    ),
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: file("workspace"),
    GITHUB_EVENT_PATH: file("event.json"),
    GITHUB_EVENT_NAME: "push",
    GITHUB_REF: "refs/heads/main",
    GITHUB_SHA: spawnSync("git", ["-C", file("workspace"), "rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim(),
    GITHUB_REPOSITORY: "Acme/Shop",
    GITHUB_OUTPUT: file("output"),
    GITHUB_STATE: file("state"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: file("temp"),
    ACTIONS_CACHE_SERVICE_V2: "True",
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: "t",
    ...more,
  });
  const main = await action(directory, env);
  const state = [...readFileSync(file("state"), "utf8").matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  const saved = Object.fromEntries(state.map(([, name = "", , value = ""]) => [`STATE_${name}`, value]));
  const post = await action(directory, { ...env, ...saved });
  return { main, post, outputs: readFileSync(file("output"), "utf8"), left: readdirSync(file("temp")) };
}

/** Not synchronous, as the cache service runs in this process. */
function action(cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "dist/index.js")], { cwd, env });
    let stdout = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString("utf8")));
    child.on("close", (code) => resolve({ code, stdout }));
  });
}

const kindOf = (key: string) => /-(?<kind>toolchain|go-mod|go-build-amd64|size)-/.exec(key)?.[1];
const kinds = ({ entries }: CacheService) => [...entries.keys()].map(kindOf).sort();
const all = ["go-build-amd64", "go-mod", "size", "toolchain"];

test("what one job keeps the next one reads", async () => {
  await using service = await cacheService();
  const first = await job(service);
  expect([first.main.code, first.post.code]).toEqual([0, 0]);
  expect(first.outputs).toMatch(/^cache-hit<<\S+\nfalse$/m);
  expect(kinds(service)).toEqual(all);
  const second = await job(service);
  expect(second.main.stdout).toContain("caches: 3 of 3 from the Actions cache");
  expect(second.outputs).toMatch(/^cache-hit<<\S+\ntrue$/m);
  // Another commit, and so one more record of sizes.
  expect([second.post.code, kinds(service).filter((kind) => kind !== "size").length]).toEqual([0, 3]);
  // The toolkit leaves the directories of its archives, named by UUIDs, to the runner.
  for (const { left } of [first, second])
    expect(left.filter((name) => name.startsWith("go-alpine-build-") && name !== "go-alpine-build-cache")).toEqual([]);
}, 900_000);

test("what lies in blob storage, at signed addresses, is written and read as it is on GitHub", async () => {
  await using storage = await blobStorage();
  await using service = await cacheService(storage);
  const first = await job(service);
  expect([first.main.code, first.post.code, kinds(service)]).toEqual([0, 0, all]);
  const second = await job(service);
  expect(second.main.stdout).toContain("caches: 3 of 3 from the Actions cache");
  expect(second.main.stdout).not.toContain("::warning");
}, 900_000);

test("where the token may only read, the job says so once for each entry and succeeds", async () => {
  await using service = await cacheService();
  service.denial = "cache write denied: the token is read-only";
  const { main, post } = await job(service);
  expect([main.code, post.code, service.entries.size]).toEqual([0, 0, 0]);
  expect(post.stdout).not.toContain("::error");
  const warnings = [...post.stdout.matchAll(/^::warning::.* with key (?<key>\S+)\. .*cache write denied/gm)];
  expect(warnings.map(({ groups }) => kindOf(groups?.["key"] ?? "")).sort()).toEqual(all);
  expect(post.stdout.split("::warning::").length - 1).toBe(all.length);
}, 900_000);

test.each(["read", "none"])(
  "cache-mode: %s is respected",
  async (mode) => {
    await using service = await cacheService();
    const { main, post } = await job(service, { ACTIONS_CACHE_MODE: mode });
    expect([main.code, post.code, service.entries.size]).toEqual([0, 0, 0]);
    expect(post.stdout).toContain(`the job's cache-mode is ${mode}`);
  },
  900_000,
);

test("without a cache service nothing is carried, and nothing fails", async () => {
  await using service = await cacheService();
  const { main, post } = await job(service, { ACTIONS_RESULTS_URL: "" });
  expect([main.code, post.code, post.stdout, service.entries.size]).toEqual([0, 0, "", 0]);
}, 900_000);

test("a pull request of a fork writes nothing", async () => {
  await using service = await cacheService();
  const head = { sha: "1".repeat(40), repo: { full_name: "someone/shop" } };
  const { main, post } = await job(
    service,
    { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" },
    { pull_request: { number: 7, head, user: { login: "someone" } } },
  );
  expect([main.code, post.code, service.entries.size]).toEqual([0, 0, 0]);
  expect(post.stdout).toContain("a fork's caches are not kept");
}, 900_000);

test("archives that are no archives are not used", async () => {
  await using service = await cacheService();
  await job(service);
  for (const key of service.entries.keys()) service.entries.set(key, Buffer.from("no archive"));
  const { main, outputs } = await job(service);
  expect(main.code).toBe(0);
  expect(outputs).toMatch(/^cache-hit<<\S+\nfalse$/m);
}, 900_000);
