import type { TestResults } from "../tests/results.ts";
import { code, prose } from "./table.ts";

/** In one line: `Tests: 41 passed, 1 failed, 2 skipped; 66.7 % of statements covered.` */
export function testLine({ counts, coverage }: TestResults): string {
  const parts = [
    `${counts.pass} passed`,
    ...(counts.fail > 0 ? [`${counts.fail} failed`] : []),
    ...(counts.skip > 0 ? [`${counts.skip} skipped`] : []),
  ];
  const percent = coverage === undefined ? "" : `; ${percentage(coverage)} % of statements covered`;
  return `Tests: ${parts.join(", ")}${percent}.`;
}

/** Failed tests that are named. */
const named = 20;

/** For the job summary: the line, and which tests failed. */
export function testSummary(results: TestResults): string {
  const failed = results.packages.flatMap(({ path, verdict, tests }) => {
    const own = tests.filter((test) => test.verdict === "fail").map(({ name }) => `${path} ${name}`);
    return verdict === "fail" && own.length === 0 ? [path] : own;
  });
  return [
    prose(testLine(results)),
    "",
    ...failed.slice(0, named).map((name) => `- ${code(name)}`),
    ...(failed.length > named ? [`- and ${failed.length - named} more`] : []),
    ...(failed.length > 0 ? [""] : []),
    "",
  ].join("\n");
}

/** Rounded down: only all of them are 100 %. */
function percentage({ covered, statements }: NonNullable<TestResults["coverage"]>): string {
  return (Math.floor((covered * 1000) / statements) / 10).toFixed(1);
}
