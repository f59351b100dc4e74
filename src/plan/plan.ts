import { posix } from "node:path";
import type { Environment } from "../environment.ts";
import type { Project } from "../project/project.ts";
import type { Repository } from "../repository.ts";
import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";
import { UserError } from "../user-error.ts";
import { type Base, type BaseCandidates, baseCandidates, pinned } from "./bases.ts";
import { buildTags } from "./build-tags.ts";
import { type Caches, planCaches } from "./caches.ts";
import { decideCgo } from "./cgo.ts";
import { planContext } from "./context.ts";
import { dockerfile } from "./dockerfile.ts";
import { dockerignore } from "./dockerignore.ts";
import { embedNotes, embeddedPaths } from "./embeds.ts";
import { goVersion } from "./go-version.ts";
import { type Image, mustNameRegistry, planImages } from "./images.ts";
import { planLabels } from "./labels.ts";
import { lentSecrets } from "./lent.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { choosePrograms } from "./programs.ts";
import { type Publish, notAsked, planPublish } from "./publish.ts";
import type { Recipe } from "./recipe.ts";
import { type Sources, sources } from "./sources.ts";
import { type Stamping, planStamps } from "./stamps.ts";
import { tagsFor } from "./tags.ts";

/** Everything that was read before anything is decided. Registry facts come later, since the Go version decides what to ask. */
export type Facts = {
  readonly settings: Settings;
  /** False where this run was not told to publish, whatever the trigger. */
  readonly publish: boolean;
  readonly trigger: Trigger;
  readonly project: Project;
  readonly repository: Pick<Repository, "history" | "origin">;
  readonly environment: Environment;
  /** The image's name on this host when none is asked for; undefined outside GitHub and GitLab. */
  readonly defaultImage: string | undefined;
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

/** Everything that will happen, decided before anything happens. Plain JSON, never secrets. Documented in docs/plan.md. */
export type Plan = {
  readonly schema: 1;
  readonly programs: readonly Program[];
  readonly go: { readonly version: string; readonly from: string };
  readonly images: readonly (Image & { readonly target: string })[];
  readonly version: { readonly value: string; readonly stamp: readonly string[] };
  readonly publish: Publish;
  readonly caches: Caches;
  readonly platforms: readonly string[];
  /** Directory that is sent to the builder, relative to the repository's root. */
  readonly context: string;
  /** The module's directory, relative to the context. */
  readonly workdir: string;
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly bases: readonly { readonly role: string; readonly reference: string; readonly digest: string | null }[];
  /** Values of the Dockerfile's arguments. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Seconds since 1970, UTC: the commit's time, which the images carry as theirs. */
  readonly created: number;
  readonly link: Recipe["cgo"];
  readonly test: boolean;
  /** Names of what the host lends to build steps; never the values. */
  readonly secrets: readonly string[];
  readonly ssh: boolean;
  readonly notes: readonly Note[];
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type MustBeJson<T extends Json> = T;
/** A Date, Map or function in Plan stops the compiler here. */
export type PlanJson = MustBeJson<Plan>;

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

/** Throws UserError `invalid-input` or `invalid-version` for settings that do not fit what was found. */
export function makePlan(facts: Facts, decisions: Decisions, bases: readonly Base[]): Plan {
  const { settings, trigger, project, environment } = facts;
  const { programs, cgo } = decisions;
  const [first] = programs;
  const tags = tagsFor(trigger, facts.repository.history, first?.module.directory ?? ".");
  const images = planImages(settings, programs, tags, facts.defaultImage).map((image) => ({
    ...image,
    target: target(image),
  }));
  const publish = facts.publish ? planPublish(settings, trigger) : notAsked;
  if (publish.push) images.forEach(mustNameRegistry);
  const stamping = planStamps(project, programs, decisions.tags, { version: tags.version, trigger });
  const { context, workdir, files, sent } = planContext(settings, decisions.sources, {
    embedded: embeddedPaths(project, programs, decisions.tags),
    readsAll: settings.test.length > 0 || settings.generate.length > 0 || cgo !== "off",
  });
  const recipe = makeRecipe(facts, decisions, { bases, images, stamping, context, workdir, files });
  const zoneinfo = zoneinfoNotes(settings, decisions.sources);
  return {
    schema: 1,
    programs,
    go: decisions.go,
    images,
    version: { value: tags.version, stamp: stamping.variables },
    publish,
    caches: planCaches(trigger),
    platforms: settings.platforms.map(({ text }) => text),
    context,
    workdir,
    dockerfile: dockerfile(recipe),
    dockerignore: dockerignore(sent),
    bases: bases.map(({ role, reference, digest }) => ({ role, reference, digest: digest ?? null })),
    arguments: stamping.arguments,
    labels: planLabels(trigger, tags.version, programs, facts.repository.origin, recipe.bases.runtime, settings),
    annotations: settings.annotations,
    created: trigger.commit?.seconds ?? 0,
    link: cgo,
    test: settings.test.length > 0,
    secrets: lentSecrets(environment, settings.secrets),
    ssh: settings.ssh,
    notes: [...decisions.notes, ...stamping.notes, ...tags.notes, ...zoneinfo, ...unpinned(bases)],
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

type Parts = {
  readonly bases: readonly Base[];
  readonly images: readonly (Image & { readonly target: string })[];
  readonly stamping: Stamping;
  readonly context: string;
  readonly workdir: string;
  readonly files: Settings["files"];
};

function makeRecipe({ settings, environment }: Facts, decisions: Decisions, parts: Parts): Recipe {
  const base = (role: Base["role"]) => parts.bases.filter((one) => one.role === role).map(pinned)[0] ?? "";
  const targets = new Map(parts.images.map((image) => [image.target, image.programs]));
  return {
    bases: { build: base("build"), runtime: base("runtime") },
    module: decisions.programs[0]?.module.path ?? "",
    workdir: parts.workdir,
    programs: decisions.programs.map((program) => ({
      ...program,
      workdir: posix.relative(parts.context, program.module.directory) || ".",
      stamps: parts.stamping.stamps[program.name] ?? [],
    })),
    images: [...targets].map(([name, programs]) => ({ target: name, programs })),
    tags: decisions.tags,
    vendored: decisions.sources.vendored,
    withoutWorkspace: decisions.sources.withoutWorkspace,
    cgo: decisions.cgo,
    zoneinfo: settings.zoneinfo === "true" || (settings.zoneinfo === "auto" && decisions.sources.usesLoadLocation),
    files: parts.files,
    settings,
    environment,
  };
}

/** Name of the Dockerfile stage: images with the same programs are one stage. */
function target({ programs }: Image): string {
  return `image-${programs
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")}`;
}

function zoneinfoNotes(settings: Settings, { usesLoadLocation }: Sources): readonly Note[] {
  if (!usesLoadLocation || settings.zoneinfo !== "auto") return [];
  return [
    {
      code: "zoneinfo-added",
      message:
        "the program calls time.LoadLocation, so the image holds the time zones (zoneinfo: false leaves them out)",
    },
  ];
}

function unpinned(bases: readonly Base[]): readonly Note[] {
  const open = bases.filter(({ digest }) => digest === undefined);
  if (open.length === 0) return [];
  const names = open.map(({ reference }) => reference).join(" and ");
  return [
    {
      code: "base-not-pinned",
      message: `${names} could not be pinned to a digest: ${open[0]?.because ?? "no registry was asked"}`,
    },
  ];
}
