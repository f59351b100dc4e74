import { coverage } from "../../src/tests/coverage.ts";

test.each<[string, string, ReturnType<typeof coverage>]>([
  ["some", "mode: set\nm/a.go:3.19,4.11 1 1\nm/a.go:7.2,7.10 3 0\n", { covered: 1, statements: 4 }],
  ["a block of two programs", "mode: atomic\nm/a.go:1.1,2.2 2 0\nm/a.go:1.1,2.2 2 17\n", { covered: 2, statements: 2 }],
  ["no statements", "mode: set\n", undefined],
  ["nothing at all", "", undefined],
  ["a path with blanks and colons", "mode: set\nm/a b:c.go:1.1,2.2 1 1\n", { covered: 1, statements: 1 }],
  ["what is no profile", "m/a.go:1.1,2.2 1 -1\nm/a.go:1,2 1 1\n\u0000\n", undefined],
])("the statements of a profile with %s", (_what, profile, counted) => expect(coverage(profile)).toEqual(counted));

test("a profile that is too large to be one is not counted", () => {
  expect(coverage("m/a.go:1.1,2.2 1 1\n".padEnd(128_000_001, "x"))).toBeUndefined();
  const blocks = Array.from({ length: 1_000_001 }, (_, at) => `a:${at}.1,1.1 1 1`).join("\n");
  expect(coverage(blocks)).toBeUndefined();
});
