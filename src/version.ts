import { compareBuild, parse } from "semver";
import { UserError } from "./user-error.ts";

/** A version as Go writes it, `v1.2.3` or `v1.2.3-rc.1`; or as semver allows it beside, with build metadata: `v1.2.3+fips`. */
export type Version = {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `rc.1`; empty for a release. */
  readonly prerelease: string;
  /** `fips`; empty for what Go calls a version. */
  readonly metadata: string;
};

/** The version that a tag of git names, or undefined when the tag is none. */
export function versionOf(tag: string): Version | undefined {
  const parsed = parse(tag);
  if (parsed === null || tag.length > 128) return undefined;
  const { major, minor, patch } = parsed;
  const metadata = parsed.build.join(".");
  // Go knows no other spelling than v1.2.3.
  if (tag !== `v${parsed.version}${metadata === "" ? "" : `+${metadata}`}`) return undefined;
  return { text: tag, major, minor, patch, prerelease: parsed.prerelease.join("."), metadata };
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

/** The version as an image tag, which cannot hold `+`; `_` stands in no version. `v1.2.3+fips` → `v1.2.3_fips`. */
export const imageTag = ({ text }: Version): string => text.replace("+", "_");

/** The version that an image tag names: the reverse of `imageTag`. */
export const versionOfImageTag = (tag: string): Version | undefined => versionOf(tag.replace("_", "+"));

/** Negative when `a` is older than `b`. Build metadata decides between versions that are otherwise the same. */
export function compareVersions(a: Version, b: Version): number {
  return compareBuild(a.text, b.text);
}

/** The versions among the tags of a repository that belong to the module in `directory`, oldest first. */
export function versionsOf(tags: readonly string[], directory: string): readonly Version[] {
  const prefix = directory === "." ? "" : `${directory}/`;
  return tags
    .filter((tag) => tag.startsWith(prefix))
    .map((tag) => versionOf(tag.slice(prefix.length)))
    .filter((version) => version !== undefined)
    .sort(compareVersions);
}
