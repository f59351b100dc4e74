import { layerRows } from "../../src/report/layers.ts";
import { outcomeValue } from "../outcome-value.ts";
import { planValue } from "../plan-value.ts";

test("each layer is called by what is in it, below what is downloaded for its platform", () => {
  expect(layerRows(planValue(), outcomeValue().images[0]!)).toEqual([
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
  const [image] = outcomeValue().images;
  const [size] = image!.sizes;
  const scratch = { ...image!, sizes: [{ ...size!, layers: size!.layers.slice(1) }] };
  expect(layerRows(planValue(), scratch).map(([, what]) => what)).toEqual(["download", "files", "app"]);
});
