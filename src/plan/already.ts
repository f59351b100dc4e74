import type { Published } from "../published.ts";
import type { Commit } from "../trigger.ts";
import { UserError } from "../user-error.ts";
import type { Tags } from "./tags.ts";

/**
 * Compares an image's immutable tags with what the registry holds. Returns the digest under which an earlier run has
 * published this very build, null when none has. Throws UserError `version-already-published` when a tag belongs to
 * another commit, `invalid-version` for the rebuild of what is not released.
 */
export function alreadyPublished(
  name: string,
  tags: Tags,
  commit: Commit | undefined,
  published: readonly Published[],
): string | null {
  const find = (tag: string) => published.find(({ reference }) => reference === `${name}:${tag}`);
  const revision = commit?.revision;
  if (tags.rebuilds !== undefined) mustBeReleased(`${name}:${tags.rebuilds}`, find(tags.rebuilds), revision);
  for (const tag of tags.all) if (tag.moves === "never") mustBeOurs(`${name}:${tag.name}`, find(tag.name), revision);
  return tags.identity === undefined ? null : (find(tags.identity)?.digest ?? null);
}

/** Throws UserError `version-already-published` when what the registry holds is of another commit than `revision`. */
export function mustBeOurs(reference: string, found: Published | undefined, revision: string | undefined): void {
  if (found === undefined || (revision !== undefined && found.revision === revision)) return;
  throw new UserError(
    "version-already-published",
    `${reference} is already published ${origin(found)}, and this run is of commit ${short(revision)}`,
    "A published version never changes: release this commit under a new one.",
  );
}

function mustBeReleased(reference: string, found: Published | undefined, revision: string | undefined): void {
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
