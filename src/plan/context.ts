import { posix } from "node:path";
import type { Settings } from "../settings.ts";
import { UserError } from "../user-error.ts";
import type { Sent } from "./dockerignore.ts";
import { type Sources, commonDirectory } from "./sources.ts";

export type Context = {
  /** Directory that is sent, relative to the repository's root. */
  readonly context: string;
  /** The module's directory, relative to the context. */
  readonly workdir: string;
  /** Files for the image, `source` relative to the context. */
  readonly files: Settings["files"];
  readonly sent: Sent;
};

/**
 * What is sent to the builder: the module, or the nearest directory above it that also holds the files for the image.
 * `embedded` is relative to the repository's root. Throws UserError `invalid-input` for a file outside the repository.
 */
export function planContext(
  settings: Pick<Settings, "files" | "directory">,
  sources: Pick<Sources, "context" | "workdir">,
  { embedded, readsAll }: { readonly embedded: readonly string[]; readonly readsAll: boolean },
): Context {
  const wanted = settings.files.map(({ source, destination }) => ({
    source: posix.join(settings.directory, source),
    destination,
  }));
  for (const { source } of wanted) if (source.split("/")[0] === "..") throw outside(source);
  const context = wanted.reduce(
    (directory, { source }) => commonDirectory(directory, posix.dirname(source)),
    sources.context,
  );
  const files = wanted.map(({ source, destination }) => ({
    source: posix.relative(context, source) || ".",
    destination,
  }));
  const paths = [
    ...embedded.map((path) => posix.relative(context, path)),
    ...files.map(({ source }) => literal(source)),
  ];
  return {
    context,
    workdir: posix.relative(context, posix.join(sources.context, sources.workdir)) || ".",
    files,
    // The whole context may be a file for the image too: `.:/app`.
    sent: {
      all: readsAll || paths.includes("."),
      besides: [...new Set(paths)].filter((path) => path !== ".").sort(),
    },
  };
}

function outside(source: string): UserError {
  return new UserError(
    "invalid-input",
    `files: ${JSON.stringify(source)} is outside the repository`,
    "Name a file of the repository, relative to working-directory.",
  );
}

/** A name in which nothing is a wildcard for .dockerignore. */
function literal(path: string): string {
  return path.replace(/[\\*?[\]]/g, "\\$&");
}
