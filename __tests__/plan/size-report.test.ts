import { isCompared, takenApart } from "../../src/plan/size-report.ts";
import { imageValue, planValue } from "../plan-value.ts";

const missing = imageValue({ target: "image-missing" });
const published = imageValue({ target: "image-published", published: "sha256:1" });
const renewed = imageValue({ target: "image-renewed", renews: "sha256:2" });

const plan = (images: readonly (typeof missing)[], changes: Partial<ReturnType<typeof planValue>["sizeReport"]> = {}) =>
  planValue({ images, sizeReport: { ...planValue().sizeReport, ...changes } });

test("what is built is taken apart, and what was there is not", () =>
  expect(takenApart(plan([missing, published, renewed]))).toEqual(new Set(["image-missing"])));

test("for a bill of materials, every image is taken apart", () =>
  expect(takenApart(plan([missing, published], { sbom: "spdx" }))).toEqual(
    new Set(["image-missing", "image-published"]),
  ));

test("without a size report nothing is taken apart or compared, whatever else is asked for", () => {
  const off = plan([missing, published], { measure: false, sbom: "spdx" });
  expect(takenApart(off)).toEqual(new Set());
  expect(isCompared(off)).toBe(false);
});

test.each([
  ["what is built is compared with what was before", plan([missing, published]), true],
  ["so is what is only told its commit, since a budget holds for it", plan([renewed]), true],
  ["what an earlier run has published was compared by that one", plan([published]), false],
  ["where it is taken apart anyway, it is compared again", plan([published], { sbom: "cyclonedx" }), true],
])("%s", (_sentence, given, wanted) => expect(isCompared(given)).toBe(wanted));
