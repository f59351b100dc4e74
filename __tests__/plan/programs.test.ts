import { type Asked, type Tree, codes, detect, library, module, program, projectOf } from "../trees.ts";
import { failureOfAsync } from "../failure.ts";
import { choosePrograms } from "../../src/plan/programs.ts";

const mod = { "go.mod": module("example.org/owner/app") };
const empty = "package main\n\n//go:generate stringer\n\nfunc main() {}\n";
const gated = (constraint: string) => `//go:build ${constraint}\n\n${program}`;
const all = (...directories: readonly string[]): Tree =>
  Object.fromEntries(directories.map((directory) => [`${directory}/main.go`, program]));

/** The directories of what is chosen, or the error's code with the directories it lists. */
async function outcome(
  tree: Tree,
  asked: Asked = {},
): Promise<readonly string[] | { readonly code: string; readonly listed: readonly string[] }> {
  const chosen = detect(tree, asked).then(({ programs }) => programs.map(({ directory }) => directory));
  return chosen.catch(async () => {
    const { code, candidates } = await failureOfAsync(chosen);
    return { code, listed: (candidates ?? []).map(({ directory }) => directory) };
  });
}

const asks = (...listed: readonly string[]) => ({ code: "ambiguous-program", listed });
const refuses = (...listed: readonly string[]) => ({ code: "no-program", listed });

test.each<[string, Tree, Asked, Awaited<ReturnType<typeof outcome>>]>([
  [
    "class 1: a library at the root leads on to the program in cmd",
    { ...mod, "doc.go": library("app"), ...all("cmd/app") },
    {},
    ["cmd/app"],
  ],
  [
    "class 2: a root file that a constraint keeps out is no program",
    { ...mod, "tools.go": gated("tools"), "gen.go": gated("ignore"), ...all("cmd/serve") },
    {},
    ["cmd/serve"],
  ],
  ["class 3: an empty main is no program", { ...mod, "main.go": empty, ...all("cmd/serve") }, {}, ["cmd/serve"]],
  [
    "class 4: a package main_test in a normal file is no program",
    { ...mod, "dummy.go": "package main_test\nfunc main() { x() }\n", ...all("cmd/serve") },
    {},
    ["cmd/serve"],
  ],
  ["class 5: cmd itself may be the program", { ...mod, ...all("cmd", "hack/gen") }, {}, ["cmd"]],
  [
    "class 5: cmd may be a module of its own that leads back",
    {
      ...mod,
      "lib.go": library("app"),
      "cmd/go.mod": module("example.org/owner/app/cmd", "replace example.org/owner/app => ../"),
      ...all("cmd"),
    },
    {},
    ["cmd"],
  ],
  [
    "class 6: the project's name counts, not the alphabet",
    { ...mod, ...all("cmd/aaa", "cmd/app", "cmd/zzz") },
    {},
    ["cmd/app"],
  ],
  [
    "class 6: a release file counts more than any name",
    { ...mod, ...all("cmd/app", "cmd/real"), ".goreleaser.yml": "builds:\n  - main: ./cmd/real\n" },
    {},
    ["cmd/real"],
  ],
  ["class 7: a library has no program", { ...mod, "lib.go": library("app") }, {}, refuses()],
  [
    "class 7: examples make no program",
    { ...mod, "lib.go": library("app"), ...all("examples/hello", "_examples/other") },
    {},
    refuses("examples/hello"),
  ],
  [
    "class 8: several services are listed, never guessed",
    { ...mod, ...all("cmd/api", "cmd/worker", "cmd/cron") },
    {},
    asks("cmd/api", "cmd/cron", "cmd/worker"),
  ],
  [
    "class 8: so are services in modules of their own",
    {
      ...Object.fromEntries(["cart", "mail", "web"].map((name) => [`src/${name}/go.mod`, module(name)])),
      ...all("src/cart", "src/mail", "src/web"),
    },
    {},
    asks("src/cart", "src/mail", "src/web"),
  ],
  ["class 10: bin holds programs", { ...mod, "lib.go": library("app"), ...all("bin/x") }, {}, ["bin/x"]],
  [
    "class 10: so does a folder with the project's name, in a workspace without root module",
    {
      "go.work": "go 1.26\nuse (\n\t./app\n\t./api\n)\n",
      "app/go.mod": module("example.org/app/app"),
      "api/go.mod": module("example.org/app/api"),
      "api/api.go": library("api"),
      ...all("app", "api/gen"),
    },
    {},
    ["app"],
  ],
  [
    "class 10: a program in internal that nothing builds is not chosen silently",
    { ...mod, "lib.go": library("app"), ...all("internal/cmd/serve") },
    {},
    refuses("internal/cmd/serve"),
  ],
  [
    "class 10: but internal is no ban",
    {
      ...mod,
      "lib.go": library("app"),
      ...all("internal/cmd/serve"),
      Makefile: "all:\n\tgo build ./internal/cmd/serve\n",
    },
    {},
    ["internal/cmd/serve"],
  ],
  [
    "class 13: programs of tools are left aside",
    { ...mod, ...all("tools/gen", "hack/x", "scripts/y", "cmd/serve") },
    {},
    ["cmd/serve"],
  ],
  [
    "class 24: a program for js is none here",
    { ...mod, "cmd/wasm/main.go": gated("js && wasm"), "cmd/win/main_windows.go": program, ...all("cmd/serve") },
    {},
    ["cmd/serve"],
  ],
  [
    "class 27: fixtures are no programs",
    {
      ...mod,
      "main.go": program,
      ...all("plugin/testing/broken/x", "testdata/y", "test/z", "vendor/v", ".hidden/h", "_skipped/s"),
    },
    {},
    ["."],
  ],
  [
    "a program at the root is clearer than one in cmd",
    { ...mod, "main.go": program, ...all("cmd/i18n", "cmd/other") },
    {},
    ["."],
  ],
  [
    "a program at the root and one with the project's name are a tie",
    { ...mod, "main.go": program, ...all("cmd/app") },
    {},
    asks("cmd/app", "."),
  ],
  ["appd beside app is a tie", { ...mod, ...all("cmd/app", "cmd/appd") }, {}, asks("cmd/app", "cmd/appd")],
  [
    "several released programs are a tie",
    {
      ...mod,
      ...all("cmd/a", "cmd/b", "cmd/c"),
      ".goreleaser.yml": "builds:\n  - {id: a, main: ./cmd/a}\n  - {id: b, main: ./cmd/b}\n",
    },
    {},
    asks("cmd/a", "cmd/b", "cmd/c"),
  ],
  [
    "the project's Dockerfile settles which of the released programs is the image",
    {
      ...mod,
      ...all("cmd/a", "cmd/b"),
      ".goreleaser.yml": "builds:\n  - {id: a, main: ./cmd/a}\n  - {id: b, main: ./cmd/b}\n",
      Dockerfile: "FROM golang\nCOPY . .\nRUN go build ./cmd/b\n",
    },
    {},
    ["cmd/b"],
  ],
  [
    "so does one that only starts a binary",
    { ...mod, ...all("cmd/a", "cmd/b"), Dockerfile: 'FROM scratch\nCOPY b /\nENTRYPOINT ["/b"]\n' },
    {},
    ["cmd/b"],
  ],
  [
    "a Dockerfile beside one of several released programs settles nothing",
    {
      ...mod,
      ...all("cmd/a", "cmd/b"),
      "cmd/a/Dockerfile": 'FROM scratch\nCOPY a /\nENTRYPOINT ["/a"]\n',
      ".goreleaser.yml": "builds:\n  - {id: a, main: ./cmd/a}\n  - {id: b, main: ./cmd/b}\n",
    },
    {},
    asks("cmd/a", "cmd/b"),
  ],
  [
    "a Dockerfile for development settles nothing",
    { ...mod, ...all("cmd/a", "cmd/b"), "Dockerfile.dev": "FROM golang\nCOPY . .\nRUN go build ./cmd/b\n" },
    {},
    asks("cmd/a", "cmd/b"),
  ],
  [
    "ko's file names the program",
    { ...mod, ...all("cmd/a", "cmd/b"), ".ko.yaml": "builds:\n  - main: ./cmd/b\n" },
    {},
    ["cmd/b"],
  ],
  [
    "promu's file names the program",
    { ...mod, ...all("cmd/a", "cmd/b"), ".promu.yml": "build:\n  binaries:\n    - {name: b, path: ./cmd/b}\n" },
    {},
    ["cmd/b"],
  ],
  [
    "the only program that the Makefile builds",
    { ...mod, ...all("cmd/a", "cmd/b"), Makefile: "build:\n\tgo build -o bin/b ./cmd/b\n" },
    {},
    ["cmd/b"],
  ],
  [
    "a Makefile that builds both settles nothing",
    { ...mod, ...all("cmd/a", "cmd/b"), Makefile: "a:\n\tgo build ./cmd/a\nb:\n\tgo build ./cmd/b\n" },
    {},
    asks("cmd/a", "cmd/b"),
  ],
  [
    "a test target of the Makefile settles nothing",
    { ...mod, ...all("cmd/a", "cmd/b"), Makefile: "test-e2e:\n\tgo build ./cmd/b\n" },
    {},
    asks("cmd/a", "cmd/b"),
  ],
  [
    "a release file may name an example",
    {
      ...mod,
      "lib.go": library("app"),
      ...all("examples/hello"),
      ".goreleaser.yml": "builds:\n  - main: ./examples/hello\n",
    },
    {},
    ["examples/hello"],
  ],
  [
    "a release file among the tests names nothing",
    { ...mod, ...all("cmd/a", "test/x"), "test/.goreleaser.yml": "builds:\n  - main: ./x\n" },
    {},
    ["cmd/a"],
  ],
  ["a broken release file names nothing", { ...mod, ...all("cmd/a"), ".goreleaser.yml": "builds: [\n" }, {}, ["cmd/a"]],
  [
    "a program whose files need a tag of the release build",
    { ...mod, "cmd/a/main.go": gated("release"), ".goreleaser.yml": "builds:\n  - {main: ./cmd/a, tags: [release]}\n" },
    {},
    ["cmd/a"],
  ],
  [
    "a program whose files need a tag that is asked for",
    { ...mod, "cmd/a/main.go": gated("special") },
    { tags: ["special"] },
    ["cmd/a"],
  ],
  [
    "the directory that is pointed at decides where to look",
    { ...mod, ...all("cmd/a", "cmd/b") },
    { directory: "cmd/b" },
    ["cmd/b"],
  ],
  [
    "pointed at, an example is a program",
    { ...mod, "lib.go": library("app"), ...all("examples/hello") },
    { directory: "examples/hello" },
    ["examples/hello"],
  ],
  [
    "a directory of the module without program has none",
    { ...mod, ...all("cmd/a"), "pkg/x.go": library("pkg") },
    { directory: "pkg" },
    refuses(),
  ],
  ["a go.mod in a subfolder is found", { "backend/go.mod": module("backend"), ...all("backend") }, {}, ["backend"]],
  [
    "an ignored directory holds no candidates",
    { "go.mod": module("example.org/app", "ignore ./web"), ...all("web/tool", "cmd/a") },
    {},
    ["cmd/a"],
  ],
  [
    "only a helper by its name is none to choose silently",
    { ...mod, "lib.go": library("app"), ...all("cmd/gen-docs") },
    {},
    refuses("cmd/gen-docs"),
  ],
])("%s", async (_sentence, tree, asked, expected) => {
  expect(await outcome(tree, asked)).toEqual(expected);
});

const services: Tree = {
  ...mod,
  ...all("cmd/api", "cmd/worker", "tools/worker"),
  "cmd/lib/lib.go": library("lib"),
  "cmd/empty/main.go": empty,
  "cmd/win/main_windows.go": program,
  ".goreleaser.yml": "builds:\n  - {main: ./cmd/api, binary: apid}\n",
};

test.each<[string, readonly string[], readonly (readonly [string, string])[]]>([
  ["a path", ["./cmd/api"], [["apid", "cmd/api"]]],
  ["a path without dot", ["cmd/api"], [["apid", "cmd/api"]]],
  ["a path with a slash at the end", ["./cmd/api/"], [["apid", "cmd/api"]]],
  ["a file", ["./cmd/api/main.go"], [["apid", "cmd/api"]]],
  ["an import path", ["example.org/owner/app/cmd/api"], [["apid", "cmd/api"]]],
  ["a directory's name", ["api"], [["apid", "cmd/api"]]],
  ["a binary's name", ["apid"], [["apid", "cmd/api"]]],
  ["a name of one's own", ["gateway=./cmd/api"], [["gateway", "cmd/api"]]],
  [
    "a pattern",
    ["./cmd/..."],
    [
      ["apid", "cmd/api"],
      ["worker", "cmd/worker"],
    ],
  ],
  [
    "several, in the order they are given",
    ["./cmd/worker", "./cmd/api"],
    [
      ["worker", "cmd/worker"],
      ["apid", "cmd/api"],
    ],
  ],
  ["the same twice", ["api", "./cmd/api"], [["apid", "cmd/api"]]],
  ["a tool, since it is asked for", ["./tools/worker"], [["worker", "tools/worker"]]],
])("commands: %s", async (_sentence, commands, expected) => {
  const { programs } = await detect(services, { commands });
  expect(programs.map(({ name, directory }) => [name, directory])).toEqual(expected);
});

test("commands are relative to what was pointed at, else to the module, else to the repository", async () => {
  const tree = { "svc/go.mod": module("svc"), ...all("svc/cmd/a", "svc/cmd/b") };
  for (const [directory, command] of [
    ["svc", "./cmd/a"],
    ["svc/cmd", "./a"],
    ["svc/cmd", "./cmd/a"],
    ["svc", "svc/cmd/a"],
    [".", "svc/cmd/a"],
  ] as const)
    expect((await detect(tree, { directory, commands: [command] })).programs).toMatchObject([
      { directory: "svc/cmd/a", package: "./cmd/a", module: { directory: "svc" } },
    ]);
});

test.each<[string, readonly string[], RegExp, RegExp]>([
  ["a misspelt path", ["./cmd/aip"], /"\.\/cmd\/aip".*no such program/, /Did you mean `commands: \.\/cmd\/api`/],
  ["a library", ["./cmd/lib"], /is a library/, /Programs: /],
  ["an empty main", ["./cmd/empty"], /func main is empty/, /Programs: /],
  ["a program for another system", ["./cmd/win"], /not for linux/, /Programs: /],
  ["a name of two programs", ["worker"], /2 programs/, /commands: \.\/cmd\/worker/],
  ["a pattern without programs", ["./pkg/..."], /no program below/, /Programs: /],
  ["a name for several", ["x=./cmd/..."], /cannot share a name/, /Name each/],
  ["an illegal name", ["a b=./cmd/api"], /no name for a binary/, /letters/],
  ["an empty name", ["=./cmd/api"], /no name for a binary/, /letters/],
  ["two programs of one name", ["./cmd/worker", "./tools/worker"], /both be called worker/, /commands: other=/],
  ["a module that is not required", ["github.com/other/tool/cmd/x"], /no module/, /go get -tool/],
  ["a path that climbs", ["../../etc/passwd"], /no such program/, /Programs: /],
  ["a line break", ["./cmd/api\nRUN x"], /no such program/, /Programs: /],
])("commands that name no program are refused with what is legal: %s", async (_sentence, commands, message, hint) => {
  const failure = await failureOfAsync(detect(services, { commands }));
  expect(failure).toMatchObject({
    code: "invalid-input",
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

test("a program of a required module is built by its import path", async () => {
  const tree = {
    "go.mod": module(
      "example.org/tools",
      "require github.com/google/go-containerregistry v0.20.6",
      "tool github.com/google/go-containerregistry/cmd/crane",
    ),
  };
  const { programs } = await detect(tree, { commands: ["github.com/google/go-containerregistry/cmd/crane"] });
  expect(programs).toMatchObject([
    {
      name: "crane",
      package: "github.com/google/go-containerregistry/cmd/crane",
      directory: ".",
      module: { directory: "." },
    },
  ]);
  const failure = await failureOfAsync(detect(tree));
  expect(failure).toMatchObject({
    code: "no-program",
    hint: expect.stringContaining("commands: github.com/google/go-containerregistry/cmd/crane"),
  });
  expect(
    (await failureOfAsync(detect(tree, { commands: ["github.com/google/go-containerregistry/cmd/crane@v0.1.0"] })))
      .hint,
  ).toContain("go get");
});

test("programs of several modules are built together when all find their dependencies alike", async () => {
  const tree = { "a/go.mod": module("a"), "b/go.mod": module("b"), ...all("a", "b") };
  const { programs, sources } = await detect(tree, { commands: ["./a", "./b"] });
  expect(programs.map(({ name, module: { directory } }) => [name, directory])).toEqual([
    ["a", "a"],
    ["b", "b"],
  ]);
  expect(sources).toMatchObject({ context: ".", workdir: "a", packages: ["a", "b"] });
  const failure = await failureOfAsync(detect({ ...tree, "b/vendor/modules.txt": "" }, { commands: ["./a", "./b"] }));
  expect(failure).toMatchObject({ code: "invalid-input", hint: expect.stringContaining("working-directory: a") });
});

test("an ambiguous project says what to paste, for one program and for several", async () => {
  const failure = await failureOfAsync(detect({ ...mod, ...all("cmd/api", "cmd/worker") }));
  expect(failure.hint).toContain("`commands: ./cmd/api`");
  expect(failure.hint).toContain("`commands: ./cmd/api,./cmd/worker`");
  expect(failure.hint).toContain("{command}");
  expect(failure.candidates).toEqual([
    { directory: "cmd/api", package: "./cmd/api", because: "it lies in cmd" },
    { directory: "cmd/worker", package: "./cmd/worker", because: "it lies in cmd" },
  ]);
});

test("what is not chosen is said", async () => {
  const { programs, notes } = await detect({ ...mod, ...all("cmd/app", "cmd/ctl") });
  expect(programs).toMatchObject([{ because: "it has the project's name" }]);
  expect(notes).toContainEqual({
    code: "other-programs",
    message: "not built: ./cmd/ctl; name programs in `commands` to build them",
  });
});

test.each<[string, Tree, string]>([
  ["as its directory", { ...mod, ...all("cmd/serve") }, "serve"],
  [
    "as the module at the root, without version",
    { "go.mod": module("github.com/owner/tool/v3"), "main.go": program },
    "tool",
  ],
  ["as the module with a gopkg.in version", { "go.mod": module("gopkg.in/tool.v3"), "main.go": program }, "tool"],
  ["as the project when it lies in cmd itself", { ...mod, ...all("cmd") }, "app"],
  ["as GoReleaser names it", { ...mod, "main.go": program, ".goreleaser.yml": "builds:\n  - binary: real\n" }, "real"],
  [
    "as promu names it",
    { ...mod, "main.go": program, ".promu.yml": "build:\n  binaries:\n    - name: real\n" },
    "real",
  ],
  [
    "as the Dockerfile names it",
    { ...mod, "main.go": program, Dockerfile: "FROM golang\nCOPY . .\nRUN go build -o /out/real\n" },
    "real",
  ],
  [
    "as the Makefile names it",
    { ...mod, "main.go": program, Makefile: "BIN := real\nbuild:\n\tgo build -o bin/$(BIN) .\n" },
    "real",
  ],
  [
    "by default when the Makefile computes it",
    { ...mod, "main.go": program, Makefile: "build:\n\tgo build -o $(BIN) .\n" },
    "app",
  ],
  [
    "by its own name when the Makefile has several",
    {
      ...mod,
      ...all("cmd/serve"),
      Makefile: "a:\n\tgo build -o bin/other ./cmd/serve\nb:\n\tgo build -o bin/serve ./cmd/serve\n",
    },
    "serve",
  ],
])("a binary is called %s", async (_sentence, tree, name) => {
  expect((await detect(tree)).programs).toMatchObject([{ name }]);
});

test("a program for one architecture only says so", async () => {
  const { programs, notes } = await detect({ ...mod, "cmd/pi/main_arm64.go": program });
  expect(programs).toMatchObject([{ directory: "cmd/pi" }]);
  expect(codes(notes)).toContain("architecture-only");
});

test("a broken go.mod stops a build that needs it, on its line, and no other", async () => {
  const broken = "module x\n\nnonsense here\n";
  const failure = await failureOfAsync(detect({ "go.mod": broken, "main.go": program }));
  expect(failure).toMatchObject({
    code: "invalid-go-module",
    message: "go.mod:3: unknown directive: nonsense",
    place: { file: "go.mod", line: 3 },
  });
  const { notes } = await detect({ ...mod, "main.go": program, "other/go.mod": broken, "blank/go.mod": "" });
  expect(notes.filter(({ code }) => code === "broken-module")).toHaveLength(2);
  const replaced = {
    "go.mod": module("example.org/a", "replace example.org/other => ./other"),
    "main.go": program,
    "other/go.mod": broken,
  };
  expect(await failureOfAsync(detect(replaced))).toMatchObject({ place: { file: "other/go.mod", line: 3 } });
  expect(
    await failureOfAsync(
      detect({ ...mod, "main.go": program, "other/go.mod": broken, ...all("other") }, { commands: ["./other"] }),
    ),
  ).toMatchObject({ code: "invalid-go-module" });
  expect(
    (await detect({ "go.mod": broken, "good/go.mod": module("good"), ...all("good") }, { commands: ["./good"] }))
      .programs,
  ).toMatchObject([{ directory: "good" }]);
});

test("a broken go.work stops the build of what lies in it", async () => {
  expect(await failureOfAsync(detect({ "go.work": "use (\n", ...mod, "main.go": program }))).toMatchObject({
    code: "invalid-go-module",
    place: { file: "go.work" },
  });
});

test("the choice does not depend on the order or the place in which files are found", async () => {
  const project = await projectOf({
    ...mod,
    ...all("cmd/b", "cmd/a", "cmd/app"),
    Makefile: "x:\n\tgo build -o b1 ./cmd/b\n\tgo build -o a1 ./cmd/a\n\tgo build -o app1 ./cmd/app\n",
  });
  const turned = {
    ...project,
    packages: [...project.packages].reverse(),
    hints: { ...project.hints, builds: [...project.hints.builds].reverse() },
  };
  const wanted = { commands: [], buildTags: [] };
  expect(choosePrograms(turned, wanted)).toEqual(choosePrograms(project, wanted));
});
