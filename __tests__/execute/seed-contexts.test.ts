import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { contextsOf } from "../../src/execute/seed-contexts.ts";
import { readSeed } from "../../src/execute/seed-layout.ts";
import type { FoundSeed } from "../../src/execute/seeds.ts";
import { temporaryDirectory } from "../temporary.ts";
import { sha256, writeSeed } from "./seed-bytes.ts";

const toolchainConfiguration = {
  architecture: "amd64",
  config: { Env: ["GOTOOLCHAIN=local"] },
  rootfs: { type: "layers", diff_ids: [sha256("go")] },
};

async function seed(
  work: string,
  name: string,
  kind: FoundSeed["kind"],
  root: string | null,
  options = {},
): Promise<FoundSeed> {
  const path = join(work, name);
  await writeSeed(path, name, { layer: `layer of ${name}`, ...options });
  const layout = await readSeed(path, name);
  if (typeof layout === "string") throw new Error(layout);
  return { ...layout, name, kind, root, path, key: "k", equal: true, alike: true };
}
const toolchainIn = (work: string) =>
  seed(work, "toolchain", "toolchain", null, { configuration: toolchainConfiguration });

async function read(context: string | undefined): Promise<{ layout: string; image: unknown; config: unknown }> {
  const { layout = "", digest = "" } =
    /^oci-layout:\/\/(?<layout>.*)@sha256:(?<digest>.*)$/.exec(context ?? "")?.groups ?? {};
  const json = async (hex: string) => JSON.parse(await readFile(join(layout, "blobs/sha256", hex), "utf8")) as unknown;
  const image = (await json(digest)) as { config: { digest: string } };
  return { layout, image, config: await json(image.config.digest.slice("sha256:".length)) };
}

test("objects that may be a root lie upon the toolchain, in one image that is configured as the toolchain is", async () => {
  await using work = await temporaryDirectory();
  const toolchain = await toolchainIn(work.path);
  const objects = await seed(work.path, "go-build-arm64", "objects", "go-arm64");
  const contexts = await contextsOf([toolchain, objects]);
  expect(Object.keys(contexts)).toEqual(["toolchain", "go-arm64"]);
  const { layout, image, config } = await read(contexts["go-arm64"]);
  const { layers } = image as { layers: { digest: string; size: number }[] };
  expect(layers.map(({ size }) => size)).toEqual(["layer of toolchain".length, "layer of go-build-arm64".length]);
  expect(layers.every(({ digest }) => existsSync(join(layout, "blobs", ...digest.split(":"))))).toBe(true);
  expect(config).toEqual({
    ...toolchainConfiguration,
    history: [],
    rootfs: { type: "layers", diff_ids: [sha256("go"), sha256("layer of go-build-arm64")] },
  });
});

test("two platforms lie upon the same toolchain, each in a layout of its own", async () => {
  await using work = await temporaryDirectory();
  const platforms = ["amd64", "arm64"];
  const objects = platforms.map((arch) => seed(work.path, `go-build-${arch}`, "objects", `go-${arch}`));
  const contexts = await contextsOf([await toolchainIn(work.path), ...(await Promise.all(objects))]);
  const images = await Promise.all(platforms.map((arch) => read(contexts[`go-${arch}`])));
  const layers = images.map(({ image }) =>
    (image as { layers: { digest: string }[] }).layers.map(({ digest }) => digest),
  );
  expect(layers).toEqual(platforms.map((arch) => [sha256("layer of toolchain"), sha256(`layer of go-build-${arch}`)]));
  expect(images.map(({ layout }) => layout)).toEqual(platforms.map((arch) => join(work.path, `go-build-${arch}`)));
});

test("a seed is still what it was, and a second image of it is the same", async () => {
  await using work = await temporaryDirectory();
  const seeds = [await toolchainIn(work.path), await seed(work.path, "go-build-arm64", "objects", "go-arm64")];
  const first = await contextsOf(seeds);
  expect(await contextsOf(seeds)).toEqual(first);
  expect(await readSeed(join(work.path, "go-build-arm64"), "go-build-arm64", { whole: true })).toMatchObject({
    digest: seeds[1]?.digest,
  });
});

test.each<[string, (work: string) => Promise<readonly FoundSeed[]>]>([
  ["without a toolchain", async (work) => [await seed(work, "objects", "objects", "go-arm64")]],
  ["where tests share them", async (work) => [await seed(work, "objects", "objects", null), await toolchainIn(work)]],
  [
    "whose toolchain is gone",
    async (work) => {
      const toolchain = await toolchainIn(work);
      await rm(toolchain.path, { recursive: true });
      return [await seed(work, "objects", "objects", "go-arm64"), toolchain];
    },
  ],
])("objects %s are mounted", async (_sentence, make) => {
  await using work = await temporaryDirectory();
  const seeds = await make(work.path);
  const contexts = await contextsOf(seeds);
  expect(contexts["objects"]).toBe(`oci-layout://${join(work.path, "objects")}@${seeds[0]?.digest ?? ""}`);
  expect(contexts["go-arm64"]).toBeUndefined();
});
