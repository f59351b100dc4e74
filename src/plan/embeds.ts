import { posix } from "node:path";
import type { EmbedMatch } from "../project/embed-match.ts";
import type { Project } from "../project/project.ts";
import { type Linked, programClosure } from "./closure.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

/** What may be missing from the sources: embedded files, and code that is generated. */
export function embedNotes(project: Project, programs: readonly Program[], tags: readonly string[]): readonly Note[] {
  const linked = linkedPackages(project, programs, tags);
  const patterns = linked.flatMap((one) =>
    matches(one).flatMap((match) => patternNote(project, one.package.directory, match)),
  );
  const outputs = linked.flatMap(({ package: { directory, missingOutputs } }) =>
    missingOutputs.length === 0
      ? []
      : [
          {
            code: "generated-code-missing" as const,
            message: `${missingOutputs.map((name) => posix.join(directory, name)).join(", ")} is written by go generate and not there: set \`generate: true\``,
          },
        ],
  );
  return [...patterns, ...outputs, ...missingPackages(project, programs, tags)];
}

/** Paths and globs, relative to the repository's root, of what the programs embed, whether it is there yet or not. */
export function embeddedPaths(
  project: Project,
  programs: readonly Program[],
  tags: readonly string[],
): readonly string[] {
  const paths = linkedPackages(project, programs, tags).flatMap((one) =>
    matches(one).map(({ pattern }) =>
      posix.join(one.package.directory, pattern.replace(/^all:/, "")).replace(/(?<=.)\/$/, ""),
    ),
  );
  return [...new Set(paths)].filter((path) => !path.startsWith("..")).sort();
}

/** With cgo and without, since either may be built. */
function linkedPackages(project: Project, programs: readonly Program[], tags: readonly string[]): readonly Linked[] {
  const all = programs.flatMap((program) =>
    [true, false].flatMap((cgo) => programClosure(project, program, { tags, cgo }).linked),
  );
  const merged = new Map<string, Linked>();
  for (const one of all) {
    const before = merged.get(one.package.directory);
    merged.set(one.package.directory, {
      package: one.package,
      files: [...new Set([...(before?.files ?? []), ...one.files])],
    });
  }
  return [...merged.values()];
}

function matches({ package: { embeds }, files }: Linked): readonly EmbedMatch[] {
  const patterns = new Set(files.flatMap((file) => file.embeds.map(({ pattern }) => pattern)));
  return embeds.filter(({ pattern }) => patterns.has(pattern));
}

function patternNote(project: Project, directory: string, { pattern, count, files }: EmbedMatch): readonly Note[] {
  const path = posix.join(directory, pattern.replace(/^all:/, ""));
  const frontend = frontendOf(project, path);
  const build =
    frontend === undefined
      ? "build or generate it in a step before this one"
      : `build ${posix.join(frontend, "package.json")} in a step before this one`;
  if (count === 0)
    return [
      {
        code: "embed-missing",
        message: `${path}, which ${directory} embeds, is not there, so go build will fail: ${build}`,
      },
    ];
  if (frontend === undefined || !isPlaceholder(files, count)) return [];
  return [
    {
      code: "embed-placeholder",
      message: `${path}, which ${directory} embeds, holds only ${files.join(", ")}: if that stands for a front end, ${build}`,
    },
  ];
}

/** The nearest directory at or above the embedded path that has a package.json; not the repository's root for a path far below. */
function frontendOf(project: Project, path: string): string | undefined {
  const above = (at: string): readonly string[] => (at === "." ? ["."] : [at, ...above(posix.dirname(at))]);
  const found = above(posix.dirname(path)).find((at) => project.frontends.includes(at));
  if (found !== undefined)
    return found === "." && !/(?:^|\/)(?:dist|build|out|public|static|web|ui|www)(?:\/|$)/.test(path)
      ? undefined
      : found;
  // The front end may lie beside the embedding package: web/package.json for web/dist or static/ next to ui/.
  return undefined;
}

/** What is committed so that an embed pattern finds something: notes to people and an empty page. */
function isPlaceholder(files: readonly string[], count: number): boolean {
  const says = /^\.?(?:git)?keep$|^placeholder(?:\..*)?$|^index\.html$|^\.gitignore$|\.(?:md|txt)$/i;
  return count <= files.length && files.every((file) => says.test(posix.basename(file)));
}

function missingPackages(project: Project, programs: readonly Program[], tags: readonly string[]): readonly Note[] {
  const missing = programs.flatMap((program) => programClosure(project, program, { tags, cgo: true }).missing);
  const [first] = missing;
  if (first === undefined) return [];
  const paths = [...new Set(missing.map(({ path }) => path))];
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
  return [
    {
      code: "package-missing",
      message: `${first.from} imports ${first.path}${more}, which has no Go files here: it may be generated (\`generate: true\`) or a submodule that is not checked out`,
    },
  ];
}
