import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { layerRows } from "./layers.ts";
import { sizeLines } from "./size-lines.ts";
import { timeline } from "./timeline.ts";
import { columns } from "./table.ts";
import { tagWords } from "./tag-words.ts";
import { whyNot } from "./why-not.ts";

/** Why an image was there already. */
export function notBuilt({ images }: Pick<Plan, "images">, { name }: { readonly name: string }): string {
  const renewed = images.some((image) => image.name === name && image.renews !== null);
  return renewed ? "made from the same inputs as the image before" : "published before";
}

/** The outcome for people: each image with its digest, what became of its tags, layers and sizes. */
export function outcomeText(plan: Plan, outcome: Outcome): string {
  const images = outcome.images.flatMap((image) => [
    "",
    `${image.name}@${image.digest}${image.built ? "" : `  (${notBuilt(plan, image)}; not built again)`}`,
    ...columns(image.tags.map(({ reference, state, because }) => ["  ", reference, tagWords[state], because])),
    ...columns(layerRows(image, outcome.sizeReports).map((row) => ["  ", ...row])),
  ]);
  const sizes = outcome.sizeReports.flatMap((report) => ["", ...sizeLines(report, plan.sizeReport.ignoreBelow)]);
  return (
    [...images, ...sizes, "", timeline(outcome), outcome.published ? "" : `Not published: ${whyNot(plan, outcome)}.`]
      .join("\n")
      .trim() + "\n"
  );
}
