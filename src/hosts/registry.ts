import { createHash } from "node:crypto";
import type { Manifest, Registry } from "./host.ts";
import { unavailable } from "./registry-failure.ts";
import { type Answer, type AskRegistry, type RegistryOptions, askRegistry } from "./registry-http.ts";

/** Registries may refuse larger manifests. Bytes. */
const manifestLimit = 4 * 1024 * 1024;
const blobLimit = 16 * 1024 * 1024;
/** A registry that pages for ever would keep us for ever; a page holds 100 tags and more. */
const pageLimit = 1000;

const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/**
 * Registries over HTTP, with the Docker client's credentials, the proxies of the environment and the certificates of
 * SSL_CERT_FILE. Protocol: https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export function httpRegistry(options: RegistryOptions): Registry {
  const ask = askRegistry(options);
  return {
    manifest: async (name, reference) => {
      const path = `manifests/${reference}`;
      const answer = await ask(name, { method: "GET", path, headers: { accept: manifestTypes }, limit: manifestLimit });
      if (answer.status === 404) return undefined;
      return readManifest(`${name}${reference.startsWith("sha256:") ? "@" : ":"}${reference}`, reference, answer);
    },
    blob: async (name, digest) => {
      const { status, bytes } = await ask(name, { method: "GET", path: `blobs/${digest}`, limit: blobLimit });
      if (status === 404) throw unavailable(`${name}@${digest}: the registry does not hold it`);
      if (sha256(bytes) !== digest) throw unavailable(`${name}@${digest}: the registry sent something else`);
      return bytes;
    },
    stream: async (name, digest) => {
      const { stream } = await ask(name, {
        method: "GET",
        path: `blobs/${digest}`,
        limit: manifestLimit,
        stream: true,
      });
      if (stream === undefined) throw unavailable(`${name}@${digest}: the registry does not hold it`);
      return stream;
    },
    holds: async (name, digest) => {
      const { status } = await ask(name, { method: "HEAD", path: `blobs/${digest}`, limit: blobLimit });
      return status !== 404;
    },
    upload: (name, bytes) => upload(name, bytes, ask),
    put: (name, manifest) => putManifest(name, manifest.digest, manifest, ask),
    tags: (name) => allTags(name, ask),
    tag: (name, tag, manifest) => putManifest(name, tag, manifest, ask),
  };
}

async function putManifest(
  name: string,
  reference: string,
  { bytes, mediaType, digest }: Manifest,
  ask: AskRegistry,
): Promise<void> {
  const path = `manifests/${reference}`;
  const headers = { "content-type": mediaType };
  const answer = await ask(name, { method: "PUT", path, headers, body: bytes, limit: blobLimit });
  const got = answer.headers.get("docker-content-digest") ?? digest;
  if (answer.status === 404 || got !== digest)
    throw unavailable(`${name}:${reference} could not be set: the registry answers ${answer.status} for ${got}`);
}

/** In two requests: the registry says where the bytes are to be put, which has to be on the registry itself. */
async function upload(name: string, bytes: Buffer, ask: AskRegistry): Promise<string> {
  const digest = sha256(bytes);
  const path = "blobs/uploads/";
  const { headers } = await ask(name, { method: "POST", path, limit: blobLimit });
  const place = headers.get("location");
  if (place === null) throw unavailable(`${name}: the registry does not say where a blob is to be put`);
  const location = `${place}${place.includes("?") ? "&" : "?"}digest=${encodeURIComponent(digest)}`;
  const type = { "content-type": "application/octet-stream" };
  const answer = await ask(name, { method: "PUT", path, location, headers: type, body: bytes, limit: blobLimit });
  if (answer.status === 404) throw unavailable(`${name}: the registry does not take a blob`);
  return digest;
}

function readManifest(shown: string, reference: string, { bytes, headers }: Answer): Manifest {
  const digest = sha256(bytes);
  const promised = reference.startsWith("sha256:") ? reference : (headers.get("docker-content-digest") ?? digest);
  if (digest !== promised) throw unavailable(`${shown}: the registry sent something else than ${promised}`);
  const json = parseObject(bytes);
  if (json === undefined) throw unavailable(`${shown}: the registry sent something that is no manifest`);
  const mediaType = json["mediaType"] ?? headers.get("content-type");
  return { digest, mediaType: typeof mediaType === "string" ? mediaType : "", bytes, json };
}

/** What a missed page costs: a newer version would not be seen, and its tag would be moved back. So all pages are read. */
async function allTags(name: string, ask: AskRegistry): Promise<readonly string[]> {
  const found: string[] = [];
  let path: string | undefined = "tags/list?n=1000";
  for (let page = 0; path !== undefined; page++) {
    if (page === pageLimit) throw unavailable(`${name}: the list of its tags has no end`);
    const answer: Answer = await ask(name, { method: "GET", path, limit: blobLimit });
    if (answer.status === 404) return found;
    const list = parseObject(answer.bytes);
    // Go writes an empty list as null.
    const tags = list?.["tags"] === null ? [] : list?.["tags"];
    if (!Array.isArray(tags)) throw unavailable(`${name}: the registry sent no list of tags`);
    found.push(...tags.filter((tag): tag is string => typeof tag === "string"));
    // A path or a whole address: only its query counts, since the registry must not send us elsewhere.
    const next = /<[^>]*\?(?<query>[^>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get("link") ?? "")?.groups?.[
      "query"
    ];
    path = next === undefined ? undefined : `tags/list?${next}`;
  }
  return found;
}

function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const sha256 = (bytes: Buffer) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
