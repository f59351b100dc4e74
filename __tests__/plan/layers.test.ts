import { plannedLayers } from "../../src/plan/layers.ts";

const two = { programs: ["app", "tool"] };
const above = [{ kind: "files" }, { kind: "program", program: "app" }, { kind: "program", program: "tool" }];

test("below are the layers of the base, then one with files, then one for each program", () =>
  expect(plannedLayers(two, 5)).toEqual([{ kind: "base" }, { kind: "base" }, ...above]));

test("an image from nothing has no layer of a base", () => expect(plannedLayers(two, 3)).toEqual(above));

test("a layer that is missing is not taken for another one", () => expect(plannedLayers(two, 2)).toEqual(above));
