type Shape = {
  readonly bits?: 32 | 64;
  readonly littleEndian?: boolean;
  readonly machine?: number;
  /** 2 is a program, 3 a position-independent one or a library, 1 an object. */
  readonly type?: number;
  readonly entry?: number;
  readonly interpreter?: string;
  readonly needed?: readonly string[];
};

/** The bytes of a small ELF file, by the format's own tables: https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
export function elfBytes({
  bits = 64,
  littleEndian = true,
  machine = 62,
  type = 2,
  entry = 0x40_1000,
  interpreter,
  needed = [],
}: Shape = {}): Buffer {
  const wide = bits === 64;
  const bytes = Buffer.alloc(1024);
  const u16 = (value: number, at: number) =>
    littleEndian ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    littleEndian ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const word = (value: number, at: number) => {
    if (!wide) return u32(value, at);
    return littleEndian ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeBigUInt64BE(BigInt(value), at);
  };
  const base = 0x40_0000;
  const places = { header: 64, interpreter: 300, dynamic: 400, strings: 700 };
  const segments = [
    { type: 1, offset: 0, size: bytes.length },
    ...(interpreter === undefined ? [] : [{ type: 3, offset: places.interpreter, size: interpreter.length + 1 }]),
    ...(interpreter === undefined && needed.length === 0
      ? []
      : [{ type: 2, offset: places.dynamic, size: ((needed.length + 2) * bits) / 4 }]),
  ];
  bytes.write("\u007fELF", 0, "latin1");
  bytes.set([wide ? 2 : 1, littleEndian ? 1 : 2, 1], 4);
  u16(type, 16);
  u16(machine, 18);
  word(entry, 24);
  word(places.header, wide ? 32 : 28);
  u16(wide ? 56 : 32, wide ? 54 : 42);
  u16(segments.length, wide ? 56 : 44);
  segments.forEach((segment, index) => {
    const at = places.header + index * (wide ? 56 : 32);
    u32(segment.type, at);
    word(segment.offset, at + (wide ? 8 : 4));
    word(base + segment.offset, at + (wide ? 16 : 8));
    word(segment.size, at + (wide ? 32 : 16));
  });
  if (interpreter !== undefined) bytes.write(`${interpreter}\0`, places.interpreter, "latin1");
  const names = ["", ...needed];
  bytes.write(names.map((name) => `${name}\0`).join(""), places.strings, "latin1");
  const entries = [
    ...needed.map((_, at) => [1, names.slice(0, at + 1).join("\0").length + 1] as const),
    [5, base + places.strings] as const,
    [0, 0] as const,
  ];
  entries.forEach(([tag, value], index) => {
    word(tag, places.dynamic + (index * bits) / 4);
    word(value, places.dynamic + (index * bits) / 4 + bits / 8);
  });
  return bytes;
}
