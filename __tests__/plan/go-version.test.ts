import { type Tree, codes, detect, program } from "../trees.ts";
import { failureOfAsync } from "../failure.ts";

const main = { "main.go": program };
const mod = (...lines: readonly string[]): Tree => ({
  ...main,
  "go.mod": `module example.org/app\n${lines.join("\n")}\n`,
});

test.each<[string, Tree, string | undefined, string, RegExp, readonly string[]]>([
  ["the go line's minor, for its newest patch", mod("go 1.26.3"), undefined, "1.26", /go line of go\.mod/, []],
  ["a go line without patch", mod("go 1.24"), undefined, "1.24", /go line/, []],
  ["a go line of a release candidate as it is", mod("go 1.27rc1"), undefined, "1.27rc1", /go line/, []],
  [
    "the toolchain line before the go line",
    mod("go 1.25.0", "toolchain go1.26.8"),
    undefined,
    "1.26.8",
    /toolchain line of go\.mod/,
    [],
  ],
  [
    "a toolchain line with a suffix",
    mod("go 1.25.0", "toolchain go1.26.8-custom"),
    undefined,
    "1.26.8",
    /toolchain/,
    [],
  ],
  ["a default toolchain says nothing", mod("go 1.26.0", "toolchain default"), undefined, "1.26", /go line/, []],
  [
    ".go-version before the toolchain line",
    { ...mod("go 1.25.0", "toolchain go1.26.0"), ".go-version": "1.26.8\n" },
    undefined,
    "1.26.8",
    /^\.go-version$/,
    [],
  ],
  [
    ".go-version with go in front",
    { ...mod("go 1.25.0"), ".go-version": "# why\ngo1.26.8 # newest\n" },
    undefined,
    "1.26.8",
    /^\.go-version$/,
    [],
  ],
  [
    ".tool-versions",
    { ...mod("go 1.25.0"), ".tool-versions": "nodejs 24.0.0\ngolang 1.26.7\n" },
    undefined,
    "1.26.7",
    /^\.tool-versions$/,
    [],
  ],
  [
    ".go-version without patch",
    { ...mod("go 1.26.3"), ".go-version": "1.26\n" },
    undefined,
    "1.26",
    /^\.go-version$/,
    [],
  ],
  [
    ".go-version below the go line is passed over",
    { ...mod("go 1.26.3"), ".go-version": "1.25.9\n" },
    undefined,
    "1.26",
    /go line/,
    ["go-version-too-old"],
  ],
  [
    ".go-version that names no release is passed over",
    { ...mod("go 1.26.3"), ".go-version": "latest\n" },
    undefined,
    "1.26",
    /go line/,
    ["go-version-unreadable"],
  ],
  [
    "a toolchain below the go line is passed over",
    mod("go 1.26.3", "toolchain go1.26.1"),
    undefined,
    "1.26",
    /go line/,
    ["go-version-too-old"],
  ],
  ["a go line before 1.21 is raised", mod("go 1.12"), undefined, "1.21", /1\.12/, ["go-version-raised"]],
  ["no go line at all", mod(), undefined, "1.21", /no go line/, ["go-line-missing"]],
  [
    "what is asked for before everything",
    { ...mod("go 1.25.0", "toolchain go1.26.0"), ".go-version": "1.26.8\n" },
    "1.27",
    "1.27",
    /^go-version$/,
    [],
  ],
  ["what is asked for, with go in front", mod("go 1.25.0"), "go1.26.8", "1.26.8", /^go-version$/, []],
  ["what is asked for of the same minor", mod("go 1.26.3"), "1.26", "1.26", /^go-version$/, []],
])("%s", async (_sentence, tree, asked, version, from, notes) => {
  const { go } = await detect(tree, asked === undefined ? {} : { go: asked });
  expect(go).toMatchObject({ version, from: expect.stringMatching(from) });
  expect(codes(go.notes)).toEqual(notes);
});

test.each(["1.x", "latest", "stable", "2.0", "1", "1.26.", "1.26-alpine", "^1.26", "1.026", "1.26\nRUN x", ""])(
  "go-version %j is refused",
  async (asked) => {
    expect(await failureOfAsync(detect(mod("go 1.25.0"), { go: asked }))).toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("go-version"),
    });
  },
);

test("a go-version below the go line is refused, since the build is bound to fail", async () => {
  expect(await failureOfAsync(detect(mod("go 1.26.3"), { go: "1.26.2" }))).toMatchObject({
    code: "invalid-input",
    hint: expect.stringContaining("1.26"),
  });
});

test("the file nearest to the module counts", async () => {
  const tree = {
    "svc/go.mod": "module svc\n\ngo 1.25.0\n",
    "svc/main.go": program,
    "svc/.go-version": "1.26.1",
    ".go-version": "1.26.8",
  };
  expect((await detect(tree)).go).toMatchObject({ version: "1.26.1", from: "svc/.go-version" });
  expect((await detect(tree, { directory: "svc" })).go).toMatchObject({ version: "1.26.1", from: "svc/.go-version" });
});

test("in a workspace the go.work's lines count", async () => {
  const tree = {
    "go.work": "go 1.26.2\ntoolchain go1.26.6\nuse ./app\n",
    "app/go.mod": "module app\n\ngo 1.25.0\n",
    "app/main.go": program,
  };
  expect((await detect(tree)).go).toMatchObject({ version: "1.26.6", from: "toolchain line of go.work" });
});

test("a replaced module that asks for more raises the version", async () => {
  const tree = {
    "go.mod": "module app\n\ngo 1.25.0\n\nreplace lib.org/lib => ./lib\n",
    "main.go": program,
    "lib/go.mod": "module lib.org/lib\n\ngo 1.26.0\n",
  };
  expect((await detect(tree)).go).toMatchObject({ version: "1.26", from: expect.stringContaining("lib/go.mod") });
});
