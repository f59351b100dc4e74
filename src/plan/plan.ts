import type { Published } from "./published.ts";
import type { Settings } from "../settings.ts";
import { type Base } from "./bases.ts";
import { type Caches, planCaches } from "./caches.ts";
import { planContext } from "./context.ts";
import type { Decisions, Facts } from "./decide.ts";
import { dockerfile } from "./dockerfile.ts";
import { dockerignore } from "./dockerignore.ts";
import { embeddedPaths } from "./embeds.ts";
import type { Image } from "./images.ts";
import { lentSecrets } from "./lent.ts";
import { makeRecipe } from "./make-recipe.ts";
import { type PlannedBaseline, planBaseline } from "./baseline.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import type { Naming } from "./naming.ts";
import { plannedImages } from "./planned-images.ts";
import type { Publish } from "./publish.ts";
import { raceNotes, testWay } from "./race.ts";
import { type Recipe, only } from "./recipe.ts";
import { isMissing, nothingToBuild } from "./remaining.ts";
import type { Sources } from "./sources.ts";
import { type PlannedSizeReport, planSizeReport } from "./size-report.ts";
import { planStamps } from "./stamps.ts";
import { sshNotes } from "./ssh-hosts.ts";

/** Everything that will happen, decided before anything happens. Plain JSON, never secrets. Documented in docs/plan.md. */
export type Plan = {
  readonly schema: 1;
  readonly programs: readonly Program[];
  readonly go: { readonly version: string; readonly from: string };
  readonly images: readonly PlannedImage[];
  /** `value` is what the programs are told, `image` what the images call themselves. */
  readonly version: { readonly value: string; readonly image: string; readonly stamp: readonly string[] };
  /** The commit, in lower-case hex; null where there is no repository. */
  readonly revision: string | null;
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
  /** Seconds since 1970, UTC: the commit's time, which the images carry as theirs. */
  readonly created: number;
  readonly link: Recipe["cgo"];
  readonly test: boolean;
  /** Whether the tests run with Go's race detector, where it has one for the machine that builds. */
  readonly race: boolean;
  readonly sizeReport: PlannedSizeReport;
  /** What sizes are compared with. */
  readonly baseline: PlannedBaseline;
  /** Names of what the host lends to build steps; never the values. */
  readonly secrets: readonly string[];
  readonly ssh: boolean;
  readonly notes: readonly Note[];
};

export type PlannedImage = Image & {
  /** Name of the Dockerfile stage. */
  readonly target: string;
  /** The tag that names this very build, null where none does. */
  readonly identity: string | null;
  /** Digest under which an earlier run has published this very build; null when none has. */
  readonly published: string | null;
  /** Digest of all that it is made from, but for its commit; null where that cannot be told. */
  readonly inputs: string | null;
  /** Digest of an image with the same inputs, which only needs to be told its commit; null when there is none. */
  readonly renews: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
};

/** What registries were asked once the names were known. */
export type Answers = {
  readonly bases: readonly Base[];
  readonly published: readonly Published[];
  /** Digest of each program's files, null where it is not known; given where a build may turn out to be the one before. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Why no registry could be asked what is published; a plan to look at then goes without. */
  readonly unasked?: string;
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type MustBeJson<T extends Json> = T;
/** A Date, Map or function in Plan stops the compiler here. */
export type PlanJson = MustBeJson<Plan>;

/** Throws UserError `invalid-input` for settings that do not fit what was found, `version-already-published`, or `invalid-version`. */
export function makePlan(facts: Facts, decisions: Decisions, naming: Naming, answers: Answers): Plan {
  const { settings, trigger, project, environment } = facts;
  const { programs, cgo } = decisions;
  const { tags, publish } = naming;
  const { bases } = answers;
  const platforms = settings.platforms.map(({ text }) => text);
  const targets = naming.images.map((image) => ({ ...image, target: target(image) }));
  const stamping = planStamps(project, programs, decisions.tags, { version: tags.version, trigger });
  const { context, workdir, files, sent } = planContext(settings, decisions.sources, {
    embedded: embeddedPaths(project, programs, decisions.tags),
    readsAll: settings.test.length > 0 || settings.generate.length > 0 || cgo !== "off",
  });
  const recipe = makeRecipe(facts, decisions, { bases, images: targets, stamping, context, workdir, files });
  const images = plannedImages(facts, decisions, naming, answers, { targets, recipe, stamping });
  return {
    schema: 1,
    programs,
    go: decisions.go,
    images,
    version: { value: tags.version, image: tags.imageVersion, stamp: stamping.variables },
    revision: trigger.commit?.revision ?? null,
    publish,
    caches: planCaches(facts, decisions, recipe, bases),
    platforms,
    context,
    workdir,
    dockerfile: dockerfile(toBuild(recipe, images)),
    dockerignore: dockerignore(sent),
    bases: bases.map(({ role, reference, digest }) => ({ role, reference, digest: digest ?? null })),
    arguments: stamping.arguments,
    created: trigger.commit?.seconds ?? 0,
    link: cgo,
    test: settings.test.length > 0,
    race: testWay(recipe).race !== "",
    sizeReport: planSizeReport(facts),
    baseline: planBaseline(facts, programs, tags, targets),
    secrets: lentSecrets(environment, settings.secrets),
    ssh: settings.ssh,
    notes: [
      ...decisions.notes,
      ...stamping.notes,
      ...tags.notes,
      ...raceNotes(recipe),
      ...sshNotes(recipe),
      ...zoneinfoNotes(settings, decisions.sources),
      ...changedNotes(facts, publish),
      ...(nothingToBuild({ images }) ? [] : unpinned(bases)),
      ...unaskedNotes(answers),
    ],
  };
}

/** What is there already is not compiled again; where all is, the whole tells what it was made by. */
function toBuild(recipe: Recipe, images: readonly PlannedImage[]): Recipe {
  const missing = images.filter(isMissing);
  return missing.length === 0 ? recipe : only(recipe, [...new Set(missing.flatMap(({ programs }) => programs))]);
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

function changedNotes({ repository, trigger }: Facts, { push }: Publish): readonly Note[] {
  if (!push || !repository.changed || trigger.kind === "local") return [];
  const message =
    "files of the work tree differ from the commit, so the images are not what the commit alone would make (git status lists them)";
  return [{ code: "work-tree-changed", message }];
}

function unaskedNotes({ unasked }: Answers): readonly Note[] {
  if (unasked === undefined) return [];
  return [{ code: "registry-not-asked", message: `whether the tags are already published is not known: ${unasked}` }];
}
