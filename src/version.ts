import { compare, parse } from "semver";
import { UserError } from "./user-error.ts";

/** A version as Go writes it, `v1.2.3` or `v1.2.3-rc.1`. */
export type Version = {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `rc.1`; empty for a release. */
  readonly prerelease: string;
};

/** The version that a tag names, or undefined when the tag is none. */
export function versionOf(tag: string): Version | undefined {
  const parsed = parse(tag);
  // Go knows no other spelling than v1.2.3, and an image tag cannot hold build metadata.
  if (parsed === null || tag !== `v${parsed.version}` || tag.length > 128) return undefined;
  const { major, minor, patch } = parsed;
  return { text: tag, major, minor, patch, prerelease: parsed.prerelease.join(".") };
}

/** As `versionOf`. Throws UserError `invalid-version` when the text is no version. */
export function parseVersion(text: string): Version {
  const version = versionOf(text);
  if (version !== undefined) return version;
  throw new UserError(
    "invalid-version",
    `version: ${JSON.stringify(text)} is not a version`,
    "Releases are tagged like v1.4.2 or v1.5.0-rc.1.",
  );
}

/** Negative when `a` is older than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return compare(a.text, b.text);
}
