import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type GoMod, parseGoMod } from "../../src/project/go-mod.ts";

const full = `// Deprecated: use example.org/new.
module "example.org/app/v2" // the module

go 1.26.3

toolchain go1.26.8

godebug default=go1.21

tool (
	example.org/tool/cmd/gen
	"example.org/other"
)

ignore ./node_modules

ignore (
	static
	./web/dist
)

require example.org/one v1.0.0

require (
	example.org/two v1.2.3 // indirect
	"example.org/three" v0.0.0-20261124083000-abcdef123456 // indirect; for the tests
	// a comment on its own
	example.org/four v3.0.0+incompatible // why
)

exclude example.org/two v1.2.2

replace (
	example.org/one => ../one
	example.org/two v1.2.3 => example.org/fork v1.2.4
)

replace example.org/three v1.0.0 => ./three

retract v2.0.1 // by mistake

retract (
	[v2.1.0, v2.1.5]
	v2.2.0
)
`;

/** As `go mod edit -json` says it. */
type Json = {
  Module: { Path: string; Deprecated?: string };
  Go?: string;
  Toolchain?: string;
  Require?: { Path: string; Version: string; Indirect?: boolean }[];
  Replace?: { Old: { Path: string; Version?: string }; New: { Path: string; Version?: string } }[];
  Exclude?: { Path: string; Version: string }[];
  Retract?: { Low: string; High: string }[];
  Tool?: { Path: string }[];
  Ignore?: { Path: string }[];
};

function goSays(text: string): Omit<GoMod, "godebug"> | undefined {
  const directory = mkdtempSync(join(tmpdir(), "go-mod-"));
  try {
    writeFileSync(join(directory, "go.mod"), text);
    const json = JSON.parse(
      execFileSync("go", ["mod", "edit", "-json"], {
        cwd: directory,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        env: { ...process.env, GOFLAGS: "", GOWORK: "off", GOTOOLCHAIN: "local" },
      }),
    ) as Json;
    return {
      path: json.Module.Path,
      deprecated: json.Module.Deprecated,
      go: json.Go,
      toolchain: json.Toolchain,
      requires: (json.Require ?? []).map(({ Path, Version, Indirect }) => ({
        path: Path,
        version: Version,
        indirect: Indirect ?? false,
      })),
      replaces: (json.Replace ?? []).map(({ Old, New }) => ({
        oldPath: Old.Path,
        oldVersion: Old.Version ?? "",
        newPath: New.Path,
        newVersion: New.Version ?? "",
      })),
      excludes: (json.Exclude ?? []).map(({ Path, Version }) => ({ path: Path, version: Version })),
      retracts: (json.Retract ?? []).map(({ Low, High }) => ({ low: Low, high: High })),
      tools: (json.Tool ?? []).map(({ Path }) => Path),
      ignores: (json.Ignore ?? []).map(({ Path }) => Path),
    };
  } catch {
    return undefined;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function weSay(text: string): Omit<GoMod, "godebug"> | undefined {
  const read = parseGoMod(text);
  if (read.kind === "broken") return undefined;
  return Object.fromEntries(Object.entries(read.value).filter(([key]) => key !== "godebug")) as Omit<GoMod, "godebug">;
}

test.each<[string, string]>([
  ["every directive, in lines and blocks", full],
  ["the shortest file", "module example.org/app\n"],
  ["no line break at the end", "module example.org/app"],
  ["carriage returns", "module example.org/app\r\n\r\ngo 1.26\r\n"],
  ["an empty block", "module example.org/app\nrequire ()\n"],
  ["a block for the module", "module (\n\texample.org/app\n)\n"],
  ["comments against words", "module example.org/app//x\ngo 1.26// y\n"],
  ["a go line without patch", "module example.org/app\ngo 1.12\n"],
  ["a release candidate", "module example.org/app\ngo 1.27rc1\n"],
  ["the default tool chain", "module example.org/app\ngo 1.26\ntoolchain default\n"],
])("reads %s as the go command does", (_sentence, text) => {
  const said = goSays(text);
  expect(said).toBeDefined();
  expect(weSay(text)).toEqual(said);
});

test.each<[string, string, number, RegExp]>([
  ["a second module line", "module example.org/a\nmodule example.org/b\n", 2, /repeated module/],
  ["an unknown word", "module example.org/a\n\nunknownword x\n", 3, /unknown directive: unknownword/],
  ["an unknown block", "module example.org/a\nunknown (\n\tx\n)\n", 3, /unknown block type/],
  ["an open block", "module example.org/a\nrequire (\n\texample.org/b v1.0.0\n", 4, /unterminated block/],
  ["an open string", 'module "example.org/a\n', 1, /newline in string/],
  ["a quote inside a word", 'module example.org/a\nrequire example"x v1.0.0\n', 2, /cannot contain quote/],
  ["a block comment", "module example.org/a\n/* no */\n", 2, /comments/],
  ["a require without version", "module example.org/a\nrequire example.org/b\n", 2, /usage: require/],
  [
    "a replacement without version",
    "module example.org/a\nreplace example.org/b => example.org/c\n",
    2,
    /without version/,
  ],
  [
    "a directory with version",
    "module example.org/a\nreplace example.org/b => ../c v1.0.0\n",
    2,
    /cannot have a version/,
  ],
  ["a go line that is none", "module example.org/a\ngo 1.x\n", 2, /invalid go version/],
  ["two versions behind go", "module example.org/a\ngo 1.26 1.27\n", 2, /usage: go/],
  ["TOML by mistake", "module (\n\tgo = [1.26]\n", 3, /unterminated block/],
])("refuses %s on its line, as the go command does", (_sentence, text, line, message) => {
  const read = parseGoMod(text);
  expect(read).toEqual({ kind: "broken", line, message: expect.stringMatching(message) });
  expect(goSays(text)).toBeUndefined();
});

test.each(["", "go 1.26\n", "// module example.org/a\n"])("%j is refused for having no module line", (text) => {
  expect(parseGoMod(text)).toEqual({ kind: "broken", line: 1, message: "no module declaration in go.mod" });
});

test("a raw string is read as the format's description has it", () => {
  expect(weSay("module `example.org/app`\n")?.path).toBe("example.org/app");
});

test("never throws, whatever the text", () => {
  const piece = fc.constantFrom(
    "module",
    "require",
    "(",
    ")",
    "[",
    "]",
    ",",
    "=>",
    '"',
    "`",
    "//",
    "/*",
    "\\",
    "\n",
    "\t",
    " ",
    "v1.0.0",
    "example.org/a",
    "go",
    "1.26",
    "\u0000",
    "ü",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join("")),
        fc.string({ unit: "binary" }),
      ),
      (text) => {
        expect(["parsed", "broken"]).toContain(parseGoMod(text).kind);
      },
    ),
  );
});

test("what is required is read back from any spelling", () => {
  const path = fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,3}(?:\/[a-z][a-z0-9-]{0,8}){1,3}$/);
  const line = fc.record({
    path,
    version: fc.stringMatching(/^v[0-9]\.[0-9]{1,2}\.[0-9]{1,2}$/),
    indirect: fc.boolean(),
    quoted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (lines, inBlock) => {
      const written = lines.map(
        (one) =>
          `${one.quoted ? JSON.stringify(one.path) : one.path}  ${one.version}${one.indirect ? " // indirect" : ""}`,
      );
      const text = inBlock
        ? `require (\n${written.map((one) => `\t${one}\n`).join("")})\n`
        : written.map((one) => `require ${one}\n`).join("");
      const read = parseGoMod(`module example.org/app\n${text}`);
      expect(read).toMatchObject({
        kind: "parsed",
        value: { requires: lines.map(({ path: at, version, indirect }) => ({ path: at, version, indirect })) },
      });
    }),
  );
});
