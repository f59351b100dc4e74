import type { Registry } from "./hosts/host.ts";
import { type Published, ociPrefix, wordsOf } from "./plan/published.ts";

/**
 * Asks registries for tags; those that do not exist are left out.
 * Throws UserError `registry-unavailable` when a registry says anything but yes or a clear no.
 */
export async function readPublished(references: readonly string[], registry: Registry): Promise<readonly Published[]> {
  const found = await Promise.all(references.map((reference) => readTag(reference, registry)));
  return found.filter((one) => one !== undefined);
}

/** As `readPublished`, for one reference. */
export async function readTag(reference: string, registry: Registry): Promise<Published | undefined> {
  const [name, tag] = splitTag(reference);
  const top = await registry.manifest(name, tag);
  if (top === undefined) return undefined;
  const said = { ...(await labels(name, top.json, registry)), ...stringsOf(top.json["annotations"]) };
  return { reference, digest: top.digest, platforms: platformsOf(top.json["manifests"]), ...wordsOf(said) };
}

/** Of an index; attestations in it are for no platform. */
function platformsOf(manifests: unknown): readonly string[] | undefined {
  if (!Array.isArray(manifests)) return undefined;
  const all = (manifests as unknown[]).map((manifest) => stringsOf(recordOf(manifest)["platform"]));
  const named = all
    .filter(({ os }) => os !== undefined && os !== "unknown")
    .map(({ os, architecture, variant }) => [os, architecture, variant].filter((part) => part !== undefined).join("/"))
    .sort();
  return named.length === 0 ? undefined : named;
}

/** Labels of the image, or of an index's first image; not asked for when the annotations say all. */
async function labels(
  name: string,
  manifest: Readonly<Record<string, unknown>>,
  registry: Registry,
): Promise<Readonly<Record<string, string>>> {
  const annotations = stringsOf(manifest["annotations"]);
  if (["revision", "version", "created"].every((key) => `${ociPrefix}${key}` in annotations)) return {};
  const [first] = Array.isArray(manifest["manifests"]) ? (manifest["manifests"] as unknown[]) : [];
  const inner = first === undefined ? manifest : (await registry.manifest(name, digestOf(first)))?.json;
  const config = inner === undefined ? "" : digestOf(inner["config"]);
  if (config === "") return {};
  const blob = recordOf(parsed((await registry.blob(name, config)).toString("utf8")));
  return stringsOf(recordOf(blob["config"])["Labels"]);
}

/** Artifacts that are no images have configs of other kinds, which say nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `ghcr.io/owner/app:v1` → name and tag. */
export function splitTag(reference: string): readonly [name: string, tag: string] {
  const at = reference.lastIndexOf(":");
  return [reference.slice(0, at), reference.slice(at + 1)];
}

const recordOf = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;

const digestOf = (descriptor: unknown): string => {
  const digest = recordOf(descriptor)["digest"];
  return typeof digest === "string" ? digest : "";
};

const stringsOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(recordOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
