import { isPublished, needsEngine, nothingToBuild, stillToBuild } from "../../src/plan/remaining.ts";
import { imageValue, planValue } from "../plan-value.ts";

const missing = imageValue({ name: "ghcr.io/o/missing" });
const published = imageValue({ name: "ghcr.io/o/published", published: "sha256:1" });
const renewed = imageValue({ name: "ghcr.io/o/renewed", renews: "sha256:2" });

test("what is built are the images that are neither published nor made of the one before", () => {
  const plan = planValue({ images: [published, missing, renewed] });
  expect(stillToBuild(plan)).toEqual({ ...plan, images: [missing] });
});

test("nothing is built where every image is published, or made of the one before", () => {
  expect(nothingToBuild({ images: [published, renewed] })).toBe(true);
  expect(nothingToBuild({ images: [published, missing] })).toBe(false);
});

test("an image that has yet to be told its commit is not published", () => {
  expect(isPublished({ images: [published] })).toBe(true);
  expect(isPublished({ images: [published, renewed] })).toBe(false);
});

test.each([
  ["what is missing needs an engine", [published, missing], false, true],
  ["what is published needs none, since it was tested before", [published], true, false],
  ["what is only told its commit needs none", [renewed], false, false],
  ["its commit's tests need one", [renewed], true, true],
])("%s", (_sentence, images, tested, wanted) => expect(needsEngine({ images, test: tested })).toBe(wanted));
