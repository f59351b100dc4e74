import type { Outcome } from "../build.ts";

/** Where the time went, in one line: `Took 7.5 s: restore 0.4, unpack 1.2, compile 4.2, push 0.1, publish 0.2.` Stages may overlap. */
export function timeline({ seconds }: Pick<Outcome, "seconds">): string {
  const { total = 0, ...stages } = seconds;
  const parts = Object.entries(stages).map(([stage, value]) => `${stage} ${value.toFixed(1)}`);
  return parts.length === 0 ? `Took ${total.toFixed(1)} s.` : `Took ${total.toFixed(1)} s: ${parts.join(", ")}.`;
}
