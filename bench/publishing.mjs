// What looking up, checking and tagging costs, apart from the build: seconds for one image with four tags and for ten,
// against a local registry. Run it with the environment of sandbox/ready.sh and Node 24, which reads TypeScript:
//   eval "$(sandbox/ready.sh)" && node bench/publishing.mjs
import { createHash, randomUUID } from "node:crypto";
import { httpRegistry } from "../src/hosts/registry.ts";
import { publish } from "../src/execute/publish.ts";
import { readPublished } from "../src/published.ts";

const address = process.env.SANDBOX_REGISTRY;
if (address === undefined) throw new Error('there is no registry: eval "$(sandbox/ready.sh)" first');
const log = { info: () => undefined, warning: () => undefined, status: () => undefined };
const shell = { run: () => Promise.resolve({ code: 127, stdout: "", stderr: "" }) };
const revision = "a".repeat(40);
const rounds = 15;

/** An index without images, pushed by digest as BuildKit does; returns what `publish` takes. */
async function pushed(version) {
  const name = `${address}/bench/${randomUUID()}`;
  const index = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [],
    annotations: {
      "org.opencontainers.image.revision": revision,
      "org.opencontainers.image.version": version,
      "org.opencontainers.image.created": "2026-11-24T08:30:00Z",
    },
  };
  const bytes = JSON.stringify(index);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const url = `http://${name.replace("/", "/v2/")}/manifests/${digest}`;
  const response = await fetch(url, { method: "PUT", headers: { "content-type": index.mediaType }, body: bytes });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const tags = [version, "sha-aaaaaaaaaaaa", "v1.4", "v1"];
  const image = { name, tags, floating: { "v1.4": "line", v1: "line" }, identity: version };
  return { image: { ...image, references: tags.map((tag) => `${name}:${tag}`) }, digest };
}

async function seconds(count) {
  const images = await Promise.all(Array.from({ length: count }, () => pushed("v1.4.2")));
  const plan = { revision, version: { image: "v1.4.2" }, created: 1_795_509_000 };
  const registry = httpRegistry({ env: process.env, log, shell, signal: new AbortController().signal, delays: [] });
  const began = performance.now();
  await readPublished(
    images.flatMap(({ image }) => image.references.slice(0, 2)),
    registry,
  );
  await publish(plan, images, { registry, log });
  return (performance.now() - began) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const [one, ten] = [[], []];
for (let round = 0; round < rounds; round++) {
  one.push(await seconds(1));
  ten.push(await seconds(10));
}
const [first, second] = [median(one), median(ten)];
console.log(
  `1 image, 4 tags: ${first.toFixed(3)} s; 10 images: ${second.toFixed(3)} s, ${(second / first).toFixed(1)} times as long`,
);
