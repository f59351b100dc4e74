import type { Published } from "./published.ts";
import { type Version, compareVersions, versionOf, versionOfImageTag } from "../version.ts";
import { pseudoTime } from "./pseudo-version.ts";

/**
 * A tag that moves, and what it follows: `line` the releases of a major or minor version, `trunk` the default branch,
 * `head` another branch or a pull request.
 */
export type Floating = { readonly tag: string; readonly moves: "line" | "trunk" | "head" };

/** What is known before a move. `newer` is what the registry holds that is newer than `ours`. */
export type Standing = {
  readonly now: Published | undefined;
  readonly ours: Published;
  readonly newer: Published | undefined;
  /** This run has moved the tag already. */
  readonly touched: boolean;
};

/**
 * What a tag is to be moved to next; undefined when it stands where it should. A newer version is left to its own run,
 * unless this one may have moved the tag away from it.
 */
export function nextMove(moves: Floating["moves"], { now, ours, newer, touched }: Standing): Published | undefined {
  const target = newer ?? ours;
  if (now?.digest === target.digest) return undefined;
  if (now !== undefined && isNewer(moves, now, target)) return undefined;
  if (newer !== undefined && !touched && now?.digest !== ours.digest) return undefined;
  return target;
}

/** Whether what a tag stands for now is newer than what this run would move it to: tags never move backwards. */
export function isNewer(moves: Floating["moves"], now: Published, ours: Published): boolean {
  if (moves !== "line") return (now.created ?? 0) > (ours.created ?? 0);
  const [there, here] = [versionOf(now.version ?? ""), versionOf(ours.version ?? "")];
  return there !== undefined && here !== undefined && compareVersions(there, here) > 0;
}

/**
 * The newest of a registry's tags that the floating tag should rather stand for than for `ours`, undefined when there is
 * none. Two runs at the same time both see it, whichever moves the tag last.
 */
export function newerTag({ tag, moves }: Floating, tags: readonly string[], ours: Published): string | undefined {
  switch (moves) {
    case "line":
      return newerRelease(tag, tags, ours);
    case "trunk":
      return newerCommit(tags, ours);
    case "head":
      // No tag in the registry says which commits of a branch came after.
      return undefined;
  }
}

function newerRelease(line: string, tags: readonly string[], ours: Published): string | undefined {
  const mine = versionOf(ours.version ?? "");
  const inLine = ({ major, minor }: Version) => line === `v${major}` || line === `v${major}.${minor}`;
  const newer = tags
    .map((tag) => ({ tag, version: versionOfImageTag(tag) }))
    .filter((one): one is { tag: string; version: Version } => isRelease(one.version) && inLine(one.version))
    .sort((a, b) => compareVersions(b.version, a.version))[0];
  return newer !== undefined && mine !== undefined && compareVersions(newer.version, mine) > 0 ? newer.tag : undefined;
}

const isRelease = (version: Version | undefined): version is Version =>
  version?.prerelease === "" && version.metadata === "";

/** Only the default branch has pseudo-versions for tags, and these carry the time of their commit. */
function newerCommit(tags: readonly string[], ours: Published): string | undefined {
  const mine = pseudoTime(ours.version ?? "");
  if (mine === undefined) return undefined;
  const [newest] = tags
    .map((tag) => ({ tag, time: pseudoTime(tag) ?? "" }))
    .filter(({ time }) => time > mine)
    .sort((a, b) => (a.time < b.time ? 1 : -1));
  return newest?.tag;
}
