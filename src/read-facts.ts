import { realpath } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { defaultImages } from "./default-images.ts";
import { machine, readEnvironment } from "./environment.ts";
import type { Host } from "./hosts/host.ts";
import type { Facts } from "./plan/decide.ts";
import { readPredecessor } from "./predecessor.ts";
import { readProject } from "./project/project.ts";
import { readTrigger } from "./read-trigger.ts";
import { readRepository } from "./repository.ts";
import type { Settings } from "./settings.ts";
import { UserError } from "./user-error.ts";

/** What a front end was asked to look at. */
export type Request = {
  /** Directory that the user pointed at. */
  readonly directory: string;
  readonly settings: Settings;
  /** As on the command line; undefined: from the environment of GitHub or GitLab, else local. */
  readonly trigger: string | undefined;
  /** False where this run was not told to publish, whatever the trigger. */
  readonly publish: boolean;
};

/** `repository` names the repository: its address, or its place on this machine. */
export type Prepared = { readonly facts: Facts; readonly root: string; readonly repository: string };

/** Reads everything that decisions rest on. Throws UserError for a directory, trigger or project that cannot be read. */
export async function readFacts(
  { directory, settings: asked, trigger: text, publish }: Request,
  host: Host,
): Promise<Prepared> {
  const start = await existingDirectory(directory);
  // Where the module lies: the checkout may be a directory of the workspace.
  const repository = await readRepository(await existingDirectory(join(start, asked.directory)), host.shell);
  const root = repository.root === undefined ? start : await realpath(repository.root);
  const settings = { ...asked, directory: posix.join(relative(root, start).split(sep).join("/"), asked.directory) };
  const [trigger, project] = await Promise.all([
    readTrigger({ settings, text, repository, directory: start }, host),
    readProject({ root, directory: settings.directory }),
  ]);
  const [files, predecessor] = await Promise.all([
    resolveFiles(settings, root),
    readPredecessor(trigger, repository, host, text !== undefined),
  ]);
  return {
    facts: {
      settings: { ...settings, files },
      publish,
      trigger,
      project,
      repository,
      predecessor,
      environment: readEnvironment(host.env),
      ...defaultImages(host.env),
      caches: { store: host.caches?.name, machine: machine() },
    },
    root,
    repository: repository.origin ?? root,
  };
}

async function existingDirectory(directory: string): Promise<string> {
  try {
    return await realpath(directory);
  } catch (error) {
    throw new UserError(
      "unreadable-project",
      `${directory}: there is no such directory`,
      "Name the directory of a Go module.",
      { cause: error },
    );
  }
}

/**
 * The files for the image, links resolved. A file that is missing, or that a link leads to from outside, is told now and
 * not by the build.
 */
async function resolveFiles(settings: Settings, root: string): Promise<Settings["files"]> {
  const directory = join(root, settings.directory);
  return Promise.all(
    settings.files.map(async ({ source, destination }) => {
      const path = await realpath(join(directory, source)).catch(() => undefined);
      if (path === undefined)
        throw new UserError(
          "invalid-input",
          `files: ${JSON.stringify(source)} does not exist`,
          "Name a file or directory of the repository, relative to working-directory.",
        );
      if (!`${path}${sep}`.startsWith(root + sep))
        throw new UserError(
          "invalid-input",
          `files: ${JSON.stringify(source)} leads out of the repository`,
          "Only files of the repository can be copied.",
        );
      return { source: relative(directory, path).split(sep).join("/") || ".", destination };
    }),
  );
}
