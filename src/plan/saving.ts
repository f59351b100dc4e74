import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";

/** Whether a run leaves something for later ones, and why. */
export type Saving = { readonly save: boolean; readonly because: string };

/** Why a run may write nothing to the place that keeps caches, whatever it would keep there; undefined where it may. */
export function mayNotSave(
  {
    settings,
    trigger,
    caches,
  }: {
    readonly settings: Pick<Settings, "cache">;
    readonly trigger: Trigger;
    readonly caches: { readonly store: string | undefined };
  },
  what: "caches" | "records",
): string | undefined {
  if (settings.cache !== "auto") return `cache is set to ${settings.cache}`;
  if (caches.store === undefined) return `there is no place to keep ${what} in`;
  if (trigger.kind === "branch" && trigger.readOnly === true) return "the job's token may not write";
  return undefined;
}
