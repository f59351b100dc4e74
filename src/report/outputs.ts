import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";

/** What later steps of a workflow may read. Names and descriptions are those of action.yml. */
export const outputDescriptions = {
  image: "Name of the first image, without tag.",
  tags: "References with tag that stand for what was published, one a line.",
  digest: "Digest of the first image: of its index, or of its manifest where there is one platform.",
  reference: "The first image by digest, `name@sha256:…`, ready for a deployment; empty when nothing was published.",
  version: "The version that the programs were told.",
  published: "`true` when the images are in the registry under their tags, now or from an earlier run of the commit.",
  images: "All images as JSON: `[{ name, digest, built, tags, references, sizes }]`.",
  sizes: "Download sizes of the first image as JSON, in bytes by platform.",
  "pull-size": "Download size of the first image's first platform, in bytes.",
  "pull-size-delta":
    "By how many bytes that has grown since the baseline, negative where it shrank; empty where there is none.",
  report:
    "Path of the size report as JSON (docs/size.md), with a picture (HTML) of each image's largest program beside it.",
  sbom: "Paths of the bills of materials, one a line; empty unless `sbom` is set.",
  "test-results":
    "Directory with the results of `test`, also when tests fail: `junit.xml`, `coverage.out` and `tests.json`, the events of `go test -json`; empty where none ran.",
  "cache-hit":
    "`true` when everything that is carried from run to run was there, from a build with the same dependencies and flags.",
  plan: "The plan as JSON (docs/plan.md).",
} as const;

/** It is set as soon as tests have run, whatever becomes of the build. */
export const testResultsOutput = "test-results";

export type Outputs = Readonly<Record<Exclude<keyof typeof outputDescriptions, typeof testResultsOutput>, string>>;

/** Paths of files that were written. */
type Files = { readonly report: string | undefined; readonly bills: readonly string[] };

/** The outputs; without an outcome (a dry run) those that only the build can tell are empty. */
export function outputs(plan: Plan, outcome: Outcome | undefined, files?: Files): Outputs {
  const [first] = outcome?.images ?? [];
  const sizes = first?.sizes ?? [];
  return {
    image: plan.images[0]?.name ?? "",
    tags: (outcome?.images ?? []).flatMap(({ references }) => references).join("\n"),
    digest: first?.digest ?? "",
    reference: first === undefined || outcome?.published !== true ? "" : `${first.name}@${first.digest}`,
    version: plan.version.value,
    published: String(outcome?.published ?? false),
    images: JSON.stringify(outcome?.images ?? []),
    sizes: JSON.stringify(Object.fromEntries(sizes.map(({ platform, pull }) => [platform, pull]))),
    "pull-size": sizes[0] === undefined ? "" : String(sizes[0].pull),
    "pull-size-delta": delta(outcome),
    report: files?.report ?? "",
    sbom: (files?.bills ?? []).join("\n"),
    "cache-hit": outcome === undefined ? "" : String(isHit(outcome)),
    plan: JSON.stringify(plan),
  };
}

/** Of the first platform that both images have. */
function delta(outcome: Outcome | undefined): string {
  const change = outcome?.sizeReports[0]?.report.changes.find((one) => one.kind === "image");
  return change?.kind === "image" ? String(change.pull.after - change.pull.before) : "";
}

const isHit = ({ caches }: Outcome) => caches.length > 0 && caches.every(({ equal }) => equal);
