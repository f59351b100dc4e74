import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { bytes } from "./bytes.ts";
import { code, markdownTable, prose } from "./table.ts";

/** The job summary, as Markdown. */
export function summary(plan: Plan, outcome: Outcome): string {
  const rows = outcome.images.flatMap(({ name, sizes }) =>
    sizes.map(({ platform, pull }) => [code(name), platform, bytes(pull)]),
  );
  const references = outcome.images.flatMap(({ references: tags, name, digest }) => [
    ...tags.map((tag) => `- ${code(tag)}`),
    `- ${code(`${name}@${digest}`)}`,
  ]);
  const notes = plan.notes.map(({ message }) => `- ${prose(message)}`);
  return [
    `### ${plan.programs.map(({ name }) => code(name)).join(", ")} ${code(plan.version.value)}`,
    "",
    ...markdownTable(["Image", "Platform", "Download"], rows),
    "",
    outcome.published
      ? `Published, because ${prose(plan.publish.because)}:`
      : `Not published: ${prose(plan.publish.because)}.`,
    "",
    ...(outcome.published ? references : []),
    ...(notes.length > 0 ? ["", "<details><summary>Notes</summary>", "", ...notes, "", "</details>"] : []),
    "",
  ].join("\n");
}
