import { raceNotes, testWay } from "../../src/plan/race.ts";

const recipe = (cgo: "off" | "static" | "dynamic", race: "auto" | "true" | "false", test = ["./..."]) => ({
  cgo,
  settings: { test, race },
});

test.each<[string, ReturnType<typeof recipe>, ReturnType<typeof testWay>]>([
  ["without a C compiler", recipe("off", "auto"), { cgo: "off", race: "" }],
  ["with one, where Go has a detector", recipe("static", "auto"), { cgo: "static", race: "$race" }],
  ["when it is asked for, with a compiler for the tests", recipe("off", "true"), { cgo: "static", race: "-race" }],
  ["when it is asked for with cgo", recipe("dynamic", "true"), { cgo: "dynamic", race: "-race" }],
  ["when it is not wanted", recipe("static", "false"), { cgo: "static", race: "" }],
  ["without tests", recipe("static", "auto", []), { cgo: "static", race: "" }],
])("the race detector %s", (_sentence, given, way) => expect(testWay(given)).toEqual(way));

test("the plan says that there is no race detector, but not to who asked for none", () => {
  expect(raceNotes(recipe("off", "auto")).map(({ code }) => code)).toEqual(["tests-without-race"]);
  for (const other of [
    recipe("off", "false"),
    recipe("off", "true"),
    recipe("static", "auto"),
    recipe("off", "auto", []),
  ])
    expect(raceNotes(other)).toEqual([]);
});
