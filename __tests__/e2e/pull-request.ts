import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./cli.ts";
import { type Job, main, values } from "./job.ts";

/** A program of next to nothing, and one that prints as most do: both compile in seconds. */
export const small = 'package main\n\nfunc main() { println("hello") }\n';
export const larger = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n';

/** Runs git in the checkout of a job. */
export function gitIn(one: Job): (...args: readonly string[]) => string {
  const cwd = one.env["GITHUB_WORKSPACE"] ?? "";
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  return (...args) => execFileSync("git", [...who, ...args], { cwd, encoding: "utf8", stdio: "pipe" }).trim();
}

/** Puts `source` in the place of the job's program, and commits it. Resolves to the commit. */
export function commitProgram(one: Job, source: string): string {
  const git = gitIn(one);
  git("rm", "--quiet", "--ignore-unmatch", "main_test.go");
  writeFileSync(join(one.env["GITHUB_WORKSPACE"] ?? "", "main.go"), source);
  git("commit", "--quiet", "--all", "--message", "program");
  return git("rev-parse", "HEAD");
}

/** Commits `source` on a branch and merges it, as GitHub does for a pull request's run. */
export function pullRequest(one: Job, source: string): { readonly head: string; readonly merge: string } {
  const git = gitIn(one);
  git("checkout", "--quiet", "-b", "change");
  const head = commitProgram(one, source);
  git("checkout", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "--message", "merge", "change");
  return { head, merge: git("rev-parse", "HEAD") };
}

/** A recorded event, with its commits replaced by those of a repository that is really there. */
export function recorded(name: string, commits: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(root, `__tests__/events/${name}.json`), "utf8");
  return Object.entries(commits).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

/** The main step of a job; the runner gives each step files of its own. */
export async function step(one: Job, env: NodeJS.ProcessEnv) {
  for (const name of ["output", "summary", "state"]) writeFileSync(one.file(name), "");
  const ended = await main(process.execPath, one, env);
  return {
    ...ended,
    outputs: values(one.file("output")),
    summary: readFileSync(one.file("summary"), "utf8"),
    /** The post step of the same, with what it saved. */
    post: () => {
      const saved = Object.entries(values(one.file("state"))).map(([name, value]) => [`STATE_${name}`, value]);
      return main(process.execPath, one, { ...env, ...(Object.fromEntries(saved) as NodeJS.ProcessEnv) });
    },
  };
}
