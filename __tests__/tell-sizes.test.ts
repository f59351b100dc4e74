import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../src/build.ts";
import { tellSizes } from "../src/tell-sizes.ts";
import { compactOutcome } from "../src/size-files.ts";
import type { Trigger } from "../src/trigger.ts";
import { fakeHost } from "./fakes.ts";
import { outcomeValue } from "./outcome-value.ts";
import { planValue } from "./plan-value.ts";
import { imageReport } from "./report/size-values.ts";
import { temporaryDirectory } from "./temporary.ts";

const baseline = { kind: "exact", revision: "b".repeat(40), source: "registry", because: "Base: `bbbbbbb`" } as const;
const outcomeOf = async (): Promise<Outcome> =>
  outcomeValue({
    sizeReports: [{ target: "image-api", programs: ["api"], report: await imageReport({}, {}), baseline }],
  });
const settings = { comment: "always", commentKey: "default" } as const;
const branch: Trigger = { kind: "branch", branch: "main", isDefault: true, commit: undefined };
const fork: Trigger = { kind: "pull-request", number: 7, fromFork: true, commit: undefined };

async function tell(changes: { readonly trigger?: Trigger; readonly sbom?: "off" | "spdx" | "cyclonedx" } = {}) {
  const directory = await temporaryDirectory();
  const places = { reports: join(directory.path, "sizes"), bills: join(directory.path, "bills") };
  const { sizeReport } = planValue();
  const plan = planValue({ sizeReport: { ...sizeReport, sbom: changes.sbom ?? "off" } });
  const { host, logged } = fakeHost();
  const outcome = await outcomeOf();
  const told = await tellSizes({ plan, outcome, trigger: changes.trigger ?? branch, settings, places }, host);
  return { ...told, places, logged, outcome, [Symbol.asyncDispose]: directory[Symbol.asyncDispose] };
}

test("the report is a file, with a picture of each image's largest program beside it", async () => {
  await using told = await tell();
  expect(told.files).toEqual({ report: join(told.places.reports, "size-report.json"), bills: [] });
  expect((await readdir(told.places.reports)).sort()).toEqual(["api.html", "size-report.json"]);
  const text = await readFile(told.files.report ?? "", "utf8");
  expect(text.length).toBeLessThan(256 * 1024);
  expect(JSON.parse(text)).toMatchObject({ schema: 1, images: [{ name: "api", report: { schema: 1 } }] });
});

test.each([
  ["spdx", "api.spdx.json", "SPDX-2.3"],
  ["cyclonedx", "api.cdx.json", "CycloneDX"],
] as const)("a bill of materials as %s names the version that was built", async (sbom, name, format) => {
  await using told = await tell({ sbom });
  expect(told.files.bills).toEqual([join(told.places.bills, name)]);
  const text = await readFile(join(told.places.bills, name), "utf8");
  expect(text).toContain(format);
  expect(text).toContain('"v1.4.2"');
});

test("a fork's run does not try to comment, and says where to read how", async () => {
  await using told = await tell({ trigger: fork });
  expect(told.logged).toEqual([expect.stringContaining("docs/size-comments.md")]);
});

test("where nothing was measured, nothing is written", async () => {
  const { host } = fakeHost();
  const places = { reports: "/nowhere/at/all", bills: "/nowhere/at/all" };
  const given = { plan: planValue(), outcome: outcomeValue(), trigger: branch, settings, places } as const;
  expect(await tellSizes(given, host)).toEqual({ facts: undefined, files: { report: undefined, bills: [] } });
});

test("an outcome that is printed holds no lists of packages and files", async () => {
  const outcome = await outcomeOf();
  const [before, after] = [outcome, compactOutcome(outcome)].map((one) => JSON.stringify(one).length);
  expect(after).toBeLessThan(before ?? 0);
  expect(compactOutcome(outcome).sizeReports[0]?.report.changes).toHaveLength(2);
});
