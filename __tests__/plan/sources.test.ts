import { type Tree, codes, detect, library, module, program } from "../trees.ts";

const importing = (path: string, body = "println()") =>
  `package main\n\nimport _ "${path}"\n\nfunc main() { ${body} }\n`;

test.each<[string, Tree, string, object]>([
  [
    "the module at the root",
    { "go.mod": module("a"), "main.go": program },
    ".",
    { context: ".", workdir: ".", workspace: false, withoutWorkspace: false, vendored: false, goSum: false },
  ],
  [
    "a module below is its own context",
    { "svc/go.mod": module("svc"), "svc/main.go": program, "svc/go.sum": "" },
    ".",
    { context: "svc", workdir: ".", goSum: true },
  ],
  [
    "a replacement beside it moves the context up (class 25)",
    {
      "svc/go.mod": module("svc", "replace lib.org/lib => ../lib"),
      "svc/main.go": importing("lib.org/lib"),
      "lib/go.mod": module("lib.org/lib"),
      "lib/lib.go": library("lib"),
    },
    "svc",
    { context: ".", workdir: "svc", packages: ["lib", "svc"] },
  ],
  [
    "no higher than the nearest common directory",
    {
      "x/svc/go.mod": module("svc", "replace lib.org/lib => ../lib"),
      "x/svc/main.go": program,
      "x/lib/go.mod": module("lib.org/lib"),
    },
    "x/svc",
    { context: "x", workdir: "svc" },
  ],
  [
    "a replacement inside changes nothing",
    { "go.mod": module("a", "replace lib.org/lib => ./lib"), "main.go": program, "lib/go.mod": module("lib.org/lib") },
    ".",
    { context: ".", workdir: "." },
  ],
  [
    "a workspace is the context of its members (class 11)",
    {
      "go.work": "go 1.26\nuse (\n\t./app\n\t./lib\n)\n",
      "app/go.mod": module("example.org/app"),
      "app/main.go": importing("example.org/lib"),
      "lib/go.mod": module("example.org/lib"),
      "lib/lib.go": library("lib"),
    },
    ".",
    { context: ".", workdir: "app", workspace: true, withoutWorkspace: false, packages: ["app", "lib"] },
  ],
  [
    "a workspace that does not list the module is switched off",
    { "go.work": "go 1.26\nuse ./lib\n", "go.mod": module("a"), "main.go": program, "lib/go.mod": module("lib") },
    ".",
    { workspace: false, withoutWorkspace: true },
  ],
  [
    "a workspace above the context needs no switch",
    {
      "go.work": "go 1.26\nuse ./lib\n",
      "app/go.mod": module("app"),
      "app/main.go": program,
      "lib/go.mod": module("lib"),
    },
    "app",
    { context: "app", withoutWorkspace: false },
  ],
  [
    "a vendor folder (class 23)",
    {
      "go.mod": module("a"),
      "main.go": importing("lib.org/lib"),
      "vendor/modules.txt": "# lib.org/lib v1.0.0\n",
      "vendor/lib.org/lib/lib.go": library("lib"),
    },
    ".",
    { vendored: true, packages: [".", "vendor/lib.org/lib"] },
  ],
  [
    "a vendor folder without modules.txt is none",
    { "go.mod": module("a"), "main.go": program, "vendor/x/x.go": library("x") },
    ".",
    { vendored: false },
  ],
  [
    "a module's vendor folder does not count in a workspace",
    {
      "go.work": "go 1.26\nuse .\n",
      "go.mod": module("a"),
      "main.go": program,
      "vendor/modules.txt": "# lib.org/lib v1.0.0\n",
    },
    ".",
    { vendored: false, workspace: true },
  ],
  [
    "a workspace's vendor folder does",
    {
      "go.work": "go 1.26\nuse ./app\n",
      "app/go.mod": module("app"),
      "app/main.go": program,
      "vendor/modules.txt": "## workspace\n",
    },
    ".",
    { vendored: true, workspace: true },
  ],
  [
    "a profile beside the main package",
    { "go.mod": module("a"), "main.go": program, "default.pgo": "" },
    ".",
    { pgo: true },
  ],
  ["a profile elsewhere", { "go.mod": module("a"), "main.go": program, "x/default.pgo": "" }, ".", { pgo: false }],
  [
    "only what is linked",
    {
      "go.mod": module("a.org/a"),
      "main.go": importing("a.org/a/x"),
      "x/x.go": 'package x\n\nimport _ "a.org/a/y"\n',
      "y/y.go": library("y"),
      "z/z.go": library("z"),
      "x/x_windows.go": 'package x\n\nimport _ "a.org/a/z"\n',
    },
    ".",
    { packages: [".", "x", "y"] },
  ],
])("%s", async (_sentence, tree, directory, expected) => {
  expect((await detect(tree, { directory })).sources).toMatchObject(expected);
});

test.each<[string, Tree, readonly string[], boolean]>([
  [
    "in the main package",
    { "main.go": 'package main\n\nimport "time"\n\nfunc main() { time.LoadLocation("x") }\n' },
    [],
    true,
  ],
  [
    "in a package that is linked",
    {
      "main.go": importing("a.org/a/x"),
      "x/x.go": 'package x\n\nimport "time"\n\nfunc F() { time.LoadLocation("x") }\n',
    },
    [],
    true,
  ],
  [
    "in one that is not",
    { "main.go": program, "x/x.go": 'package x\n\nimport "time"\n\nfunc F() { time.LoadLocation("x") }\n' },
    [],
    false,
  ],
  [
    "in a test",
    { "main.go": program, "main_test.go": 'package main\n\nimport "time"\n\nfunc F() { time.LoadLocation("x") }\n' },
    [],
    false,
  ],
  [
    "with the time zones in the program",
    {
      "main.go": 'package main\n\nimport (\n\t"time"\n\t_ "time/tzdata"\n)\n\nfunc main() { time.LoadLocation("x") }\n',
    },
    [],
    false,
  ],
  [
    "with the tag that puts them there",
    { "main.go": 'package main\n\nimport "time"\n\nfunc main() { time.LoadLocation("x") }\n' },
    ["timetzdata"],
    false,
  ],
])("time zones are needed for time.LoadLocation: %s", async (_sentence, tree, tags, expected) => {
  expect((await detect({ "go.mod": module("a.org/a"), ...tree }, { tags })).sources.usesLoadLocation).toBe(expected);
});

test.each<[string, Tree, readonly string[]]>([
  [
    "a replacement that is not checked out",
    { "go.mod": module("a", "replace lib.org/lib => ./lib") },
    ["module-missing"],
  ],
  [
    "a replacement outside the repository",
    { "go.mod": module("a", "replace lib.org/lib => ../lib") },
    ["outside-repository"],
  ],
  [
    "files that a Dockerfile copies (class 21)",
    { Dockerfile: 'FROM alpine\nCOPY app /\nCOPY web /web\nCOPY LICENSE go.mod /\nENTRYPOINT ["/app"]\n' },
    ["runtime-files"],
  ],
  [
    "packages that it installs (class 22)",
    { Dockerfile: "FROM alpine\nRUN apk add --no-cache ca-certificates git\n" },
    ["runtime-packages"],
  ],
  ["a privileged port (class 28)", { Dockerfile: "FROM alpine\nEXPOSE 80 8080\n" }, ["runtime-capabilities"]],
  ["volumes (class 29)", { Dockerfile: "FROM alpine\nVOLUME /data\n" }, ["runtime-dirs"]],
  [
    "more names for one binary (class 9)",
    { Dockerfile: "FROM alpine\nRUN ln -s /app /usr/bin/app-server\n" },
    ["runtime-links"],
  ],
  [
    "programs that it starts (class 22)",
    {
      "run.go":
        'package main\n\nimport "os/exec"\n\nfunc run() { exec.Command("git", "status"); exec.Command("sh") }\n',
    },
    ["runtime-commands"],
  ],
  ["nothing of a Dockerfile for development", { "Dockerfile.dev": "FROM alpine\nRUN apk add git\nVOLUME /data\n" }, []],
])("what may be missing becomes a note: %s", async (_sentence, tree, expected) => {
  const { sources } = await detect({ "go.mod": module("a"), "main.go": program, ...tree });
  expect(codes(sources.notes)).toEqual(expected);
});

test("no go.sum, a .git file and submodules stop nothing (class 30)", async () => {
  const { programs, sources } = await detect({
    "go.mod": module("a"),
    "main.go": program,
    ".git": "gitdir: ../x\n",
    ".gitmodules": "",
  });
  expect(programs).toHaveLength(1);
  expect(sources.goSum).toBe(false);
});
