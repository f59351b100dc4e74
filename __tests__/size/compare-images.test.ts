import fc from "fast-check";
import { imageReader } from "../../src/execute/read-image.ts";
import { type ImageChange, compareImages } from "../../src/size/compare-images.ts";
import type { ImageSize } from "../../src/size/image.ts";
import { goBytes, runtime } from "./go-bytes.ts";
import { type MadeFile, type Store, putImage, storeBlobs } from "./layout-bytes.ts";

const program = (functions: number) =>
  goBytes({
    functions: [...runtime, ...Array.from({ length: functions }, (_, at) => ({ name: `main.f${at}`, code: 64 }))],
  });
const release = (version: string): MadeFile => ({ name: "etc/alpine-release", content: `${version}\n` });
const certificates = (version: string): readonly MadeFile[] => [
  { name: "lib/apk/db/installed", content: `P:ca-certificates\nV:${version}\nI:1\nF:etc/ssl\nR:cert.pem\n` },
  { name: "etc/ssl/cert.pem", content: version.repeat(100) },
];

async function image(...layers: readonly (readonly MadeFile[])[]): Promise<ImageSize> {
  const store: Store = new Map();
  const { digest } = await putImage(store, { layers });
  return (await imageReader()(digest, storeBlobs(store), "image")).platforms[0]!;
}
const sum = ({ causes }: ImageChange) => causes.reduce((total, { change }) => total + change, 0);
const said = ({ causes }: ImageChange) =>
  causes.map(({ kind, name, from, to }) => [kind, name, from, to].join(" ").trim());

test("nothing changed is no cause, and nothing to download", async () => {
  const one = await image([release("3.24.0")], [{ name: "app", content: program(3000) }]);
  expect(compareImages(one, one)).toMatchObject({ update: 0, causes: [], files: { added: 0, removed: 0, changed: 0 } });
});

test("a program that grew has the causes within it, and only its layer is downloaded", async () => {
  const before = await image([release("3.24.0")], [{ name: "usr/local/bin/app", content: program(3000) }]);
  const after = await image([release("3.24.0")], [{ name: "usr/local/bin/app", content: program(3100) }]);
  const change = compareImages(before, after);
  expect(change.causes[0]).toMatchObject({ kind: "own-code", name: "main", program: "usr/local/bin/app" });
  expect(sum(change)).toBe(change.disk.after - change.disk.before);
  expect(change.update).toBe(after.layers[1]!.size + after.config.size);
  expect(change.layers.map(({ role, from, to }) => [role, from === to])).toEqual([
    ["base", true],
    ["program", false],
  ]);
});

test("base image, package, file and program are told apart", async () => {
  const before = await image([release("3.24.0")], certificates("2025-r0"), [{ name: "etc/app.conf", content: "x" }]);
  const after = await image([release("3.24.10")], certificates("20260203-r0"), [
    { name: "etc/app.conf", content: "longer" },
    { name: "srv/new", content: "1" },
    { name: "bin/tool", content: program(3000) },
  ]);
  const change = compareImages(before, after);
  expect([...said(change)].sort()).toEqual([
    "apk-version ca-certificates 2025-r0 20260203-r0",
    "base-image  3.24.0 3.24.10",
    "file etc/app.conf",
    "file lib/apk/db/installed",
    "file-added srv/new",
    "program-added bin/tool",
  ]);
  expect(sum(change)).toBe(change.disk.after - change.disk.before);
  expect(change.apk).toEqual([{ name: "ca-certificates", from: "2025-r0", to: "20260203-r0" }]);
});

test("a file whose content changed and whose size did not is counted", async () => {
  const change = compareImages(await image([{ name: "a", content: "x" }]), await image([{ name: "a", content: "y" }]));
  expect(change.files).toEqual({ added: 0, removed: 0, changed: 1 });
});

test("for any two images each byte of the difference has one cause, and layers tell the pull size", async () => {
  const name = fc.constantFrom(
    "a",
    "b",
    "d/a",
    "d/e/b",
    "etc/alpine-release",
    "etc/ssl/cert.pem",
    ".wh.a",
    "d/.wh..wh..opq",
    "app",
  );
  const file = fc.record({ name, content: fc.string({ maxLength: 300 }) });
  const linked = fc.record({ name: fc.constantFrom("l", "d/l"), link: fc.constantFrom("a", "d/a", "none") });
  const built = fc.integer({ min: 2900, max: 3000 }).map((count) => ({ name: "app", content: program(count) }));
  const layer = fc.array(fc.oneof({ weight: 6, arbitrary: file }, linked, built), { maxLength: 6 });
  const layers = fc.array(layer, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(layers, layers, async (one, two) => {
      const [before, after] = [await image(...one), await image(...two)];
      const change = compareImages(before, after);
      expect(sum(change)).toBe(after.disk - before.disk);
      const inLayers = change.layers.reduce((total, { before: from, after: to }) => total + to - from, 0);
      // A digest that stands twice is pulled once.
      const again = (size: ImageSize) =>
        size.layers.reduce((total, part) => total + part.size, size.config.size) - size.pull;
      expect(inLayers + change.config.after - change.config.before - again(after) + again(before)).toBe(
        after.pull - before.pull,
      );
    }),
    { numRuns: 150 },
  );
}, 120_000);
