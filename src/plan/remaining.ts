import type { Plan, PlannedImage } from "./plan.ts";

type Images = { readonly images: readonly Pick<PlannedImage, "published" | "renews">[] };

/** Whether an earlier run has published every image of this build. */
export function isPublished({ images }: Images): boolean {
  return images.every(({ published }) => published !== null);
}

/** Whether an image has to be built: it is not published, and there is none with the same inputs. */
export const isMissing = ({ published, renews }: Images["images"][number]): boolean =>
  published === null && renews === null;

export const nothingToBuild = ({ images }: Images): boolean => !images.some(isMissing);

/** The plan of the images that are not there. */
export const stillToBuild = (plan: Plan): Plan => ({ ...plan, images: plan.images.filter(isMissing) });

/** Whether there is anything to build or to test. */
export const needsEngine = (plan: Images & { readonly test: boolean }): boolean =>
  !nothingToBuild(plan) || hasToBeTested(plan);

/** What is published was tested before; an image that only is to be told its commit was not, with the tests of this one. */
const hasToBeTested = ({ test, images }: Images & { readonly test: boolean }): boolean =>
  test && images.some(({ published }) => published === null);
