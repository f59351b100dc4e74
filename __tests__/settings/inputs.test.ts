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

/** What each list takes, as a pair of items. */
const items: Readonly<Record<string, readonly [string, string]>> = {
  commands: ["./cmd/api", "./cmd/worker"],
  platforms: ["linux/amd64", "linux/arm64"],
  test: ["./a", "./b"],
  generate: ["./a", "./b"],
  image: ["ghcr.io/acme/a", "ghcr.io/acme/b"],
  "image-tags": ["sha", "version"],
  labels: ["a=1", "b=2"],
  annotations: ["a=1", "b=2"],
  "build-tags": ["a", "b"],
  apk: ["git", "tini"],
  files: ["a:/a", "b:/b"],
  dirs: ["/a", "/b"],
  links: ["/a:/b", "/c:/d"],
  env: ["A=1", "B=2"],
  ports: ["80", "443"],
  args: ["a", "b"],
  capabilities: ["net_bind_service", "net_raw"],
  secrets: ["A", "B"],
};

test("the inputs that are lists take one item a line, and no other takes two lines", () => {
  expect(inputs.filter(({ list }) => list).map(({ name }) => name)).toEqual(Object.keys(items));
  for (const [name, pair] of Object.entries(items))
    expect(() => parseSettings({ [name]: pair.join("\n") })).not.toThrow();
  for (const { name } of inputs.filter(({ list }) => !list))
    expect(() => parseSettings({ [name]: "1\n2" })).toThrow(name);
});
