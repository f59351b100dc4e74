import type { Test, TestResults, TestedPackage } from "./results.ts";

/**
 * The results as JUnit XML: a suite for each package, a case for each test and subtest, and one for a package that failed
 * outside of its tests. Format, as far as there is one: https://github.com/testmoapp/junitxml
 */
export function junit({ packages }: Pick<TestResults, "packages">): string {
  const suites = packages.filter(({ tests, verdict }) => tests.length > 0 || verdict === "fail").map(suite);
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites.flat(), "</testsuites>", ""].join("\n");
}

function suite({ path, verdict, seconds, began, output, tests }: TestedPackage): readonly string[] {
  const failed = tests.some((test) => test.verdict === "fail");
  const whole: Test = { name: "the package", verdict: "fail", seconds: 0, output };
  const cases = verdict === "fail" && !failed ? [...tests, whole] : tests;
  const count = (which: Test["verdict"]) => cases.filter((test) => test.verdict === which).length;
  const values = {
    name: path,
    tests: String(cases.length),
    failures: String(count("fail")),
    errors: "0",
    skipped: String(count("skip")),
    time: seconds.toFixed(3),
    ...(began === "" ? {} : { timestamp: began }),
  };
  return [`  <testsuite${attributes(values)}>`, ...cases.map((test) => testCase(path, test)), "  </testsuite>"];
}

function testCase(path: string, { name, verdict, seconds, output }: Test): string {
  const start = `    <testcase${attributes({ classname: path, name, time: seconds.toFixed(3) })}`;
  switch (verdict) {
    case "pass":
      return `${start}/>`;
    case "skip":
      return `${start}><skipped${attributes({ message: said(output) })}/></testcase>`;
    case "fail":
      return `${start}><failure${attributes({ message: said(output) })}>${escape(output)}</failure></testcase>`;
  }
}

/** The first line that a test said itself. */
function said(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  return (lines.find((line) => line !== "" && !/^(?:---|===|FAIL\b|PASS\b|#)/.test(line)) ?? "").slice(0, 300);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(value).replaceAll("\t", "&#9;").replaceAll("\n", "&#10;")}"`)
    .join("");
}

/** What no escape can bring into XML 1.0 becomes U+FFFD: https://www.w3.org/TR/xml/#charsets */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escape(text: string): string {
  return text
    .replace(illegal, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
