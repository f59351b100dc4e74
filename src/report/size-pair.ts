import type { BinarySize } from "../size/binary.ts";
import type { ImageCause, ImageChange } from "../size/compare-images.ts";
import type { ImageSize } from "../size/image.ts";
import type { SizeReport } from "../size/report.ts";

/** Bytes on both sides; undefined where there is no such side. */
export type Amounts = { readonly before: number | undefined; readonly after: number | undefined };

/** One row of a comparison: a program, or an image for one platform. */
export type SizePair = {
  /** Empty for a program. */
  readonly platform: string;
  /** What is downloaded; of a program, its file. */
  readonly pull: Amounts;
  /** Undefined for a program. */
  readonly disk: Amounts | undefined;
  /** Undefined where there is nothing to compare. */
  readonly update: number | undefined;
  readonly causes: readonly ImageCause[];
  readonly image: ImageChange | undefined;
  /** Programs that both sides have. */
  readonly programs: readonly { readonly path: string; readonly before: BinarySize; readonly after: BinarySize }[];
  readonly settings: readonly { readonly name: string; readonly from: string; readonly to: string }[];
};

/** The rows of a report: each platform of either side, those of the new one first. */
export function sizePairs({ subject, base, changes }: SizeReport): readonly SizePair[] {
  if (subject.kind === "binary") {
    const before = base?.kind === "binary" ? base.binary : undefined;
    const change = changes.find((one) => one.kind === "binary");
    return [
      {
        ...emptyPair,
        pull: { before: before?.size, after: subject.binary.size },
        causes: (change?.causes ?? []).map((cause) => ({ ...cause, program: "" })),
        programs: before === undefined ? [] : [{ path: subject.name, before, after: subject.binary }],
        settings: change?.settings ?? [],
      },
    ];
  }
  const old = base?.kind === "image" ? base.platforms : [];
  const gone = old.filter(({ platform }) => !subject.platforms.some((one) => one.platform === platform));
  return [
    ...subject.platforms.map((after) => {
      const change = changes.find((one) => one.kind === "image" && one.platform === after.platform);
      const before = old.find(({ platform }) => platform === after.platform);
      return imagePair(before, after, change?.kind === "image" ? change : undefined);
    }),
    ...gone.map((before) => imagePair(before, undefined, undefined)),
  ];
}

const emptyPair = {
  platform: "",
  disk: undefined,
  update: undefined,
  causes: [],
  image: undefined,
  programs: [],
  settings: [],
} as const;

function imagePair(
  before: ImageSize | undefined,
  after: ImageSize | undefined,
  change: ImageChange | undefined,
): SizePair {
  return {
    ...emptyPair,
    platform: (after ?? before)?.platform ?? "",
    pull: { before: before?.pull, after: after?.pull },
    disk: { before: before?.disk, after: after?.disk },
    update: change?.update,
    causes: change?.causes ?? [],
    image: change,
    programs: (change?.programs ?? []).flatMap(({ path }) => {
      const [old, now] = [before, after].map(
        (image) => image?.programs.find((program) => program.path === path)?.binary,
      );
      return old === undefined || now === undefined ? [] : [{ path, before: old, after: now }];
    }),
    settings: (change?.programs ?? []).flatMap(({ change: { settings } }) => settings),
  };
}

/** By how much it grew; 0 where one side is missing, since nothing was compared then. */
export function growth({ before, after }: Amounts): number {
  return before === undefined || after === undefined ? 0 : after - before;
}
