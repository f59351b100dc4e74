/** What decides whether a binary can start in an image. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
export type Elf = {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** e_machine. */
  readonly machine: number;
  /** True for programs and position-independent programs, false for objects and core files. */
  readonly executable: boolean;
  readonly entry: bigint;
  /** Path of the dynamic linker; undefined in a static program. */
  readonly interpreter: string | undefined;
};

/** Numbers in the file's own byte order; a place outside of the file throws RangeError. */
export type ElfReader = {
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** As wide as the file's addresses. */
  readonly word: (at: number) => bigint;
};
/** `size` is that in the file, in bytes. */
export type Segment = {
  readonly type: number;
  /** p_flags: 1 is executable, 2 writable, 4 readable. */
  readonly flags: number;
  readonly offset: number;
  readonly address: bigint;
  readonly size: number;
};

const segmentTypes = { load: 1, dynamic: 2, interpreter: 3 };
const dynamicTags = { end: 0n, needed: 1n, strings: 5n };
/** Far more than a linker writes; a damaged header must not make us read for ever. */
const maximumSegments = 256;
const maximumEntries = 4096;

/** Undefined when the bytes are no ELF file; its start will do. One that is cut off before or damaged throws RangeError. */
export function parseElf(bytes: Buffer): Elf | undefined {
  if (bytes.length < 52 || bytes.readUInt32BE(0) !== 0x7f45_4c46) return undefined;
  const bits = bytes[4] === 2 ? 64 : 32;
  const littleEndian = bytes[5] === 1;
  const read = elfReader(bytes, bits, littleEndian);
  const segments = readSegments(read, bits);
  const interpreter = segments.find(({ type }) => type === segmentTypes.interpreter);
  const type = read.u16(16);
  return {
    bits,
    littleEndian,
    machine: read.u16(18),
    executable: type === 2 || type === 3,
    entry: read.word(24),
    interpreter: interpreter === undefined ? undefined : text(bytes, interpreter.offset, interpreter.size),
  };
}

/** Names of the shared libraries that an ELF file needs. Throws RangeError when it is not whole. */
export function neededLibraries(
  bytes: Buffer,
  { bits, littleEndian }: Pick<Elf, "bits" | "littleEndian">,
): readonly string[] {
  const read = elfReader(bytes, bits, littleEndian);
  return readNeeded(bytes, read, bits, readSegments(read, bits));
}

export function elfReader(bytes: Buffer, bits: number, littleEndian: boolean): ElfReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const within = (at: number, width: number) => {
    if (!(at >= 0 && at + width <= bytes.length))
      throw new RangeError(`an ELF file of ${bytes.length} bytes points at ${at}`);
    return at;
  };
  const u16 = (at: number) => view.getUint16(within(at, 2), littleEndian);
  const u32 = (at: number) => view.getUint32(within(at, 4), littleEndian);
  const u64 = (at: number) => view.getBigUint64(within(at, 8), littleEndian);
  return { u16, u32, word: (at) => (bits === 64 ? u64(at) : BigInt(u32(at))) };
}

export function readSegments(read: ElfReader, bits: number): readonly Segment[] {
  const [start, size, count] =
    bits === 64 ? [Number(read.word(32)), read.u16(54), read.u16(56)] : [read.u32(28), read.u16(42), read.u16(44)];
  return Array.from({ length: Math.min(count, maximumSegments) }, (_, index) => {
    const at = start + index * size;
    const field =
      bits === 64 ? { flags: 4, offset: 8, address: 16, size: 32 } : { flags: 24, offset: 4, address: 8, size: 16 };
    return {
      type: read.u32(at),
      flags: read.u32(at + field.flags),
      offset: Number(read.word(at + field.offset)),
      address: read.word(at + field.address),
      size: Number(read.word(at + field.size)),
    };
  });
}

function readNeeded(bytes: Buffer, read: ElfReader, bits: number, segments: readonly Segment[]): readonly string[] {
  const dynamic = segments.find(({ type }) => type === segmentTypes.dynamic);
  if (dynamic === undefined) return [];
  const width = bits / 8;
  const entries: (readonly [bigint, bigint])[] = [];
  for (
    let at = dynamic.offset;
    at < dynamic.offset + dynamic.size && entries.length < maximumEntries;
    at += 2 * width
  ) {
    const tag = read.word(at);
    if (tag === dynamicTags.end) break;
    entries.push([tag, read.word(at + width)]);
  }
  const address = entries.find(([tag]) => tag === dynamicTags.strings)?.[1] ?? 0n;
  const holds = segments.find(
    ({ type, address: from, size }) => type === segmentTypes.load && address >= from && address < from + BigInt(size),
  );
  if (holds === undefined) return [];
  const strings = holds.offset + Number(address - holds.address);
  return entries.filter(([tag]) => tag === dynamicTags.needed).map(([, at]) => text(bytes, strings + Number(at), 4096));
}

/** The bytes up to the first zero. */
function text(bytes: Buffer, start: number, limit: number): string {
  const part = bytes.subarray(start, start + limit);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? part.length : end).toString("latin1");
}
