import { UserError } from "../user-error.ts";

/** What points at a blob: https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export type Descriptor = {
  readonly digest: string;
  /** Bytes of the blob, compressed where it is. */
  readonly size: number;
  /** Such as `linux/arm/v7`; empty where the descriptor names none. */
  readonly platform: string;
};

export type Manifest =
  | {
      readonly kind: "index";
      /** Images, and further indexes. */
      readonly images: readonly Descriptor[];
      /** Provenance and SBOM: nothing that a pull downloads. */
      readonly attestations: readonly Descriptor[];
    }
  | { readonly kind: "image"; readonly config: Descriptor; readonly layers: readonly Descriptor[] };

/** No real image has as many layers or platforms. */
const most = 1000;

/** Reads an OCI or Docker index or manifest. Throws UserError `unreadable-image`; `name` is for the message. */
export function parseManifest(text: string, name: string): Manifest {
  const value = parseJson(text, name);
  if (Array.isArray(value["manifests"])) {
    const all = value["manifests"].slice(0, most) as readonly unknown[];
    const attested = all.filter(isAttestation);
    return {
      kind: "index",
      images: all.filter((one) => !isAttestation(one)).map((one) => descriptor(one, name)),
      attestations: attested.map((one) => descriptor(one, name)),
    };
  }
  if (Array.isArray(value["layers"]) && isObject(value["config"])) {
    const mediaType = value["config"]["mediaType"];
    if (typeof mediaType === "string" && !/image\.config|container\.image/.test(mediaType))
      throw unreadable(name, `is no image but an artifact of type ${JSON.stringify(mediaType.slice(0, 100))}`);
    const layers = value["layers"].slice(0, most) as readonly unknown[];
    return {
      kind: "image",
      config: descriptor(value["config"], name),
      layers: layers.map((one) => descriptor(one, name)),
    };
  }
  throw unreadable(name, "is neither an image nor an index of images");
}

/** BuildKit marks attestations with an annotation, and with a platform that no machine has. */
function isAttestation(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { annotations, platform, artifactType } = value;
  if (isObject(annotations) && annotations["vnd.docker.reference.type"] === "attestation-manifest") return true;
  if (typeof artifactType === "string" && !/image\.(?:config|manifest|index)/.test(artifactType)) return true;
  return isObject(platform) && platform["os"] === "unknown" && platform["architecture"] === "unknown";
}

function descriptor(value: unknown, name: string): Descriptor {
  if (!isObject(value)) throw unreadable(name, "holds a descriptor that is none");
  const { digest, size, platform } = value;
  if (typeof digest !== "string" || !/^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest))
    throw unreadable(name, `names a digest that is none: ${String(digest).slice(0, 100)}`);
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
    throw unreadable(name, `gives ${digest} a size that is none`);
  return { digest, size, platform: isObject(platform) ? platformText(platform) : "" };
}

/** The variant that every arm64 machine has is left out, as BuildKit does. */
function platformText({ os, architecture, variant }: Readonly<Record<string, unknown>>): string {
  const usual = architecture === "arm64" && variant === "v8";
  return [os, architecture, usual ? "" : variant]
    .filter((part): part is string => typeof part === "string" && /^[\w.-]{1,40}$/.test(part))
    .join("/");
}

/** What a config says of its image: https://github.com/opencontainers/image-spec/blob/main/config.md */
export type ImageConfig = {
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The instruction behind each layer, in their order; shorter than the layers where nothing is known. */
  readonly createdBy: readonly string[];
};

export function parseConfig(text: string, name: string): ImageConfig {
  const value = parseJson(text, name);
  const history = Array.isArray(value["history"]) ? (value["history"] as readonly unknown[]).slice(0, most) : [];
  const config = isObject(value["config"]) ? value["config"] : {};
  const labels = isObject(config["Labels"]) ? Object.entries(config["Labels"]) : [];
  return {
    platform: platformText(value),
    labels: Object.fromEntries(labels.filter((entry): entry is [string, string] => typeof entry[1] === "string")),
    createdBy: history
      .filter((step) => isObject(step) && step["empty_layer"] !== true)
      .map((step) => (isObject(step) && typeof step["created_by"] === "string" ? instruction(step["created_by"]) : "")),
  };
}

/** `/bin/sh -c #(nop) COPY … # buildkit` → `COPY …` */
function instruction(createdBy: string): string {
  return createdBy
    .replace(/^\/bin\/sh -c (?:#\(nop\)\s*)?/, "")
    .replace(/\s*# buildkit$/, "")
    .slice(0, 500);
}

function parseJson(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Falls through: what is no JSON is said as what it is.
  }
  throw unreadable(name, "is no JSON object");
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function unreadable(name: string, what: string, cause?: unknown): UserError {
  return new UserError("unreadable-image", `${name} ${what}`, "Build or pull the image again.", { cause });
}
