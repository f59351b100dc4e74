import { type Own, alreadyPublished, mustBeOurs } from "../../src/plan/already-published.ts";
import type { Tags } from "../../src/plan/tags.ts";
import type { Published } from "../../src/plan/published.ts";
import { failureOf } from "../failure.ts";

const name = "ghcr.io/o/app";
const [ours, theirs] = ["a".repeat(40), "b".repeat(40)];
const own: Own = {
  name,
  platforms: ["linux/amd64", "linux/arm64"],
  revision: ours,
  version: "v1.4.2",
  created: 1_772_356_830,
  title: "app",
  base: "sha256:base",
};
const rebuilt: Own = { ...own, version: "v1.4.2-build57" };

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
const there = (tag: string, revision: string | undefined, changes: Partial<Published> = {}): Published => ({
  reference: `${name}:${tag}`,
  digest: `digest of ${tag}`,
  revision,
  version: tag,
  created: own.created,
  title: "app",
  base: "sha256:base",
  platforms: own.platforms,
  ...changes,
});
const dev = (tag: string) => tags({ development: true, all: [{ name: tag, moves: "never" }], identity: tag });

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
  [
    "the commit was built as something else, such as merged into another branch",
    dev("sha-aaaaaaaaaaaa"),
    [there("sha-aaaaaaaaaaaa", ours, { version: "v1.4.1-0.20260301092030-aaaaaaaaaaaa" })],
    null,
  ],
  [
    "a development image that was built for fewer platforms",
    dev("sha-aaaaaaaaaaaa"),
    [there("sha-aaaaaaaaaaaa", ours, { version: "v1.4.2", platforms: ["linux/amd64"] })],
    null,
  ],
  ["an image that does not say its program", tags(), [there("v1.4.2", ours, { title: undefined })], "digest of v1.4.2"],
  ["nothing names the build", tags({ identity: undefined }), [there("v1.4.2", ours)], null],
  ["a rebuild that is new", rebuild, [there("v1.4.2", ours)], null],
  [
    "a rebuild that is there",
    rebuild,
    [there("v1.4.2", ours), there("v1.4.2-build57", ours)],
    "digest of v1.4.2-build57",
  ],
])("%s", (_sentence, given, published, expected) =>
  expect(alreadyPublished(given === rebuild ? rebuilt : own, given, published)).toBe(expected),
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
  ["another program's", tags(), [there("v1.4.2", ours, { title: "worker" })], "version-already-published"],
  [
    "a commit's tag of another program",
    tags(),
    [there("sha-aaaaaaaaaaaa", ours, { title: "worker" })],
    "version-already-published",
  ],
  [
    "a version for other platforms",
    tags(),
    [there("v1.4.2", ours, { platforms: ["linux/amd64"] })],
    "version-already-published",
  ],
  [
    "a version for one platform without an index",
    tags(),
    [there("v1.4.2", ours, { platforms: undefined })],
    "version-already-published",
  ],
  [
    "a rebuild whose number is taken by one on another base",
    rebuild,
    [there("v1.4.2", ours), there("v1.4.2-build57", ours, { base: "sha256:older" })],
    "version-already-published",
  ],
  ["the rebuild of what is not published", rebuild, [], "invalid-version"],
  ["the rebuild of another commit's release", rebuild, [there("v1.4.2", theirs)], "invalid-version"],
  ["the rebuild of what names no commit", rebuild, [there("v1.4.2", undefined)], "invalid-version"],
])("%s stops the run", (_sentence, given, published, code) =>
  expect(failureOf(() => alreadyPublished(given === rebuild ? rebuilt : own, given, published)).code).toBe(code),
);

test("without a commit of our own, nothing that is published is ours", () => {
  expect(
    failureOf(() => alreadyPublished({ ...own, revision: undefined }, tags(), [there("v1.4.2", undefined)])).code,
  ).toBe("version-already-published");
});

test("the error names both commits", () => {
  const { message } = failureOf(() => {
    mustBeOurs(`${name}:v1.4.2`, there("v1.4.2", theirs), own);
  });
  expect(message).toContain("bbbbbbbbbbbb");
  expect(message).toContain("aaaaaaaaaaaa");
});
