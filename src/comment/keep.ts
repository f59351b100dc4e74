import { setTimeout as sleep } from "node:timers/promises";
import type { Comment, Conversation } from "../hosts/host.ts";

/** What is to be done with the comments that are there: `report/comment-update.ts` decides it. */
export type Update =
  | { readonly kind: "create"; readonly body: string }
  | { readonly kind: "update"; readonly id: number; readonly body: string; readonly remove: readonly number[] }
  | { readonly kind: "leave"; readonly because: string; readonly url: string | undefined };

export type Kept =
  | { readonly kind: "created" | "updated"; readonly url: string }
  | { readonly kind: "left"; readonly because: string; readonly url: string | undefined };

export type Wish = {
  readonly pullRequest: number;
  /** The head of the pull request that was measured. */
  readonly revision: string;
  /** Pure: it is asked again whenever the comments may have changed. */
  readonly decide: (comments: readonly Comment[]) => Update;
};

/**
 * Seconds for which the right to change a comment is taken: whoever finds it older takes it away from a run that died.
 * A change begins in the first half; a request is given up before the second one ends.
 */
export const lease = 90;
const begin = 45_000;

/** Seconds between looks at a comment that another job is changing; together longer than a lease. */
export const usualWaits: readonly number[] = [0.5, 1, 2, 3, ...Array<number>(24).fill(4)];

/**
 * Brings the comments of a pull request into the state that is wished for. GitHub changes a comment whatever it has become
 * meanwhile, so that of two jobs which read, merge and write at once one would lose its rows. Hence each comment is
 * changed or removed by whoever has taken the right to, and only after it was read again with that right in hand.
 * Throws SpeechRefusal; whoever tries again begins with a look.
 */
export async function keepComment(
  { pullRequest, revision, decide }: Wish,
  conversation: Conversation,
  waits: readonly number[] = usualWaits,
): Promise<Kept> {
  if (!(await conversation.isAt(pullRequest, revision)))
    return { kind: "left", because: "the pull request has moved on to another commit", url: undefined };
  let created: Comment | undefined;
  for (const wait of [...waits, undefined]) {
    const update = decide(await conversation.comments(pullRequest));
    if (update.kind === "leave")
      return created === undefined ? { ...update, kind: "left" } : { kind: "created", url: update.url ?? created.url };
    if (update.kind === "create") {
      // A list that does not hold what was created a moment ago is old; to create it again would be worse.
      if (created !== undefined) return { kind: "created", url: created.url };
      created = await conversation.create(pullRequest, update.body);
      // Another job may have done the same at this moment: the next look shows it.
      continue;
    }
    const url = await changed(update, { pullRequest, decide }, conversation);
    if (url !== undefined) return { kind: created === undefined ? "updated" : "created", url };
    if (wait !== undefined) await sleep(1000 * wait * (0.5 + Math.random()));
  }
  return { kind: "left", because: "other jobs have been changing the comment all the time", url: created?.url };
}

type Change = Extract<Update, { kind: "update" }>;

/** The comment's address when it was changed; undefined when it was not the moment. */
async function changed(
  { id, remove }: Change,
  { pullRequest, decide }: Pick<Wish, "pullRequest" | "decide">,
  conversation: Conversation,
): Promise<string | undefined> {
  const began = Date.now();
  const ids = [id, ...remove];
  const rights: (() => Promise<void>)[] = [];
  try {
    // In the same order for all, or two jobs would each wait for what the other has.
    for (const one of ids) {
      const right = await conversation.take(one, lease);
      if (right === undefined) return undefined;
      rights.push(right);
    }
    const update = decide(await conversation.comments(pullRequest));
    if (update.kind === "leave") return update.url;
    if (update.kind === "create" || [update.id, ...update.remove].join() !== ids.join()) return undefined;
    if (Date.now() - began > begin) return undefined;
    const { url } = await conversation.update(update.id, update.body);
    // What is left over is found by the next look.
    for (const one of update.remove) if (Date.now() - began < begin) await conversation.remove(one);
    return url;
  } finally {
    // What is gone with its comment, or cannot be given back now, is taken away when it is old.
    for (const right of rights) await right().catch(() => undefined);
  }
}
