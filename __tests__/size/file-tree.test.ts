import { type LayerEntry, mergeLayers } from "../../src/size/file-tree.ts";

const file = (path: string, size: number, hash = `${path}:${size}`): LayerEntry => ({
  path,
  kind: "file",
  size,
  target: "",
  hash,
});
const directory = (path: string): LayerEntry => ({ path, kind: "directory", size: 0, target: "", hash: "" });
const link = (path: string, target: string): LayerEntry => ({ path, kind: "hard-link", size: 0, target, hash: "" });
const merged = (...layers: readonly (readonly LayerEntry[])[]) => {
  const { files, wasted } = mergeLayers(layers);
  return { files: Object.fromEntries(files.map(({ path, size }) => [path, size])), wasted };
};

test("a later layer replaces a file, and the earlier one is wasted", () => {
  expect(merged([file("a", 10), file("b", 1)], [file("a", 4)])).toEqual({ files: { a: 4, b: 1 }, wasted: 10 });
});

test("a whiteout removes a file or a whole directory of the layers below", () => {
  const base = [directory("d"), file("d/x", 5), file("d/e/y", 6), file("z", 7)];
  expect(merged(base, [file("d/.wh.x", 0)])).toEqual({ files: { "d/e/y": 6, z: 7 }, wasted: 5 });
  expect(merged(base, [file(".wh.d", 0)])).toEqual({ files: { z: 7 }, wasted: 11 });
});

test("an opaque directory keeps only what its own layer puts there", () => {
  const after = [file("d/new", 3), file("d/.wh..wh..opq", 0)];
  expect(merged([file("d/x", 5), file("d/e/y", 6)], after)).toEqual({ files: { "d/new": 3 }, wasted: 11 });
});

test("a directory that becomes a file takes what was below with it", () => {
  expect(merged([file("d/x", 5)], [file("d", 2)])).toEqual({ files: { d: 2 }, wasted: 5 });
});

test("a file with several names counts once, even when its first name goes", () => {
  expect(merged([file("b", 8), link("a", "b")])).toEqual({ files: { a: 8, b: 0 }, wasted: 0 });
  expect(merged([file("b", 8), link("a", "b")], [file(".wh.b", 0)])).toEqual({ files: { a: 8 }, wasted: 0 });
});

test("a link to nothing is a name without content", () => {
  expect(merged([link("a", "nowhere")])).toEqual({ files: { a: 0 }, wasted: 0 });
});

test("a path as deep as an archive allows is no trouble", () => {
  const deep = Array.from({ length: 2000 }, () => "d").join("/");
  expect(merged([file(deep, 1)], [file(".wh.d", 0)])).toEqual({ files: {}, wasted: 1 });
});

test("ten thousand whiteouts over ten thousand files end soon", () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `f${at}`);
  const over = names.map((name) => file(`.wh.${name}`, 0));
  expect(
    merged(
      names.map((name) => file(name, 1)),
      over,
    ),
  ).toEqual({ files: {}, wasted: 10_000 });
});
