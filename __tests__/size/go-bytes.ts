/** A function of a made-up program: its name, and its code in bytes (a multiple of 16 leaves no padding). */
export type MadeFunction = { readonly name: string; readonly code: number };

type Shape = {
  readonly bits?: 32 | 64;
  readonly littleEndian?: boolean;
  readonly functions?: readonly MadeFunction[];
  /** The layout of Go 1.18 and 1.19, or that of later ones. */
  readonly layout?: "1.18" | "1.20";
  /** Pointers, as before Go 1.18, or texts in place. */
  readonly buildInfo?: "pointers" | "inline" | "none";
  readonly go?: string;
  readonly modules?: string;
  /** Whether section headers are there. */
  readonly sections?: boolean;
  /** Symbols and debug information, in bytes. */
  readonly debug?: number;
};

/** Enough functions for a table to be believed: of the runtime, 32 bytes each. */
export const runtime: readonly MadeFunction[] = Array.from({ length: 60 }, (_, at) => ({
  name: `runtime.f${at}`,
  code: 32,
}));

/** Numbers one behind another, in a byte order. */
class Writer {
  readonly bytes: Buffer;
  readonly little: boolean;
  constructor(size: number, little: boolean) {
    this.bytes = Buffer.alloc(size);
    this.little = little;
  }
  u16(at: number, value: number): void {
    if (this.little) this.bytes.writeUInt16LE(value, at);
    else this.bytes.writeUInt16BE(value, at);
  }
  u32(at: number, value: number): void {
    if (this.little) this.bytes.writeUInt32LE(value, at);
    else this.bytes.writeUInt32BE(value, at);
  }
  word(at: number, value: number, bits: number): void {
    if (bits === 32) return this.u32(at, value);
    if (this.little) this.bytes.writeBigUInt64LE(BigInt(value), at);
    else this.bytes.writeBigUInt64BE(BigInt(value), at);
  }
}

const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(value >> 7)];

/** A function table by https://go.dev/s/go12symtab and src/runtime/symtab.go, with a stack table for each function. */
export function functionTable({
  bits = 64,
  littleEndian = true,
  functions = runtime,
  layout = "1.20",
}: Pick<Shape, "bits" | "littleEndian" | "functions" | "layout">): Buffer {
  const recordSize = layout === "1.18" ? 40 : 44;
  const tables = functions.map(({ code }) => Buffer.from([2, ...varint(code), 0]));
  const names = Buffer.from(functions.map(({ name }) => `${name}\0`).join(""), "latin1");
  const pcTables = Buffer.concat([Buffer.alloc(1), ...tables]);
  const header = 8 + (8 * bits) / 8;
  const [namesAt, tablesAt] = [header, header + names.length];
  const entriesAt = Math.ceil((tablesAt + pcTables.length) / 8) * 8;
  const recordsAt = 8 * functions.length + 4;
  const writer = new Writer(entriesAt + recordsAt + functions.length * recordSize, littleEndian);
  writer.u32(0, layout === "1.18" ? 0xfffffff0 : 0xfffffff1);
  writer.bytes.set([0, 0, 1, bits / 8], 4);
  const words = [functions.length, 0, 0, namesAt, tablesAt, tablesAt, tablesAt, entriesAt];
  words.forEach((value, index) => writer.word(8 + (index * bits) / 8, value, bits));
  writer.bytes.set(names, namesAt);
  writer.bytes.set(pcTables, tablesAt);
  let [entry, nameAt, pcTable] = [0, 0, 1];
  functions.forEach(({ name, code }, index) => {
    const record = recordsAt + index * recordSize;
    writer.u32(entriesAt + 8 * index, entry);
    writer.u32(entriesAt + 8 * index + 4, record);
    writer.u32(entriesAt + record, entry);
    writer.u32(entriesAt + record + 4, nameAt);
    writer.u32(entriesAt + record + 16, pcTable);
    entry += Math.ceil(code / 16) * 16;
    nameAt += name.length + 1;
    pcTable += tables[index]?.length ?? 0;
  });
  writer.u32(entriesAt + 8 * functions.length, entry);
  return writer.bytes;
}

const frame = "0123456789abcdef";
const base = 0x40_0000;

function buildInfo(
  { bits = 64, littleEndian = true, buildInfo: kind = "inline", go = "go1.26.8", modules = "" }: Shape,
  at: number,
): Buffer {
  if (kind === "none") return Buffer.alloc(0);
  const text = modules === "" ? "" : `${frame}${modules}\n${frame}`;
  const head = Buffer.alloc(32);
  head.write("\xff Go buildinf:", 0, "latin1");
  if (kind === "inline") {
    head[15] = 2;
    return Buffer.concat([head, ...[go, text].map((one) => Buffer.from([...varint(one.length), ...Buffer.from(one)]))]);
  }
  const writer = new Writer(32 + (4 * bits) / 8 + go.length + text.length, littleEndian);
  head[14] = bits / 8;
  head[15] = littleEndian ? 0 : 1;
  writer.bytes.set(head);
  const strings = 32 + (4 * bits) / 8;
  [32, 32 + bits / 4].forEach((place, index) => writer.word(16 + (index * bits) / 8, base + at + place, bits));
  [strings, go.length, strings + go.length, text.length].forEach((value, index) =>
    writer.word(32 + (index * bits) / 8, index % 2 === 0 ? base + at + value : value, bits),
  );
  writer.bytes.write(go + text, strings, "latin1");
  return writer.bytes;
}

/** A small program as Go's linker lays it out, with the tables that the size report reads and nothing that runs. */
export function goBytes(shape: Shape = {}): Buffer {
  const { bits = 64, littleEndian = true, functions = runtime, sections = true, debug = 0 } = shape;
  const wide = bits === 64;
  const [headerSize, segmentSize, sectionSize] = wide ? [64, 56, 64] : [52, 32, 40];
  const text = functions.reduce((sum, { code }) => sum + Math.ceil(code / 16) * 16, 0);
  const table = functionTable(shape);
  const textAt = 1024;
  const tableAt = textAt + Math.ceil(text / 32) * 32;
  const infoAt = tableAt + Math.ceil(table.length / 32) * 32;
  const info = buildInfo(shape, infoAt);
  const debugAt = infoAt + info.length;
  const namesAt = debugAt + debug;
  const parts = [
    { name: ".text", at: textAt, size: text, flags: 6 },
    { name: ".gopclntab", at: tableAt, size: table.length, flags: 2 },
    { name: ".go.buildinfo", at: infoAt, size: info.length, flags: 3 },
    { name: ".symtab", at: debugAt, size: debug, flags: 0 },
  ];
  const names = ["", ...parts.map(({ name }) => name), ".shstrtab"].map((name) => `${name}\0`).join("");
  const headersAt = namesAt + names.length;
  const writer = new Writer(sections ? headersAt + (parts.length + 2) * sectionSize : namesAt, littleEndian);
  writer.bytes.write("\u007fELF", 0, "latin1");
  writer.bytes.set([wide ? 2 : 1, littleEndian ? 1 : 2, 1], 4);
  writer.u16(16, 2);
  writer.u16(18, 62);
  writer.word(24, base + textAt, bits);
  writer.word(wide ? 32 : 28, headerSize, bits);
  writer.u16(wide ? 54 : 42, segmentSize);
  writer.u16(wide ? 56 : 44, 2);
  const segments = [
    { flags: 5, at: textAt, size: text },
    { flags: 6, at: tableAt, size: debugAt - tableAt },
  ];
  segments.forEach(({ flags, at, size }, index) => {
    const place = headerSize + index * segmentSize;
    writer.u32(place, 1);
    writer.u32(place + (wide ? 4 : 24), flags);
    writer.word(place + (wide ? 8 : 4), at, bits);
    writer.word(place + (wide ? 16 : 8), base + at, bits);
    writer.word(place + (wide ? 32 : 16), size, bits);
  });
  writer.bytes.fill(0xcc, textAt, textAt + text);
  writer.bytes.set(table, tableAt);
  writer.bytes.set(info, infoAt);
  if (!sections) return writer.bytes;
  writer.bytes.write(names, namesAt, "latin1");
  writer.word(wide ? 40 : 32, headersAt, bits);
  writer.u16(wide ? 58 : 46, sectionSize);
  writer.u16(wide ? 60 : 48, parts.length + 2);
  writer.u16(wide ? 62 : 50, parts.length + 1);
  [...parts, { name: ".shstrtab", at: namesAt, size: names.length, flags: 0 }].forEach(
    ({ name, at, size, flags }, index) => {
      const place = headersAt + (index + 1) * sectionSize;
      writer.u32(place, names.indexOf(`${name}\0`));
      writer.u32(place + 4, name === ".shstrtab" ? 3 : 1);
      writer.word(place + 8, flags, bits);
      writer.word(place + (wide ? 16 : 12), base + at, bits);
      writer.word(place + (wide ? 24 : 16), at, bits);
      writer.word(place + (wide ? 32 : 20), size, bits);
    },
  );
  return writer.bytes;
}
