import { isWhole, renewImage } from "../../src/execute/renew.ts";
import { memoryRegistry } from "../memory-registry.ts";

const name = "registry.example/shop";
const time = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000", "");

/** An image as BuildKit writes it: the manifests indented, the configs not. */
function image(revision: string, created: number) {
  const memory = memoryRegistry();
  const labels = { "org.opencontainers.image.revision": revision, "org.opencontainers.image.title": "a&b" };
  const config = {
    architecture: "amd64",
    os: "linux",
    config: { Env: ["PATH=/bin"], Labels: labels, User: "65532:65532" },
    created: time(created),
    history: [
      { created: time(5), created_by: "the base" },
      { created: time(created), created_by: "ours" },
    ],
    rootfs: { type: "layers", diff_ids: ["sha256:1"] },
  };
  const text = JSON.stringify(config).replaceAll("&", "\\u0026");
  const put = (json: object) => memory.pushText(name, JSON.stringify(json, null, 2));
  const annotations = { "org.opencontainers.image.revision": revision };
  const manifest = put({
    schemaVersion: 2,
    config: { digest: memory.pushBlob(name, text), size: text.length },
    layers: [
      { digest: memory.pushBlob(name, "base"), size: 4 },
      { digest: memory.pushBlob(name, "program"), size: 7 },
    ],
    annotations,
  });
  const descriptor = { digest: manifest.digest, size: manifest.bytes.length, platform: { os: "linux" } };
  const index = put({ schemaVersion: 2, manifests: [descriptor], annotations });
  return { memory, labels, annotations, digest: index.digest };
}

test("an image is told another commit, and is then the image that a build of that commit makes", async () => {
  const old = image("a", 10);
  const wanted = image("b", 20);
  const made = await renewImage(old.digest, { name, created: 20, ...wanted }, old.memory.registry);
  expect(made).toBe(wanted.digest);
  expect(await isWhole(name, made, old.memory.registry)).toBe(true);
  expect(old.memory.calls.some((call) => call.startsWith("tag "))).toBe(false);
});

test("an image without an index as well", async () => {
  const [old, wanted] = [image("a", 10), image("b", 20)];
  const inside = async ({ memory, digest }: typeof old) =>
    ((await memory.registry.manifest(name, digest))?.json["manifests"] as [{ digest: string }])[0].digest;
  const made = await renewImage(await inside(old), { name, created: 20, ...wanted }, old.memory.registry);
  expect(made).toBe(await inside(wanted));
});

test("an image of which a platform was tidied away is not whole", async () => {
  const { memory, digest } = image("a", 10);
  const index = await memory.registry.manifest(name, digest);
  const [{ digest: platform }] = index?.json["manifests"] as [{ digest: string }];
  memory.drop(name, platform);
  expect(await isWhole(name, digest, memory.registry)).toBe(false);
});

test.each([
  ["a layer", "program"],
  ["nothing", "other"],
])("an image of which %s was tidied away is told from a whole one", async (_what, content) => {
  const { memory, digest } = image("a", 10);
  memory.dropBlob(name, content);
  expect(await isWhole(name, digest, memory.registry)).toBe(content !== "program");
});

test("what is no image is not whole, whatever it is", async () => {
  const memory = memoryRegistry();
  for (const json of [{}, { manifests: [null] }, { config: "x", layers: 7 }, { config: { digest: 1 } }])
    expect(await isWhole(name, memory.push(name, json).digest, memory.registry)).toBe(false);
});

test("a registry that does not take what is put fails the run, and no tag has moved", async () => {
  const { memory, digest, ...said } = image("a", 10);
  const registry = { ...memory.registry, put: () => Promise.reject(new Error("no")) };
  await expect(renewImage(digest, { name, created: 20, ...said }, registry)).rejects.toThrow("no");
  expect(memory.calls.some((call) => call.startsWith("tag "))).toBe(false);
});
