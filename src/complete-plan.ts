import { resolveBases, unresolvedBases } from "./execute/bases.ts";
import { waitForAll } from "./execute/wait-for-all.ts";
import { isWhole } from "./execute/renew.ts";
import type { Host } from "./hosts/host.ts";
import { type Decisions, type Facts, decide } from "./plan/decide.ts";
import { isSource } from "./plan/dockerignore.ts";
import { dependsOnMore } from "./plan/image-inputs.ts";
import { includesElsewhere, inputFiles } from "./plan/input-files.ts";
import { type Naming, lookups, planNaming } from "./plan/naming.ts";
import { type Answers, type Plan, makePlan } from "./plan/plan.ts";
import { isOfModule } from "./plan/pseudo-version.ts";
import { isPublished } from "./plan/remaining.ts";
import { hashFiles } from "./project/hash-files.ts";
import type { Prepared } from "./read-facts.ts";
import { readPublished } from "./published.ts";
import { completeHistory } from "./repository.ts";
import { UserError } from "./user-error.ts";
import type { Version } from "./version.ts";

export type Wishes = {
  /** No image is made of the one before. */
  readonly anew?: boolean;
  /** Told the caches that a build will want, as far as no base image names them, while base images are still asked for. */
  readonly needed?: (caches: Plan["caches"]) => void;
};

/**
 * The plan with its base images pinned, and with what is published already. The engine, which may still be starting, is
 * not waited for where an earlier run has published all of it. Throws UserError `base-image-missing`,
 * `registry-unavailable` or `version-already-published` besides those of `decide`.
 */
export async function completePlan(
  { facts, root }: Pick<Prepared, "facts" | "root">,
  engine: Promise<string | undefined>,
  host: Host,
  { anew = false, needed = () => undefined }: Wishes = {},
): Promise<Plan> {
  const decisions = decide(facts);
  const pinning = engine.then((builder) => resolveBases(decisions.bases, builder, host));
  pinning.catch(() => undefined); // it is thrown where it is waited for
  const { named, naming, published } = await nameAll(facts, decisions, host, (references) =>
    readPublished(references, host.registry),
  );
  // Of a rebuild, the base image decides.
  if (naming.tags.rebuilds === undefined) {
    const open = unresolvedBases(decisions.bases, "nothing has to be built");
    const early = makePlan(named, decisions, naming, { bases: open, published });
    if (isPublished(early)) return early;
    needed(early.caches);
  }
  const hashing = anew ? Promise.resolve({}) : hashPrograms(facts, decisions, root);
  const [bases, files] = await waitForAll([pinning, hashing]);
  const answers = { bases, files };
  const plan = makePlan(named, decisions, naming, { ...answers, published });
  const broken = await brokenImages(plan, host.registry);
  if (broken.length === 0) return plan;
  const whole = published.filter(({ digest }) => !broken.includes(digest));
  return makePlan(named, decisions, naming, { ...answers, published: whole });
}

/** Digests of images to be renewed of which something is missing. */
async function brokenImages({ images }: Plan, registry: Host["registry"]): Promise<readonly string[]> {
  const asked = images.map(async ({ name, renews }) =>
    renews === null || (await isWhole(name, renews, registry)) ? [] : [renews],
  );
  return (await Promise.all(asked)).flat();
}

/** Digest of what each program is made of; nothing where no image of before could be taken for the one of this build. */
async function hashPrograms(
  { project, settings, environment, trigger, publish }: Facts,
  { programs, cgo }: Decisions,
  root: string,
): Promise<NonNullable<Answers["files"]>> {
  if (!publish || trigger.kind !== "branch" || dependsOnMore({ settings, cgo, environment, files: settings.files }))
    return {};
  const digests = programs.map(async (program) => {
    const files = inputFiles(project, program);
    const digest = files === undefined ? null : await hashFiles(root, files, isSource, includesElsewhere);
    return [program.name, digest] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

/**
 * The plan as far as it can be told here: without an engine that answers, base images stay unpinned, without a registry
 * nothing is known to be published, and a note says why.
 */
export async function sketchPlan(
  { facts, root }: Pick<Prepared, "facts" | "root">,
  builder: string | undefined,
  host: Host,
): Promise<Plan> {
  const decisions = decide(facts);
  const [files, bases, { named, naming, published }] = await Promise.all([
    hashPrograms(facts, decisions, root),
    orWhy(resolveBases(decisions.bases, builder, host)),
    nameAll(facts, decisions, host, (references) => orWhy(readPublished(references, host.registry))),
  ]);
  return makePlan(named, decisions, naming, {
    files,
    bases: bases.value ?? unresolvedBases(decisions.bases, bases.because),
    ...(published.value === undefined ? { published: [], unasked: published.because } : { published: published.value }),
  });
}

/** Decides the names, for which a shallow history is completed first, and asks with `look` what is published under them. */
async function nameAll<T>(
  facts: Facts,
  decisions: Decisions,
  { forge }: Host,
  look: (references: readonly string[]) => Promise<T>,
): Promise<{ readonly named: Facts; readonly naming: Naming; readonly published: T }> {
  const { repository, trigger } = facts;
  const { path, directory } = decisions.programs[0]?.module ?? { path: "", directory: "." };
  // What leads to the commit is asked for a pseudo-version only.
  const counts = (version: Version) => trigger.kind !== "release" && isOfModule(version, path);
  const history = await completeHistory(repository.history, trigger.commit, { directory, counts }, forge);
  const named = { ...facts, repository: { ...repository, history } };
  const naming = planNaming(named, decisions);
  return { named, naming, published: await look(lookups(naming, trigger)) };
}

type OrWhy<T> =
  { readonly value: T; readonly because?: undefined } | { readonly value?: undefined; readonly because: string };

async function orWhy<T>(asked: Promise<T>): Promise<OrWhy<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (!(error instanceof UserError) || (error.code !== "base-image-missing" && error.code !== "registry-unavailable"))
      throw error;
    return { because: error.message };
  }
}
