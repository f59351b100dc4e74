import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { readLayer } from "../../src/execute/read-layer.ts";
import { UserError } from "../../src/user-error.ts";
import { failureOfAsync } from "../failure.ts";
import { node24 } from "../nodes.ts";
import { goBytes, runtime } from "../size/go-bytes.ts";
import { type MadeFile, tarBytes } from "../size/layout-bytes.ts";

const stream = (bytes: Buffer) =>
  Readable.from([bytes.subarray(0, 100), bytes.subarray(100)].filter(({ length }) => length > 0));
const read = (bytes: Buffer) => readLayer(stream(bytes), "image");
const files: readonly MadeFile[] = [
  { name: "etc/" },
  { name: "./etc/hello", content: "hello" },
  { name: "etc/link", link: "etc/hello" },
  { name: "bin/sh", symlink: "/bin/busybox" },
  { name: `long/${"n".repeat(200)}/${"m".repeat(200)}`, content: "x" },
  { name: "pax", content: "12345", pax: { path: "from/pax/grüße" } },
];
const expected = [
  ["etc", "directory", 0, ""],
  ["etc/hello", "file", 5, ""],
  ["etc/link", "hard-link", 0, "etc/hello"],
  ["bin/sh", "other", 0, ""],
  [`long/${"n".repeat(200)}/${"m".repeat(200)}`, "file", 1, ""],
  ["from/pax/grüße", "file", 5, ""],
];

const zstd = (bytes: Buffer) =>
  execFileSync(
    node24,
    ["-e", "process.stdout.write(require('zlib').zstdCompressSync(require('fs').readFileSync(0)))"],
    { input: bytes },
  );

test.each<[string, (bytes: Buffer) => Buffer]>([
  ["as it is", (bytes) => bytes],
  ["with gzip", (bytes) => gzipSync(bytes)],
  ["with zstd", zstd],
])("an archive %s gives its entries in their order", async (name, compress) => {
  if (name === "with zstd" && !existsSync(node24)) return;
  const bytes = await tarBytes(files);
  const { entries, unpacked } = await read(compress(bytes));
  expect(entries.map(({ path, kind, size, target }) => [path, kind, size, target])).toEqual(expected);
  expect(entries[1]?.hash).toBe("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  expect(unpacked).toBe(bytes.length);
});

test("names of GNU tar are read", async () => {
  const name = `gnu/${"g".repeat(300)}`;
  const header = (type: string, title: string, size: number) => {
    const bytes = Buffer.alloc(512);
    bytes.write(title.slice(0, 100), 0, "latin1");
    bytes.write("0000644\0", 100);
    bytes.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
    bytes.write(type, 156);
    bytes.write("ustar  \0", 257);
    bytes.fill(" ", 148, 156);
    bytes.write(
      `${bytes
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0 `,
      148,
    );
    return bytes;
  };
  const padded = (text: string) => Buffer.concat([Buffer.from(text), Buffer.alloc(512 - (text.length % 512))]);
  const parts = [
    header("L", "././@LongLink", name.length + 1),
    padded(`${name}\0`),
    header("0", name, 3),
    padded("abc"),
    Buffer.alloc(1024),
  ];
  const { entries } = await read(Buffer.concat(parts));
  expect(entries.map(({ path, size }) => [path, size])).toEqual([[name, 3]]);
});

test("a path that leads out of the image is a name within it", async () => {
  const { entries } = await read(
    await tarBytes([
      { name: "../../etc/x", content: "x" },
      { name: "/abs//y", content: "y" },
    ]),
  );
  expect(entries.map(({ path }) => path)).toEqual(["etc/x", "abs/y"]);
});

test("a program of Go is taken apart, another and a small one are files", async () => {
  const functions = [...runtime, ...Array.from({ length: 3000 }, (_, at) => ({ name: `main.f${at}`, code: 64 }))];
  const { entries } = await read(
    await tarBytes([
      { name: "go", content: goBytes({ functions }) },
      { name: "small", content: goBytes() },
      { name: "other", content: goBytes({ functions: [], buildInfo: "none", debug: 300_000 }) },
      { name: "text", content: Buffer.alloc(300_000, "x") },
    ]),
  );
  expect(entries.map(({ binary }) => binary?.packages.map(({ name }) => name))).toEqual([
    ["main", "runtime"],
    undefined,
    undefined,
    undefined,
  ]);
});

test.each<[string, () => Promise<Buffer>]>([
  [
    "an archive that ends within a file",
    async () => (await tarBytes([{ name: "a", content: "x".repeat(2000) }])).subarray(0, 1200),
  ],
  ["gzip that ends too soon", async () => gzipSync(await tarBytes(files)).subarray(0, 60)],
  ["something else", () => Promise.resolve(Buffer.alloc(2000, "x"))],
])("%s cannot be read, and is the user's to mend", async (_sentence, make) => {
  expect((await failureOfAsync(read(await make()))).code).toBe("unreadable-image");
});

test("a directory that claims a size does not make the reader wait for it", async () => {
  const bytes = await tarBytes([{ name: "etc/" }, { name: "a", content: "x" }]);
  bytes.write("00000000005", 124, "latin1");
  mend(bytes.subarray(0, 512));
  expect((await read(bytes)).entries.map(({ path }) => path)).toEqual(["etc", "a"]);
});

test("an archive that claims an absurd size is refused without the memory for it", async () => {
  const bytes = await tarBytes([{ name: "a", content: "x", pax: { size: "9000000000000000" } }]);
  expect((await failureOfAsync(read(bytes))).code).toBe("unreadable-image");
});

test("whatever an archive holds, it is read or refused in words", async () => {
  const seeds = await Promise.all([tarBytes(files), tarBytes(files.slice(4)), tarBytes([{ name: "a", content: "b" }])]);
  const place = fc.oneof(fc.nat(511), fc.nat(4000));
  const byte = fc.oneof(fc.constantFrom(0, 0x20, 0x30, 0x37, 0x80, 0xff), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(place, byte), { maxLength: 8 }),
      fc.boolean(),
      fc.option(fc.nat(4000), { freq: 3 }),
      async (bytes, changes, mended, length) => {
        const damaged = Buffer.from(length === null ? bytes : bytes.subarray(0, length));
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
        // A wrong check sum ends the reading; with the right one the damage is read.
        if (mended) for (let at = 0; at + 512 <= damaged.length; at += 512) mend(damaged.subarray(at, at + 512));
        try {
          const { entries, unpacked } = await read(damaged);
          expect(unpacked).toBe(damaged.length);
          expect(entries.length).toBeLessThanOrEqual(damaged.length / 512);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toBe("unreadable-image");
        }
      },
    ),
    { numRuns: 10_000, seed: 7 },
  );
}, 240_000);

function mend(header: Buffer): void {
  if (header.toString("latin1", 257, 262) !== "ustar") return;
  header.fill(" ", 148, 156);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
    "latin1",
  );
}
