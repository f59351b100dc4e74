import type { BuiltImage } from "../../src/build.ts";
import { layerRows } from "../../src/report/layers.ts";
import type { ImageLayer } from "../../src/size/image.ts";
import { outcomeValue } from "../outcome-value.ts";
import { imageReport } from "./size-values.ts";

const image = outcomeValue().images[0]!;
const names = (of: BuiltImage, reports: Parameters<typeof layerRows>[1] = []) =>
  layerRows(of, reports).map(([, what]) => what);

test("each layer is called by what is in it, below what is downloaded for its platform", () => {
  expect(layerRows(image, [])).toEqual([
    ["linux/amd64", "download", "5.0 MB"],
    ["", "base", "3.8 MB"],
    ["", "files", "900 B"],
    ["", "app", "1.2 MB"],
    ["linux/arm64", "download", "4.9 MB"],
    ["", "base", "3.8 MB"],
    ["", "files", "900 B"],
    ["", "app", "1.1 MB"],
  ]);
});

test("an image from nothing has no base", () => {
  const [size] = image.sizes;
  const scratch = { ...image, sizes: [{ ...size!, layers: size!.layers.slice(1) }] };
  expect(names(scratch)).toEqual(["download", "files", "app"]);
});

test("where the image was taken apart, its layers are called what they are", async () => {
  const report = await imageReport({}, {});
  const { subject } = report;
  if (subject.kind !== "image") throw new Error("no image");
  const [platform] = subject.platforms;
  const layer = (role: ImageLayer["role"], program = "") => ({ ...platform!.layers[0]!, role, program });
  const layers = [layer("base"), layer("packages"), layer("program", "usr/local/bin/app")];
  const taken = { ...subject, platforms: [{ ...platform!, digest: image.sizes[0]!.digest, layers }] };
  const baseline = { kind: "none", revision: undefined, source: "none", because: "" } as const;
  const reports = [{ target: "image-app", programs: ["app"], report: { ...report, subject: taken }, baseline }];
  expect(names({ ...image, sizes: [image.sizes[0]!] }, reports)).toEqual(["download", "base", "packages", "app"]);
});

test("the layers of an image that another run made, and nobody took apart, are not guessed", () => {
  const sizes = image.sizes.map((size) => ({ ...size, layers: size.layers.map((one) => ({ ...one, holds: null })) }));
  expect(names({ ...image, built: false, sizes })).toEqual(["download", "download"]);
});
