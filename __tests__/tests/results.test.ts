import { testResults } from "../../src/tests/results.ts";

const event = (Action: string, more: object = {}) =>
  JSON.stringify({ Time: "2026-11-24T22:01:22.24Z", Action, Package: "example.com/m/a", ...more });

test("a package is told with its tests, and what failed with what it said", async () => {
  const lines = [
    event("start"),
    event("run", { Test: "TestA" }),
    event("output", { Test: "TestA", Output: "=== RUN   TestA\n" }),
    event("output", { Test: "TestA", Output: "    a_test.go:4: fine\n" }),
    event("pass", { Test: "TestA", Elapsed: 0.25 }),
    event("run", { Test: "TestB" }),
    event("output", { Test: "TestB", Output: "    a_test.go:9: no\n" }),
    event("output", { Test: "TestB", Output: "--- FAIL: TestB (0.00s)\n" }),
    event("fail", { Test: "TestB", Elapsed: 0 }),
    event("output", { Test: "TestC", Output: "    a_test.go:12: not here\n" }),
    event("skip", { Test: "TestC" }),
    event("output", { Output: "FAIL\n" }),
    event("fail", { Elapsed: 0.5 }),
  ];
  expect(await testResults(lines)).toEqual({
    counts: { pass: 1, fail: 1, skip: 1 },
    packages: [
      {
        path: "example.com/m/a",
        verdict: "fail",
        seconds: 0.5,
        began: "2026-11-24T22:01:22",
        output: "FAIL\n",
        tests: [
          { name: "TestA", verdict: "pass", seconds: 0.25, output: "" },
          { name: "TestB", verdict: "fail", seconds: 0, output: "    a_test.go:9: no\n--- FAIL: TestB (0.00s)\n" },
          { name: "TestC", verdict: "skip", seconds: 0, output: "    a_test.go:12: not here\n" },
        ],
      },
    ],
  });
});

test("a package that does not compile has failed, and says what the compiler said", async () => {
  const compiler = { Package: undefined, ImportPath: "example.com/m/b [example.com/m/b.test]" };
  const { packages } = await testResults([
    event("build-output", { ...compiler, Output: "b_test.go:5:2: undefined: y\n" }),
    event("build-fail", compiler),
    event("start", { Package: "example.com/m/b" }),
    event("output", { Package: "example.com/m/b", Output: "FAIL\texample.com/m/b [build failed]\n" }),
    event("fail", { Package: "example.com/m/b", FailedBuild: compiler.ImportPath }),
  ]);
  expect(packages).toMatchObject([
    { path: "example.com/m/b", verdict: "fail", output: expect.stringContaining("undefined: y") as string },
  ]);
});

test("a compiler that only warns makes no package of a dependency", async () => {
  const warning = event("build-output", { Package: undefined, ImportPath: "runtime/cgo", Output: "warning: x\n" });
  expect((await testResults([warning])).packages).toEqual([]);
});

test("a test that never ended was running when its program did", async () => {
  const { packages, counts } = await testResults([
    event("start"),
    event("run", { Test: "TestSlow" }),
    event("output", { Output: "panic: test timed out after 1s\n" }),
    event("fail"),
  ]);
  expect(packages[0]?.tests).toEqual([{ name: "TestSlow", verdict: "fail", seconds: 0, output: "" }]);
  expect(counts).toEqual({ pass: 0, fail: 1, skip: 0 });
});

test("packages are sorted, however they ran beside each other", async () => {
  const lines = ["b", "a"].flatMap((name) => [event("start", { Package: name }), event("pass", { Package: name })]);
  expect((await testResults(lines)).packages.map(({ path }) => path)).toEqual(["a", "b"]);
});

test.each([
  "",
  "ok  \texample.com/m\t0.1s",
  "{",
  "{}",
  "[1]",
  "null",
  '{"Action":"fail"}',
  '{"Action":1,"Package":{}}',
])("what is no event is passed over: %j", async (line) =>
  expect(await testResults([line])).toEqual({ packages: [], counts: { pass: 0, fail: 0, skip: 0 } }),
);

test("names that objects have are names of tests", async () => {
  const lines = ["__proto__", "constructor"].map((Test) => event("pass", { Test }));
  const { packages } = await testResults([event("start"), ...lines, event("pass")]);
  expect(packages[0]?.tests.map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
});

test("however much is said, what is kept is bounded, and every test is counted", async () => {
  const count = 60_000;
  function* many() {
    yield event("start");
    for (let at = 0; at < count; at++) {
      const Test = `Test${at}/${"x".repeat(2000)}`;
      if (at < 1000) yield event("output", { Test, Output: "y".repeat(40_000) });
      yield event("fail", { Test, Elapsed: -1 });
    }
    yield event("fail", { Elapsed: "1e999" });
  }
  const { packages, counts } = await testResults(many());
  expect(counts).toEqual({ pass: 0, fail: count, skip: 0 });
  const tests = packages[0]?.tests ?? [];
  expect(tests).toHaveLength(50_000);
  expect(Math.max(...tests.map(({ name }) => name.length))).toBe(1000);
  expect(tests.reduce((sum, { output }) => sum + output.length, 0)).toBe(8_000_000);
  expect([packages[0]?.seconds, tests[0]?.seconds]).toEqual([0, 0]);
});
