import type { Host, Manifest, Registry } from "../hosts/host.ts";
import { mustBeOurs } from "../plan/already.ts";
import { type Floating, isNewer, newerTag } from "../plan/floating.ts";
import type { Plan, PlannedImage } from "../plan/plan.ts";
import { type Published, readPublished, readTag } from "../published.ts";
import { UserError } from "../user-error.ts";
import { held } from "./held.ts";

/** What became of a tag. `digest` is what it stands for now. */
export type TagOutcome = {
  readonly reference: string;
  readonly state: "new" | "moved" | "there" | "kept";
  readonly digest: string;
  /** One clause, such as `stood for v1.4.1 before`. */
  readonly because: string;
};

/** An image that is in the registry under its digest. */
export type Pushed = { readonly image: PlannedImage; readonly digest: string };

/** A registry that other runs change at the same time settles at once, or something is wrong. */
const rounds = 10;

/**
 * Gives images their tags: what must not have changed is looked at once more, then the immutable tags of all images are
 * set, and only then floating ones move. Returns the outcome of each image's tags, in the order of `pushed`.
 * Throws UserError `version-already-published` or `registry-unavailable`; floating tags then stand where they stood, or at
 * something newer that is published.
 */
export async function publish(
  plan: Plan,
  pushed: readonly Pushed[],
  { registry, log }: Pick<Host, "registry" | "log">,
): Promise<readonly (readonly TagOutcome[])[]> {
  const references = pushed.flatMap(({ image }) => immutableTags(image).map((tag) => `${image.name}:${tag}`));
  const found = new Map((await readPublished(references, registry)).map((one) => [one.reference, one]));
  for (const reference of references) mustBeOurs(reference, found.get(reference), revisionOf(plan));
  const fixed = await all(pushed.map((one) => setImmutable(one, found, plan, registry)));
  const moved = await all(fixed.map(({ image, standing }) => moveFloating(image, standing, registry)));
  const outcomes = fixed.map(({ tags }, at) => [...tags, ...(moved[at] ?? [])]);
  for (const { state, reference, because } of outcomes.flat()) log.info(`${words[state]}  ${reference}  ${because}`);
  return outcomes;
}

const words: Readonly<Record<TagOutcome["state"], string>> = {
  new: "tagged ",
  moved: "moved  ",
  there: "there  ",
  kept: "kept   ",
};

/** Waits for all, so that nothing goes on behind an error's back. */
async function all<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const ended = await Promise.allSettled(work);
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

const immutableTags = ({ tags, floating }: PlannedImage) => tags.filter((tag) => !(tag in floating));

const revisionOf = ({ revision }: Plan): string | undefined => revision ?? undefined;

type Fixed = { readonly image: PlannedImage; readonly standing: Published; readonly tags: readonly TagOutcome[] };

/** `standing` is what floating tags may move to: the image of an earlier run, where that has published it already. */
async function setImmutable(
  { image, digest }: Pushed,
  found: ReadonlyMap<string, Published>,
  plan: Plan,
  registry: Registry,
): Promise<Fixed> {
  // Another run of this commit may have ended while this one was building: what it published stays.
  const earlier = found.get(`${image.name}:${image.identity ?? ""}`);
  const ours = { ...ownWords(image, plan), digest: earlier?.digest ?? digest };
  const manifest = await held(image.name, ours.digest, registry);
  const tags: TagOutcome[] = [];
  for (const tag of immutableTags(image)) {
    const reference = `${image.name}:${tag}`;
    const there = found.get(reference);
    if (there !== undefined) {
      tags.push({ reference, state: "there", digest: there.digest, because: "was published from this commit before" });
      continue;
    }
    await setOnce(image.name, tag, manifest, plan, registry);
    tags.push({ reference, state: "new", digest: ours.digest, because: "did not exist" });
  }
  return { image, standing: ours, tags };
}

/** What the image says of itself, as `readTag` would find it. */
function ownWords({ name, references }: PlannedImage, plan: Plan): Omit<Published, "digest"> {
  const { version, created } = plan;
  return { reference: references[0] ?? name, revision: revisionOf(plan), version: version.image, created };
}

/** Sets a tag that is not there. Another run may have been quicker, and some registries then refuse. */
async function setOnce(name: string, tag: string, manifest: Manifest, plan: Plan, registry: Registry): Promise<void> {
  try {
    await registry.tag(name, tag, manifest);
  } catch (error) {
    const reference = `${name}:${tag}`;
    const there = await readTag(reference, registry).catch(() => undefined);
    if (there === undefined) throw error;
    mustBeOurs(reference, there, revisionOf(plan));
  }
}

async function moveFloating(
  { name, floating }: PlannedImage,
  ours: Published,
  registry: Registry,
): Promise<readonly TagOutcome[]> {
  const outcomes: TagOutcome[] = [];
  for (const [tag, moves] of Object.entries(floating))
    outcomes.push(await settle(name, { tag, moves }, ours, registry));
  return outcomes;
}

/**
 * Moves a tag to `ours`, unless it or the registry knows something newer. Nothing locks a registry, so after each move
 * this looks again: a newer version whose own run had moved the tag just before gets it back. Every run sets its immutable
 * tag before it looks, hence whoever moves the tag last sees all versions that are older than its look, and the newest wins.
 */
async function settle(name: string, floating: Floating, ours: Published, registry: Registry): Promise<TagOutcome> {
  const reference = `${name}:${floating.tag}`;
  const first = await readTag(reference, registry);
  let now = first;
  for (let round = 0; round < rounds; round++) {
    const newer = newerTag(floating, await registry.tags(name), ours);
    const target = newer === undefined ? ours : ((await readTag(`${name}:${newer}`, registry)) ?? ours);
    if (now?.digest === target.digest) return settled(reference, first, now, ours);
    const wrote = now?.digest === ours.digest;
    if (now !== undefined && isNewer(floating.moves, now, target)) return kept(reference, now);
    if (newer !== undefined && !wrote) return kept(reference, target, now);
    await registry.tag(name, floating.tag, await held(name, target.digest, registry));
    now = await readTag(reference, registry);
  }
  throw new UserError(
    "registry-unavailable",
    `${reference} does not stay where it is put`,
    "Other runs move it again and again: give releases a concurrency group, and run again.",
  );
}

function settled(reference: string, first: Published | undefined, now: Published, ours: Published): TagOutcome {
  const { digest } = now;
  if (digest !== ours.digest) return kept(reference, now);
  if (first === undefined) return { reference, state: "new", digest, because: "did not exist" };
  if (first.digest === digest) return { reference, state: "there", digest, because: "stood here already" };
  return { reference, state: "moved", digest, because: `stood for ${first.version ?? first.digest} before` };
}

/** `newer` is why; `now` is what the tag stands for, which a run that is at work may be about to move to it. */
function kept(reference: string, newer: Published, now: Published = newer): TagOutcome {
  return { reference, state: "kept", digest: now.digest, because: `${newer.version ?? newer.digest} is newer` };
}
