import { wantedBaseline } from "../size/baseline.ts";
import { compareVersions, imageTag, versionsOf } from "../version.ts";
import type { Facts } from "./decide.ts";
import { type Image, everyImage } from "./images.ts";
import type { Program } from "./program.ts";
import { type PlannedRecords, planRecords } from "./size-records.ts";
import { type Tags, floatingBranchTag } from "./tags.ts";

/** Which images the new ones are compared with. Whether there are such images, only a registry can tell. */
export type PlannedBaseline = {
  /** The commit that they were built from; null where something else is named, or nobody knows it. */
  readonly revision: string | null;
  /** Instead of a commit: a tag, a branch, a commit in short, or an image with its registry. */
  readonly named: string | null;
  /** Follows the commit or the name, or says why there is neither. */
  readonly because: string;
  /** Tag that follows the branch the commit is on: something, where the commit itself was never built. */
  readonly branchTag: string | null;
  /** Names of images to look into, best first, for each target. */
  readonly repositories: Readonly<Record<string, readonly string[]>>;
  /** Where sizes of a commit are kept besides. */
  readonly records: PlannedRecords;
  /** Whether the commit may be built in this run when nothing else is found. */
  readonly rebuild: boolean;
};

type Wanted = Pick<PlannedBaseline, "revision" | "named" | "because">;

export function planBaseline(
  facts: Facts,
  programs: readonly Program[],
  tags: Tags,
  images: readonly (Image & { readonly target: string })[],
): PlannedBaseline {
  const { branch } = facts.predecessor;
  const wanted = wantedBy(facts, programs, tags);
  const names = everyName(facts, programs, tags, images);
  return {
    ...wanted,
    branchTag:
      branch === undefined || wanted.revision === null ? null : floatingBranchTag(branch.name, branch.isDefault),
    repositories: repositories(names),
    records: planRecords(facts, names),
    rebuild: facts.settings.sizes.rebuildBaseline && wanted.revision !== null,
  };
}

function wantedBy(
  { settings, trigger, repository, predecessor }: Facts,
  programs: readonly Program[],
  tags: Tags,
): Wanted {
  const named = (name: string, because: string): Wanted => ({ revision: null, named: name, because });
  if (settings.sizes.baseline !== undefined) return named(settings.sizes.baseline, "named by baseline");
  if (tags.rebuilds !== undefined) return named(tags.rebuilds, "the release that is rebuilt");
  if (trigger.kind === "release") {
    const directory = trigger.module === "" ? "." : (programs[0]?.module.directory ?? ".");
    const before = versionsOf(repository.history.tags, directory).filter(
      (version) =>
        compareVersions(version, trigger.version) < 0 &&
        version.metadata === "" &&
        (version.prerelease === "" || trigger.version.prerelease !== ""),
    );
    const last = before.at(-1);
    if (last !== undefined) return named(imageTag(last), "the release before");
    return { revision: null, named: null, because: "no earlier release is known" };
  }
  const { revision, because } = wantedBaseline(predecessor.commits);
  return { revision: revision ?? null, named: null, because };
}

/** Images of the same programs under every name of theirs: first where releases and the default branch go. */
function everyName(
  { settings, defaultImage, defaultDevImage }: Facts,
  programs: readonly Program[],
  tags: Tags,
  images: readonly (Image & { readonly target: string })[],
): Readonly<Record<string, readonly Image[]>> {
  const all = [false, true].flatMap((development) =>
    everyImage(settings, programs, { ...tags, development }, { defaultImage, defaultDevImage }),
  );
  const found = images.map(({ target, programs: held }) => {
    const same = all.filter((other) => other.programs.join() === held.join());
    return [target, same] as const;
  });
  return Object.fromEntries(found);
}

/** A name without a registry is in none. */
function repositories(names: Readonly<Record<string, readonly Image[]>>): PlannedBaseline["repositories"] {
  const found = Object.entries(names).map(([target, images]) => {
    const registered = images.map(({ name }) => name).filter((name) => name.includes("/"));
    return [target, [...new Set(registered)]] as const;
  });
  return Object.fromEntries(found);
}
