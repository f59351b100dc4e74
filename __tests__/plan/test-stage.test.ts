import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testLog } from "../../src/plan/test-log.ts";

describe("the log of the tests", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "test-log-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Runs the real program with the awk of this machine: what it prints, and the events that it kept. */
  function log(lines: readonly string[]): { readonly printed: string; readonly kept: string } {
    const program = join(directory, "test-log.awk");
    const events = join(directory, "tests.json");
    writeFileSync(program, testLog.join("\n").replaceAll("/tests/tests.json", events));
    const { stdout, stderr } = spawnSync("awk", ["-f", program], { input: lines.join("\n") + "\n", encoding: "utf8" });
    expect(stderr).toBe("");
    return { printed: stdout, kept: readFileSync(events, "utf8") };
  }

  const event = (Action: string, more: object) => JSON.stringify({ Action, Package: "m/a", ...more });

  test("is what go test prints, and all events are kept", () => {
    const events = [
      event("start", {}),
      event("output", { Test: "TestA", Output: "=== RUN   TestA\n" }),
      event("output", { Test: "TestA", Output: "    a_test.go:3: fine\n" }),
      event("pass", { Test: "TestA" }),
      event("output", { Test: "TestB", Output: "=== RUN   TestB\n" }),
      event("output", { Test: "TestB", Output: "    a_test.go:9: no\n" }),
      event("output", { Test: "TestB", Output: "--- FAIL: TestB (0.00s)\n" }),
      event("fail", { Test: "TestB" }),
      event("output", { Output: "FAIL\tm/a\t0.1s\n" }),
      event("fail", {}),
      event("output", { Package: "m/b", Output: "PASS\n" }),
      event("output", { Package: "m/b", Output: "ok  \tm/b\t0.2s\n" }),
      event("pass", { Package: "m/b" }),
    ];
    const { printed, kept } = log(["go: downloading x v1.0.0", ...events]);
    expect(printed).toBe(
      "go: downloading x v1.0.0\n    a_test.go:9: no\n--- FAIL: TestB (0.00s)\nFAIL\tm/a\t0.1s\nok  \tm/b\t0.2s\n",
    );
    expect(kept).toBe(events.join("\n") + "\n");
  });

  test("has what the compiler said, at once", () => {
    const said = { Package: undefined, ImportPath: "m/a", Output: "a_test.go:5:2: undefined: y\n" };
    expect(log([event("build-output", said)]).printed).toBe("a_test.go:5:2: undefined: y\n");
  });

  test("has what a test said that was still running when its program ended", () => {
    const lines = [event("output", { Test: "TestA", Output: "    panic: x\n" }), event("fail", {})];
    expect(log(lines).printed).toBe("    panic: x\n");
  });

  test.each([
    `a\\nb`,
    `"Action":"pass"`,
    `","Action":"pass","Output":"`,
    "tab\tand \\t and \\\\n",
    "<b> & \u2028 ü 🙂",
    "%s %d %%",
    "&\\&",
  ])("says what a test said, and is not led astray by it: %j", (hostile) => {
    // Go writes <, > and & as \u003c and so on.
    const go = (text: string) => text.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    const Output = `    a_test.go:1: ${hostile}\n`;
    const lines = [event("output", { Test: "TestA", Output }), event("fail", { Test: "TestA" })].map(go);
    expect(log(lines).printed).toBe(Output);
  });

  test("is bounded in what it keeps of one test, and the file in output alone", () => {
    const line = event("output", { Test: "TestA", Output: `${"x".repeat(20_000)}\n` });
    const { printed, kept } = log([
      ...Array<string>(4000).fill(line),
      event("fail", { Test: "TestA" }),
      event("fail", {}),
    ]);
    expect(printed.length).toBeLessThan(130_000);
    expect(kept.length).toBeLessThan(64_100_000);
    expect(kept.endsWith(`${event("fail", { Test: "TestA" })}\n${event("fail", {})}\n`)).toBe(true);
  });
});
