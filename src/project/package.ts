import { join, posix } from "node:path";
import { readBounded } from "./bounded-file.ts";
import { type EmbedMatch, matchEmbed } from "./embed-match.ts";
import { type GoFile, parseGoFile } from "./go-file.ts";
import type { Listing } from "./walk.ts";

/** A directory with Go files. `directory` is relative to the repository's root. */
export type Package = {
  readonly directory: string;
  /** Directory of the module it belongs to; the one that vendors it for a vendored package. */
  readonly module: string;
  readonly vendored: boolean;
  /** The module's `ignore` lines keep it out of `./...`. */
  readonly ignored: boolean;
  readonly files: readonly GoFile[];
  /** A default.pgo lies beside the files. */
  readonly pgo: boolean;
  readonly embeds: readonly EmbedMatch[];
  /** Go files that `//go:generate` writes by its arguments and that are not there. */
  readonly missingOutputs: readonly string[];
};

/** Files of this size are generated tables; what is in them decides nothing. */
const largest = 4 * 1024 * 1024;

export type ReadPackage = { readonly package: Package | undefined; readonly unread: readonly string[] };

type Belongs = Pick<Package, "module" | "vendored" | "ignored"> & {
  /** Read package-level variables too. */
  readonly variables: boolean;
};

/** Reads the Go files of a directory. `unread` names files that are too large, relative to the root. */
export function readPackage(
  root: string,
  { directory, goFiles, others }: Listing,
  { variables, ...belongs }: Belongs,
): ReadPackage {
  const files: GoFile[] = [];
  const unread: string[] = [];
  for (const name of goFiles) {
    const read = readBounded(join(root, directory, name), largest);
    if (read.kind === "too-large") unread.push(posix.join(directory, name));
    const file = read.kind === "text" ? parseGoFile(name, read.text, { variables }) : undefined;
    if (file !== undefined) files.push(file);
  }
  if (files.length === 0) return { package: undefined, unread };
  const patterns = new Set(files.flatMap(({ embeds }) => embeds.map(({ pattern }) => pattern)));
  return {
    unread,
    package: {
      directory,
      ...belongs,
      files,
      pgo: others.includes("default.pgo"),
      embeds: [...patterns].sort().map((pattern) => matchEmbed(join(root, directory), pattern)),
      missingOutputs: missingOutputs(files, goFiles),
    },
  };
}

/** `-o x.go`, `-output=x.go`, `-destination x.go` and the like that name a file beside the directive. */
function missingOutputs(files: readonly GoFile[], present: readonly string[]): readonly string[] {
  const commands = files.flatMap(({ generates }) => generates);
  const named = commands.flatMap((command) =>
    [
      ...command.matchAll(
        /(?:^|\s)-{1,2}(?:o|out|output|destination|outfile|out-file)[= ]\s*(?:\.\/)?(?<name>[\w.-]+\.go)(?=\s|$)/g,
      ),
    ].map(({ groups }) => groups?.["name"] ?? ""),
  );
  return [...new Set(named)].filter((name) => !name.endsWith("_test.go") && !present.includes(name)).sort();
}
