/** Which commit's image is the base of a comparison, and how that is known. */
export type BaselineKind = "exact" | "ancestor" | "approximate" | "rebuilt" | "none";

/** What a run says of its commits. Full revisions, in hex. */
export type Commits =
  | {
      readonly kind: "pull-request";
      /** The commit that was checked out and built. */
      readonly built: string;
      /** The merge commit that GitHub made, and its first parent: the base branch as it was merged with. */
      readonly merge: { readonly revision: string; readonly firstParent: string } | undefined;
      /** Where the head branched off; undefined where nobody could tell. */
      readonly mergeBase: string | undefined;
    }
  | { readonly kind: "merge-group"; readonly base: string }
  /** `before` is all zeros on a new branch. */
  | { readonly kind: "push"; readonly before: string }
  /** A commit about which nothing else is known. */
  | { readonly kind: "commit"; readonly parent: string }
  | { readonly kind: "other" };

export type WantedBaseline = {
  readonly revision: string | undefined;
  /** In words that follow the revision. */ readonly because: string;
};

/**
 * The commit to compare with. A build of the merge commit is compared with its first parent: against the merge base, what
 * others added meanwhile would be charged to the pull request. A build of the head is compared with the merge base, for
 * the same reason the other way round.
 */
export function wantedBaseline(commits: Commits): WantedBaseline {
  switch (commits.kind) {
    case "pull-request":
      if (commits.merge?.revision === commits.built)
        return { revision: commits.merge.firstParent, because: "first parent of the merge commit" };
      return commits.mergeBase === undefined
        ? {
            revision: undefined,
            because: "the commit that was built is neither the merge commit, nor is its merge base known",
          }
        : { revision: commits.mergeBase, because: "merge base" };
    case "merge-group":
      return { revision: commits.base, because: "base of the merge group" };
    case "push":
      return /^0*$/.test(commits.before)
        ? { revision: undefined, because: "the branch is new" }
        : { revision: commits.before, because: "the push before" };
    case "commit":
      return { revision: commits.parent, because: "first parent of the commit" };
    case "other":
      return { revision: undefined, because: "nothing says what this build follows" };
  }
}

/** Where sizes of a commit were found. */
export type BaselineSource = "registry" | "cache";

export type BaselineFacts = {
  readonly wanted: WantedBaseline;
  /** First-parent ancestors of the wanted commit, nearest first, without itself. */
  readonly ancestors: readonly string[];
  /** Commits whose sizes are known, and from where. */
  readonly known: ReadonlyMap<string, BaselineSource>;
  /** What the base branch's tag points at, if its label says of which commit it is. */
  readonly branchTag: { readonly revision: string } | undefined;
  /** Whether the base may be built in this run. */
  readonly rebuild: boolean;
};

export type Baseline = {
  readonly kind: BaselineKind;
  readonly revision: string | undefined;
  readonly source: BaselineSource | "branch-tag" | "rebuild" | "none";
  /** A sentence without a full stop, for people. */
  readonly because: string;
};

/** What is read of the image itself needs no word. */
const from: Readonly<Record<BaselineSource, string>> = { registry: "", cache: ", by the record that its build left" };

/** Ancestors further away say little of what a change costs. */
export const farthest = 20;

/** The first rung of the ladder that holds. "None" is an answer too, and never a size of 0. */
export function chooseBaseline({ wanted, ancestors, known, branchTag, rebuild }: BaselineFacts): Baseline {
  const { revision, because } = wanted;
  if (revision === undefined) return none(`No baseline: ${because}`);
  const source = known.get(revision);
  if (source !== undefined)
    return {
      kind: "exact",
      revision,
      source,
      because: `Base: ${short(revision)} (${because}), exact match${from[source]}`,
    };
  const distance = ancestors.slice(0, farthest).findIndex((one) => known.has(one));
  const ancestor = ancestors[distance];
  if (ancestor !== undefined) {
    const behind = distance === 0 ? "its parent" : `its ancestor, ${distance + 1} commits older`;
    return {
      kind: "ancestor",
      revision: ancestor,
      source: known.get(ancestor) ?? "registry",
      because: `${short(revision)} (${because}) was not built; compared with ${short(ancestor)}, ${behind}${from[known.get(ancestor) ?? "registry"]}`,
    };
  }
  if (branchTag !== undefined)
    return {
      kind: "approximate",
      revision: branchTag.revision,
      source: "branch-tag",
      because: `${short(revision)} (${because}) was not built; compared with the branch's tag, which is of ${short(branchTag.revision)}`,
    };
  if (rebuild)
    return {
      kind: "rebuilt",
      revision,
      source: "rebuild",
      because: `Base: ${short(revision)} (${because}), built in this run`,
    };
  return none(`No baseline: ${short(revision)} (${because}) has not been built by this action yet`);
}

function none(because: string): Baseline {
  return { kind: "none", revision: undefined, source: "none", because };
}

/** Only what can be a revision is shown. */
function short(revision: string): string {
  return `\`${revision.replace(/[^0-9a-f]/g, "").slice(0, 7)}\``;
}
