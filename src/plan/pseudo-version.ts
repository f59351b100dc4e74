import type { Commit } from "../trigger.ts";
import { type Version, compareVersions } from "../version.ts";

/**
 * The version Go itself gives a commit of a module: `v1.2.4-0.20261124083000-abcdef123456` after v1.2.3.
 * `reachable` are the module's versions that lead to the commit, in any order. Only those of the major version that the
 * module's path names count, and their build metadata does not.
 * Format: https://go.dev/ref/mod#pseudo-versions
 */
export function pseudoVersion(
  modulePath: string,
  reachable: readonly Version[],
  { revision, seconds }: Commit,
): string {
  const major = pathMajor(modulePath);
  const [base] = reachable.filter((version) => isOfMajor(version, major)).sort((a, b) => compareVersions(b, a));
  const time = new Date(seconds * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
  const commit = `${time}-${revision.slice(0, 12)}`;
  if (base === undefined) return `v${major ?? 0}.0.0-${commit}`;
  if (base.prerelease !== "") return `${base.text.replace(/\+.*/, "")}.0.${commit}`;
  return `v${base.major}.${base.minor}.${base.patch + 1}-0.${commit}`;
}

/** Whether the go command takes the version for one of the module with this path. */
export const isOfModule = (version: Version, modulePath: string): boolean => isOfMajor(version, pathMajor(modulePath));

/** The major version that a module's path ends in, undefined for v0 and v1: https://go.dev/ref/mod#major-version-suffixes */
function pathMajor(path: string): number | undefined {
  const suffix = path.startsWith("gopkg.in/") ? /\.v(?<major>0|[1-9]\d*)(?:-unstable)?$/ : /\/v(?<major>[1-9]\d*)$/;
  const major = suffix.exec(path)?.groups?.["major"];
  return major === undefined ? undefined : Number(major);
}

const isOfMajor = (version: Version, major: number | undefined) =>
  major === undefined ? version.major <= 1 : version.major === major;

/** The time in a pseudo-version, `20261124083000`, UTC; undefined for what is none. Such texts are ordered as their times. */
export const pseudoTime = (version: string): string | undefined =>
  /^v\d+\.\d+\.\d+-(?:.+\.)?(?<time>\d{14})-[0-9a-f]{12}$/.exec(version)?.groups?.["time"];
