import type { BuildHint } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import { programClosure } from "./closure.ts";
import { buildsOf } from "./hints.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

export type BuildTags = { readonly tags: readonly string[]; readonly notes: readonly Note[] };

/**
 * The tags to build with, sorted: those asked for, even none of them; else those of the project's own release build of
 * the programs. Tags that are computed, or that gate files and are not set, become notes.
 */
export function buildTags(
  project: Project,
  programs: readonly Program[],
  asked: readonly string[] | undefined,
): BuildTags {
  if (asked !== undefined) return { tags: sorted(asked), notes: [] };
  const found = programs.map((program) => ownTags(project, program));
  const tags = sorted(found.flatMap((one) => one.tags));
  const notes = found.flatMap((one) => one.notes);
  return {
    tags,
    notes: unique([
      ...notes,
      ...differing(programs, found),
      ...programs.flatMap((program) => unsetNotes(project, program, tags)),
    ]),
  };
}

/** Tags of the build that makes the project's image; without one, of its release, then of any other build that says some. */
function ownTags(project: Project, { directory, name, package: path }: Program): BuildTags {
  // The project says nothing about a program of a required module.
  const builds = path.startsWith(".") ? buildsOf(project, directory) : [];
  const says = ({ tags, unknownTags }: BuildHint) => tags.length > 0 || unknownTags.length > 0;
  const shipped = builds.filter(({ role }) => role === "release");
  const [first] = [
    ...builds.filter(({ role }) => role === "image"),
    ...shipped.filter(says),
    ...shipped,
    ...builds.filter(says),
    ...builds,
  ];
  if (first === undefined) return { tags: [], notes: [] };
  // Builds of one file differ by what they are for; the one that makes the binary of this name is meant.
  const alike = builds.filter(
    ({ file, role, source }) => file === first.file && role === first.role && source === first.source,
  );
  const meant = alike.find(({ binary }) => binary === name) ?? first;
  // What is computed here may be spelt out elsewhere.
  const spelt = builds.find(({ tags, unknownTags }) => tags.length > 0 && unknownTags.length === 0);
  const said = meant.unknownTags.length > 0 && meant.tags.length === 0 ? (spelt ?? meant) : meant;
  const where = `${said.file} (${said.label})`;
  return {
    tags: said.tags,
    notes: [
      ...(said.tags.length > 0
        ? [{ code: "build-tags" as const, message: `built with the tags of ${where}: ${said.tags.join(", ")}` }]
        : []),
      ...(said.unknownTags.length > 0
        ? [
            {
              code: "build-tags-unknown" as const,
              message: `${where} computes tags (${said.unknownTags.join(" ")}) that are not known here: set \`build-tags\` when the program needs them`,
            },
          ]
        : []),
    ],
  };
}

function differing(programs: readonly Program[], found: readonly BuildTags[]): readonly Note[] {
  const texts = new Set(found.map(({ tags }) => sorted(tags).join(",")));
  if (texts.size < 2) return [];
  return [
    {
      code: "build-tags-shared",
      message: `the programs ${programs.map(({ name }) => name).join(", ")} are built with different tags by the project; here all of them get all tags`,
    },
  ];
}

/** Tags that keep files of the main package out of the build. */
function unsetNotes(project: Project, program: Program, tags: readonly string[]): readonly Note[] {
  const own = programClosure(project, program, { tags, cgo: true }).linked[0];
  if (own?.package.directory !== program.directory) return [];
  const left = own.package.files.filter(
    (file) =>
      !own.files.includes(file) && file.package === "main" && (file.system === undefined || file.system === "linux"),
  );
  const gating = sorted(
    left.flatMap(({ ownTags: named }) => named).filter((tag) => !tags.includes(tag) && !never.has(tag)),
  );
  if (gating.length === 0) return [];
  const names = left.filter(({ ownTags: named }) => named.some((tag) => gating.includes(tag))).map(({ name }) => name);
  return [
    {
      code: "build-tag-unset",
      message: `${names.join(", ")} of ${program.name} ${names.length === 1 ? "is" : "are"} built only with ${gating.join(", ")}: set \`build-tags\` to have ${names.length === 1 ? "it" : "them"}`,
    },
  ];
}

/** Tags that by custom belong to no program. */
const never = new Set([
  "ignore",
  "ignored",
  "tools",
  "tool",
  "generate",
  "gen",
  "mage",
  "none",
  "never",
  "race",
  "appengine",
  "js",
  "test",
  "tests",
  "testing",
  "integration",
  "e2e",
  "debug",
  "unit",
]);

function sorted(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].sort();
}

function unique(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}
