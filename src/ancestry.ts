import { type Forge, ForgeRefusal, type Shell } from "./hosts/host.ts";

/** What git says of commits in a directory; where it does not know, as in a shallow clone, it says nothing. */
export type Ancestry = {
  /** Full hash of what a word names: a commit, branch or tag. */
  resolve(word: string): Promise<string | undefined>;
  /** The first parent of a commit that is in the clone; known at the edge of a shallow one, too. */
  firstParent(revision: string): Promise<string | undefined>;
  /** Where two commits parted. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** First-parent ancestors, nearest first, without the commit itself; those that the clone holds. */
  firstParents(revision: string, most: number): Promise<readonly string[]>;
};

export function gitAncestry(directory: string, shell: Shell): Ancestry {
  const git = async (...args: readonly string[]): Promise<string> => {
    const all = ["-c", "safe.directory=*", "-C", directory, ...args];
    const { code, stdout } = await shell.run({ program: "git", args: all });
    return code === 0 ? stdout.trim() : "";
  };
  return {
    resolve: async (word) =>
      hash(await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${word}^{commit}`)),
    // The commit object names its parents, which history as git walks it does not where the clone is cut off.
    firstParent: async (revision) => {
      const text = await git("cat-file", "commit", revision);
      return hash(/^parent (?<parent>[0-9a-f]+)$/m.exec(text.split("\n\n")[0] ?? "")?.groups?.["parent"] ?? "");
    },
    mergeBase: async (one, other) => hash(await git("merge-base", one, other)),
    firstParents: async (revision, most) => {
      const text = await git("rev-list", "--first-parent", `--max-count=${most + 1}`, revision, "--");
      return text
        .split("\n")
        .flatMap((row) => hash(row) ?? [])
        .filter((row) => row !== revision);
    },
  };
}

/** What git does not know, such as in a clone of one commit, the forge is asked; where that refuses, nobody knows. */
export function withForge(git: Ancestry, forge: Pick<Forge, "mergeBase" | "firstParents"> | undefined): Ancestry {
  if (forge === undefined) return git;
  return {
    ...git,
    mergeBase: async (one, other) =>
      (await git.mergeBase(one, other)) ?? (await orNothing(forge.mergeBase(one, other), undefined)),
    firstParents: async (revision, most) => {
      const local = await git.firstParents(revision, most);
      return local.length > 0 ? local : (await orNothing(forge.firstParents(revision), [])).slice(0, most);
    },
  };
}

async function orNothing<T>(asked: Promise<T>, nothing: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ForgeRefusal) return nothing;
    throw error;
  }
}

const hash = (text: string): string | undefined => (/^[0-9a-f]{40,64}$/.test(text.trim()) ? text.trim() : undefined);
