import type { Decisions, Facts } from "./decide.ts";
import { type Image, mustNameRegistry, planImages } from "./images.ts";
import { type Publish, notAsked, planPublish } from "./publish.ts";
import type { Trigger } from "../trigger.ts";
import { imageBefore } from "./renewal.ts";
import { type Tags, tagsFor } from "./tags.ts";

/** Names and whether they are published: decided before the registry is asked what it holds of them. */
export type Naming = { readonly tags: Tags; readonly images: readonly Image[]; readonly publish: Publish };

/** Throws UserError `invalid-input` or `invalid-version` for names and versions that do not fit what was found. */
export function planNaming(facts: Facts, { programs }: Pick<Decisions, "programs">): Naming {
  const { settings, trigger, repository } = facts;
  const module = programs[0]?.module ?? { path: "", directory: "." };
  const tags = tagsFor(trigger, repository.history, module, settings.imageTags);
  const images = planImages(settings, programs, tags, facts);
  const publish = facts.publish ? planPublish(settings, trigger, tags) : notAsked;
  if (publish.push) images.forEach(mustNameRegistry);
  return { tags, images, publish };
}

/** The references whose state in the registry decides what can be published; none when nothing will be. */
export function lookups({ images, publish, tags }: Naming, trigger: Trigger): readonly string[] {
  if (!publish.push) return [];
  const immutable = tags.all.filter(({ moves }) => moves === "never").map(({ name }) => name);
  const names = tags.rebuilds === undefined ? immutable : [...immutable, tags.rebuilds];
  return images.flatMap((image) => [
    ...names.map((tag) => `${image.name}:${tag}`),
    ...[imageBefore(image, trigger)].filter((reference) => reference !== undefined),
  ]);
}
