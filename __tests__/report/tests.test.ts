import { testLine, testSummary } from "../../src/report/tests.ts";
import type { Test, TestResults } from "../../src/tests/results.ts";

const failed = (name: string): Test => ({ name, verdict: "fail", seconds: 0, output: "" });
const results = (changes: Partial<TestResults> = {}): TestResults => ({
  counts: { pass: 41, fail: 0, skip: 0 },
  coverage: undefined,
  packages: [],
  ...changes,
});
const ofPackage = (tests: readonly Test[]) =>
  [{ path: "m/a", verdict: "fail", seconds: 0, began: "", output: "", tests }] as const;

test.each<[TestResults, string]>([
  [results(), "Tests: 41 passed."],
  [results({ counts: { pass: 1, fail: 2, skip: 3 } }), "Tests: 1 passed, 2 failed, 3 skipped."],
  [results({ coverage: { covered: 2, statements: 3 } }), "Tests: 41 passed; 66.6 % of statements covered."],
  [results({ coverage: { covered: 99_999, statements: 100_000 } }), "Tests: 41 passed; 99.9 % of statements covered."],
  [results({ coverage: { covered: 7, statements: 7 } }), "Tests: 41 passed; 100.0 % of statements covered."],
])("%j is told in a line", (given, line) => expect(testLine(given)).toBe(line));

test("the summary names the tests that failed, and hostile names stay names", () => {
  const text = testSummary(results({ packages: ofPackage([failed("TestA"), failed("TestB/`</code><img>`")]) }));
  expect(text).toContain("- `m/a TestA`\n");
  expect(text).toContain("- `` m/a TestB/`</code><img>` ``\n");
});

test("a package that failed without a test is named itself", () => {
  expect(testSummary(results({ packages: ofPackage([]) }))).toContain("- `m/a`\n");
});

test("of many that failed some are named and the others counted", () => {
  const many = Array.from({ length: 50 }, (_, at) => failed(`Test${at}`));
  const text = testSummary(results({ packages: ofPackage(many) }));
  expect(text.match(/^- `/gm)).toHaveLength(20);
  expect(text).toContain("- and 30 more\n");
});
