import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { quietEnv, root } from "./cli.ts";

/** A job as the runner sets it up: a workspace with a checkout, an event, and the files that commands are written to. */
export type Job = {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly file: (name: string) => string;
};

const jobs: string[] = [];
afterAll(() => jobs.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

export function job(
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
    // One address for all of these repositories: their builds then share the engine's Go caches.
    ["remote", "add", "origin", "https://git.example.com/acme/shop"],
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
  // The runner reads action.yml for defaults, evaluates expressions in them, and sets every input.
  const defaults = (
    parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: Record<string, { default?: string }> }
  ).inputs;
  const set = Object.entries(defaults).map(
    ([name, input]) =>
      [`INPUT_${name.toUpperCase()}`, given[name] ?? (input.default ?? "").replace(/^\$\{\{.*\}\}$/, "")] as const,
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

/** Runs the committed bundle as the step of a job. */
export function main(
  node: string,
  { directory, env }: Job,
  more: NodeJS.ProcessEnv = {},
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, "dist/index.js")], { cwd: directory, env: { ...env, ...more } });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString("utf8")));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Reads a file of commands, `name<<delimiter` lines, as the runner does. */
export function values(path: string): Readonly<Record<string, string>> {
  const found = [
    ...readFileSync(path, "utf8").matchAll(/^(?<name>[^\n<]+)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n\k<end>$/gm),
  ];
  return Object.fromEntries(found.map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
}
