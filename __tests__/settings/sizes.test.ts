import { parseSettings } from "../../src/settings.ts";
import { failureOf } from "../failure.ts";

test.each<[string, Record<string, string>, object]>([
  ["sizes are written with decimal and binary units", { "max-size": "15MiB" }, { budget: { maxSize: 15 * 2 ** 20 } }],
  ["a size may stand apart from its unit", { "max-size": " 1.5 MB " }, { budget: { maxSize: 1_500_000 } }],
  ["a size without a unit is in bytes", { "ignore-below": "0" }, { budget: { ignoreBelow: 0 } }],
  ["a share", { "fail-on-increase": "5%" }, { budget: { increase: { percent: 5, bytes: undefined } } }],
  ["a size", { "fail-on-increase": "500KiB" }, { budget: { increase: { percent: undefined, bytes: 512_000 } } }],
  ["both", { "fail-on-increase": "5% and 1kB" }, { budget: { increase: { percent: 5, bytes: 1000 } } }],
  ["a baseline is found by itself", { baseline: "auto" }, { baseline: undefined, rebuildBaseline: false }],
  ["or built by itself", { baseline: "rebuild" }, { baseline: undefined, rebuildBaseline: true }],
  ["an inexact baseline counts when it is asked for", { "strict-baseline": "true" }, { strictBaseline: true }],
  ["a branch as baseline", { baseline: "release/v1.4" }, { baseline: "release/v1.4" }],
  ["an image as baseline", { baseline: "ghcr.io/o/app:v1" }, { baseline: "ghcr.io/o/app:v1" }],
  ["a bill of materials", { sbom: "SPDX" }, { sbom: "spdx" }],
  ["a label may hold blanks", { "size-waiver-label": "size: ok" }, { waiver: "size: ok" }],
  ["a laptop may ask for the report", { "size-report": "always" }, { report: "always" }],
])("%s", (_sentence, raw, expected) => expect(parseSettings(raw).sizes).toMatchObject(expected));

test.each<[string, Record<string, string>, string]>([
  [
    "a size without a number",
    { "max-size": "large" },
    'max-size: "large" is not legal: it must be a size such as 15MiB',
  ],
  ["an unknown unit", { "ignore-below": "3 miles" }, "ignore-below"],
  ["no size at all", { "max-size": "0" }, "max-size"],
  ["two shares", { "fail-on-increase": "5% and 6%" }, "fail-on-increase"],
  ["a negative growth", { "fail-on-increase": "-5%" }, "such as 5%, 500KiB or 5% and 500KiB"],
  ["a baseline that git would take for an option", { baseline: "--output=/etc/passwd" }, "baseline"],
  ["a range of commits", { baseline: "main..dev" }, "baseline"],
  ["an unknown bill of materials", { sbom: "swid" }, "it must be off, cyclonedx or spdx"],
  ["a comment that is neither", { comment: "yes" }, "it must be auto, always or never"],
  ["a key that would end an HTML comment", { "comment-key": "a--b" }, "comment-key"],
  ["a label that no forge has", { "size-waiver-label": "x".repeat(51) }, "size-waiver-label"],
  [
    "a budget of what is not measured",
    { "size-report": "off", "max-size": "1MB" },
    "max-size: it needs what size-report",
  ],
  ["a bill of what is not measured", { "size-report": "off", sbom: "spdx" }, "sbom: it needs what size-report"],
])("%s is named, with what is right", (_sentence, raw, expected) => {
  const error = failureOf(() => parseSettings(raw));
  expect(error.code).toBe("invalid-input");
  expect(error.message).toContain(expected);
});
