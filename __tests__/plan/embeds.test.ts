import { type Tree, codes, detect, module } from "../trees.ts";

const main = (...directives: readonly string[]) =>
  `package main\n\nimport "embed"\n\n${directives.map((one, at) => `//go:embed ${one}\nvar f${at} embed.FS\n`).join("\n")}\nfunc main() { println(f0) }\n`;
const app = (directive: string, files: Tree = {}): Tree => ({
  "go.mod": module("example.org/app"),
  "main.go": main(directive),
  ...files,
});
const embedCodes = async (tree: Tree) =>
  codes((await detect(tree)).notes).filter((code) => !code.startsWith("runtime"));

test.each<[string, Tree, readonly string[]]>([
  ["files that are there", app("static", { "static/a.css": "" }), []],
  ["a pattern that matches nothing (class 19)", app("ui/build/*", { "ui/package.json": "{}" }), ["embed-missing"]],
  ["a directory that is not there", app("static"), ["embed-missing"]],
  ["a directory with hidden files only", app("static", { "static/.gitkeep": "" }), ["embed-missing"]],
  ["the same with all:", app("all:static", { "static/.gitkeep": "" }), []],
  [
    "a placeholder beside a package.json",
    app("ui/dist/*", { "ui/dist/index.html": "<p>", "ui/package.json": "{}" }),
    ["embed-placeholder"],
  ],
  [
    "a front end at the root whose output is a placeholder",
    app("dist", { "dist/index.html": "", "package.json": "{}" }),
    ["embed-placeholder"],
  ],
  ["a single page without any front end", app("static", { "static/index.html": "" }), []],
  [
    "a front end that was built",
    app("ui/dist/*", { "ui/dist/index.html": "", "ui/dist/app.js": "", "ui/package.json": "{}" }),
    [],
  ],
  ["a glob does not cross directories", app("static/*.css", { "static/deep/a.css": "" }), ["embed-missing"]],
  ["a glob over directories", app("static/*/a.css", { "static/deep/a.css": "" }), []],
  ["a set of characters", app("static/[a-c].css", { "static/b.css": "" }), []],
  ["a name with a blank", app('"with space.txt"', { "with space.txt": "" }), []],
  [
    "generated code that is not committed (class 20)",
    {
      "go.mod": module("example.org/app"),
      "main.go": "package main\n\n//go:generate go run ./gen -o colours.go colours.txt\n\nfunc main() { println() }\n",
    },
    ["generated-code-missing"],
  ],
  [
    "generated code that is committed",
    {
      "go.mod": module("example.org/app"),
      "main.go": "package main\n\n//go:generate go run ./gen -o colours.go\n\nfunc main() { println() }\n",
      "colours.go": "package main\n",
    },
    [],
  ],
  [
    "a package of the module that has no files",
    {
      "go.mod": module("example.org/app"),
      "main.go": 'package main\n\nimport _ "example.org/app/gen/api"\n\nfunc main() { println() }\n',
    },
    ["package-missing"],
  ],
])("%s", async (_sentence, tree, expected) => {
  expect(await embedCodes(tree)).toEqual(expected);
});

test("a note names the package.json to build", async () => {
  const { notes } = await detect(app("ui/build/*", { "ui/package.json": "{}" }));
  expect(notes[0]?.message).toContain("build ui/package.json");
});

test("embedded paths are those of the linked packages, relative to the repository", async () => {
  const tree: Tree = {
    "svc/go.mod": module("svc"),
    "svc/main.go": 'package main\n\nimport _ "svc/web"\n\nfunc main() { println() }\n',
    "svc/web/web.go": 'package web\n\nimport "embed"\n\n//go:embed all:dist templates/*.html\nvar f embed.FS\n',
    "svc/web/dist/x": "",
    "svc/web/templates/a.html": "",
    "svc/other/other.go": 'package other\n\nimport "embed"\n\n//go:embed no\nvar f embed.FS\n',
  };
  expect((await detect(tree)).embedded).toEqual(["svc/web/dist", "svc/web/templates/*.html"]);
});
