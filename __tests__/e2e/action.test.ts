import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { inputs, secretInputs } from "../../src/settings/inputs.ts";
import { nodes } from "../nodes.ts";
import { cacheService } from "./cache-service.ts";
import { registry, root } from "./cli.ts";
import { job, main, values } from "./job.ts";

test.each(nodes)(
  "the action builds, pushes, tags and tells later steps, on %s",
  async (_name, node) => {
    const image = `${registry()}/e2e/action`;
    const one = job("hello", { image, platforms: "linux/amd64,linux/arm64" }, {});
    const ended = await main(node, one);
    expect(ended).toMatchObject({ status: 0 });
    const outputs = values(one.file("output"));
    expect(outputs["reference"]).toMatch(new RegExp(`^${image}@sha256:[0-9a-f]{64}$`));
    expect(outputs["published"]).toBe("true");
    expect(Object.keys(JSON.parse(outputs["sizes"] ?? "{}") as object).sort()).toEqual(["linux/amd64", "linux/arm64"]);
    const inspected = spawnSync("docker", ["buildx", "imagetools", "inspect", `${image}:main`], { encoding: "utf8" });
    expect(inspected.stdout).toContain(outputs["digest"]);
    expect(readFileSync(one.file("summary"), "utf8")).toContain("| Image | Platform | Download |");
    const state = values(one.file("state"));
    const post = await main(
      node,
      one,
      Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    );
    expect(post).toMatchObject({ status: 0, stdout: "" });
    expect(readdirSync(one.file("temp"))).toEqual([]);
  },
  900_000,
);

test("a pull request of a fork is built and nothing is pushed", async () => {
  const head = { sha: "1".repeat(40), repo: { full_name: "someone/shop" } };
  const one = job(
    "hello",
    { platforms: "linux/amd64" },
    { pull_request: { number: 7, head, user: { login: "someone" } } },
    { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" },
  );
  expect(await main(process.execPath, one)).toMatchObject({ status: 0 });
  expect(values(one.file("output"))).toMatchObject({ published: "false", image: "ghcr.io/acme/shop-dev" });
}, 900_000);

test("a dry run needs no engine and changes nothing", async () => {
  const one = job(
    "hello",
    { "dry-run": "true" },
    {},
    {
      PATH: "/usr/bin:/bin",
      DOCKER_CONFIG: "/nonexistent",
      DOCKER_HOST: "unix:///nonexistent.sock",
      BUILDX_BUILDER: "",
    },
  );
  expect(await main(process.execPath, one)).toMatchObject({ status: 0 });
  const outputs = values(one.file("output"));
  expect(outputs["published"]).toBe("false");
  expect((JSON.parse(outputs["plan"] ?? "{}") as { images: unknown[] }).images).toHaveLength(1);
});

test("a compile error is an annotation on its file and line", async () => {
  const one = job("broken", { image: `${registry()}/e2e/broken`, platforms: "linux/amd64" }, {});
  const { status, stdout } = await main(process.execPath, one);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /::error title=build-failed,file=internal\/circle\/circle\.go,line=13,(?:endLine=\d+,)?col=14/,
  );
}, 900_000);

test("what tests leave is there for later steps, also when they fail", async () => {
  const one = job("failing-test", { test: "true", platforms: "linux/amd64", push: "never" }, {});
  // The engine remembers how they went; the second time they run again, and fail again.
  for (const time of ["first", "second"]) {
    const { status, stdout } = await main(process.execPath, one);
    expect([time, status]).toEqual([time, 1]);
    expect(stdout).toContain("--- FAIL: TestFahrenheit");
    const { "test-results": directory = "" } = values(one.file("output"));
    expect(readdirSync(directory).sort()).toEqual(["coverage.out", "junit.xml", "tests.json"]);
    expect(readFileSync(join(directory, "junit.xml"), "utf8")).toContain('failures="1"');
    expect(readFileSync(one.file("summary"), "utf8")).toContain("TestFahrenheit");
  }
}, 900_000);

test("tests that pass leave their results as well", async () => {
  const one = job("commands", { test: "true", commands: "./cmd/api", platforms: "linux/amd64", push: "never" }, {});
  expect(await main(process.execPath, one)).toMatchObject({ status: 0 });
  const { "test-results": directory = "" } = values(one.file("output"));
  expect(readFileSync(join(directory, "junit.xml"), "utf8")).toContain('failures="0"');
  expect(readFileSync(one.file("summary"), "utf8")).toMatch(/Tests: \d+ passed; \d+\.\d % of statements covered/);
}, 900_000);

test.each(nodes)(
  "a cancelled job ends the build, tags nothing, and leaves nothing to its post step, on %s",
  async (_name, node) => {
    const image = `${registry()}/e2e/cancelled`;
    const one = job("grpc-otel", { image, platforms: "linux/amd64" }, {});
    const child = spawn(node, [join(root, "dist/index.js")], { cwd: one.directory, env: one.env });
    let output = "";
    let told = false;
    const code = await new Promise<number | null>((resolve) => {
      child.stdout.on("data", (data: Buffer) => {
        output += data.toString("utf8");
        if (!told && output.includes("::group::Build")) told = child.kill("SIGINT");
      });
      child.on("close", resolve);
    });
    expect(output).toContain("[interrupted]");
    expect(code).not.toBe(0);
    expect(spawnSync("docker", ["buildx", "imagetools", "inspect", `${image}:main`]).status).not.toBe(0);
    expect(readdirSync(one.file("temp")).flatMap((name) => readdirSync(join(one.file("temp"), name)))).toEqual([]);
    const state = Object.entries(values(one.file("state"))).map(([name, value]) => [`STATE_${name}`, value] as const);
    expect(await main(node, one, Object.fromEntries(state))).toMatchObject({ status: 0 });
    expect(readdirSync(one.file("temp"))).toEqual([]);
  },
  900_000,
);

test.each(nodes)(
  "a job that is killed at its time limit tags nothing and keeps nothing, and its post step takes the password away, on %s",
  async (_name, node) => {
    await using service = await cacheService();
    const image = `${registry()}/e2e/killed`;
    const tracking = { RUNNER_TRACKING_ID: `github_${randomUUID()}` };
    const cache = {
      ACTIONS_CACHE_SERVICE_V2: "True",
      ACTIONS_RESULTS_URL: service.url,
      ACTIONS_RUNTIME_TOKEN: "t",
    };
    const login = { registry: "registry.example.com", username: "ci", password: "of-the-registry" };
    const one = job("grpc-otel", { image, platforms: "linux/amd64", ...login }, {}, { ...tracking, ...cache });
    const child = spawn(node, [join(root, "dist/index.js")], { cwd: one.directory, env: one.env });
    const ended = once(child, "close");
    let output = "";
    let told = false;
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString("utf8");
      if (!told && output.includes("::group::Build")) told = child.kill("SIGKILL");
    });
    expect(await ended).toEqual([null, "SIGKILL"]);
    endOrphans(tracking.RUNNER_TRACKING_ID);
    expect(filesBelow(one.file("temp")).some((text) => text.includes("registry.example.com"))).toBe(true);
    const state = Object.entries(values(one.file("state"))).map(([name, value]) => [`STATE_${name}`, value] as const);
    expect(await main(node, one, Object.fromEntries(state))).toMatchObject({ status: 0 });
    expect(readdirSync(one.file("temp"))).toEqual([]);
    expect([...service.entries.keys()]).toEqual([]);
    expect(spawnSync("docker", ["buildx", "imagetools", "inspect", `${image}:main`]).status).not.toBe(0);
  },
  900_000,
);

/** As the runner does when a job is over: what was started in it is known by its environment. */
function endOrphans(tracking: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, "utf8").includes(tracking)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // It has ended, or is another user's.
    }
  }
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

test("action.yml offers exactly the inputs that are read", () => {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    inputs: object;
    runs: { using: string; main: string; post: string };
  };
  expect(Object.keys(action.inputs).sort()).toEqual([...inputs, ...secretInputs].map(({ name }) => name).sort());
  expect(action.runs).toEqual({ using: "node20", main: "dist/index.js", post: "dist/index.js" });
});
