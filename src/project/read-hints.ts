import { join, posix } from "node:path";
import { ancestors } from "./ancestors.ts";
import { readBounded } from "./bounded-file.ts";
import { type HintFile, collectHints, isHintFile } from "./hints/collect.ts";
import type { Hints } from "./hints/hint.ts";
import type { Tree } from "./tree.ts";
import { list } from "./walk.ts";

/** A build file longer than this, in bytes, is no build file. */
const largest = 512 * 1024;
const most = 400;

/** Reads the build files in the tree, in the directories above it, and in the hidden ones that tools look into. */
export function readHints(root: string, asked: string, home: string | undefined, { listings, modules }: Tree): Hints {
  const above = ancestors(asked)
    .slice(1)
    .map((at) => list(root, at));
  const hidden = [...new Set([asked, home ?? asked])].flatMap((at) =>
    [".config", ".docker"].map((name) => list(root, posix.join(at, name))),
  );
  const paths = [...listings, ...above, ...hidden].flatMap(({ directory, others }) =>
    others.filter(isHintFile).map((name) => posix.join(directory, name)),
  );
  // Build files of a deep directory speak for little; the limit drops those.
  const sorted = [...new Set(paths)]
    .sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1))
    .slice(0, most);
  const files = sorted.flatMap((path): HintFile[] => {
    const read = readBounded(join(root, path), largest);
    return read.kind === "text" ? [{ path, text: read.text }] : [];
  });
  return collectHints(files, {
    main: [...new Set([asked, ...(home === undefined ? [] : [home]), ...ancestors(asked)])],
    modules,
  });
}
