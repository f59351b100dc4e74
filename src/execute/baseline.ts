import type { Ancestry } from "../ancestry.ts";
import type { Host } from "../hosts/host.ts";
import type { PlannedBaseline } from "../plan/baseline.ts";
import type { Published } from "../plan/published.ts";
import { readTag, splitTag } from "../published.ts";
import { type Baseline, chooseBaseline, farthest } from "../size/baseline.ts";
import { UserError } from "../user-error.ts";
import { imageReference } from "./measure-subject.ts";

/** What an image is compared with, and where it is; `image` is undefined where there is nothing to compare with. */
export type FoundBaseline = {
  readonly baseline: Baseline;
  readonly image: { readonly name: string; readonly digest: string } | undefined;
};

export type Searching = Pick<Host, "registry" | "log"> & {
  readonly git: Pick<Ancestry, "resolve" | "firstParents">;
};

/** Ancestors that are asked for at the same time. */
const step = 5;

/**
 * Looks for the image that the ones of a target are compared with: of the wanted commit, of its nearest first-parent
 * ancestor, or what the branch's tag stands for. Never throws: what a registry does not tell is a baseline less.
 */
export async function findBaseline(
  target: string,
  planned: PlannedBaseline,
  searching: Searching,
): Promise<FoundBaseline> {
  const names = planned.repositories[target] ?? [];
  const look = looking(names, searching);
  if (planned.named !== null) return findNamed(planned.named, planned.because, look, searching);
  const { revision, because } = planned;
  const found = new Map<string, Published>();
  const note = async (commit: string) => {
    const image = await look.commit(commit);
    if (image !== undefined) found.set(commit, image);
  };
  if (revision !== null) await note(revision);
  const ancestors = revision === null || found.size > 0 ? [] : await searching.git.firstParents(revision, farthest);
  for (let at = 0; at < ancestors.length && found.size === 0; at += step)
    await Promise.all(ancestors.slice(at, at + step).map(note));
  const branch =
    revision === null || found.size > 0 || planned.branchTag === null ? undefined : await look.tag(planned.branchTag);
  const baseline = chooseBaseline({
    wanted: { revision: revision ?? undefined, because },
    ancestors,
    known: new Map([...found.keys()].map((commit) => [commit, "registry"])),
    branchTag: branch?.revision === undefined ? undefined : { revision: branch.revision },
    rebuild: false,
  });
  if (baseline.kind === "none") return missing(look.unanswered() ?? noImages(names) ?? baseline.because);
  return { baseline, image: placeOf(found.get(baseline.revision ?? "") ?? branch) };
}

type Look = {
  /** What a tag stands for, under the first of the names that has it. */
  tag(tag: string): Promise<Published | undefined>;
  /** The image of a commit, which says itself that it is of it. */
  commit(revision: string): Promise<Published | undefined>;
  /** A sentence, where a registry gave no answer. */
  unanswered(): string | undefined;
};

function looking(names: readonly string[], { registry, log }: Searching): Look {
  const silent = new Set<string>();
  const read = async (reference: string): Promise<Published | undefined> => {
    try {
      return await readTag(reference, registry);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [name] = splitTag(reference);
      // The development image of a repository that never had a branch may not exist, and some registries then say "denied".
      if (!silent.has(name)) log.info(`sizes are not compared with ${name}: ${error.message}`);
      silent.add(name);
      return undefined;
    }
  };
  const tag = async (name: string, fits: (image: Published) => boolean = () => true) => {
    const asked = names.filter((one) => !silent.has(one)).map((one) => read(`${one}:${name}`));
    return (await Promise.all(asked)).find((image) => image !== undefined && fits(image));
  };
  return {
    tag: (name) => tag(name),
    commit: (revision) => tag(`sha-${revision.slice(0, 12)}`, (image) => image.revision === revision),
    unanswered: () =>
      silent.size > 0 && silent.size === names.length ? "No baseline: the registry does not answer" : undefined,
  };
}

async function findNamed(
  word: string,
  because: string,
  look: Look,
  { git, registry, log }: Searching,
): Promise<FoundBaseline> {
  const found = (image: Published | undefined, place = placeOf(image)): FoundBaseline => ({
    baseline: {
      kind: "exact",
      revision: image?.revision,
      source: "registry",
      because: `Base: ${quoted(word)} (${because})`,
    },
    image: place,
  });
  if (/\/.*[:@]/.test(word)) {
    try {
      const { name, reference } = imageReference(word);
      const top = await registry.manifest(name, reference);
      if (top !== undefined) return found(undefined, { name, digest: top.digest });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.warning(`baseline: ${error.message}`);
    }
    return missing(`No baseline: ${quoted(word)} (${because}) is not in a registry`);
  }
  const tagged = /^\w[\w.-]{0,127}$/.test(word) ? await look.tag(word) : undefined;
  if (tagged !== undefined) return found(tagged);
  const revision = (await git.resolve(word)) ?? (await git.resolve(`refs/remotes/origin/${word}`));
  const image = revision === undefined ? undefined : await look.commit(revision);
  if (image !== undefined) return found(image);
  return missing(
    look.unanswered() ?? `No baseline: ${quoted(word)} (${because}) is neither a tag of the image nor a commit of one`,
  );
}

const placeOf = (image: Published | undefined): FoundBaseline["image"] =>
  image === undefined ? undefined : { name: splitTag(image.reference)[0], digest: image.digest };

const noImages = (names: readonly string[]): string | undefined =>
  names.length === 0 ? "No baseline: the image has no registry to look into" : undefined;

const missing = (because: string): FoundBaseline => ({
  baseline: { kind: "none", revision: undefined, source: "none", because },
  image: undefined,
});

/** For a comment: what settings allow as a baseline, and versions, hold no backtick. */
const quoted = (word: string): string => `\`${word.replace(/[^\w./@:+-]/g, "")}\``;
