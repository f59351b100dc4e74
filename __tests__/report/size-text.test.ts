import { sizeText } from "../../src/report/size-text.ts";
import { sizeReport } from "../../src/size/report.ts";
import { expectGolden } from "../golden.ts";
import { imageReport, imageSubject, programSubject } from "./size-values.ts";

const before = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const after = { functions: [{ name: "a.org/m.F", code: 9000 }], deps: ["a.org/m\tv1.1.0\t"], settings: ["-tags=x"] };

test("a program", () => expectGolden("size/program.txt", sizeText(sizeReport(programSubject(before)))));
test("two programs", () =>
  expectGolden("size/programs.txt", sizeText(sizeReport(programSubject(after), programSubject(before, "api.old")))));
test("an image", async () =>
  expectGolden("size/image.txt", sizeText(sizeReport(await imageSubject(before, [], 24_000)))));
test("two images", async () =>
  expectGolden("size/images.txt", sizeText(await imageReport(before, after, [{ name: "srv/x", content: "x" }]))));

test("nothing changed is said in as few words", () => {
  expect(sizeText(sizeReport(programSubject(before), programSubject(before))).split("\n")).toEqual([
    "api, compared with api",
    "",
    expect.stringMatching(/^size: no change, /),
    "",
  ]);
});

test("images without a common platform are not compared", async () => {
  const [one, two] = [await imageSubject(before), await imageSubject(before)];
  if (one.kind !== "image" || two.kind !== "image") throw new Error("these are images");
  const report = sizeReport(
    { ...one, platforms: one.platforms.slice(0, 1) },
    { ...two, platforms: two.platforms.slice(1) },
  );
  expect(sizeText(report)).toContain("no platform in common");
});
