import type { Published, Words } from "./published.ts";
import { UserError } from "../user-error.ts";
import type { Tags } from "./tags.ts";

/** What an image of this run would say of itself, and under which name. */
export type Own = Words & { readonly name: string; readonly platforms: readonly string[] };

/**
 * Compares an image's immutable tags with what the registry holds. Returns the digest under which an earlier run has
 * published this very build, null when none has. Throws UserError `version-already-published` when a tag belongs to
 * another commit or another program, `invalid-version` for the rebuild of what is not released.
 */
export function alreadyPublished(own: Own, tags: Tags, published: readonly Published[]): string | null {
  const find = (tag: string) => published.find(({ reference }) => reference === `${own.name}:${tag}`);
  if (tags.rebuilds !== undefined) mustBeReleased(`${own.name}:${tags.rebuilds}`, find(tags.rebuilds), own);
  for (const tag of tags.all) if (tag.moves === "never") mustBeOurs(`${own.name}:${tag.name}`, find(tag.name), own);
  const found = tags.identity === undefined ? undefined : find(tags.identity);
  if (found === undefined || !isThisBuild(found, own)) return null;
  mustBeTheSame(found, own, tags);
  return samePlatforms(found, own) ? found.digest : null;
}

/** Throws UserError `version-already-published` when what the registry holds is of another commit, or another program. */
export function mustBeOurs(
  reference: string,
  found: Published | undefined,
  own: Pick<Words, "revision" | "title">,
): void {
  if (found === undefined) return;
  if (own.revision === undefined || found.revision !== own.revision)
    throw new UserError(
      "version-already-published",
      `${reference} is already published ${origin(found)}, and this run is of commit ${short(own.revision)}`,
      "A published version never changes: release this commit under a new one.",
    );
  if (found.title !== undefined && found.title !== own.title)
    throw new UserError(
      "version-already-published",
      `${reference} is already published, and holds ${found.title}, not ${own.title ?? "this program"}`,
      "Two builds share the name of an image: give each its own with image.",
    );
}

/**
 * Whether a tag of the same commit stands for what this run would build. The default branch's build and the release of one
 * commit are told different versions, as are a branch and a pull request that is built merged into its target.
 */
export const isThisBuild = (found: Published, own: Pick<Words, "version">): boolean => found.version === own.version;

export const samePlatforms = (found: Published, { platforms }: Pick<Own, "platforms">): boolean =>
  found.platforms === undefined ? platforms.length === 1 : found.platforms.join() === [...platforms].sort().join();

/** A development image may be built for fewer platforms at first; a version stands for one image. */
function mustBeTheSame(found: Published, own: Own, { development, rebuilds }: Tags): void {
  if (!development && !samePlatforms(found, own))
    throw new UserError(
      "version-already-published",
      `${found.reference} is already published for ${found.platforms?.join(", ") ?? "a single platform"}, and this run builds ${own.platforms.join(", ")}`,
      "A published version never changes. Build all platforms in one run, or release them under a new version.",
    );
  if (rebuilds !== undefined && found.base !== own.base)
    throw new UserError(
      "version-already-published",
      `${found.reference} is already published on another base image`,
      "Runs are counted by workflow, and this number is taken: start the workflow once more.",
    );
}

function mustBeReleased(reference: string, found: Published | undefined, { revision }: Own): void {
  if (found !== undefined && found.revision === revision) return;
  const problem =
    found === undefined
      ? `${reference} is not published, so there is nothing to rebuild`
      : `${reference} was published ${origin(found)}, and the work tree is at ${short(revision)}`;
  throw new UserError(
    "invalid-version",
    problem,
    "Check out the commit of the release (ref: v1.4.2), and publish it once without rebuild.",
  );
}

const origin = ({ revision }: Published) =>
  revision === undefined ? "by something that names no commit" : `from commit ${short(revision)}`;

const short = (revision: string | undefined) => revision?.slice(0, 12) ?? "unknown";
