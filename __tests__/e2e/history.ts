import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, quietEnv, runCli } from "./cli.ts";

/** A repository with one small program, whose commits are a minute apart: times are data. */
export function repository(origin = "https://git.example.com/acme/published") {
  const directory = mkdtempSync(join(tmpdir(), "history-"));
  let minutes = 0;
  const git = (...args: readonly string[]): string => {
    const time = new Date(Date.UTC(2026, 10, 24, 8, minutes)).toISOString();
    const env = quietEnv({ GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time });
    const who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
    return execFileSync("git", [...who, ...args], { cwd: directory, env, encoding: "utf8" }).trim();
  };
  const commit = (): string => {
    minutes += 1;
    appendFileSync(join(directory, "main.go"), `\n// ${minutes}\n`);
    git("add", ".");
    git("commit", "--quiet", "--message", `commit ${minutes}`);
    return git("rev-parse", "HEAD");
  };
  writeFileSync(join(directory, "go.mod"), "module git.example.com/acme/published\n\ngo 1.26\n");
  writeFileSync(
    join(directory, "main.go"),
    'package main\n\nvar version = "dev"\n\nfunc main() { println(version) }\n',
  );
  git("init", "--quiet", "--initial-branch", "main");
  // One address for all of these repositories: their builds then share the engine's Go caches.
  git("remote", "add", "origin", origin);
  commit();
  return { directory, git, commit, [Symbol.dispose]: () => rmSync(directory, { recursive: true }) };
}

/** Publishes as a pipeline would, for one platform. */
export function push(
  directory: string,
  image: string,
  trigger: string,
  words: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const args = ["build", directory, "--push=always", "--image", image, "--trigger", trigger];
  return runCli([...args, "--platforms", "linux/amd64", ...words], { env: quietEnv(env) });
}
