import type { History } from "../repository.ts";
import type { TagKind } from "../settings/tag-kinds.ts";
import type { Commit, Trigger } from "../trigger.ts";
import { UserError } from "../user-error.ts";
import { type Version, compareVersions, imageTag, versionsOf } from "../version.ts";
import type { Floating } from "./floating.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { isOfModule, pseudoVersion } from "./pseudo-version.ts";
import { slug } from "./slug.ts";

/** The distribution grammar allows 128 characters in a tag. */
const tagLimit = 128;

/** How a tag may change: one that never moves names one commit for ever, the others move forwards only. */
export type Tag = { readonly name: string; readonly moves: "never" | Floating["moves"] };

export type Tags = {
  readonly development: boolean;
  /** Immutable ones first. */
  readonly all: readonly Tag[];
  /** What the program is told about itself. */
  readonly version: string;
  /** What the image calls itself; differs from `version` for a rebuild. */
  readonly imageVersion: string;
  /** The tag that names this very build, if one does: where it is published, there is nothing left to build. */
  readonly identity: string | undefined;
  /** Tag of the release that is built once more; it must be in the registry. */
  readonly rebuilds?: string;
  readonly notes: readonly Note[];
};

type Named = Tag & { readonly kind: TagKind | "local" };
type Module = Program["module"];

/**
 * The tags of a build, by situation. The tags of a nested module carry its directory as prefix.
 * `wanted` are the kinds to keep. Throws UserError `invalid-version` for a release of another module, `invalid-input` for
 * `latest` where no development image is built.
 */
export function tagsFor(trigger: Trigger, history: History, module: Module, wanted: readonly TagKind[]): Tags {
  const { named, ...tags } = situation(trigger, history, module);
  const all = kept(named, wanted);
  const [first] = all;
  // A pull request is built merged into its target, which moves: its commit alone does not say what the image holds.
  const identity = first?.moves === "never" && trigger.kind !== "pull-request" ? first.name : undefined;
  if (!wanted.includes("latest")) return { ...tags, all, identity };
  if (!tags.development)
    throw new UserError(
      "invalid-input",
      "image-tags: latest is written neither for a release nor for the default branch: nobody can tell what it stands for, and a restarted container may be another program",
      "Deploy by version or digest. Development images may have latest: ask for it in the workflow of the branches only.",
    );
  return { ...tags, all: [...all, { name: "latest", moves: "head" }], identity };
}

const kept = (named: readonly Named[], wanted: readonly TagKind[]): readonly Tag[] =>
  named.filter(({ kind }) => kind === "local" || wanted.includes(kind)).map(({ name, moves }) => ({ name, moves }));

type Situation = Omit<Tags, "all" | "identity"> & { readonly named: readonly Named[] };

function situation(trigger: Trigger, history: History, module: Module): Situation {
  const { commit } = trigger;
  const sha: readonly Named[] =
    commit === undefined ? [] : [{ kind: "sha", name: `sha-${commit.revision.slice(0, 12)}`, moves: "never" }];
  switch (trigger.kind) {
    case "release":
      mustBeOf(module.directory, trigger.module, trigger.version);
      if (trigger.rebuild !== undefined) return rebuildOf(trigger.version, trigger.rebuild);
      return releaseOf(trigger.version, sha, lineOf(history, trigger.module, module), history);
    case "branch": {
      const version = describe(commit, history, module);
      const head: Named = { kind: "branch", name: floatingBranchTag(trigger.branch, false), moves: "head" };
      if (!trigger.isDefault) return { development: true, named: [...sha, head], ...version };
      const immutable: readonly Named[] =
        commit === undefined ? [] : [{ kind: "version", name: version.version, moves: "never" }];
      const trunk: Named = { kind: "branch", name: floatingBranchTag(trigger.branch, true), moves: "trunk" };
      return { development: false, named: [...immutable, ...sha, trunk], ...version };
    }
    case "pull-request": {
      const head: Named = { kind: "pull-request", name: `pr-${trigger.number}`, moves: "head" };
      return { development: true, named: [...sha, head], ...describe(commit, history, module) };
    }
    case "merge-queue":
      return { development: true, named: sha, ...describe(commit, history, module) };
    case "local":
      return {
        development: false,
        named: [{ kind: "local", name: "dev", moves: "head" }],
        version: "dev",
        imageVersion: "dev",
        notes: [],
      };
  }
}

function releaseOf(version: Version, sha: readonly Named[], known: readonly Version[], history: History): Situation {
  const { floating, notes } = floatingTags(version, known, history);
  const own: Named = { kind: "version", name: legalTag(imageTag(version)), moves: "never" };
  const { text } = version;
  return { development: false, named: [own, ...sha, ...floating], version: text, imageVersion: text, notes };
}

/** The released version once more, on newer base images: the program stays what it is, and no tag that exists moves. */
function rebuildOf(version: Version, build: number): Situation {
  const name = legalTag(`${imageTag(version)}-build${build}`);
  const own: Named = { kind: "version", name, moves: "never" };
  const rebuilds = imageTag(version);
  return { development: false, named: [own], version: version.text, imageVersion: name, rebuilds, notes: [] };
}

/** The tag that follows a branch. */
export const floatingBranchTag = (branch: string, isDefault: boolean): string =>
  isDefault ? branchTag(branch) : `dev-${slug(branch, tagLimit - 4)}`;

/** The default branch's name, unless releases or commits own such a tag: a branch `v3` must not become the image of v3. */
function branchTag(branch: string): string {
  const taken = /^(?:v\d+(?:\.|$)|sha-|latest$)/.test(branch);
  return slug(taken ? `branch-${branch}` : branch, tagLimit);
}

/** `v1.4` and `v1` for v1.4.2, each only while no newer version of that line is known; never for a pre-release. */
function floatingTags(
  version: Version,
  known: readonly Version[],
  { complete, because }: History,
): { floating: readonly Named[]; notes: readonly Note[] } {
  // Semver does not say whether v1.4.2+fips comes before or after v1.4.2: it is a variant, and moves nothing.
  if (version.prerelease !== "" || version.metadata !== "") return { floating: [], notes: [] };
  if (!complete) {
    const message = `the checkout is shallow${tail(because)}, so whether ${version.text} is the newest of its line is not known: v${version.major}.${version.minor} and v${version.major} stay where they are (fetch-depth: 0 moves them)`;
    return { floating: [], notes: [{ code: "history-shallow", message }] };
  }
  const released = known.filter(
    (other) => other.prerelease === "" && other.metadata === "" && other.major === version.major,
  );
  const newestOf = (line: readonly Version[]) => line.every((other) => compareVersions(other, version) <= 0);
  const line = (kind: "minor" | "major", name: string): Named => ({ kind, name, moves: "line" });
  const minor = newestOf(released.filter((other) => other.minor === version.minor))
    ? [line("minor", `v${version.major}.${version.minor}`)]
    : [];
  // v0 promises nothing from one minor to the next, so a tag that follows them all would be a trap.
  const major = version.major > 0 && newestOf(released) ? [line("major", `v${version.major}`)] : [];
  return { floating: [...minor, ...major], notes: [] };
}

function describe(
  commit: Commit | undefined,
  history: History,
  { path, directory }: Module,
): Pick<Tags, "version" | "imageVersion" | "notes"> {
  if (commit === undefined) return { version: "dev", imageVersion: "dev", notes: [] };
  const reachable = versionsOf(history.reachable, directory);
  const version = pseudoVersion(path, reachable, commit);
  const notes = [...shallowNotes(history), ...majorNotes(path, reachable)];
  return { version, imageVersion: version, notes };
}

function shallowNotes({ complete, because }: History): readonly Note[] {
  if (complete) return [];
  const message = `the checkout is shallow${tail(because)}, so the version counts from the newest tag that is in it (fetch-depth: 0 brings all)`;
  return [{ code: "history-shallow", message }];
}

const tail = (because: string | undefined) => (because === undefined ? "" : ` and ${because}`);

/** The go command's rule surprises many: a tag v2.0.0 is no version of a module whose path does not end in /v2. */
function majorNotes(path: string, reachable: readonly Version[]): readonly Note[] {
  const newest = reachable.at(-1);
  if (newest === undefined || isOfModule(newest, path)) return [];
  const message = `${newest.text} is no version of module ${path} for the go command, whose paths end in the major version from v2 on: the version counts from an older tag`;
  return [{ code: "major-not-in-path", message }];
}

/** A module in a directory may be released by the tags of the root: those then are the lines that move. */
const lineOf = (history: History, tagged: string, { directory }: Module): readonly Version[] =>
  versionsOf(history.tags, tagged === "" ? "." : directory);

function legalTag(name: string): string {
  if (name.length <= tagLimit) return name;
  throw new UserError(
    "invalid-version",
    `version: ${name} is longer than the ${tagLimit} characters that an image tag may have`,
    "Release it under a shorter version.",
  );
}

function mustBeOf(module: string, tagged: string, version: Version): void {
  if (tagged === "" || tagged === module) return;
  throw new UserError(
    "invalid-version",
    `the tag ${tagged}/${version.text} releases the module in ${tagged}, and this build is of the module in ${module}`,
    `Set working-directory: ${tagged}, or tag ${module === "." ? "" : `${module}/`}${version.text}.`,
  );
}
