import type { ElfMap } from "./sections.ts";

/**
 * The function table that the runtime needs for stack traces, and that stripping therefore leaves: `.gopclntab`.
 * Layout since Go 1.18, with the magic number that Go 1.20 changed and kept since:
 * https://github.com/golang/go/blob/master/src/debug/gosym/pclntab.go, https://github.com/golang/go/blob/master/src/runtime/symtab.go
 */
export type FunctionTable = {
  /** Where the table starts in the file, and where what belongs to it ends. */
  readonly start: number;
  readonly end: number;
  readonly pointerSize: 4 | 8;
  /** Instructions start at multiples of this many bytes. */
  readonly quantum: number;
  readonly littleEndian: boolean;
  /** Bytes of a function's record before its lists: 40, and 44 since Go 1.20. */
  readonly recordSize: 40 | 44;
  readonly functions: number;
  /** Places in the file: the names, the file numbers (which end the names), the pc tables, the functions. */
  readonly names: number;
  readonly namesEnd: number;
  readonly tables: number;
  readonly entries: number;
};

const magics = [
  { value: 0xfffffff0, recordSize: 40 },
  { value: 0xfffffff1, recordSize: 44 },
] as const;

/** Smallest and largest number of functions that is believed. */
const fewest = 50;
const most = 10_000_000;
/** The magic number may stand in the text of a program by chance, but not often. */
const mostPlaces = 100;

/** Undefined where there is none: no Go program, one older than Go 1.18, or one that was compressed or obfuscated. */
export function findFunctionTable(bytes: Buffer, map: ElfMap): FunctionTable | undefined {
  const section = map.sections.find(({ name }) => name.endsWith("gopclntab"));
  if (section !== undefined)
    return tableAt(
      bytes,
      section.offset,
      section.offset + section.size,
      map.littleEndian,
      section.offset + section.size,
    );
  // A program that another linker made has the table inside a section of data; one without sections, in a segment.
  const loaded = map.segments.filter(({ type, size }) => type === 1 && size > 0);
  for (const { offset, size } of loaded) {
    const end = Math.min(bytes.length, offset + size);
    for (const { value } of magics) {
      for (const at of places(bytes, value, map.littleEndian, offset, end)) {
        const table = tableAt(bytes, at, end, map.littleEndian, undefined);
        if (table !== undefined) return table;
      }
    }
  }
  return undefined;
}

function* places(bytes: Buffer, magic: number, littleEndian: boolean, start: number, end: number): Generator<number> {
  const wanted = Buffer.alloc(6);
  if (littleEndian) wanted.writeUInt32LE(magic);
  else wanted.writeUInt32BE(magic);
  let left = mostPlaces;
  for (let at = bytes.indexOf(wanted, start); at >= 0 && at + 8 < end; at = bytes.indexOf(wanted, at + 1)) {
    if (left === 0) return;
    left -= 1;
    yield at;
  }
}

/** The table at a place, if it is one: the header is plausible and the functions ascend. `limit` is where its bytes end at most. */
function tableAt(
  bytes: Buffer,
  start: number,
  limit: number,
  littleEndian: boolean,
  known: number | undefined,
): FunctionTable | undefined {
  if (start + 8 > limit) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const magic = magics.find(({ value }) => value === view.getUint32(start, littleEndian));
  const quantum = bytes[start + 6] ?? 0;
  const pointerSize = bytes[start + 7];
  if (magic === undefined || ![1, 2, 4].includes(quantum) || (pointerSize !== 4 && pointerSize !== 8)) return undefined;
  if (start + 8 + 8 * pointerSize > limit) return undefined;
  const word = (index: number) => {
    const at = start + 8 + index * pointerSize;
    return pointerSize === 8 ? Number(view.getBigUint64(at, littleEndian)) : view.getUint32(at, littleEndian);
  };
  const functions = word(0);
  // Word 2 is the start of the text; the linker leaves it 0 since Go 1.26, and in programs that are relocated.
  const [names, namesEnd, tables, entries] = [word(3), word(4), word(6), word(7)].map((offset) => start + offset);
  if (names === undefined || namesEnd === undefined || tables === undefined || entries === undefined) return undefined;
  const ordered = start < names && names <= namesEnd && namesEnd <= tables && tables <= entries;
  if (functions < fewest || functions > most || !ordered || entries + 8 * functions + 4 > limit) return undefined;
  const table = { start, pointerSize, quantum, littleEndian, recordSize: magic.recordSize, functions } as const;
  const found = { ...table, names, namesEnd, tables, entries };
  const end = ends(view, found, limit);
  return end === undefined ? undefined : { ...found, end: known ?? end };
}

/** Where the last function's record ends; undefined when the entries do not ascend, point outside or overlap. */
function ends(view: DataView, table: Omit<FunctionTable, "end">, limit: number): number | undefined {
  const { entries, functions, littleEndian, recordSize } = table;
  let end = entries + 8 * functions + 4;
  let last = 0;
  let room = limit - end;
  for (let index = 0; index < functions; index += 1) {
    const entry = view.getUint32(entries + 8 * index, littleEndian);
    const record = entries + view.getUint32(entries + 8 * index + 4, littleEndian);
    if (entry < last || record + recordSize > limit) return undefined;
    const length = recordLength(view, record, table);
    // Records that overlap would let a small file claim more work than its size allows.
    room -= length;
    if (room < 0) return undefined;
    last = entry;
    end = Math.max(end, record + length);
  }
  return end > limit || view.getUint32(entries + 8 * functions, littleEndian) < last ? undefined : end;
}

/** Bytes of a function's record with its lists of pc tables and of data; offsets in both are 32 bits wide. */
export function recordLength(
  view: DataView,
  record: number,
  { littleEndian, recordSize }: { readonly littleEndian: boolean; readonly recordSize: number },
): number {
  return recordSize + 4 * view.getUint32(record + 28, littleEndian) + 4 * view.getUint8(record + recordSize - 1);
}
