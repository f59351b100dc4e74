import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { type Candidate, UserError } from "../user-error.ts";
import { brokenModule } from "./broken-module.ts";
import { type MainPackage, mainPackages } from "./candidates.ts";
import { type Choice, commandLine, makeProgram } from "./choice.ts";
import { chooseCommands } from "./commands.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { type Ranked, clearLead, rank } from "./rank.ts";

export type Chosen = { readonly programs: readonly Program[]; readonly notes: readonly Note[] };

/** What the user asked for; both may be empty. */
export type WantedPrograms = { readonly commands: readonly string[]; readonly buildTags: readonly string[] };

/**
 * The programs to build: those that `commands` names, else the one that the project's own release files, names and places
 * leave no doubt about. Throws UserError `ambiguous-program` with candidates when there is doubt, `no-program` when there
 * is none to choose, `invalid-input` for commands that name no program, `invalid-go-module` when a go.mod that is needed
 * cannot be used.
 */
export function choosePrograms(project: Project, wanted: WantedPrograms): Chosen {
  const mains = mainPackages(project, wanted.buildTags);
  const programs =
    wanted.commands.length > 0 ? chooseCommands(project, mains, wanted.commands) : [chooseOne(project, mains)];
  const needed = new Set(programs.map(({ program }) => program.module.directory));
  checkNeeded(project, needed);
  return {
    programs: programs.map(({ program }) => program),
    notes: [
      ...programs.flatMap(({ notes }) => notes),
      ...programs.flatMap(({ main }) => onlyNotes(main)),
      ...brokenNotes(project),
      ...limitNotes(project),
    ],
  };
}

function chooseOne(project: Project, mains: readonly MainPackage[]): Choice {
  const home = project.broken.find(({ directory, file }) => directory === project.home && file.endsWith("go.mod"));
  if (home !== undefined) throw brokenModule(home);
  const inside = mains.filter(
    ({ directory }) => isInside(directory, project.directory) && !isIgnored(project, directory),
  );
  const ranked = rank(
    project,
    inside.filter(({ state }) => state.kind === "program"),
  );
  const contenders = ranked.filter(({ aside }) => !aside);
  const [best, second] = contenders;
  if (best === undefined || contenders.every(({ helper }) => helper)) throw noProgram(project, inside, ranked);
  if (second !== undefined && best.score - second.score < clearLead) throw ambiguous(project, contenders);
  const others = contenders.slice(1).filter(({ score }) => score > 0);
  const because = contenders.length === 1 && best.score < 100 ? "it is the only program" : best.because;
  return {
    program: makeProgram(project, best.main, because),
    main: best.main,
    notes: others.length === 0 ? [] : [passedOver(project, others)],
  };
}

function isInside(directory: string, above: string): boolean {
  return above === "." || directory === above || directory.startsWith(`${above}/`);
}

function isIgnored(project: Project, directory: string): boolean {
  return project.packages.some((one) => one.directory === directory && one.ignored);
}

const mostListed = 40;

/** Below this a program is by name and place so clearly a helper that listing it would only hide the others. */
const doubtful = -20;

function candidate({ main, because }: Ranked): Candidate {
  return { directory: main.directory, package: main.package, because };
}

function ambiguous(project: Project, contenders: readonly Ranked[]): UserError {
  const likely = contenders.filter(({ score }) => score > doubtful);
  const real = likely.length > 1 ? likely : contenders;
  const lines = real.slice(0, mostListed).map(({ main }) => commandLine(project, main.directory));
  const [first = "."] = lines;
  const more = real.length > mostListed ? ` and ${real.length - mostListed} more` : "";
  const [one = first, two = lines[1] ?? first] = lines;
  return new UserError(
    "ambiguous-program",
    `there are ${real.length} programs and nothing says which one is meant: ${lines.join(", ")}${more}`,
    `Set \`commands: ${first}\`, or the one you mean. To build several, each as an image of its own, set \`commands: ${one},${two}\` and put \`{command}\` into the image's name, such as \`image: ghcr.io/OWNER/{command}\`.`,
    { candidates: real.map(candidate) },
  );
}

function noProgram(project: Project, inside: readonly MainPackage[], ranked: readonly Ranked[]): UserError {
  const where = project.directory === "." ? "this repository" : project.directory;
  const tools = project.modules.find(({ directory }) => directory === project.home)?.tools ?? [];
  const [first] = ranked;
  const passed = ranked.map(({ main }) => commandLine(project, main.directory));
  const others = inside.flatMap(({ directory, state }) =>
    state.kind === "none" ? [`${commandLine(project, directory)} (${state.because})`] : [],
  );
  const listed = [...passed, ...others].slice(0, mostListed);
  const said = listed.length === 0 ? "" : `; passed over: ${listed.join(", ")}`;
  const hint =
    first !== undefined
      ? `These are examples, tests or tools. If one is meant all the same, set \`commands: ${commandLine(project, first.main.directory)}\`.`
      : tools[0] !== undefined
        ? `A program of a required module is built with \`commands: ${tools[0]}\`.`
        : "A library needs no image. A program is a `package main` with a `func main()` that does something, in a file that is built for linux.";
  return new UserError(
    "no-program",
    `${where} holds no program to build an image of: it looks like a library${said}`,
    hint,
    { candidates: ranked.map(candidate) },
  );
}

function passedOver(project: Project, others: readonly Ranked[]): Note {
  const lines = others.map(({ main }) => commandLine(project, main.directory));
  const shown = lines.slice(0, 8).join(", ") + (lines.length > 8 ? ` and ${lines.length - 8} more` : "");
  return { code: "other-programs", message: `not built: ${shown}; name programs in \`commands\` to build them` };
}

function onlyNotes(main: MainPackage | undefined): readonly Note[] {
  if (main?.state.kind !== "program" || main.state.only === undefined) return [];
  return [
    {
      code: "architecture-only",
      message: `${main.directory} is not built for amd64 but for ${main.state.only}: set platforms accordingly`,
    },
  ];
}

/** Throws UserError `invalid-go-module` when a module or workspace that the programs need cannot be used. */
function checkNeeded(project: Project, modules: ReadonlySet<string>): void {
  const members = [...modules].some((directory) => project.workspace?.use.includes(directory))
    ? (project.workspace?.use ?? [])
    : [];
  const needed = new Set([...modules, ...members, ...localTargets(project, modules)]);
  for (const broken of project.broken) {
    const isWork = broken.file.endsWith("go.work");
    if (isWork ? [...modules].some((directory) => isInside(directory, broken.directory)) : needed.has(broken.directory))
      throw brokenModule(broken);
  }
}

function localTargets(project: Project, modules: ReadonlySet<string>): readonly string[] {
  return project.modules
    .filter(({ directory }) => modules.has(directory))
    .flatMap(({ directory, replaces }) =>
      replaces
        .filter(({ newPath }) => newPath.startsWith("."))
        .map(({ newPath }) => posix.join(directory, newPath).replace(/(?<=.)\/$/, "")),
    );
}

function brokenNotes(project: Project): readonly Note[] {
  const modules = project.broken.map(({ file, line, message }) => ({
    code: "broken-module" as const,
    message: `${file}${line === undefined ? "" : `:${line}`} is passed over: ${message}`,
  }));
  const hints = project.hints.broken.map(({ file, message }) => ({
    code: "broken-release-file" as const,
    message: `${file} cannot be read and decides nothing: ${message}`,
  }));
  return [...modules, ...hints];
}

function limitNotes(project: Project): readonly Note[] {
  const limits = project.limits.map((limit) => ({
    code: "tree-too-large" as const,
    message:
      limit === "depth"
        ? "directories nested deeper than 48 were not read"
        : "the tree has too many entries: not all of it was read",
  }));
  const unread =
    project.unread.length === 0
      ? []
      : [
          {
            code: "file-too-large" as const,
            message: `Go files of more than 4 MiB were not read: ${project.unread.slice(0, 5).join(", ")}`,
          },
        ];
  return [...limits, ...unread];
}
