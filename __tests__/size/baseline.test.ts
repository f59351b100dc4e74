import fc from "fast-check";
import { type BaselineFacts, type Commits, chooseBaseline, wantedBaseline } from "../../src/size/baseline.ts";

const commit = (letter: string) => letter.repeat(40);
const merge = { revision: commit("a"), firstParent: commit("b") };

test.each<[string, Commits, string | undefined]>([
  [
    "a build of the merge commit follows its first parent",
    { kind: "pull-request", built: commit("a"), merge, mergeBase: commit("c") },
    commit("b"),
  ],
  [
    "a build of the head follows the merge base",
    { kind: "pull-request", built: commit("d"), merge, mergeBase: commit("c") },
    commit("c"),
  ],
  [
    "a build of something else has no base",
    { kind: "pull-request", built: commit("d"), merge, mergeBase: undefined },
    undefined,
  ],
  ["a merge group names its base", { kind: "merge-group", base: commit("e") }, commit("e")],
  ["a push follows the one before", { kind: "push", before: commit("f") }, commit("f")],
  ["a new branch follows nothing", { kind: "push", before: "0".repeat(40) }, undefined],
  ["a manual run follows nothing", { kind: "other" }, undefined],
])("%s", (_sentence, commits, revision) => expect(wantedBaseline(commits).revision).toBe(revision));

const facts = (more: Partial<BaselineFacts> = {}): BaselineFacts => ({
  wanted: { revision: commit("a"), because: "merge base" },
  ancestors: [commit("b"), commit("c")],
  known: new Map(),
  branchTag: undefined,
  rebuild: false,
  ...more,
});

test.each<[string, Partial<BaselineFacts>, object]>([
  [
    "the very commit",
    {
      known: new Map([
        [commit("a"), "registry"],
        [commit("b"), "cache"],
      ]),
    },
    { kind: "exact", revision: commit("a"), source: "registry" },
  ],
  ["a record of it in the cache", { known: new Map([[commit("a"), "cache"]]) }, { kind: "exact", source: "cache" }],
  [
    "the nearest ancestor",
    { known: new Map([[commit("c"), "cache"]]) },
    { kind: "ancestor", revision: commit("c"), because: expect.stringContaining("2 commits older") },
  ],
  [
    "the parent",
    { known: new Map([[commit("b"), "registry"]]) },
    { kind: "ancestor", because: expect.stringContaining("its parent") },
  ],
  [
    "the branch's tag",
    { branchTag: { revision: commit("d") } },
    { kind: "approximate", revision: commit("d"), source: "branch-tag" },
  ],
  ["a build of its own", { rebuild: true }, { kind: "rebuilt", revision: commit("a") }],
  [
    "nothing",
    {},
    {
      kind: "none",
      revision: undefined,
      because: "No baseline: `aaaaaaa` (merge base) has not been built by this action yet",
    },
  ],
  [
    "nothing, where no commit is wanted",
    { wanted: { revision: undefined, because: "the branch is new" }, rebuild: true },
    { kind: "none", because: "No baseline: the branch is new" },
  ],
])("compared is with %s", (_sentence, more, expected) => expect(chooseBaseline(facts(more))).toMatchObject(expected));

test("an ancestor beyond the twentieth is too old", () => {
  const ancestors = Array.from({ length: 30 }, (_, at) => at.toString(16).padStart(40, "0"));
  const with20 = facts({ ancestors, known: new Map([[ancestors[19]!, "cache"]]) });
  const with21 = facts({ ancestors, known: new Map([[ancestors[20]!, "cache"]]) });
  expect(chooseBaseline(with20).kind).toBe("ancestor");
  expect(chooseBaseline(with21).kind).toBe("none");
});

test("a revision that is none shows nothing but hex", () => {
  fc.assert(
    fc.property(fc.string(), (revision) => {
      expect(chooseBaseline(facts({ wanted: { revision, because: "x" } })).because).toMatch(
        /^No baseline: `[0-9a-f]{0,7}` \(x\)/,
      );
    }),
  );
});
