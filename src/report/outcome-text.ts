import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { layerRows } from "./layers.ts";
import { columns } from "./table.ts";

/** The outcome for people: each image with its digest, layers and sizes. */
export function outcomeText(plan: Plan, outcome: Outcome): string {
  const images = outcome.images.flatMap((image) => [
    "",
    `${image.name}@${image.digest}`,
    ...image.references.map((reference) => `  ${reference}`),
    ...columns(layerRows(plan, image).map((row) => ["  ", ...row])),
  ]);
  const seconds = Object.entries(outcome.seconds).map(([stage, value]) => `${stage} ${value} s`);
  return (
    [
      ...images,
      "",
      `Built in ${seconds.join(", ")}.`,
      outcome.published ? "" : `Not published: ${plan.publish.because}.`,
    ]
      .join("\n")
      .trim() + "\n"
  );
}
