import type { History } from "../repository.ts";
import type { Commit, Trigger } from "../trigger.ts";
import { UserError } from "../user-error.ts";
import { type Version, compareVersions, versionOf } from "../version.ts";
import type { Note } from "./note.ts";
import { pseudoVersion } from "./pseudo-version.ts";
import { slug } from "./slug.ts";

/** The distribution grammar allows 128 characters in a tag. */
const tagLimit = 128;

export type Tags = {
  readonly development: boolean;
  /** Immutable ones first, floating ones last. */
  readonly names: readonly string[];
  /** What the program is told about itself. */
  readonly version: string;
  readonly notes: readonly Note[];
};

/**
 * The tags of a build, by situation. `module` is the module's directory, `.` for the root: the tags of a nested module
 * carry it as prefix. Throws UserError `invalid-version` for a release of another module.
 */
export function tagsFor(trigger: Trigger, history: History, module: string): Tags {
  const sha = trigger.commit === undefined ? [] : [`sha-${trigger.commit.revision.slice(0, 12)}`];
  switch (trigger.kind) {
    case "release": {
      mustBeOf(module, trigger.module, trigger.version);
      // A module in a directory may be released by the tags of the root: those then are the lines that move.
      const known = versionsOf(history.tags, trigger.module === "" ? "." : trigger.module);
      const { floating, notes } = floatingTags(trigger.version, known, history.complete);
      return {
        development: false,
        names: [trigger.version.text, ...sha, ...floating],
        version: trigger.version.text,
        notes,
      };
    }
    case "branch": {
      const version = describe(trigger.commit, history, module);
      if (!trigger.isDefault)
        return { development: true, names: [...sha, `dev-${slug(trigger.branch, tagLimit - 4)}`], ...version };
      const immutable = trigger.commit === undefined ? [] : [version.version];
      return { development: false, names: [...immutable, ...sha, branchTag(trigger.branch)], ...version };
    }
    case "pull-request":
      return {
        development: true,
        names: [...sha, `pr-${trigger.number}`],
        ...describe(trigger.commit, history, module),
      };
    case "merge-queue":
      return { development: true, names: sha, ...describe(trigger.commit, history, module) };
    case "local":
      return { development: false, names: ["dev"], version: "dev", notes: [] };
  }
}

/** The default branch's name, unless releases or commits own such a tag: a branch `v3` must not become the image of v3. */
function branchTag(branch: string): string {
  const taken = /^(?:v\d+(?:\.|$)|sha-|latest$)/.test(branch);
  return slug(taken ? `branch-${branch}` : branch, tagLimit);
}

/** `v1.4` and `v1` for v1.4.2, each only while no newer version of that line is known; never for a pre-release. */
function floatingTags(
  version: Version,
  known: readonly Version[],
  complete: boolean,
): { floating: readonly string[]; notes: readonly Note[] } {
  if (version.prerelease !== "") return { floating: [], notes: [] };
  if (!complete) {
    const message = `the checkout is shallow, so whether ${version.text} is the newest of its line is not known: v${version.major}.${version.minor} and v${version.major} stay where they are (fetch-depth: 0 moves them)`;
    return { floating: [], notes: [{ code: "history-shallow", message }] };
  }
  const released = known.filter((other) => other.prerelease === "" && other.major === version.major);
  const newestOf = (line: readonly Version[]) => line.every((other) => compareVersions(other, version) <= 0);
  const minor = newestOf(released.filter((other) => other.minor === version.minor))
    ? [`v${version.major}.${version.minor}`]
    : [];
  // v0 promises nothing from one minor to the next, so a tag that follows them all would be a trap.
  const major = version.major > 0 && newestOf(released) ? [`v${version.major}`] : [];
  return { floating: [...minor, ...major], notes: [] };
}

function describe(
  commit: Commit | undefined,
  history: History,
  module: string,
): { version: string; notes: readonly Note[] } {
  if (commit === undefined) return { version: "dev", notes: [] };
  const base = versionsOf(history.reachable, module).at(-1);
  const message =
    "the checkout is shallow, so the version counts from the newest tag that is in it (fetch-depth: 0 brings all)";
  const notes = history.complete ? [] : [{ code: "history-shallow", message }];
  return { version: pseudoVersion(base, commit), notes };
}

/** The versions among tags that belong to the module in `directory`, oldest first. */
function versionsOf(tags: readonly string[], directory: string): readonly Version[] {
  const prefix = directory === "." ? "" : `${directory}/`;
  return tags
    .filter((tag) => tag.startsWith(prefix))
    .map((tag) => versionOf(tag.slice(prefix.length)))
    .filter((version) => version !== undefined)
    .sort(compareVersions);
}

function mustBeOf(module: string, tagged: string, version: Version): void {
  if (tagged === "" || tagged === module) return;
  throw new UserError(
    "invalid-version",
    `the tag ${tagged}/${version.text} releases the module in ${tagged}, and this build is of the module in ${module}`,
    `Set working-directory: ${tagged}, or tag ${module === "." ? "" : `${module}/`}${version.text}.`,
  );
}
