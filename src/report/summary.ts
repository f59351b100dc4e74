import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { notBuilt } from "./outcome-text.ts";
import { type CommentFacts, sizeSummary } from "./size-comment.ts";
import { bytes } from "./bytes.ts";
import { code, markdownTable, prose } from "./table.ts";
import { timeline } from "./timeline.ts";
import { tagWords } from "./tag-words.ts";
import { whyNot } from "./why-not.ts";

/** The job summary, as Markdown; with the size report, where images were measured. */
export function summary(plan: Plan, outcome: Outcome, sizes: CommentFacts | undefined): string {
  const rows = outcome.images.flatMap(({ name, sizes }) =>
    sizes.map(({ platform, pull }) => [code(name), platform, bytes(pull)]),
  );
  const notes = plan.notes.map(({ message }) => `- ${prose(message)}`);
  return [
    `### ${plan.programs.map(({ name }) => code(name)).join(", ")} ${code(plan.version.value)}`,
    "",
    ...markdownTable(["Image", "Platform", "Download"], rows),
    "",
    ...(outcome.published ? published(plan, outcome) : [`Not published: ${prose(whyNot(plan, outcome))}.`]),
    ...(sizes === undefined ? [] : ["", sizeSummary(sizes)]),
    "",
    timeline(outcome),
    ...(notes.length > 0 ? ["", "<details><summary>Notes</summary>", "", ...notes, "", "</details>"] : []),
    "",
  ].join("\n");
}

/** By digest first: that is what a deployment should name. */
function published(plan: Plan, { images }: Outcome): readonly string[] {
  const tags = images.flatMap((image) => image.tags);
  const rows = tags.map(({ reference, state, because }) => [code(reference), tagWords[state], prose(because)]);
  const before = images.filter(({ built }) => !built);
  return [
    `Published, because ${prose(plan.publish.because)}. To deploy:`,
    "",
    "```text",
    ...images.map(({ name, digest }) => `${name}@${digest}`),
    "```",
    "",
    ...(before.length > 0
      ? [...before.map((image) => `- ${code(image.name)}: ${notBuilt(plan, image)}, so it was not built again.`), ""]
      : []),
    ...markdownTable(["Tag", "State", "Why"], rows),
  ];
}
