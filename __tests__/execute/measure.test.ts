import { layoutReader, measure, registryReader } from "../../src/execute/measure.ts";
import { parseManifest } from "../../src/size/manifest.ts";
import { failureOfAsync } from "../failure.ts";
import { memoryRegistry } from "../memory-registry.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const manifest = (...sizes: readonly number[]) => ({
  config: { digest: digest("c"), size: 100 },
  layers: sizes.map((size, at) => ({ digest: digest(String(at)), size })),
});
const index = {
  manifests: [
    { digest: digest("a"), size: 1, platform: { os: "linux", architecture: "amd64" } },
    { digest: digest("b"), size: 1, platform: { os: "linux", architecture: "arm", variant: "v7" } },
    { digest: digest("d"), size: 1, platform: { os: "linux", architecture: "arm64", variant: "" } },
  ],
};
const store: Readonly<Record<string, unknown>> = {
  [digest("e")]: index,
  [digest("a")]: manifest(10, 20),
  [digest("b")]: manifest(1),
  [digest("d")]: manifest(),
};
const read = (wanted: string) => Promise.resolve(parseManifest(JSON.stringify(store[wanted]), wanted));

test("what is downloaded is the layers and the config, for each platform", async () => {
  expect(await measure(digest("e"), ["linux/amd64", "linux/arm/v7", "linux/arm64"], read)).toEqual([
    {
      platform: "linux/amd64",
      digest: digest("a"),
      pull: 130,
      layers: [
        { digest: digest("0"), size: 10 },
        { digest: digest("1"), size: 20 },
      ],
    },
    { platform: "linux/arm/v7", digest: digest("b"), pull: 101, layers: [{ digest: digest("0"), size: 1 }] },
    { platform: "linux/arm64", digest: digest("d"), pull: 100, layers: [] },
  ]);
});

test("an image without an index is of the one platform that was built", async () => {
  expect(await measure(digest("a"), ["linux/s390x"], read)).toMatchObject([
    { platform: "linux/s390x", digest: digest("a"), pull: 130 },
  ]);
});

test("a layout on disk is read by digest", async () => {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { [`blobs/sha256/${"a".repeat(64)}`]: JSON.stringify(manifest(7)) });
  expect(await measure(digest("a"), ["linux/amd64"], layoutReader(directory.path))).toMatchObject([{ pull: 107 }]);
});

test("a registry is read by digest", async () => {
  const { registry, push } = memoryRegistry();
  const pushed = push("ghcr.io/o/app", manifest(7));
  expect(await registryReader("ghcr.io/o/app", registry)(pushed.digest)).toMatchObject({
    kind: "image",
    layers: [{ digest: digest("0"), size: 7 }],
  });
});

test.each([
  ["is no image", { layers: "many" }],
  ["names no digest", { config: { digest: "../../etc/passwd", size: 1 }, layers: [] }],
  ["leads to another index", { manifests: [{ digest: digest("e"), size: 1 }] }],
])("what %s is told as an image that cannot be read", async (_sentence, held) => {
  const { registry, push } = memoryRegistry();
  const { digest: pushed } = push("ghcr.io/o/app", held);
  const other: typeof read = async (wanted) =>
    wanted === pushed ? registryReader("ghcr.io/o/app", registry)(pushed) : read(wanted);
  expect((await failureOfAsync(measure(pushed, ["linux/amd64"], other))).code).toBe("unreadable-image");
});

test("provenance and other attestations are no platform", async () => {
  const provenance = { digest: digest("f"), size: 9, platform: { os: "unknown", architecture: "unknown" } };
  const attested = { manifests: [...index.manifests.slice(0, 1), provenance] };
  const other: typeof read = (wanted) =>
    wanted === "attested" ? Promise.resolve(parseManifest(JSON.stringify(attested), wanted)) : read(wanted);
  expect((await measure("attested", [], other)).map(({ platform }) => platform)).toEqual(["linux/amd64"]);
});

test("what a registry has lost is the registry's failure", async () => {
  const { registry } = memoryRegistry();
  expect((await failureOfAsync(registryReader("ghcr.io/o/app", registry)(digest("a")))).code).toBe(
    "registry-unavailable",
  );
});
