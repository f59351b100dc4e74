import type { Commit } from "../trigger.ts";
import type { Version } from "../version.ts";

/**
 * The version Go itself gives a commit without a tag: `v1.2.4-0.20261124083000-abcdef123456` after v1.2.3.
 * `base` is the newest version reachable from the commit, undefined before the first one.
 * Format: https://go.dev/ref/mod#pseudo-versions
 */
export function pseudoVersion(base: Version | undefined, { revision, seconds }: Commit): string {
  const time = new Date(seconds * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
  const commit = `${time}-${revision.slice(0, 12)}`;
  if (base === undefined) return `v0.0.0-${commit}`;
  if (base.prerelease !== "") return `${base.text}.0.${commit}`;
  return `v${base.major}.${base.minor}.${base.patch + 1}-0.${commit}`;
}
