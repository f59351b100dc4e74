import type { Settings } from "../settings.ts";
import { type Base } from "./bases.ts";
import { type Caches, planCaches } from "./caches.ts";
import { planContext } from "./context.ts";
import type { Decisions, Facts } from "./decide.ts";
import { dockerfile } from "./dockerfile.ts";
import { dockerignore } from "./dockerignore.ts";
import { embeddedPaths } from "./embeds.ts";
import { type Image, mustNameRegistry, planImages } from "./images.ts";
import { planLabels } from "./labels.ts";
import { lentSecrets } from "./lent.ts";
import { makeRecipe } from "./make-recipe.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { type Publish, notAsked, planPublish } from "./publish.ts";
import type { Recipe } from "./recipe.ts";
import type { Sources } from "./sources.ts";
import { planStamps } from "./stamps.ts";
import { tagsFor } from "./tags.ts";

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
    caches: planCaches(facts, decisions, recipe, bases),
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
