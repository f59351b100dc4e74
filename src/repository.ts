import { type Forge, ForgeRefusal, type Shell } from "./hosts/host.ts";
import type { Commit } from "./trigger.ts";
import { type Version, versionsOf } from "./version.ts";

/** What git knows of the checkout. Outside a repository everything is empty. */
export type Repository = {
  /** Absolute path of the work tree's root; undefined outside a repository. */
  readonly root: string | undefined;
  readonly commit: Commit | undefined;
  readonly defaultBranch: string;
  /** URL of `origin`, without credentials; undefined when there is none. */
  readonly origin: string | undefined;
  readonly history: History;
  /** Tracked files differ from the commit. */
  readonly changed: boolean;
};

export type History = {
  /** All tags, and those that lead to the commit; tags of the commit itself may come after it was built, and are not in. */
  readonly tags: readonly string[];
  readonly reachable: readonly string[];
  /** False for a shallow clone: a tag that is not in `reachable` may be reachable all the same. */
  readonly complete: boolean;
  /** Why nobody else could tell what a shallow clone does not. */
  readonly because?: string;
};

/** Asks git about the directory. Never throws: a missing git or repository is an empty answer. */
export async function readRepository(directory: string, shell: Shell): Promise<Repository> {
  const git = async (...args: readonly string[]) => {
    // The checkout may belong to another user, as in a container job; reading it is harmless.
    const all = ["-c", "safe.directory=*", "-C", directory, ...args];
    const { code, stdout } = await shell.run({ program: "git", args: all });
    return code === 0 ? stdout.trim() : "";
  };
  const [root, commit, head, origin, tags, reachable, shallow, status] = await Promise.all([
    git("rev-parse", "--show-toplevel"),
    git("log", "-1", "--no-show-signature", "--format=%H %ct"),
    git("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
    git("remote", "get-url", "origin"),
    git("tag", "--list"),
    git("tag", "--merged", "HEAD", "--no-contains", "HEAD"),
    git("rev-parse", "--is-shallow-repository"),
    git("status", "--porcelain", "--untracked-files=no"),
  ]);
  return {
    root: root === "" ? undefined : root,
    commit: parseCommit(commit),
    defaultBranch: head.replace(/^origin\//, "") || "main",
    origin: origin === "" ? undefined : withoutCredentials(origin),
    history: { tags: rows(tags), reachable: rows(reachable), complete: shallow === "false" },
    changed: status !== "",
  };
}

/** The commit that a tag names, undefined where git knows no such tag. */
export async function taggedCommit(directory: string, tag: string, shell: Shell): Promise<string | undefined> {
  const args = [
    "-c",
    "safe.directory=*",
    "-C",
    directory,
    "rev-parse",
    "--verify",
    "--quiet",
    `refs/tags/${tag}^{commit}`,
  ];
  const { code, stdout } = await shell.run({ program: "git", args });
  return code === 0 && stdout.trim() !== "" ? stdout.trim() : undefined;
}

/** A repository has few newer versions on other branches; each costs a call to ask about. */
const mostAsked = 30;

/**
 * The history of a shallow clone, completed by the forge: all its tags, and the newest version of the module in `directory`
 * that leads to the commit. `counts` tells which versions are ones of the module. Where the forge refuses, the history stays
 * as it is and says why.
 */
export async function completeHistory(
  history: History,
  commit: Commit | undefined,
  module: { readonly directory: string; counts(version: Version): boolean },
  forge: Pick<Forge, "tags" | "leadsTo"> | undefined,
): Promise<History> {
  if (history.complete || forge === undefined || commit === undefined) return history;
  try {
    const tags = await forge.tags();
    const names = tags.map(({ name }) => name);
    const revisions = new Map(tags.map(({ name, revision }) => [name, revision]));
    const prefix = module.directory === "." ? "" : `${module.directory}/`;
    const candidates = versionsOf(names, module.directory).filter((version) => module.counts(version));
    for (const { text } of candidates.toReversed().slice(0, mostAsked)) {
      const tag = `${prefix}${text}`;
      const revision = revisions.get(tag) ?? "";
      if (revision !== commit.revision && (await forge.leadsTo(revision, commit.revision)))
        return { tags: names, reachable: [tag], complete: true };
    }
    if (candidates.length <= mostAsked) return { tags: names, reachable: [], complete: true };
    return { ...history, because: `none of the newest ${mostAsked} versions leads to this commit` };
  } catch (error) {
    if (!(error instanceof ForgeRefusal)) throw error;
    return { ...history, because: error.message };
  }
}

export function parseCommit(text: string): Commit | undefined {
  const match = /^(?<revision>[0-9a-f]{40,64}) (?<seconds>[0-9]{1,12})$/.exec(text)?.groups;
  return match === undefined ? undefined : { revision: match["revision"] ?? "", seconds: Number(match["seconds"]) };
}

const rows = (text: string) => text.split("\n").filter((row) => row !== "");

const withoutCredentials = (url: string) => url.replace(/^(?<scheme>[a-z+]+:\/\/)[^/@]*@/, "$<scheme>");
