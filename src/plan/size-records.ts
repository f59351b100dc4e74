import { createHash } from "node:crypto";
import type { Facts } from "./decide.ts";
import type { Image } from "./images.ts";
import { type Saving, mayNotSave } from "./saving.ts";

/** Sizes that are kept where caches are: a record for each image and commit, for runs that may not ask its registry. */
export type PlannedRecords = Saving & {
  /** Beginning of the key, by target; the commit follows. Empty where no records are read. */
  readonly keys: Readonly<Record<string, string>>;
};

type Asked = Pick<Facts, "settings" | "trigger" | "caches">;

/** `images` holds every name that an image of each target goes by, in releases and branches. */
export function planRecords(asked: Asked, images: Readonly<Record<string, readonly Image[]>>): PlannedRecords {
  const readable = asked.settings.cache !== "off" && asked.caches.store !== undefined;
  const keys = Object.entries(readable ? images : {}).map(([target, all]) => [target, keyOf(all)] as const);
  return { keys: Object.fromEntries(keys), ...saving(asked) };
}

/** Whatever a run may write, only a branch leaves a commit to compare with. */
function saving(asked: Asked): Saving {
  const refused = mayNotSave(asked, "records");
  if (refused !== undefined) return { save: false, because: refused };
  if (asked.trigger.kind !== "branch") return { save: false, because: "only commits of branches are compared with" };
  return { save: true, because: "later runs compare with this commit" };
}

/** Counts up when records of older versions cannot be compared with. */
const format = 1;

/** The same in every run, whatever started it: the names of a release's image and of a branch's are both in it. */
function keyOf(images: readonly Image[]): string {
  const names = [...new Set(images.map(({ name }) => name))].sort();
  const identity = JSON.stringify([names, images[0]?.programs ?? []]);
  return `go-alpine-build-size-${format}-${createHash("sha256").update(identity).digest("hex").slice(0, 16)}-`;
}
