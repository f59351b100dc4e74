import type { Published } from "../published.ts";
import { type Version, compareVersions, versionOf, versionOfImageTag } from "../version.ts";

/** A tag that moves, and what it follows. */
export type Floating = { readonly tag: string; readonly moves: "line" | "head" };

/** Whether what a tag stands for now is newer than what this run would move it to: tags never move backwards. */
export function isNewer(moves: Floating["moves"], now: Published, ours: Published): boolean {
  if (moves === "head") return (now.created ?? 0) > (ours.created ?? 0);
  const [there, here] = [versionOf(now.version ?? ""), versionOf(ours.version ?? "")];
  return there !== undefined && here !== undefined && compareVersions(there, here) > 0;
}

/**
 * The newest of a registry's tags that the floating tag should rather stand for than for `ours`, undefined when there is
 * none. Two runs at the same time both see it, whichever moves the tag last.
 */
export function newerTag({ tag, moves }: Floating, tags: readonly string[], ours: Published): string | undefined {
  return moves === "line" ? newerRelease(tag, tags, ours) : newerCommit(tags, ours);
}

function newerRelease(line: string, tags: readonly string[], ours: Published): string | undefined {
  const mine = versionOf(ours.version ?? "");
  const inLine = ({ major, minor }: Version) => line === `v${major}` || line === `v${major}.${minor}`;
  const newer = tags
    .map((tag) => ({ tag, version: versionOfImageTag(tag) }))
    .filter((one): one is { tag: string; version: Version } => one.version?.prerelease === "" && inLine(one.version))
    .sort((a, b) => compareVersions(b.version, a.version))[0];
  return newer !== undefined && mine !== undefined && compareVersions(newer.version, mine) > 0 ? newer.tag : undefined;
}

/** Pseudo-versions carry the time of their commit; the tags of other branches carry none. */
function newerCommit(tags: readonly string[], ours: Published): string | undefined {
  if (pseudoTime(ours.version ?? "") === undefined) return undefined;
  const mine = stamp(ours.created ?? 0);
  const [newest] = tags
    .map((tag) => ({ tag, time: pseudoTime(tag) ?? "" }))
    .filter(({ time }) => time > mine)
    .sort((a, b) => (a.time < b.time ? 1 : -1));
  return newest?.tag;
}

/** `20261124083000` of a pseudo-version: https://go.dev/ref/mod#pseudo-versions */
const pseudoTime = (tag: string): string | undefined =>
  /^v\d+\.\d+\.\d+-(?:.+\.)?(?<time>\d{14})-[0-9a-f]{12}$/.exec(tag)?.groups?.["time"];

const stamp = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
