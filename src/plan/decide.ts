import type { Environment } from "../environment.ts";
import type { Predecessor } from "../predecessor.ts";
import type { Project } from "../project/project.ts";
import type { Repository } from "../repository.ts";
import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";
import { UserError } from "../user-error.ts";
import { type BaseCandidates, baseCandidates } from "./bases.ts";
import type { CacheFacts } from "./caches.ts";
import { buildTags } from "./build-tags.ts";
import { decideCgo } from "./cgo.ts";
import { embedNotes } from "./embeds.ts";
import { goVersion } from "./go-version.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { choosePrograms } from "./programs.ts";
import type { Recipe } from "./recipe.ts";
import { type Sources, sources } from "./sources.ts";

/** Everything that was read before anything is decided. Registry facts come later, since the Go version decides what to ask. */
export type Facts = {
  readonly settings: Settings;
  /** False where this run was not told to publish, whatever the trigger. */
  readonly publish: boolean;
  readonly trigger: Trigger;
  readonly project: Project;
  readonly repository: Pick<Repository, "history" | "origin" | "changed">;
  readonly predecessor: Predecessor;
  readonly environment: Environment;
  /** The image's name on this host when none is asked for; undefined outside GitHub and GitLab. */
  readonly defaultImage: string | undefined;
  readonly caches: CacheFacts;
  /** Its development image, where that is not the image's name with `-dev`. */
  readonly defaultDevImage: string | undefined;
};

/** What is decided before the registry is asked for base images. */
export type Decisions = {
  readonly programs: readonly Program[];
  readonly go: { readonly version: string; readonly from: string };
  readonly cgo: Recipe["cgo"];
  readonly tags: readonly string[];
  readonly sources: Sources;
  readonly bases: readonly BaseCandidates[];
  readonly notes: readonly Note[];
};

/** Throws UserError for whatever detection cannot answer; see programs.ts, go-version.ts and cgo.ts. */
export function decide({ settings, project }: Facts): Decisions {
  const chosen = choosePrograms(project, { commands: settings.commands, buildTags: settings.buildTags ?? [] });
  const { programs } = chosen;
  for (const program of programs) mustBeOneLine(program);
  const { tags, notes: tagNotes } = buildTags(project, programs, settings.buildTags);
  const go = goVersion(project, programs, settings.goVersion);
  const cgo = decideCgo(project, programs, { asked: settings.cgo, tags });
  const read = sources(project, programs, tags);
  return {
    programs,
    go: { version: go.version, from: go.from },
    cgo: !cgo.enabled ? "off" : settings.cgo === "dynamic" ? "dynamic" : "static",
    tags,
    sources: read,
    bases: baseCandidates(settings, go.version),
    notes: [
      ...chosen.notes,
      ...tagNotes,
      ...go.notes,
      ...cgo.notes,
      ...embedNotes(project, programs, tags),
      ...read.notes,
    ],
  };
}

/** The go command takes no such path either; in a Dockerfile it would end the line. */
function mustBeOneLine({ name, package: path, module }: Program): void {
  const strange = [name, path, module.path, module.directory].find((text) =>
    /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text),
  );
  if (strange === undefined) return;
  throw new UserError(
    "unreadable-project",
    `${JSON.stringify(strange)} is no name that Go can build`,
    "Rename it, or choose another program with commands.",
  );
}
