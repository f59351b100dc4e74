import { type ElfReader, type Segment, elfReader, readSegments } from "./elf.ts";

/** A part of the file with a name. `offset` and `size` are bytes of the file, cut to what the file holds. */
export type Section = {
  readonly name: string;
  readonly address: bigint;
  readonly offset: number;
  readonly size: number;
  /** Loaded when the program starts. */
  readonly loaded: boolean;
  readonly executable: boolean;
};

/** What is where in an ELF file. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html */
export type ElfMap = {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** In the order of the file; empty where the section headers were removed. */
  readonly sections: readonly Section[];
  readonly segments: readonly Segment[];
  /** End of the ELF header and the program headers, in bytes from the start. */
  readonly headers: number;
};

const noBits = 8;
/** A Go program has about 30; one whose functions have sections of their own, some thousands. */
const maximumSections = 65_535;

/** The map of an ELF file. A damaged one throws RangeError; sections that lie outside of the file are left out. */
export function mapElf(bytes: Buffer): ElfMap {
  if (bytes.length < 52 || bytes.readUInt32BE(0) !== 0x7f45_4c46) throw new RangeError("this is no ELF file");
  const bits = bytes[4] === 2 ? 64 : 32;
  const littleEndian = bytes[5] === 1;
  const read = elfReader(bytes, bits, littleEndian);
  const segments = readSegments(read, bits);
  const [start, size] = bits === 64 ? [Number(read.word(32)), 56] : [read.u32(28), 32];
  return {
    bits,
    littleEndian,
    sections: readSections(bytes, read, bits),
    segments,
    headers: Math.min(bytes.length, start + segments.length * size),
  };
}

function readSections(bytes: Buffer, read: ElfReader, bits: number): readonly Section[] {
  const [start, size, count, names] =
    bits === 64
      ? [Number(read.word(40)), read.u16(58), read.u16(60), read.u16(62)]
      : [read.u32(32), read.u16(46), read.u16(48), read.u16(50)];
  const wide = bits === 64;
  if (start === 0 || size < (wide ? 64 : 40)) return [];
  // A table that is cut off or points elsewhere is as good as none: the segments say enough.
  if (start + count * size > bytes.length) return [];
  const field = wide
    ? { flags: 8, address: 16, offset: 24, size: 32 }
    : { flags: 8, address: 12, offset: 16, size: 20 };
  const raw = Array.from({ length: Math.min(count, maximumSections) }, (_, index) => {
    const at = start + index * size;
    const offset = Number(read.word(at + field.offset));
    return {
      name: read.u32(at),
      type: read.u32(at + 4),
      flags: Number(read.word(at + field.flags)),
      address: read.word(at + field.address),
      offset,
      size: Math.max(0, Math.min(Number(read.word(at + field.size)), bytes.length - offset)),
    };
  });
  const nameTable = raw[names];
  return raw
    .filter(({ type, size: length }) => type !== 0 && type !== noBits && length > 0)
    .map(({ name, address, offset, size: length, flags }) => ({
      name: nameTable === undefined ? "" : nameAt(bytes, nameTable, name),
      address,
      offset,
      size: length,
      // Bits above 2^31 are the processor's and the system's own; these two are small.
      loaded: (flags & 2) !== 0,
      executable: (flags & 4) !== 0,
    }))
    .sort((a, b) => a.offset - b.offset || a.size - b.size);
}

function nameAt(bytes: Buffer, table: { readonly offset: number; readonly size: number }, at: number): string {
  const part = bytes.subarray(table.offset + Math.min(at, table.size), table.offset + table.size).subarray(0, 256);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? part.length : end).toString("latin1");
}
