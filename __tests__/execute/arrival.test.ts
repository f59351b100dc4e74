import { verifyArrival } from "../../src/execute/arrival.ts";
import { measure, registryReader } from "../../src/execute/measure.ts";
import { failureOfAsync } from "../failure.ts";
import { memoryRegistry } from "../memory-registry.ts";
import { imageValue, planValue } from "../plan-value.ts";

const labels = { "org.opencontainers.image.version": "v1.4.2" };
const image = imageValue();
const { name } = image;

type Memory = ReturnType<typeof memoryRegistry>;
type Config = { readonly os?: string; readonly architecture?: string; readonly config?: object };

const said = (architecture: string, more: Config = {}): Config => ({
  os: "linux",
  architecture,
  config: { Labels: { ...labels, "org.example.more": "x" } },
  ...more,
});
const pushImage = (memory: Memory, config: Config | string) => {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  return memory.push(name, { config: { digest: memory.pushBlob(name, text), size: 1 }, layers: [] }).digest;
};
/** An index of images by platform; returns its digest. */
const pushIndex = (memory: Memory, images: readonly (readonly [platform: string, config: Config | string])[]) =>
  memory.push(name, {
    manifests: images.map(([platform, config]) => {
      const [os, architecture, variant] = platform.split("/");
      return { digest: pushImage(memory, config), size: 1, platform: { os, architecture, variant } };
    }),
  }).digest;

/** Measures what was pushed and checks it, as a build does. */
async function arrival({ registry }: Memory, platforms: readonly string[], digest: string): Promise<void> {
  const sizes = await measure(digest, platforms, registryReader(name, registry));
  await verifyArrival(planValue({ platforms }), { image, digest }, sizes, registry);
}

const both = ["linux/amd64", "linux/arm64"];

test.each<[string, readonly string[], (memory: Memory) => string]>([
  [
    "an image for each platform, whatever their order",
    both,
    (memory) =>
      pushIndex(memory, [
        ["linux/arm64", said("arm64")],
        ["linux/amd64", said("amd64")],
      ]),
  ],
  ["a platform with a variant", ["linux/arm/v7"], (memory) => pushIndex(memory, [["linux/arm/v7", said("arm")]])],
  ["a single image without an index", ["linux/amd64"], (memory) => pushImage(memory, said("amd64"))],
])("%s has arrived", async (_sentence, platforms, build) => {
  const memory = memoryRegistry();
  const digest = build(memory);
  await expect(arrival(memory, platforms, digest)).resolves.toBeUndefined();
});

test.each<[string, readonly string[], (memory: Memory) => string]>([
  ["what the registry does not hold", both, () => `sha256:${"0".repeat(64)}`],
  ["one platform of two", both, (memory) => pushIndex(memory, [["linux/amd64", said("amd64")]])],
  [
    "one platform more",
    ["linux/amd64"],
    (memory) =>
      pushIndex(memory, [
        ["linux/amd64", said("amd64")],
        ["linux/arm64", said("arm64")],
      ]),
  ],
  [
    "one platform twice",
    both,
    (memory) =>
      pushIndex(memory, [
        ["linux/amd64", said("amd64")],
        ["linux/amd64", said("amd64")],
      ]),
  ],
  ["another variant", ["linux/arm/v7"], (memory) => pushIndex(memory, [["linux/arm/v6", said("arm")]])],
  [
    "two platforms whose images were exchanged",
    both,
    (memory) =>
      pushIndex(memory, [
        ["linux/amd64", said("arm64")],
        ["linux/arm64", said("amd64")],
      ]),
  ],
  ["an image of another system", ["linux/amd64"], (memory) => pushImage(memory, said("amd64", { os: "windows" }))],
  [
    "an image that says another version",
    ["linux/amd64"],
    (memory) =>
      pushImage(
        memory,
        said("amd64", { config: { Labels: { ...labels, "org.opencontainers.image.version": "v1.4.1" } } }),
      ),
  ],
  ["an image without labels", ["linux/amd64"], (memory) => pushImage(memory, said("amd64", { config: {} }))],
  ["an image whose config says nothing", ["linux/amd64"], (memory) => pushImage(memory, "{}")],
  ["an image whose config is no JSON", ["linux/amd64"], (memory) => pushImage(memory, "<html>")],
  [
    "an index that names what is not there",
    ["linux/amd64"],
    (memory) =>
      memory.push(name, {
        manifests: [{ digest: `sha256:${"1".repeat(64)}`, size: 1, platform: { os: "linux", architecture: "amd64" } }],
      }).digest,
  ],
])("%s has not arrived", async (_sentence, platforms, build) => {
  const memory = memoryRegistry();
  const digest = build(memory);
  const { code } = await failureOfAsync(arrival(memory, platforms, digest));
  expect(code).toBe("registry-unavailable");
});

test("what a registry gives back without a config is no image", async () => {
  const memory = memoryRegistry();
  const { digest } = memory.push(name, { layers: [] });
  expect((await failureOfAsync(arrival(memory, ["linux/amd64"], digest))).code).toBe("unreadable-image");
});
