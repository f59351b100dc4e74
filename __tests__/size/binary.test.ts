import fc from "fast-check";
import { type BinarySize, readBinary } from "../../src/size/binary.ts";
import { UserError } from "../../src/user-error.ts";
import { failureOf } from "../failure.ts";
import { goBytes, runtime } from "./go-bytes.ts";
import { type BuiltProgram, goSources, runGo, smallProgram } from "./go-program.ts";

const parts = ({ packages, unnamed }: BinarySize) =>
  [...packages.map(({ size }) => size), ...Object.values(unnamed)].reduce((a, b) => a + b, 0);
const named = ({ packages }: BinarySize) => Object.fromEntries(packages.map(({ name, code }) => [name, code]));

describe("a program that Go built", () => {
  let sources: BuiltProgram;
  let whole: Buffer;
  let stripped: Buffer;
  beforeAll(async () => {
    sources = await goSources(smallProgram);
    whole = sources.build("whole", ["."]);
    stripped = sources.build("stripped", ["-ldflags=-s -w", "."]);
  }, 120_000);
  afterAll(() => {
    sources[Symbol.dispose]();
  });

  test("gives the same table stripped and whole", () => {
    const [before, after] = [readBinary(whole, "whole"), readBinary(stripped, "stripped")];
    expect(after.packages).toEqual(before.packages);
    expect(after.modules).toEqual(before.modules);
    expect(after.unnamed.data).toBe(before.unnamed.data);
    expect(after.size).toBeLessThan(before.size);
  });

  test("is the sum of its parts, to the byte", () => {
    for (const bytes of [whole, stripped]) expect(parts(readBinary(bytes, "program"))).toBe(bytes.length);
  });

  test("has in each package the bytes that the symbol table says", () => {
    const sums = new Map<string, number>();
    for (const line of runGo(sources.directory, ["tool", "nm", "-size", "whole"]).split("\n")) {
      const [, size, symbol = ""] = /^\s*[0-9a-f]+\s+(\d+)\s+[Tt]\s(.*)$/.exec(line) ?? [];
      const path = /^(?:[\w.%]+\/)*[\w%]+(?=\.)/.exec(symbol)?.[0] ?? "";
      sums.set(path, (sums.get(path) ?? 0) + Number(size ?? 0));
    }
    const ours = named(readBinary(stripped, "program"));
    for (const path of ["runtime", "main", "strings", "example.com/greeting", "example.com/small/internal/count"])
      expect([path, ours[path]]).toEqual([path, sums.get(path)]);
  });

  test("names its modules as go version -m does, the replaced one too", () => {
    const { info } = readBinary(stripped, "program");
    const said = runGo(sources.directory, ["version", "-m", "stripped"]).split("\n");
    expect(said[0]).toContain(info?.go);
    expect(said).toContain(`\tmod\t${info?.main?.path}\t${info?.main?.version}\t`);
    expect(said).toContain("\tdep\texample.com/greeting\tv1.2.3");
    expect(info?.modules).toEqual([
      {
        path: "example.com/greeting",
        version: "v1.2.3",
        sum: "",
        replacedBy: { path: "./greeting", version: "(devel)", sum: "" },
      },
    ]);
    const settings = said.flatMap((line) => /^\tbuild\t(\S+?)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
    expect(Object.entries(info?.settings ?? {}).flat()).toEqual(settings.map((text) => text.replace(/^"(.*)"$/, "$1")));
  });

  test("charges a package to its module, to the project or to the standard library", () => {
    const { modules, packages } = readBinary(stripped, "program");
    expect(modules.map(({ path, version, own }) => [path, version, own])).toEqual(
      expect.arrayContaining([
        ["std", expect.stringMatching(/^go1/), false],
        ["example.com/small", expect.any(String), true],
        ["example.com/greeting", "=> ./greeting@(devel)", false],
      ]),
    );
    expect(packages.find(({ name }) => name === "main")?.module).toBe("example.com/small");
  });

  test("keeps all methods only when they may be called by name", async () => {
    expect(readBinary(stripped, "program").methodsByName).toBe(false);
    using dynamic = await goSources({
      "go.mod": "module example.com/dynamic\n\ngo 1.21\n",
      "main.go":
        'package main\n\nimport (\n\t"os"\n\t"reflect"\n)\n\ntype T struct{}\n\nfunc (T) Hello() { println("hello") }\n\nfunc main() {\n\tv := reflect.ValueOf(T{})\n\tv.MethodByName(os.Args[1]).Call(nil)\n\tv.Method(len(os.Args)).Call(nil)\n}\n',
    });
    expect(readBinary(dynamic.build("dynamic", ["."]), "dynamic").methodsByName).toBe(true);
  }, 60_000);

  test("of another architecture or position-independent is read as well", () => {
    const program = readBinary(sources.build("s390x", ["-ldflags=-s -w", "."], { GOARCH: "s390x" }), "s390x");
    const pie = readBinary(sources.build("pie", ["-buildmode=pie", "-ldflags=-s -w", "."], { GOARCH: "arm64" }), "pie");
    for (const binary of [program, pie]) {
      expect(binary.opaque).toBeUndefined();
      expect(binary.modules.map(({ path }) => path)).toEqual(expect.arrayContaining(["std", "example.com/greeting"]));
      expect(parts(binary)).toBe(binary.size);
    }
  }, 300_000);
});

const functions = [...runtime, { name: "main.main", code: 100 }, { name: "a.org/b/c.F", code: 48 }];
const modules = "path\texample.com/x\nmod\texample.com/x\tv1.0.0\t\ndep\ta.org/b\tv2.1.0\th1:abc=";

describe.each([
  ["64 bits, little end first", 64, true],
  ["64 bits, big end first", 64, false],
  ["32 bits, little end first", 32, true],
  ["32 bits, big end first", 32, false],
] as const)("%s", (_sentence, bits, littleEndian) => {
  test.each([
    ["the layout of Go 1.18", "1.18", "inline"],
    ["the layout since Go 1.20", "1.20", "inline"],
    ["build information behind pointers, as before Go 1.18", "1.18", "pointers"],
  ] as const)("%s", (_, layout, buildInfo) => {
    const bytes = goBytes({ bits, littleEndian, layout, buildInfo, functions, modules });
    const binary = readBinary(bytes, "made");
    expect(named(binary)).toEqual({ runtime: 60 * 32, main: 100, "a.org/b/c": 48 });
    expect(binary.info).toMatchObject({ go: "go1.26.8", path: "example.com/x", main: { version: "v1.0.0" } });
    expect(binary.info?.modules).toEqual([{ path: "a.org/b", version: "v2.1.0", sum: "h1:abc=" }]);
    expect(parts(binary)).toBe(bytes.length);
  });

  test("without section headers the segments tell the same", () => {
    const shape = { bits, littleEndian, functions, modules };
    const [before, after] = [
      readBinary(goBytes(shape), "made"),
      readBinary(goBytes({ ...shape, sections: false }), "made"),
    ];
    expect(after.packages).toEqual(before.packages);
    expect(after.info).toEqual(before.info);
    expect(parts(after)).toBe(after.size);
  });
});

test("what fills up to the next function belongs to the function before it", () => {
  const { packages } = readBinary(goBytes({ functions }), "made");
  expect(packages.find(({ name }) => name === "main")).toMatchObject({ functions: 1, code: 100, padding: 12 });
});

test("a program without a list of modules is grouped by repository", () => {
  const more = [
    { name: "github.com/o/r/v2/x.F", code: 32 },
    { name: "github.com/o/r/y.G", code: 32 },
  ];
  const { modules: found } = readBinary(goBytes({ functions: [...functions, ...more], buildInfo: "none" }), "made");
  expect(found.map(({ path, packages }) => [path, packages])).toEqual(
    expect.arrayContaining([
      ["std", 1],
      ["github.com/o/r", 2],
      ["a.org/b/c", 1],
      ["main", 1],
    ]),
  );
});

test.each([
  ["a program for Windows", Buffer.from("MZ".padEnd(4096, "\0")), "a program for Windows"],
  ["a program for macOS", Buffer.from("cffaedfe".padEnd(400, "0"), "hex"), "a program for macOS"],
  ["a fat program for macOS", Buffer.from("cafebabe".padEnd(400, "0"), "hex"), "a program for macOS"],
  ["a WebAssembly module", Buffer.from("0061736d01000000", "hex"), "a WebAssembly module"],
  ["an archive", Buffer.from("!<arch>\nx"), "an archive"],
  ["a script", Buffer.from("#!/bin/sh\n"), "no program for Linux"],
  ["nothing", Buffer.alloc(0), "no program for Linux"],
])("%s is refused by its name", (_sentence, bytes, words) => {
  const error = failureOf(() => readBinary(bytes, "x"));
  expect(error.code).toBe("unreadable-binary");
  expect(error.message).toContain(words);
});

test.each([
  ["a C program", goBytes({ functions: [], buildInfo: "none" }), "no Go program"],
  ["a packed program", Buffer.concat([goBytes({ functions: [], buildInfo: "none" }), Buffer.from("UPX!")]), "UPX"],
  ["a program of an old Go", goBytes({ functions: [], go: "go1.17" }), "older than Go 1.18"],
])("%s is measured as a whole, and says why", (_sentence, bytes, words) => {
  const binary = readBinary(bytes, "x");
  expect(binary.opaque).toContain(words);
  expect(binary.packages).toEqual([]);
  expect(parts(binary)).toBe(bytes.length);
});

describe("hostile bytes", () => {
  const shapes = [
    goBytes({ functions, modules, debug: 40 }),
    goBytes({ functions, modules, bits: 32, littleEndian: false, layout: "1.18" }),
    goBytes({ functions, modules, sections: false, buildInfo: "pointers" }),
  ];

  test("whatever a file holds, it is read with parts that add up, or refused in words", () => {
    const shape = fc.constantFrom(...shapes);
    // Most places are where numbers decide what is read next: the headers, and the start of the function table.
    const place = fc.oneof(
      fc.nat(255),
      fc.integer({ min: 3000, max: 3200 }),
      fc.nat(9000),
      fc.integer({ min: -500, max: -1 }),
    );
    const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255));
    const changes = fc.array(fc.tuple(place, byte), { maxLength: 16 });
    fc.assert(
      fc.property(shape, changes, fc.option(fc.nat(9000), { freq: 3 }), (bytes, list, length) => {
        const damaged = Buffer.from(length === null ? bytes : bytes.subarray(0, length));
        for (const [at, value] of list) {
          const where = at < 0 ? damaged.length + at : at;
          if (where >= 0 && where < damaged.length) damaged[where] = value;
        }
        try {
          const binary = readBinary(damaged, "damaged");
          expect(parts(binary)).toBe(damaged.length);
          expect(Math.min(...Object.values(binary.unnamed))).toBeGreaterThanOrEqual(0);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toBe("unreadable-binary");
        }
      }),
      { numRuns: 10_000, seed: 7 },
    );
  }, 120_000);

  test("a table that claims the same work over and over is not believed", () => {
    const bytes = goBytes({ functions: Array.from({ length: 5000 }, (_, at) => ({ name: `p.f${at}`, code: 32 })) });
    const table = bytes.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0]));
    const entries = table + Number(bytes.readBigUInt64LE(table + 8 + 7 * 8));
    // Every function has the record of the first, and that one lists tables up to the end of the file.
    const record = bytes.readUInt32LE(entries + 4);
    for (let at = 0; at < 5000; at += 1) bytes.writeUInt32LE(record, entries + 8 * at + 4);
    bytes.writeUInt32LE(50_000, entries + record + 28);
    expect(readBinary(bytes, "made").opaque).toContain("function table");
  });
});
