import { join } from "node:path";
import { attributes } from "./attributes.ts";
import type { Command } from "../hosts/host.ts";
import type { Plan, PlannedImage } from "../plan/plan.ts";
import type { Workplace } from "./workplace.ts";

/** Where the images go: a registry, the Docker daemon, an OCI layout, or nowhere but into the engine's cache. */
export type Delivery =
  | { readonly kind: "push" }
  | { readonly kind: "load" }
  | { readonly kind: "layout"; readonly directory: string }
  | { readonly kind: "none" };

/** A workplace, and the named contexts that stand for stages of the Dockerfile. */
export type SeededWorkplace = Workplace & { readonly contexts: Readonly<Record<string, string>> };

type Target = Readonly<Record<string, unknown>>;

/** `testAnew` runs the tests although the engine remembers how they went. */
export type BakeOptions = { readonly testAnew?: boolean };

/** The one call that builds all images for all platforms. `secrets` are buildx's own `id=…,env=…` or `id=…,src=…`. */
export function bakeCommand(
  plan: Plan,
  delivery: Delivery,
  place: SeededWorkplace,
  builder: string | undefined,
  secrets: readonly string[],
  options: BakeOptions = {},
): Command {
  return bakeCall(bakeFile(plan, delivery, place, secrets, options), place.root, builder, [
    "--metadata-file",
    place.metadata,
  ]);
}

/** A call of bake that reads its file from standard input and tells its progress in JSON. */
export function bakeCall(
  file: string,
  directory: string,
  builder: string | undefined,
  options: readonly string[] = [],
): Command {
  const where = builder === undefined ? [] : ["--builder", builder];
  return {
    program: "docker",
    args: ["buildx", "bake", ...where, "--file", "-", ...options, "--progress", "rawjson"],
    input: file,
    directory,
    // The file is ours, so there is nobody to ask for leave to read the Dockerfile beside it.
    env: { BUILDX_BAKE_ENTITLEMENTS_FS: "0", BUILDX_NO_DEFAULT_ATTESTATIONS: "1" },
  };
}

/** Format: https://docs.docker.com/build/bake/reference/ */
export function bakeFile(
  plan: Plan,
  delivery: Delivery,
  place: SeededWorkplace,
  secrets: readonly string[],
  { testAnew = false }: BakeOptions = {},
): string {
  const common = { ...commonTarget(plan, place, secrets), ...(testAnew ? { "no-cache-filter": ["test"] } : {}) };
  const images = imageTargets(plan).map(([target, [first, ...more]]): readonly [string, Target] => [
    target,
    {
      ...common,
      target,
      labels: first.labels,
      annotations: annotations(first, plan),
      output: outputs(
        target,
        [first, ...more].map(({ name }) => name),
        delivery,
        place,
      ),
    },
  ]);
  const libraries = imageTargets(plan).map(([name]): readonly [string, Target] => [
    `${name}-libraries`,
    {
      ...common,
      target: `${name}-libraries`,
      output: [attributes({ type: "local", dest: join(place.libraries, name), "platform-split": "true" })],
    },
  ]);
  const target: Record<string, unknown> = {
    ...Object.fromEntries(images),
    ...(plan.link === "dynamic" ? Object.fromEntries(libraries) : {}),
    ...(plan.test ? { tests: testsTarget(plan, place, common), tested: testedTarget(plan, common) } : {}),
  };
  return bakeText(target);
}

/** Images wait for it; where none is built, it still has to pass. */
function testedTarget({ platforms }: Plan, common: Target): Target {
  return { ...common, target: "tested", platforms: platforms.slice(0, 1), output: ["type=cacheonly"] };
}

/** Exports what the tests left, also where they failed: the step that ran them has succeeded. */
export function testsBake(
  plan: Plan,
  place: SeededWorkplace,
  builder: string | undefined,
  secrets: readonly string[],
): Command {
  const tests = testsTarget(plan, place, commonTarget(plan, place, secrets));
  return bakeCall(bakeText({ tests }), place.root, builder);
}

/** Tests run on the machine that builds, whatever the platform. */
function testsTarget({ platforms }: Plan, { tests }: Workplace, common: Target): Target {
  const output = [attributes({ type: "local", dest: tests })];
  return { ...common, target: "tests", platforms: platforms.slice(0, 1), output };
}

/** What all targets of a plan share. */
export function commonTarget(
  plan: Plan,
  place: Pick<SeededWorkplace, "root" | "dockerfile" | "cacheNamespace" | "contexts">,
  secrets: readonly string[],
): Target {
  return {
    context: join(place.root, plan.context),
    dockerfile: place.dockerfile,
    platforms: plan.platforms,
    args: { ...plan.arguments, SOURCE_DATE_EPOCH: String(plan.created), BUILDKIT_CACHE_MOUNT_NS: place.cacheNamespace },
    attest: ["type=provenance,disabled=true"],
    ...(Object.keys(place.contexts).length > 0 ? { contexts: place.contexts } : {}),
    ...(secrets.length > 0 ? { secret: secrets } : {}),
    ...(plan.ssh ? { ssh: ["default"] } : {}),
  };
}

/** A bake file that builds all of these targets. */
export function bakeText(target: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ group: { default: { targets: Object.keys(target) } }, target }, escapeTemplates);
}

type SameImages = readonly [PlannedImage, ...(readonly PlannedImage[])];

/** Images that hold the same programs are one target with several names. */
export function imageTargets(plan: Pick<Plan, "images">): readonly (readonly [target: string, images: SameImages])[] {
  const targets = new Map<string, SameImages>();
  for (const image of plan.images) {
    const same = targets.get(image.target);
    targets.set(image.target, same === undefined ? [image] : [...same, image]);
  }
  return [...targets];
}

function outputs(target: string, names: readonly string[], delivery: Delivery, place: Workplace): readonly string[] {
  // Layers need no times of their own: the Dockerfile sets those of all files. What is told of the image has the commit's.
  const fixed = { "oci-mediatypes": "true" };
  const layout = attributes({ type: "oci", dest: join(place.layouts, target), tar: "false", ...fixed });
  switch (delivery.kind) {
    case "push":
      // By digest: nothing carries a tag before everything has been checked.
      return [
        attributes({
          type: "image",
          name: names.join(","),
          push: "true",
          "push-by-digest": "true",
          "name-canonical": "true",
          ...fixed,
        }),
      ];
    case "load":
      return [attributes({ type: "docker", name: `${names[0] ?? target}:dev` }), layout];
    case "layout":
      return [attributes({ type: "oci", dest: join(delivery.directory, target), tar: "false", ...fixed })];
    case "none":
      return [layout];
  }
}

/** An image for one platform has no index to annotate. */
function annotations({ annotations: wanted }: PlannedImage, { platforms }: Plan): readonly string[] {
  const level = platforms.length > 1 ? "index,manifest" : "manifest";
  return Object.entries(wanted).map(([name, value]) => `${level}:${name}=${value}`);
}

/** Bake reads ${…} and %{…} in JSON strings as templates; a doubled sigil is the literal text. */
function escapeTemplates(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/[$%](?=\{)/g, (sigil) => sigil + sigil) : value;
}
