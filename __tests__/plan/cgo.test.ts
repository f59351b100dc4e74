import type { CgoNeed } from "../../src/plan/cgo-need.ts";
import { type Tree, codes, detect, module } from "../trees.ts";

const importing = (...paths: readonly string[]) =>
  `package main\n\nimport (\n${paths.map((path) => `\t_ "${path}"\n`).join("")})\n\nfunc main() { println() }\n`;
const app = (path: string, files: Readonly<Record<string, string>>, ...lines: readonly string[]): Tree => ({
  "go.mod": module("example.org/app", ...lines),
  "main.go": importing(path),
  ...files,
});
const c = (constraint: string, body = "") =>
  `${constraint === "" ? "" : `//go:build ${constraint}\n\n`}package x\n\n// #cgo LDFLAGS: -lseccomp -lm\nimport "C"\n${body}`;
const inX = (files: Readonly<Record<string, string>>) =>
  app("example.org/app/x", Object.fromEntries(Object.entries(files).map(([name, text]) => [`x/${name}`, text])));
const works = "func Sum(b []byte) (n int) {\n\tfor _, v := range b {\n\t\tn += int(v)\n\t}\n\treturn n\n}\n";
const refuses = 'import "errors"\n\nfunc Open() error { return errors.New("needs cgo") }\n';

test.each<[string, Tree, CgoNeed, boolean, readonly string[]]>([
  ["class none: plain Go", app("fmt", {}), "none", false, []],
  [
    "class none: a driver that only go.mod names (class 16)",
    app("modernc.org/sqlite", {}, "require github.com/mattn/go-sqlite3 v1.14.32 // indirect"),
    "none",
    false,
    [],
  ],
  ["class none: C in a package that is not linked", app("fmt", { "other/x.go": c("") }), "none", false, []],
  ["class none: C for another system", inX({ "x.go": "package x\n", "x_freebsd.go": c("") }), "none", false, []],
  [
    "class none: C behind a tag that is not set",
    inX({ "x.go": "package x\n", "c.go": c("seccomp") }),
    "none",
    false,
    [],
  ],
  [
    "class none: a cgo driver behind a tag",
    inX({
      "x.go": "package x\n",
      "s.go": '//go:build sqlite\n\npackage x\n\nimport _ "github.com/mattn/go-sqlite3"\n',
    }),
    "none",
    false,
    [],
  ],
  [
    "class optional: a twin that does the same in Go",
    inX({ "c.go": c("cgo", works), "go.go": `//go:build !cgo\n\npackage x\n\n${works}` }),
    "optional",
    false,
    ["cgo-twin"],
  ],
  [
    "class optional: a twin with a driver in Go",
    inX({
      "c.go": '//go:build cgo\n\npackage x\n\nimport _ "github.com/mattn/go-sqlite3"\n',
      "go.go": '//go:build !cgo\n\npackage x\n\nimport _ "modernc.org/sqlite"\n',
    }),
    "optional",
    false,
    ["cgo-twin"],
  ],
  [
    "class stub: a twin that only refuses (class 18)",
    inX({ "c.go": c("cgo", works), "go.go": `//go:build !cgo\n\npackage x\n\n${refuses}` }),
    "stub",
    false,
    ["cgo-stub"],
  ],
  [
    "class stub: a twin that refuses and registers itself with the project's own package",
    inX({
      "c.go": c("cgo", works),
      "go.go": `//go:build !cgo\n\npackage x\n\nimport (\n\t"errors"\n\n\t"example.org/app/v"\n)\n\nfunc init() { v.Add() }\n\nfunc Open() error { return errors.New("off") }\n`,
      "../v/v.go": "package v\n",
    }),
    "stub",
    false,
    ["cgo-stub"],
  ],
  [
    "class stub: a twin without code",
    inX({ "c.go": c("cgo"), "go.go": "//go:build !cgo\n\npackage x\n" }),
    "stub",
    false,
    ["cgo-stub"],
  ],
  [
    "class stub: a twin by file name and old constraint",
    inX({ "c_cgo.go": c(""), "c_nocgo.go": "// +build !cgo\n\npackage x\n", "x.go": "package x\n" }),
    "stub",
    false,
    ["cgo-stub"],
  ],
  ["class stub: plugins", app("plugin", {}), "stub", false, ["cgo-stub"]],
  ["class required: a package that has nothing else", inX({ "c.go": c("") }), "required", true, ["cgo-enabled"]],
  [
    "class required: code that nothing stands in for",
    inX({ "c.go": c("", works), "x.go": "package x\n\nfunc f() { Sum(nil) }\n" }),
    "required",
    true,
    ["cgo-enabled"],
  ],
  [
    "class required: a driver that compiles without and fails when it runs",
    app("github.com/mattn/go-sqlite3", {}),
    "required",
    true,
    ["cgo-enabled"],
  ],
  ["class required: a wrapper of it", app("gorm.io/driver/sqlite", {}), "required", true, ["cgo-enabled"]],
  [
    "class required: a driver in a version of its own",
    app("github.com/confluentinc/confluent-kafka-go/v2/kafka", {}),
    "required",
    true,
    ["cgo-enabled"],
  ],
  [
    "a replaced module is looked into",
    app("lib.org/lib", { "lib/go.mod": module("lib.org/lib"), "lib/c.go": c("") }, "replace lib.org/lib => ./lib"),
    "required",
    true,
    ["cgo-enabled"],
  ],
  [
    "a vendored package is looked into",
    app("lib.org/lib/deep", { "vendor/modules.txt": "# lib.org/lib v1.0.0\n", "vendor/lib.org/lib/deep/c.go": c("") }),
    "required",
    true,
    ["cgo-enabled"],
  ],
  [
    "a workspace's member is looked into",
    {
      "go.work": "go 1.26\nuse (\n\t.\n\t./lib\n)\n",
      ...app("lib.org/lib", { "lib/go.mod": module("lib.org/lib"), "lib/c.go": c("") }),
    },
    "required",
    true,
    ["cgo-enabled"],
  ],
])("%s", async (_sentence, tree, need, enabled, notes) => {
  const { cgo } = await detect(tree);
  expect(cgo).toMatchObject({ need, enabled });
  expect(codes(cgo.notes)).toEqual(notes);
});

test("a project that ships a cgo driver without cgo does without it", async () => {
  const tree = app("github.com/mattn/go-sqlite3", {
    Makefile: "CGO ?= 0\nbuild:\n\tCGO_ENABLED=$(CGO) go build -o app .\n",
  });
  const { cgo } = await detect(tree);
  expect(cgo).toMatchObject({ need: "stub", enabled: false, because: expect.stringContaining("Makefile (build)") });
  expect(codes(cgo.notes)).toEqual(["cgo-stub"]);
  const broken = inX({ "c.go": c("") });
  expect((await detect({ ...broken, Makefile: "build:\n\tCGO_ENABLED=0 go build .\n" })).cgo.need).toBe("required");
});

test("a tag decides what is linked", async () => {
  const tree = inX({ "x.go": "package x\n", "c.go": c("seccomp", works) });
  expect((await detect(tree, { tags: ["seccomp"] })).cgo).toMatchObject({ need: "required", enabled: true });
});

test("a note names the C libraries, those of libc left out", async () => {
  const { cgo } = await detect(inX({ "c.go": c("") }));
  expect(cgo.notes[0]?.message).toContain("it needs the C libraries libseccomp".replace("libseccomp", "seccomp"));
  expect(cgo.notes[0]?.message).toContain("c.go");
});

test.each<["auto" | "true" | "dynamic" | "false", string, boolean, readonly string[]]>([
  ["true", "fmt", true, []],
  ["dynamic", "fmt", true, []],
  ["false", "fmt", false, []],
  ["true", "github.com/mattn/go-sqlite3", true, []],
  ["dynamic", "github.com/mattn/go-sqlite3", true, []],
  ["false", "github.com/mattn/go-sqlite3", false, ["cgo-missing"]],
])("cgo: %s for a program that imports %s", async (asked, path, enabled, notes) => {
  const { cgo } = await detect(app(path, {}), { cgo: asked });
  expect(cgo).toMatchObject({ enabled, because: `cgo is set to ${asked}` });
  expect(codes(cgo.notes)).toEqual(notes);
});

test("a project that builds with cgo for no reason that is found is told so", async () => {
  const { cgo } = await detect({ ...app("fmt", {}), Makefile: "build:\n\tCGO_ENABLED=1 go build -o app .\n" });
  expect(cgo.enabled).toBe(false);
  expect(codes(cgo.notes)).toEqual(["cgo-differs"]);
});
