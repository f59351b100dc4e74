import type { Facts } from "./decide.ts";
import type { PlannedImage } from "./plan.ts";
import { isMissing } from "./remaining.ts";

/** Whether and how sizes are told and judged. All sizes in bytes. */
export type PlannedSizeReport = {
  /** Whether images are taken apart; their download sizes are known in any case. */
  readonly measure: boolean;
  readonly because: string;
  /** Of the download, for each platform; null where there is no such limit. */
  readonly maxSize: number | null;
  /** Of the download's growth: more than each of these that is there. Null where growth is not judged. */
  readonly increase: { readonly percent: number | null; readonly bytes: number | null } | null;
  readonly ignoreBelow: number;
  /** Whether growth is judged against a baseline that is not exact, too. */
  readonly strictBaseline: boolean;
  /** The label with which somebody took an increase upon themselves; null without one. */
  readonly waiver: string | null;
  /** Bills of materials that are written. */
  readonly sbom: "off" | "cyclonedx" | "spdx";
};

export function planSizeReport({ settings, trigger, predecessor }: Facts): PlannedSizeReport {
  const { report, budget, waiver, baseline, rebuildBaseline, strictBaseline, sbom } = settings.sizes;
  const asked = [
    ...(budget.maxSize === undefined ? [] : ["max-size"]),
    ...(budget.increase === undefined ? [] : ["fail-on-increase"]),
    ...(baseline === undefined && !rebuildBaseline ? [] : ["baseline"]),
    ...(sbom === "off" ? [] : ["sbom"]),
  ];
  const measure = report !== "off" && (report === "always" || trigger.kind !== "local" || asked.length > 0);
  // What a pull request was allowed would otherwise fail the branch it was merged into, where no label is.
  const judged = trigger.kind === "pull-request" || baseline !== undefined;
  const { percent, bytes } = budget.increase ?? {};
  return {
    measure,
    because:
      report !== "auto"
        ? `size-report is set to ${report}`
        : trigger.kind !== "local"
          ? "CI builds the images"
          : asked[0] !== undefined
            ? `${asked[0]} is set`
            : "a local build is measured only when it is asked for",
    maxSize: budget.maxSize ?? null,
    increase: budget.increase === undefined || !judged ? null : { percent: percent ?? null, bytes: bytes ?? null },
    ignoreBelow: budget.ignoreBelow,
    strictBaseline,
    waiver: predecessor.labels.includes(waiver) ? waiver : null,
    sbom,
  };
}

type Sized = {
  readonly images: readonly Pick<PlannedImage, "target" | "published" | "renews">[];
  readonly sizeReport: Pick<PlannedSizeReport, "measure" | "sbom">;
};

/** Targets that are taken apart: what is built, and everything where a bill of materials is asked for. */
export function takenApart({ images, sizeReport: { measure, sbom } }: Sized): ReadonlySet<string> {
  const chosen = images.filter((image) => measure && (sbom !== "off" || isMissing(image)));
  return new Set(chosen.map(({ target }) => target));
}

/**
 * Whether images are compared with what was there before. A budget holds for an image that is only told its commit as well,
 * and what is taken apart anyway can be compared.
 */
export const isCompared = ({ images, sizeReport: { measure, sbom } }: Sized): boolean =>
  measure && (sbom !== "off" || images.some(({ published }) => published === null));
