import type { Project } from "../project/project.ts";
import { UserError } from "../user-error.ts";
import type { Choice } from "./choice.ts";
import { illegalCommand } from "./illegal-command.ts";
import { importScope } from "./imports.ts";

/** Programs of several modules are built in one step, so all of them have to find their dependencies in the same way. */
export function checkTogether(project: Project, choices: readonly Choice[]): void {
  const programs = choices.map(({ program }) => program);
  const modules = [...new Set(programs.map(({ module }) => module.directory))];
  const ways = modules.map((directory) => {
    const scope = importScope(project, directory);
    return `${scope?.workspace === true ? "workspace" : "module"} ${scope?.vendor === undefined ? "" : "vendored"}`;
  });
  if (new Set(ways).size > 1)
    throw new UserError(
      "invalid-input",
      `commands: the programs belong to the modules ${modules.join(", ")}, of which some are vendored or in a workspace and some are not`,
      `Use one step for each module, with \`working-directory: ${modules[0] ?? ""}\` and \`working-directory: ${modules[1] ?? ""}\`.`,
    );
  for (const [at, program] of programs.entries()) {
    const twin = programs.findIndex(({ name }) => name === program.name);
    if (twin < at)
      throw illegalCommand(
        program.package,
        `${programs[twin]?.package ?? ""} and ${program.package} would both be called ${program.name}`,
        `Name one of them: \`commands: other=${program.package}\`.`,
      );
  }
}
