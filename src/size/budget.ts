import type { BaselineKind } from "./baseline.ts";

/** What sizes may be. All in bytes; undefined where there is no such limit. */
export type Budget = {
  /** Of the download, for each platform. */
  readonly maxSize: number | undefined;
  /** Of the download's growth: more than each of these that is there. */
  readonly increase: { readonly percent: number | undefined; readonly bytes: number | undefined } | undefined;
  /** A growth of fewer bytes is none. */
  readonly ignoreBelow: number;
};

const units: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** `15MiB`, `500 kB`, `1200` → bytes; undefined for what is no size. */
export function parseSize(text: string): number | undefined {
  const { number = "", unit = "" } =
    /^(?<number>\d{1,12}(?:\.\d{1,6})?)\s*(?<unit>[a-z]*)$/i.exec(text.trim())?.groups ?? {};
  const bytes = units[unit === "" ? "b" : unit.toLowerCase()];
  return number === "" || bytes === undefined ? undefined : Math.round(Number(number) * bytes);
}

/** `5%`, `500KiB`, `5% and 500KiB` (more than both) → limits; undefined for what is no increase. */
export function parseIncrease(text: string): Budget["increase"] {
  const parts = text.trim().split(/\s+and\s+/i);
  const percents = parts.flatMap((part) => /^(\d{1,6}(?:\.\d{1,6})?)\s*%$/.exec(part)?.[1] ?? []).map(Number);
  const sizes = parts.flatMap((part) => parseSize(part) ?? []);
  if (percents.length > 1 || sizes.length > 1 || percents.length + sizes.length !== parts.length) return undefined;
  return { percent: percents[0], bytes: sizes[0] };
}

/** The download of an image for one platform. `before` is undefined where there is nothing to compare with. */
export type Measured = {
  readonly image: string;
  readonly platform: string;
  readonly before: number | undefined;
  readonly after: number;
};

/** Why an image is over its budget. */
export type Breach = {
  readonly kind: "max-size" | "fail-on-increase";
  readonly image: string;
  readonly platform: string;
  /** The limit in bytes, and what it is now: the download, or its growth. */
  readonly limit: number;
  readonly value: number;
};

export type Gate = {
  readonly result: "pass" | "fail" | "skipped";
  /** A sentence without a full stop. */
  readonly because: string;
  readonly breaches: readonly Breach[];
};

type Circumstances = {
  readonly baseline: BaselineKind;
  /** Whether growth is judged whatever the baseline is: one that is not exact counts, and having none is a failure. */
  readonly strictBaseline: boolean;
  /** The label with which somebody took the increase upon themselves; undefined without one. */
  readonly waiver: string | undefined;
};

/**
 * Whether images are within their budget. A limit of the size itself always holds; a growth is judged only against a
 * baseline that is exact, or a guess could fail a pull request for what others did.
 */
export function judgeBudget(budget: Budget, measured: readonly Measured[], circumstances: Circumstances): Gate {
  const { maxSize, increase } = budget;
  if (maxSize === undefined && increase === undefined)
    return { result: "pass", because: "there is no budget", breaches: [] };
  const tooLarge = measured.flatMap(({ image, platform, after }): readonly Breach[] =>
    maxSize !== undefined && after > maxSize
      ? [{ kind: "max-size", image, platform, limit: maxSize, value: after }]
      : [],
  );
  const comparable = judgesGrowth(circumstances);
  const grew =
    increase === undefined || !comparable
      ? []
      : measured.flatMap((one) => growthBreach(one, increase, budget.ignoreBelow));
  const breaches = [...tooLarge, ...grew];
  const { baseline, strictBaseline, waiver } = circumstances;
  // With a strict baseline, a platform that it lacks is not waved through either.
  const lacking = strictBaseline && measured.some(({ before }) => before === undefined);
  const unjudged = increase !== undefined && (!comparable || lacking);
  if (breaches.length > 0 && waiver !== undefined)
    return { result: "pass", because: `the label ${waiver} allows it`, breaches };
  if (breaches.length > 0) return { result: "fail", because: "the budget is exceeded", breaches };
  if (unjudged && strictBaseline) {
    const [one] = measured.filter(({ before }) => before === undefined);
    const what = comparable && one !== undefined ? ` of ${one.image} for ${one.platform}` : "";
    const because = `strict-baseline is set, and there is nothing to judge growth${what} against`;
    if (waiver === undefined) return { result: "fail", because, breaches };
    return { result: "skipped", because: `${because}; the label ${waiver} allows it`, breaches };
  }
  if (unjudged)
    return {
      result: "skipped",
      because: `growth is judged against an exact baseline only, and ${baseline === "none" ? "there is none" : `this one is ${baseline}`}`,
      breaches,
    };
  return { result: "pass", because: "within the budget", breaches };
}

/** One answer for several images: the worst of them, with the breaches of all. */
export function allGates(gates: readonly Gate[]): Gate {
  const worst = (["fail", "skipped", "pass"] as const).map((result) => gates.find((gate) => gate.result === result));
  const breaches = gates.flatMap((gate) => gate.breaches);
  // An image that was waived through says so, even if another one needed no waiver.
  const waived = gates.find((gate) => gate.result === "pass" && gate.breaches.length > 0);
  const { result, because } = worst[0] ??
    worst[1] ??
    waived ??
    worst[2] ?? { result: "pass", because: "there is no image" };
  return { result, because, breaches };
}

function judgesGrowth({ baseline, strictBaseline }: Circumstances): boolean {
  return baseline === "exact" || (strictBaseline && baseline !== "none");
}

function growthBreach(
  { image, platform, before, after }: Measured,
  { percent, bytes }: NonNullable<Budget["increase"]>,
  ignoreBelow: number,
): readonly Breach[] {
  // Without a size before there is nothing that could have grown: it is not 0.
  if (before === undefined) return [];
  const value = after - before;
  const limit = Math.max(percent === undefined ? 0 : (before * percent) / 100, bytes ?? 0);
  if (value <= limit || value < ignoreBelow) return [];
  return [{ kind: "fail-on-increase", image, platform, limit: Math.floor(limit), value }];
}
