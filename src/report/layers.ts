import type { BuiltImage } from "../build.ts";
import type { Plan } from "../plan/plan.ts";
import { bytes } from "./bytes.ts";

/** Rows of platform, what, size: one a layer and one for the pull size. Layers are named by what the Dockerfile puts in them. */
export function layerRows(plan: Plan, image: BuiltImage): readonly (readonly [string, string, string])[] {
  const programs = plan.images.find(({ name }) => name === image.name)?.programs ?? [];
  const own = ["files", ...programs];
  return image.sizes.flatMap(({ platform, pull, layers }) => {
    const base = layers.length - own.length;
    const rows = layers.map(({ size }, at) => ["", at < base ? "base" : (own[at - base] ?? ""), bytes(size)] as const);
    return [[platform, "download", bytes(pull)] as const, ...rows];
  });
}
