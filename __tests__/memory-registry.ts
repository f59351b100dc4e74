import { createHash } from "node:crypto";
import type { Manifest, Registry } from "../src/hosts/host.ts";

/** A registry in memory behind the port that the core knows. `before` is awaited before each call, and may throw. */
export function memoryRegistry(before: (call: string) => Promise<void> | void = () => undefined) {
  const manifests = new Map<string, Manifest>();
  const blobs = new Map<string, Buffer>();
  const calls: string[] = [];
  const enter = async (call: string) => {
    calls.push(call);
    await before(call);
  };
  const registry: Registry = {
    manifest: async (name, reference) => {
      await enter(`manifest ${name} ${reference}`);
      return manifests.get(`${name} ${reference}`);
    },
    blob: async (name, digest) => {
      await enter(`blob ${name} ${digest}`);
      const blob = blobs.get(`${name} ${digest}`);
      if (blob === undefined) throw new Error(`there is no ${name}@${digest}`);
      return blob;
    },
    stream: async (name, digest) => {
      const blob = await registry.blob(name, digest);
      return (async function* parts() {
        yield await Promise.resolve(blob);
      })();
    },
    tags: async (name) => {
      await enter(`tags ${name}`);
      return [...manifests.keys()]
        .map((key) => key.split(" "))
        .filter(([of, reference]) => of === name && reference?.startsWith("sha256:") === false)
        .map(([, tag]) => tag ?? "");
    },
    holds: async (name, digest) => {
      await enter(`holds ${name} ${digest}`);
      return blobs.has(`${name} ${digest}`);
    },
    upload: async (name, bytes) => {
      await enter(`upload ${name}`);
      return pushBlob(name, bytes.toString("utf8"));
    },
    put: async (name, manifest) => {
      await enter(`put ${name} ${manifest.digest}`);
      manifests.set(`${name} ${manifest.digest}`, manifest);
    },
    tag: async (name, tag, manifest) => {
      await enter(`tag ${name} ${tag}`);
      manifests.set(`${name} ${tag}`, manifest);
    },
  };
  /** Puts a manifest, as a push by digest does; returns it. */
  const push = (name: string, json: Readonly<Record<string, unknown>>): Manifest =>
    pushText(name, JSON.stringify(json));
  const pushText = (name: string, text: string): Manifest => {
    const bytes = Buffer.from(text);
    const json = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const digest = digestOf(bytes);
    const manifest = { digest, mediaType: "application/vnd.oci.image.index.v1+json", bytes, json };
    manifests.set(`${name} ${digest}`, manifest);
    return manifest;
  };
  const pushBlob = (name: string, content: string | Buffer): string => {
    const digest = digestOf(Buffer.from(content));
    blobs.set(`${name} ${digest}`, Buffer.from(content));
    return digest;
  };
  /** Lets one key stand for what another stands for, without a call: somebody else did it. */
  const force = (key: string, as: string) => {
    const manifest = manifests.get(as);
    if (manifest !== undefined) manifests.set(key, manifest);
  };
  const at = (reference: string): string | undefined => manifests.get(reference.replace(/:(?=[^:/]+$)/, " "))?.digest;
  const drop = (name: string, digest: string) => void manifests.delete(`${name} ${digest}`);
  const dropBlob = (name: string, text: string) => void blobs.delete(`${name} ${digestOf(Buffer.from(text))}`);
  return { registry, push, pushText, pushBlob, drop, dropBlob, calls, at, force };
}

const digestOf = (bytes: Buffer) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** What an image says of itself, as annotations of its index. */
export const annotated = (revision: string, version: string, seconds: number) => ({
  annotations: {
    "org.opencontainers.image.revision": revision,
    "org.opencontainers.image.version": version,
    "org.opencontainers.image.created": new Date(seconds * 1000).toISOString(),
  },
});
