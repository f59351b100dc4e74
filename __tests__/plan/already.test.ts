import { alreadyPublished, mustBeOurs } from "../../src/plan/already.ts";
import type { Tags } from "../../src/plan/tags.ts";
import type { Published } from "../../src/published.ts";
import { failureOf } from "../failure.ts";

const name = "ghcr.io/o/app";
const [ours, theirs] = ["a".repeat(40), "b".repeat(40)];
const commit = { revision: ours, seconds: 1_772_356_830 };

const tags = (changes: Partial<Tags> = {}): Tags => ({
  development: false,
  all: [
    { name: "v1.4.2", moves: "never" },
    { name: "sha-aaaaaaaaaaaa", moves: "never" },
    { name: "v1", moves: "line" },
    { name: "main", moves: "head" },
  ],
  version: "v1.4.2",
  imageVersion: "v1.4.2",
  identity: "v1.4.2",
  notes: [],
  ...changes,
});
const rebuild = tags({
  all: [{ name: "v1.4.2-build57", moves: "never" }],
  identity: "v1.4.2-build57",
  rebuilds: "v1.4.2",
});

/** A tag in the registry that was published from this commit. */
const there = (tag: string, revision: string | undefined, digest = `digest of ${tag}`): Published => ({
  reference: `${name}:${tag}`,
  digest,
  revision,
  version: undefined,
  created: undefined,
});

test.each<[string, Tags, readonly Published[], string | null]>([
  ["nothing is there", tags(), [], null],
  ["this very build is there", tags(), [there("v1.4.2", ours)], "digest of v1.4.2"],
  ["only the commit's tag is there, whose version is new", tags(), [there("sha-aaaaaaaaaaaa", ours)], null],
  ["tags that move may be of other commits", tags(), [there("v1", theirs), there("main", theirs)], null],
  [
    "the same tag of another image does not count",
    tags(),
    [{ ...there("v1.4.2", theirs), reference: "ghcr.io/o/b:v1.4.2" }],
    null,
  ],
  ["nothing names the build", tags({ identity: undefined }), [there("v1.4.2", ours)], null],
  ["a rebuild that is new", rebuild, [there("v1.4.2", ours)], null],
  [
    "a rebuild that is there",
    rebuild,
    [there("v1.4.2", ours), there("v1.4.2-build57", ours)],
    "digest of v1.4.2-build57",
  ],
])("%s", (_sentence, given, published, expected) =>
  expect(alreadyPublished(name, given, commit, published)).toBe(expected),
);

test.each<[string, Tags, readonly Published[], string]>([
  ["a version of another commit", tags(), [there("v1.4.2", theirs)], "version-already-published"],
  ["a commit's tag of another commit", tags(), [there("sha-aaaaaaaaaaaa", theirs)], "version-already-published"],
  ["a version by something that names no commit", tags(), [there("v1.4.2", undefined)], "version-already-published"],
  [
    "a rebuild of another commit",
    rebuild,
    [there("v1.4.2", ours), there("v1.4.2-build57", theirs)],
    "version-already-published",
  ],
  ["the rebuild of what is not published", rebuild, [], "invalid-version"],
  ["the rebuild of another commit's release", rebuild, [there("v1.4.2", theirs)], "invalid-version"],
  ["the rebuild of what names no commit", rebuild, [there("v1.4.2", undefined)], "invalid-version"],
])("%s stops the run", (_sentence, given, published, code) =>
  expect(failureOf(() => alreadyPublished(name, given, commit, published)).code).toBe(code),
);

test("without a commit of our own, nothing that is published is ours", () => {
  expect(failureOf(() => alreadyPublished(name, tags(), undefined, [there("v1.4.2", undefined)])).code).toBe(
    "version-already-published",
  );
});

test("the error names both commits", () => {
  const { message } = failureOf(() => {
    mustBeOurs(`${name}:v1.4.2`, there("v1.4.2", theirs), ours);
  });
  expect(message).toContain("bbbbbbbbbbbb");
  expect(message).toContain("aaaaaaaaaaaa");
});
