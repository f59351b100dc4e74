import { spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");
export const cli = join(root, "dist/cli/index.js");

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the committed CLI bundle. */
export function runCli(
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: options.cwd ?? root,
      env: options.env ?? quietEnv(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString("utf8")));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** This process's environment without what a CI system or jest adds: a test decides its own situation. */
export function quietEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const strange = /^(GITHUB_|GITLAB_CI|CI_|INPUT_|RUNNER_|NODE_OPTIONS$|JEST_)/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !strange.test(name))), ...more };
}

/** The registry that the engine pushes to. */
export function registry(): string {
  const address = process.env["SANDBOX_REGISTRY"];
  if (address === undefined) throw new Error("there is no engine: run the tests with npm test");
  return address;
}
