import type { Note } from "./note.ts";
import type { Recipe } from "./recipe.ts";

/** How tests are compiled: with C or without, and the word that adds the race detector; empty without it. */
export type TestWay = { readonly cgo: Recipe["cgo"]; readonly race: "" | "-race" | "$race" };

/** What decides it. */
export type RaceInputs = Pick<Recipe, "cgo"> & { readonly settings: Pick<Recipe["settings"], "test" | "race"> };

/** The race detector needs a C compiler. `$race` is decided in the step, since Go has none for some machines. */
export function testWay({ cgo, settings }: RaceInputs): TestWay {
  if (settings.test.length === 0 || settings.race === "false") return { cgo, race: "" };
  if (settings.race === "true") return { cgo: cgo === "off" ? "static" : cgo, race: "-race" };
  return { cgo, race: cgo === "off" ? "" : "$race" };
}

/** Tests that watch for races are the custom, so it is said where they do not. */
export function raceNotes(recipe: RaceInputs): readonly Note[] {
  const { settings } = recipe;
  if (settings.test.length === 0 || settings.race !== "auto" || testWay(recipe).race !== "") return [];
  const message =
    "the tests run without the race detector, which needs a C compiler, and the build has none (race: true adds one to the tests)";
  return [{ code: "tests-without-race", message }];
}
