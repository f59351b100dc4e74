import { posix } from "node:path";

/** The entry that `text` was probably meant to be, by whole path or base name; undefined when none is near. */
export function nearest(text: string, entries: readonly string[]): string | undefined {
  const distances = entries.map((entry) => ({
    entry,
    distance: Math.min(
      distance(text.replace(/^\.\//, ""), entry.replace(/^\.\//, "")),
      distance(posix.basename(text), posix.basename(entry)),
    ),
  }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(text.length / 3)) ? best.entry : undefined;
}

/** How many letters are to be added, left out or changed. */
function distance(a: string, b: string): number {
  if (Math.max(a.length, b.length) > 200) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
