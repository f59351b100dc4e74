import { createHash } from "node:crypto";
import type { Host, Manifest, Registry } from "../hosts/host.ts";
import { commitTime } from "../plan/commit-time.ts";
import type { Plan, PlannedImage } from "../plan/plan.ts";
import { readPushed } from "./read-pushed.ts";
import { waitForAll } from "./wait-for-all.ts";

type Texts = Readonly<Record<string, string>>;
type Wanted = Pick<PlannedImage, "name" | "labels" | "annotations"> & {
  /** Seconds since 1970. */ readonly created: number;
};

/** Makes all images of a plan that are made of the ones before. Digests by name. */
export async function renewImages(
  { images, created }: Plan,
  { registry, log }: Pick<Host, "registry" | "log">,
): Promise<ReadonlyMap<string, string>> {
  const renewed = images.map(async (image) => {
    if (image.renews === null) return [];
    const digest = await renewImage(image.renews, { ...image, created }, registry);
    log.info(`${image.name} has the same inputs as ${image.renews.slice(0, 19)}…: its layers are taken as they are`);
    return [[image.name, digest] as const];
  });
  return new Map((await waitForAll(renewed)).flat());
}

/**
 * Makes of an image in the registry the one that a build from the same inputs would make for another commit: other labels,
 * annotations and times, and the same layers, which stay where they are. Resolves to its digest, which has no tag yet. It
 * is the digest that the build would give. Throws UserError `registry-unavailable`.
 */
export async function renewImage(digest: string, wanted: Wanted, registry: Registry): Promise<string> {
  const top = await readPushed(wanted.name, digest, registry);
  const inside = top.json["manifests"];
  if (!Array.isArray(inside)) return putManifest(await renewManifest(top, wanted, registry), wanted.name, registry);
  const manifests = await Promise.all(
    (inside as Descriptor[]).map(async (descriptor) => {
      const old = await readPushed(wanted.name, descriptor.digest, registry);
      const made = await renewManifest(old, wanted, registry);
      await registry.put(wanted.name, made);
      return { ...descriptor, digest: made.digest, size: made.bytes.length };
    }),
  );
  const json = { ...top.json, manifests, annotations: sorted(wanted.annotations) };
  return putManifest(written(json, top), wanted.name, registry);
}

/** Whether the registry holds all of an image: who tidies it may forget that indexes refer to manifests. */
export async function isWhole(name: string, digest: string, registry: Registry): Promise<boolean> {
  const top = await registry.manifest(name, digest);
  if (top === undefined) return false;
  const inside = top.json["manifests"];
  if (Array.isArray(inside)) return all(inside, (each) => isDescriptor(each) && isWhole(name, each.digest, registry));
  const blobs = [top.json["config"], ...(Array.isArray(top.json["layers"]) ? (top.json["layers"] as unknown[]) : [])];
  return all(blobs, (each) => isDescriptor(each) && registry.holds(name, each.digest));
}

async function all(
  values: readonly unknown[],
  holds: (value: unknown) => boolean | Promise<boolean>,
): Promise<boolean> {
  return (await Promise.all(values.map(async (value) => holds(value)))).every(Boolean);
}

const isDescriptor = (value: unknown): value is Descriptor =>
  typeof value === "object" && value !== null && "digest" in value && typeof value.digest === "string";

type Descriptor = { readonly digest: string; readonly size: number };

async function putManifest(manifest: Manifest, name: string, registry: Registry): Promise<string> {
  await registry.put(name, manifest);
  return manifest.digest;
}

/** The manifest of one platform, its config being uploaded. */
async function renewManifest(old: Manifest, wanted: Wanted, registry: Registry): Promise<Manifest> {
  const config = old.json["config"] as Descriptor;
  const blob = await registry.blob(wanted.name, config.digest);
  const bytes = Buffer.from(goJson(renewConfig(JSON.parse(blob.toString("utf8")) as Config, wanted)));
  const digest = await registry.upload(wanted.name, bytes);
  const json = {
    ...old.json,
    config: { ...config, digest, size: bytes.length },
    annotations: sorted(wanted.annotations),
  };
  return written(json, old);
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md */
type Config = {
  readonly created?: string;
  readonly config?: { readonly Labels?: Texts };
  readonly history?: readonly { readonly created?: string }[];
};

/** Layers of the base image keep their time; those of the build have the commit's. The names of labels are part of the inputs. */
function renewConfig(old: Config, { labels, created }: Wanted): Config {
  const now = commitTime(created);
  const history = old.history?.map((entry) => (entry.created === old.created ? { ...entry, created: now } : entry));
  return {
    ...old,
    ...(old.created === undefined ? {} : { created: now }),
    ...(old.config === undefined
      ? {}
      : { config: { ...old.config, Labels: sorted({ ...old.config.Labels, ...labels }) } }),
    ...(history === undefined ? {} : { history }),
  };
}

const sorted = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** BuildKit writes manifests with indentation, and configs without: `old` shows. */
function written(json: Manifest["json"], old: Manifest): Manifest {
  const bytes = Buffer.from(goJson(json, old.bytes.includes("\n") ? 2 : 0));
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  return { digest, mediaType: old.mediaType, bytes, json };
}

/** JSON as Go's encoding/json writes it, which escapes what HTML could take for markup. */
function goJson(value: unknown, indentation = 0): string {
  const escapes: Texts = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029" };
  return JSON.stringify(value, null, indentation).replace(
    /[<>&\u2028\u2029]/g,
    (character) => escapes[character] ?? "",
  );
}
