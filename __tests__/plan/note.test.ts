import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

test("docs/plan.md explains every code that a note may have, in order", () => {
  const [, section = ""] = read("docs/plan.md").split("\n## notes[]\n");
  const explained = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| `(?<code>[a-z-]+)`/gm)].map(
    ({ groups }) => groups?.["code"],
  );
  const declared = [...read("src/plan/note.ts").matchAll(/^ {2}\| "(?<code>[a-z-]+)"/gm)].map(
    ({ groups }) => groups?.["code"],
  );
  expect(declared.length).toBeGreaterThan(40);
  expect(explained).toEqual(declared);
});
