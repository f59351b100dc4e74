import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { moves, notes } from "../../scripts/release.mjs";
import { root } from "../e2e/cli.ts";

const changelog =
  "# Changes\n\n## Unreleased\n\nsoon\n\n## v1.10.0\n\nten\n\n### More\n\n## v1.1.0 (2026-03-01)\n\none\n";

test.each([
  ["v1.10.0", "ten\n\n### More"],
  ["v1.1.0", "one"],
])("the notes of %s are its own section", (tag, text) => expect(notes(changelog, tag)).toBe(text));

test.each(["v1.1", "v2.0.0", "Unreleased2"])("%s has no section, so there is no release", (tag) => {
  expect(() => notes(changelog, tag)).toThrow("has no section");
});

test.each([
  ["the newest release", "v1.10.0", ["v1.9.0", "v1.10.0"], "v1"],
  ["a back-port", "v1.9.1", ["v1.9.0", "v1.9.1", "v1.10.0"], ""],
  ["a pre-release", "v1.11.0-rc.1", ["v1.10.0", "v1.11.0-rc.1"], ""],
  ["a release after its pre-release", "v1.11.0", ["v1.11.0-rc.1", "v1.12.0-rc.1", "v1.11.0"], "v1"],
  ["the first of a major version", "v2.0.0", ["v1", "v1.10.0", "v2.0.0"], "v2"],
  ["a release of an older major version", "v1.10.1", ["v1.10.0", "v2.0.0", "v1.10.1"], "v1"],
])("%s: v1 and the like follow only the newest", (_what, tag, tags, moved) => {
  expect(moves(tags, tag)).toBe(moved);
});

test("the gate of ci needs every other job", () => {
  const text = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  const { jobs } = parse(text) as { jobs: Record<string, { needs?: readonly string[] }> };
  expect([...(jobs["ci"]?.needs ?? []), "ci"].sort()).toEqual(Object.keys(jobs).sort());
});
