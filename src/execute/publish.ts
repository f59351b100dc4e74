import type { Host, Manifest } from "../hosts/host.ts";
import { isThisBuild, mustBeOurs } from "../plan/already-published.ts";
import { type Floating, type Standing, newerTag, nextMove } from "../plan/floating.ts";
import type { Plan, PlannedImage } from "../plan/plan.ts";
import { type Published, wordsOf } from "../plan/published.ts";
import { readPublished, readTag } from "../published.ts";
import { UserError } from "../user-error.ts";
import { readPushed } from "./read-pushed.ts";
import { waitForAll } from "./wait-for-all.ts";

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

type Registered = Pick<Host, "registry" | "log">;

/** A registry that other runs change at the same time settles at once, or something is wrong. */
const rounds = 10;

/**
 * Gives images their tags: what must not have changed is looked at once more, then the immutable tags of all images are
 * set, and only then floating ones move. Each tag is logged when it stands. Returns the outcome of each image's tags, in
 * the order of `pushed`. Throws UserError `version-already-published` or `registry-unavailable`; floating tags then stand
 * where they stood, or at something newer that is published.
 */
export async function publish(
  plan: Plan,
  pushed: readonly Pushed[],
  host: Registered,
): Promise<readonly (readonly TagOutcome[])[]> {
  const references = pushed.flatMap(({ image }) => immutableTags(image).map((tag) => `${image.name}:${tag}`));
  const found = new Map((await readPublished(references, host.registry)).map((one) => [one.reference, one]));
  for (const { image } of pushed)
    for (const tag of immutableTags(image)) {
      const reference = `${image.name}:${tag}`;
      mustBeOurs(reference, found.get(reference), wordsOf(image.annotations));
    }
  const fixed = await waitForAll(pushed.map((one) => setImmutable(one, found, plan, host)));
  const moved = await waitForAll(fixed.map(({ image, ours }) => moveFloating(image, ours, host)));
  return fixed.map(({ tags }, at) => [...tags, ...(moved[at] ?? [])]);
}

const immutableTags = ({ tags, floating }: PlannedImage) => tags.filter((tag) => !(tag in floating));

const words: Readonly<Record<TagOutcome["state"], string>> = {
  new: "tagged   ",
  moved: "moved    ",
  there: "there    ",
  kept: "not moved",
};

function told(outcome: TagOutcome, { log }: Registered): TagOutcome {
  log.info(`${words[outcome.state]}  ${outcome.reference}  ${outcome.because}`);
  return outcome;
}

/** `ours` is what floating tags may move to: the image of an earlier run, where that has published this very build. */
type Fixed = { readonly image: PlannedImage; readonly ours: Published; readonly tags: readonly TagOutcome[] };

async function setImmutable(
  { image, digest }: Pushed,
  found: ReadonlyMap<string, Published>,
  plan: Plan,
  host: Registered,
): Promise<Fixed> {
  const own = { ...wordsOf(image.annotations), platforms: plan.platforms, reference: image.name };
  let ours: Published = { ...own, digest };
  const tags: TagOutcome[] = [];
  for (const tag of immutableTags(image)) {
    const reference = `${image.name}:${tag}`;
    const there =
      found.get(reference) ??
      (await setOnce(image.name, tag, await readPushed(image.name, ours.digest, host.registry), own, host));
    // Another run of this commit may have been quicker than this one: what it published stays.
    if (there !== undefined && tag === image.identity && isThisBuild(there, own))
      ours = { ...own, digest: there.digest };
    const state = there === undefined ? "new" : "there";
    const because = there === undefined ? "did not exist" : "was published from this commit before";
    tags.push(told({ reference, state, digest: there?.digest ?? ours.digest, because }, host));
  }
  return { image, ours, tags };
}

/** Sets a tag that was not there. Returns what stands there where a registry refuses because another run was quicker. */
async function setOnce(
  name: string,
  tag: string,
  manifest: Manifest,
  own: Parameters<typeof mustBeOurs>[2],
  { registry }: Registered,
): Promise<Published | undefined> {
  try {
    await registry.tag(name, tag, manifest);
    return undefined;
  } catch (error) {
    const reference = `${name}:${tag}`;
    const there = await readTag(reference, registry).catch(() => undefined);
    if (there === undefined) throw error;
    mustBeOurs(reference, there, own);
    return there;
  }
}

async function moveFloating(
  { name, floating }: PlannedImage,
  ours: Published,
  host: Registered,
): Promise<readonly TagOutcome[]> {
  const outcomes: TagOutcome[] = [];
  for (const [tag, moves] of Object.entries(floating))
    outcomes.push(told(await settle(name, { tag, moves }, ours, host), host));
  return outcomes;
}

/**
 * Moves a tag to `ours`, unless it or the registry knows something newer. Nothing locks a registry, so after each move
 * this looks again: a newer version whose own run had moved the tag just before gets it back. Every run sets its immutable
 * tag before it looks, hence whoever moves the tag last sees all versions that are older than its look, and the newest wins.
 */
async function settle(
  name: string,
  floating: Floating,
  ours: Published,
  { registry }: Registered,
): Promise<TagOutcome> {
  const reference = `${name}:${floating.tag}`;
  const first = await readTag(reference, registry);
  let now = first;
  let touched = false;
  for (let round = 0; round < rounds; round++) {
    const newest = floating.moves === "head" ? undefined : newerTag(floating, await registry.tags(name), ours);
    const newer = newest === undefined ? undefined : await readTag(`${name}:${newest}`, registry);
    const target = nextMove(floating.moves, { now, ours, newer, touched });
    if (target === undefined) return settled(reference, { first, now, ours, newer, touched });
    await registry.tag(name, floating.tag, await readPushed(name, target.digest, registry));
    touched = true;
    now = await readTag(reference, registry);
  }
  throw new UserError(
    "registry-unavailable",
    `${reference} does not stay where it is put`,
    "Other runs move it again and again: give releases a concurrency group, and run again.",
  );
}

type Settled = Standing & { readonly first: Published | undefined };

function settled(reference: string, { first, now, ours, newer, touched }: Settled): TagOutcome {
  // Empty where a newer version has not set the tag yet, which its own run is about to.
  const digest = now?.digest ?? "";
  if (digest !== ours.digest) {
    const because = `${newer?.version ?? now?.version ?? digest} is newer`;
    return { reference, state: touched ? "moved" : "kept", digest, because };
  }
  if (first === undefined) return { reference, state: "new", digest, because: "did not exist" };
  if (first.digest === digest) return { reference, state: "there", digest, because: "stood here already" };
  return { reference, state: "moved", digest, because: `stood for ${first.version ?? first.digest} before` };
}
