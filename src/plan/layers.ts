import type { Image } from "./images.ts";

/** What a layer of an image holds: a part of the base image, the files beside the programs, or the program of that name. */
export type PlannedLayer =
  { readonly kind: "base" } | { readonly kind: "files" } | { readonly kind: "program"; readonly program: string };

/**
 * What the layers of an image hold, from the lowest: those of the base, one with files, and one for each program, which is
 * the order in which the Dockerfile copies them. `count` is how many layers the image has; what is above the base is in the
 * result even where that is fewer.
 */
export function plannedLayers({ programs }: Pick<Image, "programs">, count: number): readonly PlannedLayer[] {
  const above: readonly PlannedLayer[] = [
    { kind: "files" },
    ...programs.map((program) => ({ kind: "program", program }) as const),
  ];
  return [...Array.from({ length: Math.max(0, count - above.length) }, () => ({ kind: "base" }) as const), ...above];
}
