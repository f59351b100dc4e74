import { inputsKey, wordsOf } from "./published.ts";
import { alreadyPublished } from "./already-published.ts";
import type { Decisions, Facts } from "./decide.ts";
import type { Image } from "./images.ts";
import { imageInputs } from "./image-inputs.ts";
import { planLabels } from "./labels.ts";
import type { Naming } from "./naming.ts";
import type { Answers, PlannedImage } from "./plan.ts";
import type { Recipe } from "./recipe.ts";
import { imageBefore, renewal } from "./renewal.ts";
import type { Stamping } from "./stamps.ts";

type Parts = {
  readonly targets: readonly (Image & { readonly target: string })[];
  readonly recipe: Recipe;
  readonly stamping: Stamping;
};

/**
 * What each image says of itself, and whether there is one already: published by an earlier run, or made from the same
 * inputs. Throws what `alreadyPublished` throws.
 */
export function plannedImages(
  facts: Facts,
  { programs }: Pick<Decisions, "programs">,
  { tags, publish }: Naming,
  answers: Answers,
  { targets, recipe, stamping }: Parts,
): readonly PlannedImage[] {
  const platforms = facts.settings.platforms.map(({ text }) => text);
  const known = {
    files: answers.files ?? {},
    arguments: stamping.arguments,
  };
  return targets.map((image) => {
    const held = programs.filter(({ name }) => image.programs.includes(name));
    const said = planLabels(facts, tags.imageVersion, held, recipe.bases.runtime);
    const inputs = imageInputs(recipe, image.programs, { ...known, labels: said.labels });
    const annotations = inputs === null ? said.annotations : { ...said.annotations, [inputsKey]: inputs };
    const own = { name: image.name, platforms, ...wordsOf(annotations), inputs: inputs ?? undefined };
    const published = publish.push ? alreadyPublished(own, tags, answers.published) : null;
    const renews =
      publish.push && published === null ? renewal(own, imageBefore(image, facts.trigger), answers.published) : null;
    return { ...image, identity: tags.identity ?? null, published, inputs, renews, ...said, annotations };
  });
}
