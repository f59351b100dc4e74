import type { Ancestry } from "../ancestry.ts";
import type { Host } from "../hosts/host.ts";
import type { PlannedBaseline } from "../plan/baseline.ts";
import type { Published } from "../plan/published.ts";
import { readTag, splitTag } from "../published.ts";
import { type Baseline, chooseBaseline, farthest } from "../size/baseline.ts";
import type { ImageSubject } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import { imageReference } from "./measure-subject.ts";
import type { FindRecord } from "./size-records.ts";

/** An image to compare with: in a registry, or one of which only the sizes are here. */
export type BaseImage =
  | { readonly kind: "published"; readonly name: string; readonly digest: string }
  | { readonly kind: "measured"; readonly subject: ImageSubject };

/**
 * What an image is compared with. `image` is undefined where there is nothing to compare with, and where the baseline is
 * `rebuilt`: it is then still to be built.
 */
export type FoundBaseline = { readonly baseline: Baseline; readonly image: BaseImage | undefined };

export type Searching = Pick<Host, "registry" | "log"> & {
  readonly record: FindRecord;
  readonly git: Pick<Ancestry, "resolve" | "firstParents">;
};

/** Ancestors that are asked for at the same time. */
const step = 5;

/**
 * Looks for the image that the ones of a target are compared with: of the wanted commit, of its nearest first-parent
 * ancestor, each in the registry and then among the records of other runs, or what the branch's tag stands for. Never
 * throws: what a registry does not tell is a baseline less.
 */
export async function findBaseline(
  target: string,
  planned: PlannedBaseline,
  searching: Searching,
): Promise<FoundBaseline> {
  const names = planned.repositories[target] ?? [];
  const look = looking(names, searching);
  if (planned.named !== null)
    return findNamed({ target, word: planned.named, because: planned.because }, look, searching);
  const { revision, because } = planned;
  const found = new Map<string, BaseImage>();
  const lookAt = async (commits: readonly string[]) => {
    const images = await Promise.all(commits.map((commit) => look.commit(commit)));
    for (const [at, image] of images.entries()) if (image !== undefined) found.set(commits[at] ?? "", placeOf(image));
    const nearest = images.findIndex((image) => image !== undefined);
    // A record of the same commit or an older one would not be compared with.
    const record = await searching.record(target, nearest === -1 ? commits : commits.slice(0, nearest));
    if (record !== undefined) found.set(record.revision, { kind: "measured", subject: record.subject });
  };
  if (revision !== null) await lookAt([revision]);
  const ancestors = revision === null || found.size > 0 ? [] : await searching.git.firstParents(revision, farthest);
  for (let at = 0; at < ancestors.length && found.size === 0; at += step) await lookAt(ancestors.slice(at, at + step));
  const branch =
    revision === null || found.size > 0 || planned.branchTag === null ? undefined : await look.tag(planned.branchTag);
  const baseline = chooseBaseline({
    wanted: { revision: revision ?? undefined, because },
    ancestors,
    known: new Map([...found].map(([commit, { kind }]) => [commit, kind === "published" ? "registry" : "cache"])),
    branchTag: branch?.revision === undefined ? undefined : { revision: branch.revision },
    rebuild: planned.rebuild,
  });
  if (baseline.kind === "none") return missing(look.unanswered() ?? noImages(names) ?? baseline.because);
  if (baseline.kind === "rebuilt") return { baseline, image: undefined };
  return {
    baseline,
    image: found.get(baseline.revision ?? "") ?? (branch === undefined ? undefined : placeOf(branch)),
  };
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

type Named = { readonly target: string; readonly word: string; readonly because: string };

async function findNamed(
  { target, word, because }: Named,
  look: Look,
  { git, registry, record, log }: Searching,
): Promise<FoundBaseline> {
  const found = (image: BaseImage, revision: string | undefined): FoundBaseline => ({
    baseline: {
      kind: "exact",
      revision,
      source: image.kind === "published" ? "registry" : "cache",
      because: `Base: ${quoted(word)} (${because})`,
    },
    image,
  });
  if (/\/.*[:@]/.test(word)) {
    try {
      const { name, reference } = imageReference(word);
      const top = await registry.manifest(name, reference);
      if (top !== undefined) return found({ kind: "published", name, digest: top.digest }, undefined);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.warning(`baseline: ${error.message}`);
    }
    return missing(`No baseline: ${quoted(word)} (${because}) is not in a registry`);
  }
  const tagged = /^\w[\w.-]{0,127}$/.test(word) ? await look.tag(word) : undefined;
  if (tagged !== undefined) return found(placeOf(tagged), tagged.revision);
  const revision = (await git.resolve(word)) ?? (await git.resolve(`refs/remotes/origin/${word}`));
  const image = revision === undefined ? undefined : await look.commit(revision);
  if (image !== undefined) return found(placeOf(image), revision);
  const left = revision === undefined ? undefined : await record(target, [revision]);
  if (left !== undefined) return found({ kind: "measured", subject: left.subject }, revision);
  return missing(
    look.unanswered() ?? `No baseline: ${quoted(word)} (${because}) is neither a tag of the image nor a commit of one`,
  );
}

const placeOf = ({ reference, digest }: Published): BaseImage => ({
  kind: "published",
  name: splitTag(reference)[0],
  digest,
});

const noImages = (names: readonly string[]): string | undefined =>
  names.length === 0 ? "No baseline: the image has no registry to look into" : undefined;

export const missing = (because: string): FoundBaseline => ({
  baseline: { kind: "none", revision: undefined, source: "none", because },
  image: undefined,
});

/** For a comment: what settings allow as a baseline, and versions, hold no backtick. */
const quoted = (word: string): string => `\`${word.replace(/[^\w./@:+-]/g, "")}\``;
