import fc from "fast-check";
import { SaxesParser } from "saxes";
import { junit } from "../../src/tests/junit.ts";
import type { Test, TestedPackage } from "../../src/tests/results.ts";

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string };

/** All elements in their order. A parser that follows the specification throws at whatever is no XML. */
function elements(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

const one = (changes: Partial<TestedPackage> = {}): TestedPackage => ({
  path: "example.com/m/a",
  verdict: "pass",
  seconds: 0.5,
  began: "2026-11-24T22:01:22",
  output: "",
  tests: [{ name: "TestA", verdict: "pass", seconds: 0.25, output: "" }],
  ...changes,
});
const failed = (changes: Partial<Test> = {}): Test => ({
  name: "TestB/x",
  verdict: "fail",
  seconds: 0,
  output: "    a_test.go:9: 1 + 1 = 3\n--- FAIL: TestB/x (0.00s)\n",
  ...changes,
});

test("a suite is a package, with its tests and their times", () => {
  const tests: readonly Test[] = [...one().tests, failed(), { ...failed({ name: "TestC" }), verdict: "skip" }];
  expect(elements(junit({ packages: [one({ verdict: "fail", tests })] }))).toMatchObject([
    { name: "testsuites" },
    {
      name: "testsuite",
      attributes: {
        name: "example.com/m/a",
        tests: "3",
        failures: "1",
        errors: "0",
        skipped: "1",
        time: "0.500",
        timestamp: "2026-11-24T22:01:22",
      },
    },
    { name: "testcase", attributes: { classname: "example.com/m/a", name: "TestA", time: "0.250" } },
    { name: "testcase", attributes: { name: "TestB/x" } },
    { name: "failure", attributes: { message: "a_test.go:9: 1 + 1 = 3" }, text: failed().output },
    { name: "testcase", attributes: { name: "TestC" } },
    { name: "skipped" },
  ]);
});

test("a package that failed without a test is a failure of its own", () => {
  const output = "# example.com/m/a\na_test.go:5:2: undefined: y\nFAIL\texample.com/m/a [build failed]\n";
  expect(elements(junit({ packages: [one({ verdict: "fail", tests: [], output })] }))).toMatchObject([
    { name: "testsuites" },
    { name: "testsuite", attributes: { tests: "1", failures: "1" } },
    { name: "testcase", attributes: { name: "the package" } },
    { name: "failure", attributes: { message: "a_test.go:5:2: undefined: y" }, text: output },
  ]);
});

test("a package without tests is left out, and no packages are no suites", () => {
  expect(elements(junit({ packages: [one({ verdict: "skip", tests: [] })] }))).toHaveLength(1);
});

test.each([
  `"><failure message='x'/>`,
  "]]>",
  "<!-- & -->",
  "\u0000\u0001\u001b[31m\ufffe\uffff",
  "\ud800 alone",
  "\r\n\t",
  "€ 🙂",
])("a name and an output stay what they are, or become harmless: %j", (hostile) => {
  const packages = [one({ path: hostile, verdict: "fail", tests: [failed({ name: hostile, output: hostile })] })];
  const found = elements(junit({ packages }));
  const shown = hostile.replace(/[\u0000\u0001\u001b\ufffe\uffff\ud800]/g, "\ufffd");
  expect(found.map(({ name }) => name)).toEqual(["testsuites", "testsuite", "testcase", "failure"]);
  expect([found[2]?.attributes["name"], found[2]?.attributes["classname"], found[3]?.text]).toEqual([
    shown,
    shown,
    shown,
  ]);
});

test("whatever is said, the file is XML with one case a test", () => {
  const text = fc.string({ unit: "binary", maxLength: 30 });
  const verdict = fc.constantFrom("pass" as const, "fail" as const, "skip" as const);
  const tests = fc.array(
    fc.record({ name: text, verdict, seconds: fc.double({ min: 0, max: 1e6, noNaN: true }), output: text }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(text, text, tests, (path, output, list) => {
      const found = elements(junit({ packages: [one({ path, output, verdict: "pass", tests: list })] }));
      expect(found.filter(({ name }) => name === "testcase")).toHaveLength(list.length);
    }),
  );
});
