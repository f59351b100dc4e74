import type { Shell } from "./hosts/host.ts";
import type { Commit } from "./trigger.ts";

/** What git knows of the checkout. Outside a repository everything is empty. */
export type Repository = {
  /** Absolute path of the work tree's root; undefined outside a repository. */
  readonly root: string | undefined;
  readonly commit: Commit | undefined;
  readonly defaultBranch: string;
  /** URL of `origin`, without credentials; undefined when there is none. */
  readonly origin: string | undefined;
  readonly history: History;
};

export type History = {
  /** All tags, and those that lead to the commit. */
  readonly tags: readonly string[];
  readonly reachable: readonly string[];
  /** False for a shallow clone: a tag that is not in `reachable` may be reachable all the same. */
  readonly complete: boolean;
};

/** Asks git about the directory. Never throws: a missing git or repository is an empty answer. */
export async function readRepository(directory: string, shell: Shell): Promise<Repository> {
  const git = async (...args: readonly string[]) => {
    // The checkout may belong to another user, as in a container job; reading it is harmless.
    const all = ["-c", "safe.directory=*", "-C", directory, ...args];
    const { code, stdout } = await shell.run({ program: "git", args: all });
    return code === 0 ? stdout.trim() : "";
  };
  const [root, commit, head, origin, tags, reachable, shallow] = await Promise.all([
    git("rev-parse", "--show-toplevel"),
    git("log", "-1", "--no-show-signature", "--format=%H %ct"),
    git("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
    git("remote", "get-url", "origin"),
    git("tag", "--list"),
    git("tag", "--merged", "HEAD"),
    git("rev-parse", "--is-shallow-repository"),
  ]);
  return {
    root: root === "" ? undefined : root,
    commit: parseCommit(commit),
    defaultBranch: head.replace(/^origin\//, "") || "main",
    origin: origin === "" ? undefined : withoutCredentials(origin),
    history: { tags: rows(tags), reachable: rows(reachable), complete: shallow === "false" },
  };
}

export function parseCommit(text: string): Commit | undefined {
  const match = /^(?<revision>[0-9a-f]{40,64}) (?<seconds>[0-9]{1,12})$/.exec(text)?.groups;
  return match === undefined ? undefined : { revision: match["revision"] ?? "", seconds: Number(match["seconds"]) };
}

const rows = (text: string) => text.split("\n").filter((row) => row !== "");

const withoutCredentials = (url: string) => url.replace(/^(?<scheme>[a-z+]+:\/\/)[^/@]*@/, "$<scheme>");
