import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { type UserError } from "../user-error.ts";
import { brokenModule } from "./broken-module.ts";
import type { MainPackage } from "./candidates.ts";
import { checkTogether } from "./check-together.ts";
import { type Choice, commandLine, makeProgram } from "./choice.ts";
import { illegalCommand } from "./illegal-command.ts";
import { binaryName, pathName } from "./names.ts";
import { nearest } from "./nearest.ts";

type Command = { readonly name: string | undefined; readonly target: string; readonly written: string };

/** The programs that `commands` names, in its order. Throws UserError `invalid-input` for what names no program. */
export function chooseCommands(
  project: Project,
  mains: readonly MainPackage[],
  commands: readonly string[],
): readonly Choice[] {
  const choices = commands.flatMap((written) => {
    const command = parseCommand(written);
    const found = resolve(project, mains, command);
    if (command.name !== undefined && found.length > 1)
      throw illegalCommand(
        written,
        `${command.target} stands for ${found.length} programs, which cannot share a name`,
        "Name each of them.",
      );
    return found.map((choice) =>
      command.name === undefined ? choice : { ...choice, program: { ...choice.program, name: command.name } },
    );
  });
  const unique = [
    ...new Map(
      choices.map((choice) => [`${choice.program.module.directory} ${choice.program.package}`, choice]),
    ).values(),
  ];
  checkTogether(project, unique);
  return unique;
}

/** `name=./cmd/api` or the target alone. */
function parseCommand(written: string): Command {
  const at = written.indexOf("=");
  if (at < 0) return { name: undefined, target: written.trim(), written };
  const name = written.slice(0, at).trim();
  if (!/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/.test(name))
    throw illegalCommand(
      written,
      `${JSON.stringify(name)} is no name for a binary`,
      "It is made of letters, digits and . _ + -, such as `api=./cmd/server`.",
    );
  return { name, target: written.slice(at + 1).trim(), written };
}

function resolve(project: Project, mains: readonly MainPackage[], command: Command): readonly Choice[] {
  const { target } = command;
  if (/(?:^|\/)\.\.\.$/.test(target)) return below(project, mains, command);
  const found = atPath(project, mains, target) ?? atImportPath(mains, target) ?? byName(project, mains, command);
  if (found !== undefined) {
    if (found.state.kind === "none")
      throw illegalCommand(
        command.written,
        `${found.directory} is no program: ${found.state.because}`,
        legal(project, mains),
      );
    return [{ program: makeProgram(project, found, "commands names it"), main: found, notes: [] }];
  }
  const remote = ofRequirement(project, command);
  if (remote !== undefined) return [remote];
  throw unknown(project, mains, command);
}

/** Directories that a relative path may start from: what the user pointed at, its module, the repository. */
function starts(project: Project): readonly string[] {
  return [...new Set([project.directory, project.home ?? project.directory, "."])];
}

function atPath(project: Project, mains: readonly MainPackage[], target: string): MainPackage | undefined {
  const path = target.endsWith(".go") ? posix.dirname(target) : target;
  const places = starts(project).map((start) => tidy(posix.join(start, path)));
  return places.map((place) => mains.find(({ directory }) => directory === place)).find((one) => one !== undefined);
}

const tidy = (path: string) => path.replace(/(?<=.)\/$/, "");

function atImportPath(mains: readonly MainPackage[], target: string): MainPackage | undefined {
  return mains.find(
    ({ module, directory }) => posix.join(module.path, posix.relative(module.directory, directory)) === target,
  );
}

function byName(
  project: Project,
  mains: readonly MainPackage[],
  { target, written }: Command,
): MainPackage | undefined {
  if (!/^[A-Za-z0-9][\w.+-]*$/.test(target)) return undefined;
  const programs = mains.filter(({ state }) => state.kind === "program");
  const named = programs.filter(
    (main) => binaryName(project, main) === target || posix.basename(main.directory) === target,
  );
  if (named.length <= 1) return named[0];
  const lines = named.map(({ directory }) => commandLine(project, directory));
  throw illegalCommand(
    written,
    `it is the name of ${named.length} programs: ${lines.join(", ")}`,
    `Write the directory: \`commands: ${lines[0] ?? ""}\`.`,
  );
}

function below(project: Project, mains: readonly MainPackage[], { target, written }: Command): readonly Choice[] {
  const path = target.replace(/\/?\.\.\.$/, "") || ".";
  for (const start of starts(project)) {
    const above = tidy(posix.join(start, path));
    const found = mains.filter(
      ({ directory, state }) =>
        state.kind === "program" && (above === "." || directory === above || directory.startsWith(`${above}/`)),
    );
    if (found.length > 0)
      return found.map((main) => ({ program: makeProgram(project, main, `commands says ${target}`), main, notes: [] }));
  }
  throw illegalCommand(written, "there is no program below it", legal(project, mains));
}

/** A program of a module that go.mod requires; whether there is one is known only when it is built. */
function ofRequirement(project: Project, { target, written }: Command): Choice | undefined {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s@]+/i.test(target) && !target.includes("@")) return undefined;
  const [path = target, version] = target.split("@");
  const home =
    project.modules.find(({ directory }) => directory === project.home) ??
    (project.modules.length === 1 ? project.modules[0] : undefined);
  const required = home?.requires
    .filter((one) => path === one.path || path.startsWith(`${one.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (home === undefined || required === undefined)
    throw illegalCommand(
      written,
      `no module that ${posix.join(project.home ?? project.directory, "go.mod")} requires holds it`,
      `Run \`go get -tool ${path}\` and commit go.mod and go.sum.`,
    );
  if (version !== undefined && version !== required.version)
    throw illegalCommand(
      written,
      `go.mod requires ${required.path} ${required.version}`,
      `Write it without version, or run \`go get ${required.path}@${version}\`.`,
    );
  const module = { path: home.path, directory: home.directory };
  return {
    program: {
      name: pathName(path),
      package: path,
      directory: home.directory,
      module,
      because: `commands names it, a package of ${required.path} ${required.version}`,
    },
    main: undefined,
    notes: [],
  };
}

function unknown(project: Project, mains: readonly MainPackage[], { target, written }: Command): UserError {
  const path = tidy(posix.join(project.directory, target));
  const isPackage = project.packages.some(({ directory }) => directory === path);
  const broken = project.broken.find(({ directory }) => path === directory || path.startsWith(`${directory}/`));
  if (broken !== undefined && broken.directory !== ".") return brokenModule(broken);
  return illegalCommand(
    written,
    isPackage ? `${path} is a library, not a program` : "there is no such program",
    legal(project, mains, target),
  );
}

/** What may be written instead; with `near` the likeliest first. */
function legal(project: Project, mains: readonly MainPackage[], near?: string): string {
  const lines = mains
    .filter(({ state }) => state.kind === "program")
    .map(({ directory }) => commandLine(project, directory));
  if (lines.length === 0) return "There is no program in this project.";
  const likely = near === undefined ? undefined : nearest(near, lines);
  const shown = lines.slice(0, 12).join(", ") + (lines.length > 12 ? ` and ${lines.length - 12} more` : "");
  return `${likely === undefined ? "" : `Did you mean \`commands: ${likely}\`? `}Programs: ${shown}.`;
}
