import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clearTestResults, keepTestResults } from "../../src/execute/test-results.ts";
import { temporaryDirectory } from "../temporary.ts";

const event = (Action: string, more: object = {}) => JSON.stringify({ Action, Package: "m/a", ...more });
const events = [event("start"), event("pass", { Test: "TestA" }), event("pass"), ""].join("\n");

test("what the tests left is kept, with JUnit made of it", async () => {
  await using place = await temporaryDirectory();
  const [from, to] = [join(place.path, "from"), join(place.path, "to", "tests")];
  mkdirSync(from);
  writeFileSync(join(from, "tests.json"), events);
  writeFileSync(join(from, "coverage.out"), "mode: set\nm/a.go:1.1,2.2 3 1\n");
  const results = await keepTestResults(from, to);
  expect(results).toMatchObject({ counts: { pass: 1, fail: 0, skip: 0 }, coverage: { covered: 3, statements: 3 } });
  expect(readdirSync(to).sort()).toEqual(["coverage.out", "junit.xml", "tests.json"]);
  expect(readFileSync(join(to, "tests.json"), "utf8")).toBe(events);
  expect(readFileSync(join(to, "junit.xml"), "utf8")).toContain('name="TestA"');
});

test("what an earlier run left is taken away, and nothing else", async () => {
  await using place = await temporaryDirectory();
  for (const name of ["tests.json", "coverage.out", "junit.xml", "notes.md"]) writeFileSync(join(place.path, name), "");
  await clearTestResults(place.path);
  expect(readdirSync(place.path)).toEqual(["notes.md"]);
  await clearTestResults(join(place.path, "missing"));
});

test("without events there are no results, and no directory", async () => {
  await using place = await temporaryDirectory();
  expect(await keepTestResults(join(place.path, "missing"), join(place.path, "to"))).toBeUndefined();
  expect(readdirSync(place.path)).toEqual([]);
});

test.each(["a link", "a pipe", "a directory"])("%s among them is not followed, and leads to nothing", async (kind) => {
  await using place = await temporaryDirectory();
  const [from, to, secret] = [join(place.path, "from"), join(place.path, "to"), join(place.path, "secret")];
  mkdirSync(from);
  writeFileSync(secret, "mode: set\nsecret.go:1.1,2.2 3 1\n");
  const profile = join(from, "coverage.out");
  if (kind === "a link") symlinkSync(secret, profile);
  else if (kind === "a pipe") spawnSync("mkfifo", [profile]);
  else mkdirSync(profile);
  writeFileSync(join(from, "tests.json"), events);
  // Were it copied with the rest, what is written would land in the file that it leads to.
  symlinkSync(secret, join(from, "junit.xml"));
  expect((await keepTestResults(from, to))?.coverage).toBeUndefined();
  expect(readdirSync(to).sort()).toEqual(["junit.xml", "tests.json"]);
  expect(readFileSync(secret, "utf8")).toContain("secret.go");
});
