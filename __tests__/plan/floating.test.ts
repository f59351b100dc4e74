import fc from "fast-check";
import { isNewer, newerTag, nextMove } from "../../src/plan/floating.ts";
import type { Published } from "../../src/plan/published.ts";

const seconds = Date.UTC(2026, 2, 1, 9, 20, 30) / 1000;
const published = (version: string | undefined, created: number | undefined = seconds): Published => ({
  reference: "ghcr.io/o/app:x",
  digest: "sha256:0",
  revision: undefined,
  version,
  created,
  title: undefined,
  base: undefined,
  platforms: undefined,
});

test.each<[string | undefined, string | undefined, boolean]>([
  ["v1.4.3", "v1.4.2", true],
  ["v1.10.0", "v1.9.0", true],
  ["v1.4.2", "v1.4.2", false],
  ["v1.4.1", "v1.4.2", false],
  ["v1.4.3-rc.1", "v1.4.2", true],
  ["v1.4.2-rc.1", "v1.4.2", false],
  ["v1.4.2+fips", "v1.4.2", true],
  [undefined, "v1.4.2", false],
  ["nightly", "v1.4.2", false],
  ["v1.4.2", undefined, false],
])("a line that stands at %s is newer than %s: %s", (now, ours, expected) =>
  expect(isNewer("line", published(now), published(ours))).toBe(expected),
);

test.each<[string, number | undefined, number | undefined, boolean]>([
  ["a later commit", seconds + 1, seconds, true],
  ["an earlier commit", seconds - 1, seconds, false],
  ["a commit of the same second", seconds, seconds, false],
  ["something that names no time", undefined, seconds, false],
  ["a commit with a time, where ours has none", seconds, undefined, true],
])("a branch that stands at %s", (_sentence, now, ours, expected) => {
  const at = (created: number | undefined) => ({ ...published("v1.4.2"), created });
  expect(isNewer("head", at(now), at(ours))).toBe(expected);
});

const line = (tag: string) => ({ tag, moves: "line" }) as const;
const all = [
  "v1.4.2",
  "v1.4.9",
  "v1.4.10",
  "v1.5.0-rc.1",
  "v2.0.0",
  "v1.4.10-build3",
  "v1",
  "v1.4",
  "latest",
  "main",
  "sha-0123456789ab",
];

test.each<[string, string, string, readonly string[], string | undefined]>([
  ["the newest of the minor", "v1.4", "v1.4.2", all, "v1.4.10"],
  ["the newest of the major", "v1", "v1.4.2", [...all, "v1.9.0"], "v1.9.0"],
  ["no other minor's", "v1.4", "v1.4.2", ["v1.4.2", "v1.9.0"], undefined],
  ["no other major's", "v1", "v1.4.10", ["v2.0.0", "v10.0.0"], undefined],
  ["none where ours is the newest", "v1.4", "v1.4.10", all, undefined],
  ["no pre-release", "v1", "v1.4.10", ["v1.5.0-rc.1"], undefined],
  ["no rebuild", "v1.4", "v1.4.2", ["v1.4.2-build3"], undefined],
  ["no variant, which is neither newer nor older", "v1.4", "v1.4.2", ["v1.4.2_fips", "v1.4.3_fips"], undefined],
  ["none of an empty registry", "v1", "v1.0.0", [], undefined],
  ["none where ours has no version", "v1", "dev", all, undefined],
])("a line rather stands for %s", (_sentence, tag, ours, tags, expected) =>
  expect(newerTag(line(tag), tags, published(ours))).toBe(expected),
);

const trunk = { tag: "main", moves: "trunk" } as const;
const pseudo = (time: string) => `v1.4.3-0.${time}-abcdef123456`;
const mine = pseudo("20260301092030");

test.each<[string, string, readonly string[], string | undefined]>([
  [
    "the latest commit",
    mine,
    [pseudo("20260301092031"), pseudo("20260401000000"), pseudo("20250101000000")],
    pseudo("20260401000000"),
  ],
  [
    "the latest commit, whatever version it counts from",
    mine,
    ["v0.0.0-20260302000000-abcdef123456", "v1.0.0"],
    "v0.0.0-20260302000000-abcdef123456",
  ],
  [
    "a commit after a pre-release",
    mine,
    ["v1.5.0-rc.1.0.20260302000000-abcdef123456"],
    "v1.5.0-rc.1.0.20260302000000-abcdef123456",
  ],
  ["no commit of the same second", mine, [pseudo("20260301092030")], undefined],
  ["no release, which names no time", mine, ["v9.9.9", "v1", "main"], undefined],
  ["nothing where ours names no time, as in a development image", "dev", [pseudo("20260401000000")], undefined],
])("the default branch rather stands for %s", (_sentence, version, tags, expected) =>
  expect(newerTag(trunk, tags, published(version))).toBe(expected),
);

test("another branch is never taken on by the default branch's commits, even in one image", () => {
  expect(newerTag({ tag: "dev-login", moves: "head" }, [pseudo("20260401000000")], published(mine))).toBeUndefined();
});

describe("the next move of a tag", () => {
  const of = (version: string): Published => ({ ...published(version), digest: version });
  const [older, ours, newer] = [of("v1.4.1"), of("v1.4.2"), of("v1.4.3")];

  test.each<[string, Published | undefined, Published | undefined, boolean, Published | undefined]>([
    // now, newer in the registry, moved by this run before, next
    ["a tag that is not there is set", undefined, undefined, false, ours],
    ["one that stands for something older moves on", older, undefined, false, ours],
    ["one that stands right stays", ours, undefined, true, undefined],
    ["one that stands for something newer stays", newer, undefined, false, undefined],
    ["a newer version is left to its own run", older, newer, false, undefined],
    ["also where the tag is not there yet", undefined, newer, false, undefined],
    ["what this run may have taken from it is given back", ours, newer, true, newer],
    ["also by a run that is repeated", ours, newer, false, newer],
    ["what an older run put there after us is moved on, to the newest", older, newer, true, newer],
    ["once it stands for the newest it stays", newer, newer, true, undefined],
  ])("%s", (_sentence, now, known, touched, expected) =>
    expect(nextMove("line", { now, ours, newer: known, touched })).toBe(expected),
  );
});

test("the order in which a registry lists its tags does not matter", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (tags) => {
      expect(newerTag(line("v1.4"), tags, published("v1.4.2"))).toBe("v1.4.10");
    }),
  );
});
