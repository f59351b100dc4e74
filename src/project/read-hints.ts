import { join, posix } from "node:path";
import { ancestors } from "./ancestors.ts";
import { leadsInside, readBounded } from "./bounded-file.ts";
import { type HintFile, collectHints, isHintFile } from "./hints/collect.ts";
import type { Hints } from "./hints/hint.ts";
import { includedFiles } from "./hints/makefile.ts";
import type { Tree } from "./tree.ts";
import { list } from "./walk.ts";

/** A build file longer than this, in bytes, is no build file. */
const largest = 512 * 1024;
const most = 400;
const mostTogether = 16 * 1024 * 1024;

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
  let left = mostTogether;
  const files = sorted.flatMap((path): HintFile[] => {
    const read = readBounded(join(root, path), largest);
    left -= read.kind === "text" ? read.text.length : 0;
    return read.kind === "text" && left > 0 ? [{ path, text: withIncluded(root, path, read.text) }] : [];
  });
  return collectHints(files, {
    main: [...new Set([asked, ...(home === undefined ? [] : [home]), ...ancestors(asked)])],
    modules,
  });
}

/** A Makefile with the files it includes behind it, where they change neither its default target nor what it expands. */
function withIncluded(root: string, path: string, text: string): string {
  if (!/^(?:GNUmakefile|[Mm]akefile)$/.test(posix.basename(path))) return text;
  const included = includedFiles(text)
    .slice(0, 20)
    .flatMap((name) => {
      const file = posix.join(posix.dirname(path), name);
      if (file.startsWith("..") || !leadsInside(join(root, file), root)) return [];
      const read = readBounded(join(root, file), largest);
      return read.kind === "text" ? [read.text] : [];
    });
  return [text, ...included].join("\n");
}
