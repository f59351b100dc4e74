import type { ImageHint } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import { programClosure } from "./closure.ts";
import type { Note, NoteCode } from "./note.ts";
import type { Program } from "./program.ts";

/** Packages that every image has, or that only a build needs. */
const usual = new Set(
  "bash build-base build-essential busybox ca-certificates coreutils curl gcc g++ git-lfs-dev gnupg libc6-compat libc-dev linux-headers make musl musl-dev netbase openssl pkg-config pkgconfig tzdata upx wget".split(
    " ",
  ),
);

/** What programs start by name that no image needs a package for. */
const alwaysThere = new Set([
  "sh",
  "/bin/sh",
  "cat",
  "ls",
  "true",
  "false",
  "echo",
  "go",
  "uname",
  "hostname",
  "open",
  "xdg-open",
  "cmd",
  "rundll32",
  "clip",
  "pbcopy",
  "osascript",
  "powershell",
  "powershell.exe",
  "cmd.exe",
]);

/**
 * What the program may need when it runs: as far as its existing Dockerfile or its calls of exec.Command say it. Each is
 * a suggestion of an input; nothing is taken over by itself, since a Dockerfile says how it was done, not why.
 */
export function runtimeNotes(project: Project, programs: readonly Program[], tags: readonly string[]): readonly Note[] {
  const image = project.hints.images.find(({ role }) => role === "image");
  return [...(image === undefined ? [] : imageNotes(image)), ...commandNotes(project, programs, tags)];
}

function imageNotes(image: ImageHint): readonly Note[] {
  const files = image.copies.filter(
    ({ source, destination }) =>
      !notContent.test(source) && !destination.startsWith("/tmp") && !isBinary(image, source),
  );
  const packages = image.packages.filter((name) => !usual.has(name));
  const ports = image.ports.filter((port) => /^\d+/.test(port) && Number.parseInt(port, 10) < 1024);
  const note = (code: NoteCode, input: string, items: readonly string[], what: string): readonly Note[] =>
    items.length === 0
      ? []
      : [
          {
            code,
            message: `${image.file} ${what} ${shown(items)}: set \`${input}\` if the program needs ${items.length === 1 ? "it" : "them"}`,
          },
        ];
  return [
    ...note(
      "runtime-files",
      "files",
      files.map(({ source, destination }) => `${source}:${destination}`),
      "copies",
    ),
    ...note("runtime-packages", "apk", packages, "installs"),
    ...note(
      "runtime-capabilities",
      "capabilities",
      ports.map((port) => `port ${port}`),
      "serves",
    ),
    ...note("runtime-dirs", "dirs", image.volumes, "declares the volumes"),
    ...note(
      "runtime-links",
      "links",
      image.links.map(({ target, link }) => `${target}:${link}`),
      "makes the links",
    ),
  ];
}

/** The whole tree, computed names, and what no program reads. */
const notContent = /^[./]*$|\$|\*|^(?:\.\/)?(?:go\.(?:mod|sum)|LICEN[CS]E.*|NOTICE.*|README.*)$/i;

/** What is copied under the name it is started by is the program itself. */
function isBinary({ entry }: ImageHint, source: string): boolean {
  return entry.includes(source.slice(source.lastIndexOf("/") + 1));
}

function commandNotes(project: Project, programs: readonly Program[], tags: readonly string[]): readonly Note[] {
  const found = programs.flatMap((program) =>
    programClosure(project, program, { tags, cgo: false }).linked.flatMap(({ package: one, files }) =>
      one.vendored ? [] : files.flatMap(({ runs }) => runs),
    ),
  );
  const own = new Set(programs.map(({ name }) => name));
  const names = [...new Set(found)]
    .filter((name) => /^[A-Za-z0-9][\w.+-]*$/.test(name) && !alwaysThere.has(name) && !own.has(name))
    .sort();
  return names.length === 0
    ? []
    : [
        {
          code: "runtime-commands",
          message: `the program starts ${shown(names)}: set \`apk\` to the packages that hold ${names.length === 1 ? "it" : "them"}`,
        },
      ];
}

function shown(items: readonly string[]): string {
  const unique = [...new Set(items)];
  return unique.slice(0, 6).join(", ") + (unique.length > 6 ? ` and ${unique.length - 6} more` : "");
}
