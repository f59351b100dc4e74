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
  plan: "The plan as JSON (docs/plan.md).",
} as const;

export type Outputs = Readonly<Record<keyof typeof outputDescriptions, string>>;

/** The outputs; without an outcome (a dry run) those that only the build can tell are empty. */
export function outputs(plan: Plan, outcome: Outcome | undefined): Outputs {
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
    plan: JSON.stringify(plan),
  };
}
