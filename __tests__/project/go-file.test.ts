import fc from "fast-check";
import { type GoFile, parseGoFile } from "../../src/project/go-file.ts";

const read = (text: string, name = "x.go"): GoFile | undefined => parseGoFile(name, text, { variables: true });

test("the head: constraint, package, imports of every form", () => {
  const text = `// Copyright\n\n//go:build linux && custom\n\n/* about */ package main // main\n\nimport "fmt"; import renamed "net/http"\nimport (\n\t. "os"\n\t_ "embed"\n\t// why\n\t"a.b/c" // behind\n)\n\nfunc main() { fmt.Println() }\n`;
  expect(read(text)).toMatchObject({
    package: "main",
    imports: ["a.b/c", "embed", "fmt", "net/http", "os"],
    ownTags: ["custom"],
    cgo: undefined,
    main: "body",
  });
});

test.each<[string, string, "body" | "empty" | undefined]>([
  ["a body", "package main\nfunc main() { run() }", "body"],
  ["an empty body", "package main\nfunc main() {}", "empty"],
  ["a body of comments", "package main\nfunc main() {\n\t// nothing\n\t/* func main() { x() } */\n}", "empty"],
  ["a main in a string", "package main\nvar s = `\nfunc main() { x() }\n`", undefined],
  ["a main in a comment", "package main\n/*\nfunc main() { x() }\n*/", undefined],
  ["a method called main", "package main\nfunc (t T) main() { x() }", undefined],
  ["a local function called main", "package main\nfunc f() { main := func() { x() }; main() }", undefined],
  ["main in another package", "package other\nfunc main() { x() }", undefined],
  ["main_test in a normal file", "package main_test\nfunc main() { x() }", undefined],
  ["a brace in a rune", "package main\nfunc f() { a := '{'; b := \"{\"; _ = '\\'' }\nfunc main() {}", "empty"],
  [
    "struct and interface in a signature",
    "package main\nfunc f(a interface{ X() }, b struct{ y int }) struct{} { return struct{}{} }\nfunc main() { f() }",
    "body",
  ],
  ["a type parameter", "package main\nfunc f[T interface{ ~int }](t T) { }\nfunc main() { f(1) }", "body"],
  ["carriage returns", "package main\r\nfunc main() {\r\n}\r\n", "empty"],
])("func main: %s", (_sentence, text, main) => {
  expect(read(text)?.main).toBe(main);
});

test.each<[string, string, object]>([
  ["without a value", "var v string", { value: "none", type: "string" }],
  ["a literal", 'var v = "dev"', { value: "text", content: "dev" }],
  ["a typed literal", "var v string = `dev`", { value: "text", content: "dev", type: "string" }],
  ["joined literals", 'var v = "a" + "b"', { value: "text", content: undefined }],
  ["another name", "var v = unset", { value: "named" }],
  ["a name of another package", "var v = defaults.Version", { value: "named" }],
  ["a call", 'var v = compute("x")', { value: "other" }],
  ["a number", "var v = 1", { value: "other" }],
  ["a constant", 'const v = "1"', { kind: "const", value: "text" }],
  ["in a group", 'var (\n\ta = 1\n\tv, w = "x", f()\n)', { value: "text", content: "x" }],
  ["with a line break in the value", 'var v = strings.Join([]string{\n\t"a",\n}, "")', { value: "other" }],
])("a variable: %s", (_sentence, line, expected) => {
  expect(read(`package x\n\n${line}\n`)?.variables.find(({ name }) => name === "v")).toMatchObject(expected);
});

test("variables of functions are none of the package's", () => {
  expect(
    read('package x\nfunc f() { var version = "a"; const b = 1 }\ntype T struct { version string }\n')?.variables,
  ).toEqual([]);
});

test("embed patterns are read from comments only, with the variable below", () => {
  const text =
    'package x\n\nimport "embed"\n\n//go:embed a/* "with space"\n//go:embed all:b\nvar files embed.FS\n\nvar (\n\t//go:embed c\n\tc string\n)\n\nconst s = `\n//go:embed no\n`\n';
  expect(read(text)?.embeds).toEqual([
    { pattern: "a/*", variable: "files" },
    { pattern: "with space", variable: "files" },
    { pattern: "all:b", variable: "files" },
    { pattern: "c", variable: "c" },
  ]);
});

test("without importing embed a directive is a comment", () => {
  expect(read("package x\n\n//go:embed a\nvar s string\n")?.embeds).toEqual([]);
});

test('import "C" brings the #cgo lines of its own comment', () => {
  const text =
    'package x\n\n// #cgo LDFLAGS: -lno\n\n/*\n#cgo pkg-config: libseccomp\n#include <x.h>\n*/\nimport "C"\nimport "unsafe"\n';
  expect(read(text)).toMatchObject({ cgo: ["#cgo pkg-config: libseccomp"], imports: ["unsafe"] });
});

test.each<[string, string, boolean]>([
  ["a call", 'import "time"\nfunc f() { time.LoadLocation("x") }', true],
  ["under another name", 'import t "time"\nfunc f() { _, _ = t.LoadLocation("x") }', true],
  ["in a string", 'import "time"\nvar s = "time.LoadLocation()"\nfunc f() { time.Now() }', false],
  ["in a comment", 'import "time"\nfunc f() { // time.LoadLocation("x")\n }', false],
  ["of another package", 'import "time"\nfunc f() { zones.LoadLocation("x"); time.Now() }', false],
])("time.LoadLocation: %s", (_sentence, body, expected) => {
  expect(read(`package x\n${body}\n`)?.usesLocations).toBe(expected);
});

test("programs that are started by name are found", () => {
  const text =
    'package x\nimport "os/exec"\nfunc f() { exec.Command("git", "status"); exec.CommandContext(ctx, `helm`); exec.Command(name, "no") }\n';
  expect(read(text)?.runs).toEqual(["git", "helm"]);
});

test.each<[string, string, string]>([
  ["no functions", "package x\n", "none"],
  ["nothing but returns", "package x\nfunc Supported() bool { return false }", "stub"],
  [
    "only an error",
    'package x\nimport "errors"\nfunc Open() (*T, error) { return nil, errors.New("needs cgo") }',
    "refuses",
  ],
  ["a named error", "package x\nfunc Open() (*T, error) { return nil, ErrNoCgo }", "refuses"],
  ["a panic", 'package x\nfunc Open() { panic("no") }', "refuses"],
  [
    "an error beside what is said at the start",
    'package x\nfunc init() { version.AddFeature("-sqlite") }\nfunc Open() error { return errors.New("off") }',
    "refuses",
  ],
  ["a loop", "package x\nfunc Sum(b []byte) (n int) { for range b { n++ }; return n }", "works"],
  [
    "a loop with errors in it",
    "package x\nfunc Read(b []byte) error { for range b { if b == nil { return ErrEmpty } }; return nil }",
    "works",
  ],
  ["a call elsewhere", 'package x\nimport "other.org/x"\nfunc Open() (*T, error) { return x.Open() }', "works"],
])("a twin without cgo: %s", (_sentence, text, code) => {
  expect(read(`//go:build !cgo\n\n${text}\n`)?.code).toBe(code);
});

test.each([
  "",
  "this is no Go",
  "package",
  "package {{ .Name }}",
  "/* open",
  "\u0000\u0000",
  'import "fmt"\npackage x',
])("%j is no Go file", (text) => {
  expect(read(text)).toBeUndefined();
});

test("never throws and always ends, whatever the text", () => {
  const piece = fc.constantFrom(
    "package main\n",
    "import (",
    ")",
    '"',
    "`",
    "'",
    "/*",
    "*/",
    "//go:embed x\n",
    "{",
    "}",
    "func main()",
    "var (",
    "=",
    ",",
    "\n",
    "\\",
    "embed",
    '"C"',
    "\u0000",
    "ü",
    ";",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      read(`package main\n${pieces.join("")}`);
      read(pieces.join(""));
    }),
  );
});
