import { inputs, topics } from "../../src/settings/inputs.ts";
import { parseSettings } from "../../src/settings.ts";

test("no two inputs have one name, and each name is in kebab-case", () => {
  const names = inputs.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("every input has a sentence and a place in the documentation", () => {
  for (const { description, topic } of inputs) {
    expect(description).toMatch(/^\S.*\.$|^\S.*\)$/s);
    expect(topics).toContain(topic);
  }
});

test("a default written out changes nothing", () => {
  expect(parseSettings(Object.fromEntries(inputs.map((input) => [input.name, input.default])))).toEqual(
    parseSettings({}),
  );
});
