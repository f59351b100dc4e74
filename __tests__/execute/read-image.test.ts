import { layoutBlobs, layoutDigest } from "../../src/execute/blobs.ts";
import { imageReader } from "../../src/execute/read-image.ts";
import { failureOfAsync } from "../failure.ts";
import { goBytes, runtime } from "../size/go-bytes.ts";
import { type MadeFile, type Store, put, putImage, putIndex, storeBlobs, writeLayout } from "../size/layout-bytes.ts";
import { temporaryDirectory } from "../temporary.ts";

const program = goBytes({
  functions: [...runtime, ...Array.from({ length: 3000 }, (_, at) => ({ name: `main.f${at}`, code: 64 }))],
});
const base: readonly MadeFile[] = [
  { name: "etc/alpine-release", content: "3.24.0\n" },
  { name: "lib/apk/db/installed", content: "P:musl\nV:1.2.5-r20\nI:4096\nF:lib\nR:ld-musl-x86_64.so.1\n" },
  { name: "lib/ld-musl-x86_64.so.1", content: "m".repeat(4000) },
];
const layers = [base, [{ name: "etc/passwd", content: "root" }], [{ name: "usr/local/bin/app", content: program }]];
const createdBy = [
  "ADD alpine.tar.gz / # buildkit",
  "COPY /out/ / # buildkit",
  "COPY app /usr/local/bin/app # buildkit",
];

async function twoPlatforms(): Promise<{ readonly store: Store; readonly digest: string }> {
  const store: Store = new Map();
  const images = [
    await putImage(store, { platform: "linux/arm64/v8", layers, createdBy }),
    await putImage(store, { platform: "linux/amd64", layers, createdBy }),
  ];
  return { store, digest: putIndex(store, images, 500) };
}

test("an index gives each platform, amd64 first, and leaves attestations out", async () => {
  const { store, digest } = await twoPlatforms();
  const image = await imageReader()(digest, storeBlobs(store), "image");
  expect(image.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
  expect(image.attestations).toBe(500);
  const [amd64] = image.platforms;
  const blobs = [...(amd64?.layers ?? []), amd64!.config];
  expect(amd64?.pull).toBe(blobs.reduce((sum, { digest: one }) => sum + store.get(one)!.length, 0));
  expect(amd64?.disk).toBe(7 + base[1]!.content!.length + 4000 + 4 + program.length);
  expect(amd64?.alpine).toBe("3.24.0");
  expect(amd64?.apk.map(({ name, version }) => `${name} ${version}`)).toEqual(["musl 1.2.5-r20"]);
  expect(amd64?.files.find(({ path }) => path.includes("ld-musl"))?.apk).toBe("musl");
});

test("layers are told by what they are for, and by the instruction behind them", async () => {
  const { store, digest } = await twoPlatforms();
  const { platforms } = await imageReader()(digest, storeBlobs(store), "image");
  expect(platforms[0]?.layers.map(({ role, program: path, createdBy: by }) => [role, path, by])).toEqual([
    ["base", "", "ADD alpine.tar.gz /"],
    ["files", "", "COPY /out/ /"],
    ["program", "usr/local/bin/app", "COPY app /usr/local/bin/app"],
  ]);
  expect(platforms[0]?.programs.map(({ path, binary }) => [path, binary.size])).toEqual([
    ["usr/local/bin/app", program.length],
  ]);
});

test("a layer that images share is read once", async () => {
  const { store, digest } = await twoPlatforms();
  const asked: string[] = [];
  const read = imageReader();
  const first = await read(digest, storeBlobs(store, asked), "image");
  await read(digest, storeBlobs(store, asked), "the same image");
  const shared = first.platforms[0]?.layers.map((layer) => layer.digest) ?? [];
  for (const one of shared) expect(asked.filter((name) => name === one)).toHaveLength(1);
});

test("one platform of several can be asked for", async () => {
  const { store, digest } = await twoPlatforms();
  const { platforms } = await imageReader()(digest, storeBlobs(store), "image", { platform: "linux/arm64" });
  expect(platforms.map(({ platform }) => platform)).toEqual(["linux/arm64"]);
  const error = await failureOfAsync(imageReader()(digest, storeBlobs(store), "image", { platform: "linux/s390x" }));
  expect(error.message).toContain("linux/s390x");
});

test("a manifest without an index is an image of the platform that its config names", async () => {
  const store: Store = new Map();
  const { digest } = await putImage(store, { platform: "linux/arm/v7", layers: [base] });
  const { platforms } = await imageReader()(digest, storeBlobs(store), "image");
  expect(platforms.map(({ platform }) => platform)).toEqual(["linux/arm/v7"]);
});

test("a layout on disk is read from its own directory", async () => {
  await using directory = await temporaryDirectory();
  const { store, digest } = await twoPlatforms();
  await writeLayout(directory.path, store, digest);
  expect(await layoutDigest(directory.path)).toBe(digest);
  const { platforms } = await imageReader()(digest, layoutBlobs(directory.path), directory.path);
  expect(platforms).toHaveLength(2);
});

test("a blob with another content than its digest is noticed", async () => {
  const { store, digest } = await twoPlatforms();
  const { platforms } = await imageReader()(digest, storeBlobs(store), "image");
  const layer = platforms[0]!.layers[2]!;
  const other = await putImage(new Map(), { layers: [base] });
  store.set(layer.digest, Buffer.alloc(layer.size, 1));
  expect((await failureOfAsync(imageReader()(digest, storeBlobs(store), "image"))).code).toBe("unreadable-image");
  store.set(digest, store.get(platforms[0]!.digest)!);
  expect((await failureOfAsync(imageReader()(digest, storeBlobs(store), "image"))).message).toContain("damaged");
  expect(other.digest).toMatch(/^sha256:/);
});

test.each<[string, string | object]>([
  ["no JSON", "hello"],
  ["a list", []],
  ["neither an index nor a manifest", { schemaVersion: 2 }],
  [
    "a Helm chart",
    {
      layers: [],
      config: { mediaType: "application/vnd.cncf.helm.config.v1+json", digest: `sha256:${"a".repeat(64)}`, size: 1 },
    },
  ],
  [
    "an index with a digest that leads out of the layout",
    { manifests: [{ digest: "sha256:../../etc/passwd", size: 1 }] },
  ],
  [
    "a manifest with a size below nothing",
    {
      layers: [{ digest: `sha256:${"a".repeat(64)}`, size: -1 }],
      config: { digest: `sha256:${"a".repeat(64)}`, size: 1 },
    },
  ],
])("%s is the user's to mend", async (_sentence, value) => {
  const store: Store = new Map();
  const { digest } = put(store, typeof value === "string" ? value : JSON.stringify(value));
  expect((await failureOfAsync(imageReader()(digest, storeBlobs(store), "image"))).code).toBe("unreadable-image");
});

test("indexes within indexes end", async () => {
  const store: Store = new Map();
  let { digest } = put(store, JSON.stringify({ manifests: [] }));
  for (let depth = 0; depth < 6; depth += 1) digest = putIndex(store, [{ digest, size: 1 }]);
  expect((await failureOfAsync(imageReader()(digest, storeBlobs(store), "image"))).message).toContain("without end");
});
