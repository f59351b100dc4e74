import type { Shell } from "./hosts/host.ts";

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

const hash = (text: string): string | undefined => (/^[0-9a-f]{40,64}$/.test(text.trim()) ? text.trim() : undefined);
