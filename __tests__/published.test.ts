import { readPublished, readTag, splitTag } from "../src/published.ts";
import { annotated, memoryRegistry } from "./memory-registry.ts";

const name = "registry.example.com:5000/o/app";
const prefix = "org.opencontainers.image.";
const revision = "0123456789abcdef0123456789abcdef01234567";
const seconds = 1_772_356_830;
const labels = {
  [`${prefix}revision`]: revision,
  [`${prefix}version`]: "v1.4.2",
  [`${prefix}created`]: "2026-03-01T09:20:30Z",
};
const whole = { revision, version: "v1.4.2", created: seconds };
const silent = { revision: undefined, version: undefined, created: undefined };

type Memory = ReturnType<typeof memoryRegistry>;

/** An image whose config is this text, by digest. */
const image = (memory: Memory, config: string) =>
  memory.push(name, { config: { digest: memory.pushBlob(name, config) }, layers: [] });
const labelled = (memory: Memory, all: Readonly<Record<string, string>>) =>
  image(memory, JSON.stringify({ os: "linux", config: { Labels: all } }));
const index = (memory: Memory, more: object, ...digests: readonly string[]) =>
  memory.push(name, { manifests: digests.map((digest) => ({ digest })), ...more });

test.each<[string, (memory: Memory) => { readonly digest: string }, object]>([
  ["by the annotations of its index", (memory) => memory.push(name, annotated(revision, "v1.4.2", seconds)), whole],
  ["by the labels of an image alone", (memory) => labelled(memory, labels), whole],
  ["by the labels of an index's first image", (memory) => index(memory, {}, labelled(memory, labels).digest), whole],
  [
    "by its labels where the annotations do not say all, which win",
    (memory) => index(memory, { annotations: { [`${prefix}version`]: "v9.9.9" } }, labelled(memory, labels).digest),
    { ...whole, version: "v9.9.9" },
  ],
  [
    "by its labels where the annotations say the commit alone",
    (memory) => index(memory, { annotations: { [`${prefix}revision`]: revision } }, labelled(memory, labels).digest),
    whole,
  ],
  [
    "without a time where that is none",
    (memory) => labelled(memory, { ...labels, [`${prefix}created`]: "yesterday" }),
    { ...whole, created: undefined },
  ],
  ["by nothing where it has no labels", (memory) => labelled(memory, {}), silent],
  ["by nothing where its config has no labels at all", (memory) => image(memory, "{}"), silent],
  ["by nothing where it has no config", (memory) => memory.push(name, { layers: [] }), silent],
  ["by nothing where its index is empty", (memory) => index(memory, {}), silent],
  ["by nothing where its index names what is not there", (memory) => index(memory, {}, "sha256:0"), silent],
  ["by nothing where its config is no JSON, as that of other artifacts", (memory) => image(memory, "chart"), silent],
  [
    "by nothing where its labels are no texts",
    (memory) => image(memory, `{"config":{"Labels":{"${prefix}version":1}}}`),
    silent,
  ],
])("what a tag stands for is told %s", async (_sentence, build, expected) => {
  const memory = memoryRegistry();
  const { digest } = build(memory);
  memory.force(`${name} v1`, `${name} ${digest}`);
  expect(await readTag(`${name}:v1`, memory.registry)).toMatchObject({
    reference: `${name}:v1`,
    digest,
    ...expected,
  });
});

test("annotations that say all spare the calls for the labels", async () => {
  const memory = memoryRegistry();
  const { digest } = index(memory, annotated(revision, "v1.4.2", seconds), labelled(memory, labels).digest);
  memory.force(`${name} v1`, `${name} ${digest}`);
  await readTag(`${name}:v1`, memory.registry);
  expect(memory.calls).toEqual([`manifest ${name} v1`]);
});

test("tags that do not exist are left out, and the others keep their order", async () => {
  const memory = memoryRegistry();
  const { digest } = labelled(memory, labels);
  for (const tag of ["v1", "v2"]) memory.force(`${name} ${tag}`, `${name} ${digest}`);
  const found = await readPublished([`${name}:v2`, `${name}:v3`, `${name}:v1`], memory.registry);
  expect(found.map(({ reference }) => reference)).toEqual([`${name}:v2`, `${name}:v1`]);
});

test("a registry that does not answer is not one that holds nothing", async () => {
  const memory = memoryRegistry(() => {
    throw new Error("no answer");
  });
  await expect(readPublished([`${name}:v1`], memory.registry)).rejects.toThrow("no answer");
});

test.each([
  ["ghcr.io/o/app:v1.4.2", "ghcr.io/o/app", "v1.4.2"],
  ["localhost:5000/app:dev", "localhost:5000/app", "dev"],
  ["app:dev", "app", "dev"],
])("%s is %s under the tag %s", (reference, image, tag) => expect(splitTag(reference)).toEqual([image, tag]));

test("an image tells its programs and its base, and an index its platforms, without its attestations", async () => {
  const memory = memoryRegistry();
  const { annotations } = annotated(revision, "v1.4.2", seconds);
  const platform = (os: string, architecture: string, variant?: string) => ({
    digest: "sha256:0",
    platform: { os, architecture, ...(variant === undefined ? {} : { variant }) },
  });
  const { digest } = memory.push(name, {
    annotations: { ...annotations, [`${prefix}title`]: "api, worker", [`${prefix}base.digest`]: "sha256:1" },
    manifests: [platform("linux", "arm", "v7"), platform("linux", "amd64"), platform("unknown", "unknown")],
  });
  memory.force(`${name} v1`, `${name} ${digest}`);
  expect(await readTag(`${name}:v1`, memory.registry)).toMatchObject({
    title: "api, worker",
    base: "sha256:1",
    platforms: ["linux/amd64", "linux/arm/v7"],
  });
});
