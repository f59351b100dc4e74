/** What a version variable is for. */
export type Meaning = "version" | "commit" | "date" | "branch" | "builder" | "unknown";

/** By a variable's own name, in lower case without what separates words. Only names that cannot mean anything else. */
const names: readonly (readonly [Meaning, RegExp])[] = [
  [
    "version",
    /^(?:(?:app|build|git|program|release|semantic|sem|current|cli|binary|package|product|project|service|client|server|agent|cmd|main|my)?version(?:string|tag|name|number|info)?|(?:git|release|build)?tag|gitdescription|gitdescribe|release|semver|ver)$/,
  ],
  [
    "commit",
    /^(?:(?:git|build|vcs|source|long|full|short)?(?:commit|revision|sha1?|hash|rev)(?:id|sha|hash|full|short)?|gitref|commitref|githead)$/,
  ],
  [
    "date",
    /^(?:(?:build|commit|release|compile|git|source)?(?:date|time|timestamp|datetime)(?:utc)?|built(?:at|on|date|time)?|builddatetime|compiledat)$/,
  ],
  ["branch", /^(?:git|build|vcs)?branch(?:name)?$/],
  ["builder", /^(?:built?by|builder|builduser|buildby|buildername|buildsource|packagedby)$/],
];

/** Names that are told what kind of build it is; a version in them would be a lie. */
const otherNames =
  /^(?:git)?treestate$|^(?:git)?dirty$|^mode$|^(?:build)?type$|^env(?:ironment)?$|^platform$|^go(?:version|os|arch)$|^compiler$/;

/** What a variable holds, judged by its name alone. */
export function meaningOfName(name: string): Meaning {
  const plain = name.toLowerCase().replace(/[_-]/g, "");
  if (otherNames.test(plain)) return "unknown";
  return names.find(([, pattern]) => pattern.test(plain))?.[0] ?? "unknown";
}

/** What the project's own build puts there: a template, a command or a variable of a build file. */
const values: readonly (readonly [Meaning, RegExp])[] = [
  [
    "date",
    /\{\{[^}]*\.(?:Date|CommitDate|Timestamp|CommitTimestamp|Now)\b|\bdate\b\s*(?:-u|\+|'|"|\)|$)|--format=%c[dDiIst]|SOURCE_DATE_EPOCH/,
  ],
  [
    "commit",
    /\{\{[^}]*\.(?:Commit|FullCommit|ShortCommit|Revision)\b|git\s+(?:rev-parse\s+(?!--abbrev-ref)|log\b|rev-list)|GITHUB_SHA/,
  ],
  ["branch", /\{\{[^}]*\.(?:Branch|GitBranch)\b|--abbrev-ref|git\s+branch|symbolic-ref/],
  ["version", /\{\{[^}]*\.(?:Version|Tag|RawVersion|Summary)\b|git\s+describe|\bcat\s+\S*VERSION|GITHUB_REF_NAME/],
  ["builder", /^goreleaser$|\bwhoami\b|\.User\b/],
];

/**
 * What a stamped variable holds: the template or command says it, except that a name with a meaning of its own is not
 * overruled. A `$(VERSION)` that the build file leaves open is judged by its name.
 */
export function meaningOfStamp(name: string, written: string): Meaning {
  const value = written.slice(0, 500);
  const byName = meaningOfName(name);
  const open = /^\$[({](?<name>\w+)(?:[:?].*)?[)}]$|^\$(?<bare>\w+)$/.exec(value.trim())?.groups;
  const byValue =
    values.find(([, pattern]) => pattern.test(value))?.[0] ??
    (open === undefined ? "unknown" : meaningOfName(open["name"] ?? open["bare"] ?? ""));
  if (otherNames.test(name.toLowerCase().replace(/[_-]/g, ""))) return "unknown";
  return byName === "unknown" ? byValue : byName;
}
