import type { Outcome } from "../build.ts";

/** What became of a tag, for people. */
export const tagWords: Readonly<Record<Outcome["images"][number]["tags"][number]["state"], string>> = {
  new: "new",
  moved: "moved",
  there: "already there",
  kept: "not moved",
};
