import { commentFacts } from "../../src/report/comment-facts.ts";
import { outcomeText } from "../../src/report/outcome-text.ts";
import { outputs } from "../../src/report/outputs.ts";
import { sizeLines } from "../../src/report/size-lines.ts";
import { summary } from "../../src/report/summary.ts";
import { sizeReport } from "../../src/size/report.ts";
import { handOver, parseHandover } from "../../src/size/handover.ts";
import { outcomeValue } from "../outcome-value.ts";
import { planValue } from "../plan-value.ts";
import { imageReport, imageSubject } from "./size-values.ts";

const baseline = {
  kind: "exact",
  revision: "b".repeat(40),
  source: "registry",
  because: "Base: `bbbbbbb` (merge base), exact match",
} as const;
const grown = {
  functions: Array.from({ length: 5000 }, (_, at) => ({ name: `example.com/new/x.f${at}`, code: 64 })),
  deps: ["example.com/new\tv1.0.0\t"],
};
const reported = async () => ({
  target: "image-api",
  programs: ["api"],
  report: await imageReport({}, grown),
  baseline,
});
const run = { key: "size", run: "9.1", fullReport: "https://github.com/o/app/actions/runs/9" };

test("a log says what it is compared with, each platform, and the largest causes", async () => {
  const [first, amd64, arm64, cause] = sizeLines(await reported(), 1024);
  expect(first).toBe("api: Base: bbbbbbb (merge base), exact match");
  expect(amd64).toMatch(
    /^ {2}linux\/amd64 {2}download: larger by [\d.]+ kB \(\+[\d.]+ %\), .* → .*, update [\d.]+ MB$/,
  );
  expect(arm64).toMatch(/^ {2}linux\/arm64 /);
  expect(cause).toMatch(/^ {4}\+.* example\.com\/new v1\.0\.0 newly linked/);
});

test("where nothing changed, one line says so", async () => {
  const report = await imageReport({}, { functions: [{ name: "example.com/api/internal/x.g", code: 8000 }] });
  const [change] = report.changes;
  if (change?.kind !== "image") throw new Error("it is of an image");
  const most = Math.abs(change.pull.after - change.pull.before);
  expect(sizeLines({ ...(await reported()), report }, most + 1)).toEqual([
    expect.stringMatching(/^api: no change of the download \(largest difference .*\)\. Base: bbbbbbb \(merge base\)/),
  ]);
  expect(sizeLines({ ...(await reported()), report: await imageReport({}, {}) }, 0)).toEqual([
    "api: no change of the download. Base: bbbbbbb (merge base), exact match",
  ]);
});

test("without a baseline a log says that in one line", async () => {
  const none = { ...baseline, kind: "none", because: "No baseline: the branch is new" } as const;
  expect(sizeLines({ ...(await reported()), report: sizeReport(await imageSubject()), baseline: none }, 1024)).toEqual([
    "api: No baseline: the branch is new",
  ]);
});

test("log, summary, outputs and file of a run say the same", async () => {
  const plan = planValue();
  const outcome = outcomeValue({ sizeReports: [await reported()] });
  const facts = commentFacts(plan, outcome, run);
  const change = outcome.sizeReports[0]?.report.changes[0];
  if (change?.kind !== "image") throw new Error("it is of an image");
  expect(outcomeText(plan, outcome)).toContain("api: Base: bbbbbbb");
  const page = summary(plan, outcome, facts);
  expect(page).toContain("### Image size: larger by");
  expect(page).toContain("`example.com/new`");
  expect(outputs(plan, outcome, { report: "/t/size-report.json", bills: ["/t/a", "/t/b"] })).toMatchObject({
    "pull-size-delta": String(change.pull.after - change.pull.before),
    report: "/t/size-report.json",
    sbom: "/t/a\n/t/b",
  });
  const { images } = parseHandover(handOver({ ...facts, gate: null }));
  expect(images[0]?.report.changes).toHaveLength(2);
});

test("what exceeds its budget was not published for that reason", () => {
  const gate = { result: "fail", because: "the budget is exceeded", breaches: [] } as const;
  const outcome = outcomeValue({ published: false, gate });
  expect(outcomeText(planValue(), outcome)).toContain("Not published: the budget is exceeded.");
  expect(summary(planValue(), outcome, undefined)).toContain("Not published: the budget is exceeded.");
});
