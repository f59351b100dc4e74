import { planPublish } from "../../src/plan/publish.ts";
import type { Tags } from "../../src/plan/tags.ts";
import { type Trigger, release } from "../../src/trigger.ts";

const triggers: Readonly<Record<string, Trigger>> = {
  release: release("v1.0.0", undefined),
  "the default branch": { kind: "branch", branch: "main", isDefault: true, commit: undefined },
  "another branch": { kind: "branch", branch: "x", isDefault: false, commit: undefined },
  "a pull request": { kind: "pull-request", number: 7, fromFork: false, commit: undefined },
  "a fork": { kind: "pull-request", number: 7, fromFork: true, commit: undefined },
  "the merge queue": { kind: "merge-queue", commit: undefined },
  "a local build": { kind: "local", commit: undefined },
};

const tags: Pick<Tags, "all"> = { all: [{ name: "v1.0.0", moves: "never" }] };

test("without a tag there is nothing to publish", () => {
  expect(planPublish({ push: "auto" }, triggers["another branch"]!, { all: [] })).toEqual({
    push: false,
    because: "image-tags selects no tag that a branch has",
  });
});

// prettier-ignore
test.each<[keyof typeof triggers, boolean, boolean]>([
  // trigger              auto   always
  ["release",             true,  true],
  ["the default branch",  true,  true],
  ["another branch",      true,  true],
  ["a pull request",      false, true],
  ["a fork",              false, false],
  ["the merge queue",     false, false],
  ["a local build",       false, true],
])("%s: auto %s, always %s, never false; each with its reason", (name, auto, always) => {
  const trigger = triggers[name]!;
  const decisions = (["auto", "always", "never"] as const).map((push) => planPublish({ push }, trigger, tags));
  expect(decisions.map(({ push }) => push)).toEqual([auto, always, false]);
  for (const { because } of decisions) expect(because).toMatch(/^\S.+[^.]$/);
});
