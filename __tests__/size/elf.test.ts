import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { neededLibraries, parseElf } from "../../src/size/elf.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";
import { elfBytes } from "./elf-bytes.ts";

/** Of the machine that runs the test. */
const machine = { x64: 62, arm64: 183 }[process.arch as string];

test("the Node that runs this test is a dynamic program", () => {
  const bytes = readFileSync(process.execPath);
  const elf = parseElf(bytes);
  expect(elf).toMatchObject({ bits: 64, littleEndian: true, machine, executable: true });
  expect(elf?.interpreter).toMatch(/^\/lib.*\/ld-/);
  expect(neededLibraries(bytes, elf!)).toEqual(expect.arrayContaining([expect.stringMatching(/^libc\./)]));
  expect(elf?.entry).toBeGreaterThan(0n);
});

test("a program of Go without cgo is static", async () => {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { "main.go": "package main\n\nfunc main() {}\n" });
  const path = join(directory.path, "program");
  execFileSync("go", ["build", "-o", path, "main.go"], {
    cwd: directory.path,
    env: {
      ...process.env,
      CGO_ENABLED: "0",
      GO111MODULE: "off",
      GOFLAGS: "",
      GOTOOLCHAIN: "local",
      GOOS: "",
      GOARCH: "",
    },
    stdio: "pipe",
  });
  expect(parseElf(await readFile(path))).toMatchObject({
    bits: 64,
    machine,
    executable: true,
    interpreter: undefined,
  });
}, 60_000);

describe.each([
  ["64 bits, little end first", 64, true],
  ["64 bits, big end first", 64, false],
  ["32 bits, little end first", 32, true],
  ["32 bits, big end first", 32, false],
] as const)("%s", (_sentence, bits, littleEndian) => {
  test("a static program", () => {
    expect(parseElf(elfBytes({ bits, littleEndian, machine: 22 }))).toEqual({
      bits,
      littleEndian,
      machine: 22,
      executable: true,
      entry: 0x40_1000n,
      interpreter: undefined,
    });
  });
  test("a dynamic program names its linker and its libraries, in their order", () => {
    const interpreter = "/lib/ld-musl-x86_64.so.1";
    const needed = ["libsqlite3.so.0", "libc.musl-x86_64.so.1"];
    const bytes = elfBytes({ bits, littleEndian, type: 3, interpreter, needed });
    expect(parseElf(bytes)).toMatchObject({ executable: true, interpreter });
    expect(neededLibraries(bytes, { bits, littleEndian })).toEqual(needed);
  });
});

test("an object file is no program", () => expect(parseElf(elfBytes({ type: 1 }))?.executable).toBe(false));

test.each([
  ["nothing", Buffer.alloc(0)],
  ["a script", Buffer.from("#!/bin/sh\n".padEnd(100))],
  ["an archive", Buffer.from("!<arch>\n".padEnd(100))],
  ["a program of Windows", Buffer.from("MZ".padEnd(100))],
  ["the first bytes of an ELF file alone", elfBytes().subarray(0, 20)],
])("%s is no ELF file", (_sentence, bytes) => expect(parseElf(bytes)).toBeUndefined());

test("a file that ends within its headers is damaged", () => {
  expect(() => parseElf(elfBytes().subarray(0, 80))).toThrow(RangeError);
});

test("whatever the bytes are, they are read, no ELF file, or damaged", () => {
  const shapes = [
    elfBytes({ type: 3, interpreter: "/lib/ld.so", needed: ["a", "b"] }),
    elfBytes({ bits: 32, littleEndian: false, interpreter: "/lib/ld.so", needed: ["a"] }),
  ];
  // Mostly in the headers, where numbers decide what is read next.
  const at = fc.oneof(fc.nat(127), fc.nat(1023));
  const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255));
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.array(fc.tuple(at, byte), { minLength: 1, maxLength: 12 }),
      fc.oneof(fc.constant(1024), fc.nat(1024)),
      (shape, changes, length) => {
        const bytes = Buffer.from(shape.subarray(0, length));
        for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value;
        try {
          const elf = parseElf(bytes);
          if (elf !== undefined) neededLibraries(bytes, elf);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      },
    ),
    { numRuns: 10_000 },
  );
}, 60_000);
