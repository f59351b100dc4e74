import { execFileSync } from "node:child_process";
import { mkdir, realpath, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { choosePrograms } from "../../src/plan/programs.ts";
import { readProject } from "../../src/project/project.ts";
import { failureOf, failureOfAsync } from "../failure.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";
import { type Tree, module, program, projectOf } from "../trees.ts";

const mod = { "go.mod": module("example.org/app") };
const directories = async (tree: Tree, directory?: string) =>
  (await projectOf(tree, directory)).packages.map((one) => one.directory);

test("packages are those that ./... matches, sorted", async () => {
  const skipped = ["testdata/a", "vendor/b", "_c", ".d", "node_modules/e", "x/testdata/f"];
  const tree = Object.fromEntries(["z", "a/b", ".", ...skipped].map((directory) => [`${directory}/main.go`, program]));
  expect(
    await directories({ ...mod, ...tree, "t/x_test.go": program, "u/_x.go": program, "u/.x.go": program }),
  ).toEqual([".", "a/b", "z"]);
});

test("a directory that is pointed at is read whatever it is called", async () => {
  expect(await directories({ ...mod, "_examples/hello/main.go": program }, "_examples/hello")).toEqual([
    "_examples/hello",
  ]);
});

test("the module is the nearest go.mod at or above, else those below", async () => {
  const tree = { "a/go.mod": module("a"), "a/b/c/main.go": program, "d/go.mod": module("d") };
  expect(await projectOf(tree, "a/b/c")).toMatchObject({ directory: "a/b/c", home: "a", modules: [{ path: "a" }] });
  const below = await projectOf(tree);
  expect(below.home).toBeUndefined();
  expect(below.modules.map(({ directory }) => directory)).toEqual(["a", "d"]);
});

test("a checkout without a go.mod is not told of checkouts", async () => {
  const { hint } = await failureOfAsync(projectOf({ README: "", ".git/HEAD": "ref: refs/heads/main\n" }));
  expect(hint).toBe("Point working-directory at the directory that holds the go.mod.");
});

test.each<[string, Tree, string, string, RegExp, RegExp]>([
  ["an empty repository", { README: "" }, ".", "no-go-module", /no go\.mod in this repository/, /working-directory/],
  ["a workspace without a checkout", {}, ".", "no-go-module", /no go\.mod in this repository/, /actions\/checkout/],
  ["Go without module", { "main.go": program }, ".", "no-go-module", /no go\.mod/, /go mod init/],
  [
    "vendor.mod in place of go.mod (class 24)",
    { "vendor.mod": "module x\n", "cmd/x/main.go": program },
    ".",
    "no-go-module",
    /only vendor\.mod/,
    /cp vendor\.mod go\.mod/,
  ],
  [
    "vendor.mod beside a module of its own below (class 24)",
    { "vendor.mod": "module x\n", "cmd/x/main.go": program, "cmd/y/go.mod": module("y"), "cmd/y/main.go": program },
    ".",
    "no-go-module",
    /only vendor\.mod/,
    /working-directory: cmd\/y/,
  ],
  [
    "Go at the root that only the modules below have a go.mod for",
    { "main.go": program, "tools/go.mod": module("tools"), "tools/main.go": program },
    ".",
    "no-go-module",
    /no go\.mod for the Go code in the repository's root/,
    /go mod init/,
  ],
  ["a directory that is not there", mod, "nowhere", "unreadable-project", /no directory/, /working-directory/],
  ["a file", mod, "go.mod", "unreadable-project", /no directory/, /working-directory/],
  ["a directory above", mod, "../x", "unreadable-project", /outside/, /working-directory/],
  ["an absolute directory", mod, "/etc", "unreadable-project", /outside/, /working-directory/],
])("%s is refused", async (_sentence, tree, directory, code, message, hint) => {
  expect(await failureOfAsync(projectOf(tree, directory))).toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

test("links are followed to files of the repository only", async () => {
  await using outside = await temporaryDirectory();
  await using inside = await temporaryDirectory();
  await writeFiles(outside.path, { "secret.go": program, "d/main.go": program });
  await writeFiles(inside.path, {
    ...mod,
    "real/main.go": program,
    "linked/x.go": "package main\n",
    "out/x.go": "package main\n",
  });
  await symlink("../real/main.go", join(inside.path, "linked/main.go"));
  await symlink(join(outside.path, "secret.go"), join(inside.path, "out/main.go"));
  await symlink(join(outside.path, "d"), join(inside.path, "away"));
  await symlink("real", join(inside.path, "same"));
  await symlink(".", join(inside.path, "circle"));
  const root = await realpath(inside.path);
  const { packages } = await readProject({ root, directory: "." });
  expect(
    packages.filter(({ files }) => files.some(({ main }) => main === "body")).map(({ directory }) => directory),
  ).toEqual(["linked", "real"]);
  expect(await failureOfAsync(readProject({ root, directory: "away" }))).toMatchObject({
    code: "unreadable-project",
    message: expect.stringContaining("link"),
  });
});

test("a go.mod of 200 MB is refused without being read, since it is needed", async () => {
  await using temporary = await temporaryDirectory();
  await writeFiles(temporary.path, { ...mod, "main.go": program });
  await truncate(join(temporary.path, "go.mod"), 200 * 1024 * 1024);
  const project = await readProject({ root: await realpath(temporary.path), directory: "." });
  expect(failureOf(() => choosePrograms(project, { commands: [], buildTags: [] }))).toMatchObject({
    code: "invalid-go-module",
    message: expect.stringContaining("209715200 bytes"),
  });
});

test("a Go file of more than 4 MiB is passed over and named", async () => {
  const project = await projectOf({
    ...mod,
    "main.go": program,
    "table.go": `package main\n\n// ${"x".repeat(5_000_000)}\n`,
  });
  expect(project.unread).toEqual(["table.go"]);
  expect(choosePrograms(project, { commands: [], buildTags: [] }).notes.map(({ code }) => code)).toEqual([
    "file-too-large",
  ]);
});

test("strange names, pipes and bytes that are no text harm nothing", async () => {
  await using temporary = await temporaryDirectory();
  await writeFiles(temporary.path, {
    ...mod,
    "main.go": program,
    "a\nb/main.go": program,
    "with space/main.go": program,
    "quote\"'`$(x)/main.go": program,
    "ünï/main.go": program,
    "--flag/main.go": program,
  });
  await writeFile(
    join(temporary.path, "latin1.go"),
    Buffer.from([...Buffer.from("package main\n\n// "), 0xe9, 0xff, 0x00, 0x0a]),
  );
  await mkdir(join(temporary.path, "dir.go"));
  execFileSync("mkfifo", [join(temporary.path, "pipe.go"), join(temporary.path, "Dockerfile")]);
  const { packages } = await readProject({ root: await realpath(temporary.path), directory: "." });
  expect(packages.map(({ directory, files }) => [directory, files.map(({ name }) => name)])).toEqual([
    ["--flag", ["main.go"]],
    [".", ["latin1.go", "main.go"]],
  ]);
});

test("a tree that is too deep is read as far as it goes, and that is said", async () => {
  const project = await projectOf({ ...mod, "main.go": program, [`${"d/".repeat(60)}main.go`]: program });
  expect(project.limits).toEqual(["depth"]);
});

test("what a replacement or a workspace leads to is read, and no more", async () => {
  const tree = {
    "app/go.mod": module("app", "replace lib.org/lib => ../lib", "replace x.org/x => ../../outside"),
    "app/main.go": program,
    "lib/go.mod": module("lib.org/lib", "replace lib.org/deep => ../deep"),
    "lib/l.go": "package lib\n",
    "deep/go.mod": module("lib.org/deep"),
    "deep/d.go": "package deep\n",
    "other/go.mod": module("other"),
    "other/o.go": "package other\n",
  };
  expect(await directories(tree, "app")).toEqual(["app", "deep", "lib"]);
  expect(await directories({ ...tree, "go.work": "go 1.26\nuse ./app\nuse ./other\nuse ../away\n" }, "app")).toEqual([
    "app",
    "deep",
    "lib",
    "other",
  ]);
});

test("of a vendor folder only what may be linked is read", async () => {
  const tree = {
    ...mod,
    "main.go": 'package main\n\nimport _ "a.org/a"\n\nfunc main() { println() }\n',
    "vendor/modules.txt": "",
    "vendor/a.org/a/a.go": 'package a\n\nimport _ "b.org/b/c"\n',
    "vendor/b.org/b/c/c.go": "package c\n",
    "vendor/z.org/z/z.go": "package z\n",
  };
  expect(await directories(tree)).toEqual([".", "vendor/a.org/a", "vendor/b.org/b/c"]);
});

test("a project is plain data", async () => {
  const project = await projectOf({ ...mod, "main.go": program });
  const plain: unknown = JSON.parse(JSON.stringify(project));
  expect(plain).toEqual(JSON.parse(JSON.stringify(plain)));
  expect(JSON.stringify(plain)).toBe(JSON.stringify(project));
});
