export type Verdict = "pass" | "fail" | "skip";

/** An event of `go test -json`. Without `test` it is about the package, or about its compilation. */
export type TestEvent = { readonly package: string; readonly test: string | undefined } & (
  | { readonly kind: "start"; readonly time: string }
  | { readonly kind: "run" }
  | { readonly kind: "output"; readonly output: string }
  | { readonly kind: "end"; readonly verdict: Verdict; readonly seconds: number }
);

/** Characters that a name may have. */
const longestName = 1000;

/** Undefined for a line that is no event, or none that tells a result. Format: https://pkg.go.dev/cmd/test2json */
export function parseEvent(line: string): TestEvent | undefined {
  const event = parse(line);
  const text = (key: string) => (typeof event?.[key] === "string" ? event[key] : "");
  // While it is compiled, a package is called by its import path, which may name the test it is compiled for.
  const path = (text("Package") + (/^[^ ]+/.exec(text("ImportPath"))?.[0] ?? "")).slice(0, longestName);
  if (path === "") return undefined;
  const about = { package: path, test: text("Test").slice(0, longestName) || undefined };
  const elapsed = Number(event?.["Elapsed"] ?? 0);
  const seconds = Number.isFinite(elapsed) && elapsed > 0 ? elapsed : 0;
  switch (text("Action")) {
    case "start":
      return { ...about, kind: "start", time: /^[0-9-]{10}T[0-9:]{8}/.exec(text("Time"))?.[0] ?? "" };
    case "run":
      return { ...about, kind: "run" };
    case "output":
    case "build-output":
      return /^=== (?:RUN|PAUSE|CONT|NAME) /.test(text("Output"))
        ? undefined
        : { ...about, kind: "output", output: text("Output") };
    case "pass":
    case "bench":
      return { ...about, kind: "end", verdict: "pass", seconds };
    case "fail":
    case "build-fail":
      return { ...about, kind: "end", verdict: "fail", seconds };
    case "skip":
      return { ...about, kind: "end", verdict: "skip", seconds };
    default:
      return undefined;
  }
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
