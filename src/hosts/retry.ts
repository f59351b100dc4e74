import { setTimeout as sleep } from "node:timers/promises";

export type Failure = {
  readonly because: string;
  /** The same call may succeed later. */
  readonly passing: boolean;
  /** Status of HTTP, where there was an answer. */
  readonly status?: number | undefined;
  /** How long the other side asked to be left alone, in seconds. */
  readonly wait?: number | undefined;
};
export type Attempt<T> = { readonly value: T } | { readonly failure: Failure };

/** Seconds before each further attempt; each is stretched or shortened at random, so that many jobs do not come back at once. */
export const usualDelays: readonly number[] = [0.5, 1, 2, 4];

/** A look at what would happen is not worth waiting for. */
export const delaysFor = (dryRun: boolean): readonly number[] => (dryRun ? [] : usualDelays);

/** The longest that we let ourselves be asked to wait, in seconds. */
const longestWait = 60;

type Options = {
  readonly delays: readonly number[];
  readonly signal: AbortSignal;
  /** Told of each repetition. */
  readonly say: (line: string) => void;
};

/** Tries again as long as the attempt fails in a way that may pass. Returns the value, or the last failure. */
export async function retry<T>(
  attempt: () => Promise<Attempt<T>>,
  { delays, signal, say }: Options,
): Promise<Attempt<T>> {
  let last = await attempt();
  for (const delay of delays) {
    if ("value" in last || !last.failure.passing) return last;
    const { because, wait = 0 } = last.failure;
    if (wait > longestWait) return last;
    const seconds = Math.max(wait, delay * (0.5 + Math.random()));
    say(`${because}: trying again in ${seconds.toFixed(1)} s`);
    await sleep(seconds * 1000, undefined, { signal });
    last = await attempt();
  }
  return last;
}
