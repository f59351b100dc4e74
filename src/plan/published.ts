/** What an image says of itself; undefined where it does not. */
export type Words = {
  /** The commit, in lower-case hex. */
  readonly revision: string | undefined;
  readonly version: string | undefined;
  /** Time of the commit, in seconds since 1970. */
  readonly created: number | undefined;
  /** The programs in it. */
  readonly title: string | undefined;
  /** Digest of its base image. */
  readonly base: string | undefined;
  /** Digest of what it was made from, but for its commit: image-inputs.ts. */
  readonly inputs?: string | undefined;
};

/** What a tag in a registry stands for. */
export type Published = Words & {
  /** Name and tag. */
  readonly reference: string;
  readonly digest: string;
  /** Those of its index, sorted; undefined for an image without one. */
  readonly platforms: readonly string[] | undefined;
};

/** What the keys of labels and annotations begin with: https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export const ociPrefix = "org.opencontainers.image.";

/** Annotation of `inputs`. */
export const inputsKey = "go-alpine-build.inputs";

/** From the labels or annotations of an image. */
export function wordsOf(texts: Readonly<Record<string, string>>): Words {
  const created = Date.parse(texts[`${ociPrefix}created`] ?? "") / 1000;
  return {
    revision: texts[`${ociPrefix}revision`],
    version: texts[`${ociPrefix}version`],
    created: Number.isNaN(created) ? undefined : created,
    title: texts[`${ociPrefix}title`],
    base: texts[`${ociPrefix}base.digest`],
    inputs: texts[inputsKey],
  };
}
