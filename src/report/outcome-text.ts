import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { layerRows } from "./layers.ts";
import { sizeLines } from "./size-lines.ts";
import { columns } from "./table.ts";
import { tagWords } from "./tag-words.ts";
import { whyNot } from "./why-not.ts";

/** The outcome for people: each image with its digest, what became of its tags, layers and sizes. */
export function outcomeText(plan: Plan, outcome: Outcome): string {
  const images = outcome.images.flatMap((image) => [
    "",
    `${image.name}@${image.digest}${image.built ? "" : "  (published before; nothing was built)"}`,
    ...columns(image.tags.map(({ reference, state, because }) => ["  ", reference, tagWords[state], because])),
    ...columns(layerRows(plan, image).map((row) => ["  ", ...row])),
  ]);
  const sizes = outcome.sizeReports.flatMap((report) => ["", ...sizeLines(report, plan.sizeReport.ignoreBelow)]);
  const seconds = Object.entries(outcome.seconds).map(([stage, value]) => `${stage} ${value} s`);
  return (
    [
      ...images,
      ...sizes,
      "",
      ...(seconds.length > 0 ? [`Built in ${seconds.join(", ")}.`] : []),
      outcome.published ? "" : `Not published: ${whyNot(plan, outcome)}.`,
    ]
      .join("\n")
      .trim() + "\n"
  );
}
