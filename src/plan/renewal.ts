import type { Published } from "./published.ts";
import type { Trigger } from "../trigger.ts";
import { type Own, samePlatforms } from "./already-published.ts";
import type { Image } from "./images.ts";
import { floatingBranchTag } from "./tags.ts";

/**
 * The tag whose image may be what this build would make, but for what it says of its commit. It follows the same branch,
 * so that only a build with the same rights has written it: never one of a pull request for a branch, never any for a release.
 */
export function imageBefore({ name, floating }: Image, trigger: Trigger): string | undefined {
  if (trigger.kind !== "branch") return undefined;
  const tag = floatingBranchTag(trigger.branch, trigger.isDefault);
  return tag in floating ? `${name}:${tag}` : undefined;
}

/** Digest of an image that was built from the same inputs; null where this one has to be built. */
export function renewal(own: Own, reference: string | undefined, published: readonly Published[]): string | null {
  const found = published.find((one) => one.reference === reference);
  if (own.inputs === undefined || found?.inputs !== own.inputs || !samePlatforms(found, own)) return null;
  return found.digest;
}
