import { createHash } from "node:crypto";
import type { Facts } from "./decide.ts";
import type { Image } from "./images.ts";

/** Sizes that are kept where caches are: a record for each image and commit, for runs that may not ask its registry. */
export type PlannedRecords = {
  /** Beginning of the key, by target; the commit follows. Empty where no records are read. */
  readonly keys: Readonly<Record<string, string>>;
  /** Whether records of this run are kept. */
  readonly save: boolean;
  readonly because: string;
};

type Asked = Pick<Facts, "settings" | "trigger" | "caches">;

/** `images` holds every name that an image of each target goes by, in releases and branches. */
export function planRecords(
  { settings, trigger, caches }: Asked,
  images: Readonly<Record<string, readonly Image[]>>,
): PlannedRecords {
  if (settings.cache === "off") return { keys: {}, save: false, because: "cache is set to off" };
  if (caches.store === undefined) return { keys: {}, save: false, because: "there is no place to keep records in" };
  const keys = Object.fromEntries(Object.entries(images).map(([target, all]) => [target, keyOf(all)]));
  return { keys, ...saving({ settings, trigger }) };
}

function saving({ settings, trigger }: Omit<Asked, "caches">): Pick<PlannedRecords, "save" | "because"> {
  if (settings.cache === "read") return { save: false, because: "cache is set to read" };
  if (trigger.kind !== "branch") return { save: false, because: "only commits of branches are compared with" };
  if (trigger.readOnly === true) return { save: false, because: "the job's token may not write" };
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
