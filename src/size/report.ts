import type { BinarySize } from "./binary.ts";
import { type BinaryChange, compareBinaries } from "./compare-binaries.ts";
import { type ImageChange, compareImages } from "./compare-images.ts";
import type { ImageSize } from "./image.ts";

/** What was measured: a program, or an image with all its platforms. */
export type Subject =
  | { readonly kind: "binary"; readonly name: string; readonly binary: BinarySize }
  | {
      readonly kind: "image";
      readonly name: string;
      readonly digest: string;
      readonly platforms: readonly ImageSize[];
      /** Bytes of attestations, which no pull downloads. */
      readonly attestations: number;
    };

export type ImageSubject = Extract<Subject, { readonly kind: "image" }>;

/** Sizes, and what changed against another. Plain JSON, documented in docs/size.md. */
export type SizeReport = {
  readonly schema: 1;
  readonly subject: Subject;
  /** What it is compared with; null where nothing is. */
  readonly base: Subject | null;
  /** One for each pair: of programs, or of platforms that both images have. */
  readonly changes: readonly Change[];
};

export type Change = ({ readonly kind: "binary" } & BinaryChange) | ({ readonly kind: "image" } & ImageChange);

/** A report; `base` is of the same kind as `subject`, which callers see to. */
export function sizeReport(subject: Subject, base?: Subject): SizeReport {
  return { schema: 1, subject, base: base ?? null, changes: base === undefined ? [] : changesBetween(base, subject) };
}

function changesBetween(base: Subject, subject: Subject): readonly Change[] {
  if (base.kind === "binary" && subject.kind === "binary")
    return [{ kind: "binary", ...compareBinaries(base.binary, subject.binary) }];
  if (base.kind !== "image" || subject.kind !== "image") return [];
  return subject.platforms.flatMap((after) => {
    const before = base.platforms.find(({ platform }) => platform === after.platform);
    return before === undefined ? [] : [{ kind: "image" as const, ...compareImages(before, after) }];
  });
}
