import type { Coverage } from "./coverage.ts";
import { type TestEvent, type Verdict, parseEvent } from "./event.ts";

/** What became of the tests of a build. */
export type TestResults = {
  /** By path. */
  readonly packages: readonly TestedPackage[];
  /** Tests with their subtests; also those that are too many to be listed. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Undefined where nothing was measured. */
  readonly coverage: Coverage | undefined;
};

export type TestedPackage = {
  readonly path: string;
  readonly verdict: Verdict;
  readonly seconds: number;
  /** When it began, RFC 3339; empty when it never did. */
  readonly began: string;
  /** What was said outside of its tests, when it failed: by the compiler, a panic, TestMain. */
  readonly output: string;
  readonly tests: readonly Test[];
};

export type Test = {
  readonly name: string;
  readonly verdict: Verdict;
  readonly seconds: number;
  /** The end of what a test said that failed or was left out. */
  readonly output: string;
};

/** Characters that are kept of one output, and of all; packages and tests that are listed. */
const bounds = { output: 32_000, allOutput: 8_000_000, packages: 10_000, tests: 50_000 };

type Open = { verdict: Verdict | undefined; seconds: number; output: string };
type OpenPackage = Open & { began: string; readonly tests: Map<string, Open> };

/**
 * Reads the events of `go test -json`, a line each; what is no event is passed over. They come from the code that is
 * tested, so whatever they say is bounded.
 */
export async function testResults(
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<Omit<TestResults, "coverage">> {
  const packages = new Map<string, OpenPackage>();
  const counts = { pass: 0, fail: 0, skip: 0 };
  let tests = 0;
  for await (const line of lines) {
    const event = parseEvent(line);
    if (event === undefined) continue;
    const one = packages.get(event.package) ?? { began: "", tests: new Map<string, Open>(), ...unheard() };
    if (packages.size < bounds.packages) packages.set(event.package, one);
    if (event.kind === "start") one.began = event.time;
    else if (event.test === undefined) hear(one, event);
    else {
      const known = one.tests.get(event.test);
      const test = known ?? unheard();
      if (known === undefined && tests < bounds.tests) {
        one.tests.set(event.test, test);
        tests++;
      } else if (known === undefined && event.kind === "end") counts[event.verdict]++;
      hear(test, event);
    }
  }
  const budget = { left: bounds.allOutput };
  const closed = [...packages]
    // A package of which only the compiler spoke, and did not fail, is none that was tested.
    .filter(([, { began, verdict }]) => began !== "" || verdict !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, one]) => close(path, one, budget));
  for (const { verdict } of closed.flatMap((one) => one.tests)) counts[verdict]++;
  return { packages: closed, counts };
}

const unheard = (): Open => ({ verdict: undefined, seconds: 0, output: "" });

function hear(one: Open, event: TestEvent): void {
  if (event.kind === "output") one.output = (one.output + event.output).slice(-bounds.output);
  if (event.kind !== "end") return;
  one.verdict = event.verdict;
  one.seconds = event.seconds;
  if (event.verdict === "pass") one.output = "";
}

/** A test that never ended was running when its program did. */
function close(path: string, { tests, ...one }: OpenPackage, budget: { left: number }): TestedPackage {
  const verdict = one.verdict ?? "fail";
  const spend = (output: string) => {
    const kept = output.slice(0, budget.left);
    budget.left -= kept.length;
    return kept;
  };
  return {
    path,
    verdict,
    seconds: one.seconds,
    began: one.began,
    output: verdict === "fail" ? spend(one.output) : "",
    tests: [...tests].map(([name, test]) => ({
      name,
      verdict: test.verdict ?? (verdict === "fail" ? "fail" : "skip"),
      seconds: test.seconds,
      output: spend(test.output),
    })),
  };
}
