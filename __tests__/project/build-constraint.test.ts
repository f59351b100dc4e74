import fc from "fast-check";
import { type BuildContext, holds } from "../../src/plan/constraint.ts";
import {
  type Constraint,
  constraintTags,
  headConstraint,
  parseGoBuild,
  parsePlusBuild,
} from "../../src/project/build-constraint.ts";
import { namePlatform } from "../../src/project/platform-names.ts";

const linux: BuildContext = { architecture: "amd64", tags: ["netgo"], cgo: false };

test.each<[string, boolean]>([
  ["linux", true],
  ["windows", false],
  ["!windows", true],
  ["unix && !cgo", true],
  ["linux && (amd64 || arm64)", true],
  ["arm64", false],
  ["netgo", true],
  ["tools", false],
  ["go1.18", true],
  ["go1.99", true],
  ["gc && !gccgo", true],
  ["!(linux || darwin)", false],
  ["!!linux", true],
  ["linux // why", true],
  ["ignore", false],
])("//go:build %s holds for linux/amd64: %s", (text, expected) => {
  expect(holds(parseGoBuild(text), linux)).toBe(expected);
});

test.each(["", "linux &&", "&& linux", "(linux", "linux)", "a b", "linux & amd64", "a-b"])(
  "%j is no expression and never holds",
  (text) => {
    expect(holds(parseGoBuild(text), linux)).toBe(false);
  },
);

test.each<[string, readonly string[], boolean]>([
  ["lines are joined by and", ["linux", "amd64"], true],
  ["one false line is enough", ["linux", "arm64"], false],
  ["blanks are or", ["windows linux"], true],
  ["commas are and", ["linux,!cgo"], true],
  ["not", ["!linux"], false],
  ["an illegal word never holds", ["li-nux"], false],
])("+build: %s", (_sentence, lines, expected) => {
  expect(holds(parsePlusBuild(lines) as Constraint, linux)).toBe(expected);
});

test.each<[string, string, readonly string[] | undefined]>([
  ["go:build in front of the package", "//go:build a\n\npackage x\n", ["a"]],
  ["behind a licence in a block comment", "/* Copyright\n//go:build no\n*/\n\n//go:build a\npackage x\n", ["a"]],
  ["go:build wins over +build", "// +build b\n//go:build a\n\npackage x\n", ["a"]],
  ["+build with a blank line behind it", "// +build b c\n// +build d\n\npackage x\n", ["b", "c", "d"]],
  ["+build that is part of the package's comment says nothing", "// +build b\npackage x\n", undefined],
  ["behind the package clause it says nothing", "package x\n\n//go:build a\n", undefined],
  ["in a string it says nothing", "package x\n\nvar s = `\n//go:build a\n`\n", undefined],
  ["with a byte order mark and carriage returns", "\ufeff//go:build a\r\n\r\npackage x\r\n", ["a"]],
  ["a word that begins alike is another word", "//go:builder a\n\npackage x\n", undefined],
])("the head of a file: %s", (_sentence, text, tags) => {
  const found = headConstraint(text);
  expect(found && constraintTags(found)).toEqual(tags);
});

test.each<[string, string | undefined, string | undefined]>([
  ["main.go", undefined, undefined],
  ["linux.go", undefined, undefined],
  ["x_linux.go", "linux", undefined],
  ["x_arm64.go", undefined, "arm64"],
  ["x_windows_amd64.go", "windows", "amd64"],
  ["x_linux_foo.go", undefined, undefined],
  ["x_amd64_linux.go", "linux", undefined],
  ["x_unix.go", undefined, undefined],
  ["linux_amd64.go", undefined, "amd64"],
  ["x_zos_s390x.go", "zos", "s390x"],
])("the name %s is for system %s and architecture %s", (name, system, architecture) => {
  expect(namePlatform(name)).toEqual({ system, architecture });
});

test("a constraint means what its text says, however it is nested", () => {
  const tag = fc.constantFrom("linux", "windows", "cgo", "amd64", "netgo", "other");
  const { tree } = fc.letrec<{ tree: { text: string; value: boolean } }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      tag.map((name) => ({ text: name, value: ["linux", "amd64", "netgo"].includes(name) })),
      tie("tree").map(({ text, value }) => ({ text: `!(${text})`, value: !value })),
      fc
        .tuple(tie("tree"), tie("tree"))
        .map(([a, b]) => ({ text: `(${a.text}) && (${b.text})`, value: a.value && b.value })),
      fc
        .tuple(tie("tree"), tie("tree"))
        .map(([a, b]) => ({ text: `(${a.text}) || (${b.text})`, value: a.value || b.value })),
    ),
  }));
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      expect(holds(parseGoBuild(text), linux)).toBe(value);
    }),
  );
});

test("ten thousand negations end in an answer", () => {
  expect(holds(parseGoBuild("!".repeat(10_000) + "linux"), linux)).toBe(false);
});
