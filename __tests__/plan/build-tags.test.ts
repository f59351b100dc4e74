import { type Tree, codes, detect, module, program } from "../trees.ts";

const mod: Tree = { "go.mod": module("example.org/app"), "main.go": program };

test.each<[string, Tree, readonly string[], readonly string[]]>([
  ["none where nothing says so", mod, [], []],
  ["GoReleaser's", { ...mod, ".goreleaser.yml": "builds:\n  - tags: [b, a]\n" }, ["a", "b"], ["build-tags"]],
  [
    "those of GoReleaser's flags",
    { ...mod, ".goreleaser.yml": "builds:\n  - flags:\n      - -tags=a,b\n" },
    ["a", "b"],
    ["build-tags"],
  ],
  [
    "promu's",
    { ...mod, ".promu.yml": "build:\n  binaries:\n    - name: app\n  flags: -tags netgo\n" },
    ["netgo"],
    ["build-tags"],
  ],
  ["ko's", { ...mod, ".ko.yaml": "builds:\n  - flags: [-tags=a]\n" }, ["a"], ["build-tags"]],
  [
    "the Dockerfile's",
    { ...mod, Dockerfile: "FROM golang\nCOPY . .\nRUN go build -tags a .\n" },
    ["a"],
    ["build-tags"],
  ],
  ["the Makefile's", { ...mod, Makefile: "build:\n\tgo build -tags 'a b' .\n" }, ["a", "b"], ["build-tags"]],
  [
    "the release's before the Makefile's",
    { ...mod, ".goreleaser.yml": "builds:\n  - tags: [a]\n", Makefile: "build:\n\tgo build -tags b .\n" },
    ["a"],
    ["build-tags"],
  ],
  [
    "the image's before the release's",
    {
      ...mod,
      ".goreleaser.yml": "builds:\n  - tags: [a]\n",
      Dockerfile: "FROM golang\nCOPY . .\nRUN go build -tags b .\n",
    },
    ["b"],
    ["build-tags"],
  ],
  [
    "none of a Makefile where the release has none",
    { ...mod, ".goreleaser.yml": "builds:\n  - main: .\n", Makefile: "build:\n\tgo build -tags b .\n" },
    [],
    [],
  ],
  [
    "none of a Dockerfile for something else",
    { ...mod, "Dockerfile.coverage": "FROM golang\nCOPY . .\nRUN go build -tags dev .\n" },
    [],
    [],
  ],
  [
    "those that are spelt out where the release computes them",
    {
      ...mod,
      ".goreleaser.yml": "builds:\n  - tags: ['{{ .Env.DATABASE }}']\n",
      Makefile: "DATABASE ?= mysql postgres\nbuild:\n\tgo build -tags '$(DATABASE)' .\n",
    },
    ["mysql", "postgres"],
    ["build-tags"],
  ],
  ["none of a test target", { ...mod, Makefile: "test-x:\n\tgo build -tags b .\n" }, [], []],
  [
    "none that are computed, but a note",
    { ...mod, Makefile: "build:\n\tgo build -tags '$(DATABASE) $(SOURCE) a' .\n" },
    ["a"],
    ["build-tags", "build-tags-unknown"],
  ],
  [
    "none of another program",
    { ...mod, "tools/x/main.go": program, Makefile: "x:\n\tgo build -tags b ./tools/x\n" },
    [],
    [],
  ],
])("the tags of the project's own build: %s", async (_sentence, tree, tags, notes) => {
  const found = await detect(tree);
  expect(found.tags).toEqual(tags);
  expect(codes(found.notes)).toEqual(notes);
});

test("tags that are asked for decide, even none of them", async () => {
  const tree = { ...mod, Makefile: "build:\n\tgo build -tags b .\n" };
  expect((await detect(tree, { tags: ["z", "a", "a"] })).tags).toEqual(["a", "z"]);
  expect((await detect(tree, { tags: [] })).tags).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  ["a feature of the main package", "assets", ["build-tag-unset"]],
  ["a file for tests and tools", "ignore || tools || integration", []],
  ["a file for another system", "windows && assets2", ["build-tag-unset"]],
  ["what is built only without a tag", "!slim", []],
  ["cgo", "cgo", []],
])("files of the main package that need a tag become a note: %s", async (_sentence, constraint, notes) => {
  const { notes: found } = await detect({ ...mod, "extra.go": `//go:build ${constraint}\n\npackage main\n` });
  expect(codes(found).filter((code) => code.startsWith("build-tag"))).toEqual(notes);
});
