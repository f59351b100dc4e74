import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { hashFiles } from "../../src/project/hash-files.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const wanted = { packages: ["a"], files: ["go.mod", "go.sum"], trees: ["a/pages", "a/one.txt"] };
const files = {
  "go.mod": "module a\n",
  "a/a.go": "package a\n",
  "a/below/b.go": "package b\n",
  "a/notes.md": "",
  "a/pages/deep/index.html": "",
  "a/one.txt": "1",
};
const isGo = (name: string) => name.endsWith(".go");

async function digest(changes: Readonly<Record<string, string>> = {}, links: Readonly<Record<string, string>> = {}) {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { ...files, ...changes });
  for (const [path, target] of Object.entries(links)) await symlink(target, join(directory.path, path));
  return await hashFiles(directory.path, wanted, isGo);
}

test("the same files have the same digest, wherever they lie", async () => {
  expect(await digest()).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest()).toBe(await digest());
});

test.each([
  ["a file of a package", { "a/a.go": "package a // \n" }],
  ["a new file of a package", { "a/c.go": "package a\n" }],
  ["a file that did not exist", { "go.sum": "" }],
  ["a file in a tree", { "a/pages/deep/index.html": "<p>" }],
  ["a file that is a tree", { "a/one.txt": "2" }],
  ["what two files hold together", { "a/a.go": "package", "a/one.txt": " a\n1" }],
])("%s makes another", async (_name, changes) => {
  expect(await digest(changes)).not.toBe(await digest());
});

test.each([
  ["a file of another kind", { "a/notes.md": "more" }],
  ["a package below", { "a/below/b.go": "package b // \n" }],
])("%s makes none", async (_name, changes) => {
  expect(await digest(changes)).toBe(await digest());
});

test.each([
  ["a package", { "a/link.go": "/etc/hostname" }],
  ["a tree", { "a/pages/link": "../a.go" }],
])("with a link in %s nothing is said", async (_name, links) => {
  expect(await digest({}, links)).toBeNull();
});
