import { type FunctionTable, recordLength } from "./function-table.ts";
import { type Owner, type Parts, partsAnywhere, partsWithin } from "./shared-parts.ts";
import { packageOf } from "./symbol-name.ts";

/** A package's share of a binary, in bytes of the file. */
export type PackageSize = {
  readonly name: string;
  readonly functions: number;
  /** Instructions. */
  readonly code: number;
  /** What fills up to the next function's start. */
  readonly padding: number;
  /** What the runtime knows of its functions: names, records, line tables, stack maps. */
  readonly tables: number;
};

export type Packages = {
  /** By name. */
  readonly packages: readonly PackageSize[];
  /** Of all `tables`, the stack maps: up to Go 1.26 they lie outside of the function table, in the read-only data. */
  readonly stackMaps: number;
  /** Names of the watched functions that are linked, sorted. */
  readonly linked: readonly string[];
};

/** A gap that is wider holds something else: C code, or jumps that the linker put there. */
const widestPadding = 128;

/** Functions of package reflect through which methods are found by name, so that the linker has to keep all of them. */
const watched = new Set([
  "reflect.Value.Method",
  "reflect.Value.MethodByName",
  "reflect.(*rtype).Method",
  "reflect.(*rtype).MethodByName",
]);

/** Bounds far above what the largest programs have: memory and time must not follow what a damaged table claims. */
const most = {
  names: 3_000_000,
  packages: 100_000,
  tables: 128 * 2 ** 20,
  symbol: 1024,
  bytesPerFunction: 1024,
};

type Share = { name: string; functions: number; code: number; padding: number } & Owner;

/** Shares of a binary's packages. A damaged table throws RangeError, or gives shares larger than the table. */
export function readPackages(bytes: Buffer, table: FunctionTable): Packages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const names = readNames(bytes, table);
  const { entries, functions, littleEndian } = table;
  const pcTables = partsWithin(sizeOfTables(bytes, table));
  // The stack maps lie before the entries' end or elsewhere.
  const stackMaps = partsAnywhere();
  // Short tables are shared by many functions, so that more is read than there is.
  const bytesLeft = { count: most.bytesPerFunction * functions };
  for (let index = 0; index < functions; index += 1) {
    const at = entries + 8 * index;
    const record = entries + view.getUint32(at + 4, littleEndian);
    const share = names.shareAt(view.getUint32(record + 4, littleEndian));
    const room = view.getUint32(at + 8, littleEndian) - view.getUint32(at, littleEndian);
    const length = codeLength(bytes, table, view.getUint32(record + 16, littleEndian), room, bytesLeft);
    const gap = room - length;
    share.functions += 1;
    share.code += length;
    if (gap <= widestPadding) share.padding += gap;
    share.tables += 8 + recordLength(view, record, table);
    ownTables(view, table, record, share, pcTables, stackMaps);
  }
  pcTables.charge();
  const inMaps = stackMaps.charge();
  const packages = names.shares().sort((a, b) => (a.name < b.name ? -1 : 1));
  return { packages, stackMaps: inMaps, linked: names.watched() };
}

/** Zeros fill up to where the functions start; the last table ends in one of them. */
function sizeOfTables(bytes: Buffer, { tables, entries }: FunctionTable): number {
  let end = entries;
  while (end - 2 >= tables && bytes[end - 1] === 0 && bytes[end - 2] === 0) end -= 1;
  const size = Math.max(0, end - tables);
  if (size > most.tables) throw new RangeError(`the function table claims ${size} bytes of tables`);
  return size;
}

/**
 * Bytes of a function: its table of stack depths runs to the end, in steps of varints
 * (https://go.dev/s/go12symtab). Where there is none, the room up to the next function.
 */
function codeLength(
  bytes: Buffer,
  { tables, quantum, entries }: FunctionTable,
  offset: number,
  room: number,
  bytesLeft: { count: number },
): number {
  if (offset === 0 || room <= 0) return Math.max(0, room);
  let length = 0;
  let at = tables + offset;
  for (let first = true; length < room; first = false) {
    // A step of value, then one of the place; a value step of 0 ends the table, but for the first.
    if (!first && bytes[at] === 0) break;
    const start = at;
    while (at < entries && (bytes[at] ?? 0) >= 0x80) at += 1;
    at += 1;
    let step = 0;
    for (let shift = 1; at <= entries; shift *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      step += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
    }
    if (at > entries) return room;
    bytesLeft.count -= at - start;
    if (bytesLeft.count < 0) throw new RangeError("the function table has tables without end");
    length += step * quantum;
  }
  return Math.min(length, room);
}

/** Notes which parts of the shared tables a function uses. */
function ownTables(
  view: DataView,
  { littleEndian, recordSize }: FunctionTable,
  record: number,
  share: Share,
  pcTables: Parts,
  stackMaps: Parts,
): void {
  const count = view.getUint32(record + 28, littleEndian);
  for (const field of [16, 20, 24]) pcTables.add(view.getUint32(record + field, littleEndian), share);
  const lists = record + recordSize;
  for (let index = 0; index < count; index += 1) pcTables.add(view.getUint32(lists + 4 * index, littleEndian), share);
  const data = view.getUint8(lists - 1);
  for (let index = 0; index < data; index += 1) {
    const offset = view.getUint32(lists + 4 * (count + index), littleEndian);
    if (offset !== 0xffff_ffff) stackMaps.add(offset, share);
  }
}

/** All names of the table, those of inlined functions too, with the package of each. */
function readNames(bytes: Buffer, { names, namesEnd }: FunctionTable) {
  const byName = new Map<string, Share>();
  const byOffset = new Map<number, Share>();
  const linked: string[] = [];
  const shareOf = (name: string): Share => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    if (byName.size >= most.packages) throw new RangeError("the function table names too many packages");
    const made = { name, functions: 0, code: 0, padding: 0, tables: 0 };
    byName.set(name, made);
    return made;
  };
  for (let at = names; at < namesEnd;) {
    const zero = bytes.indexOf(0, at);
    const end = zero < 0 || zero > namesEnd ? namesEnd : zero;
    if (end > at) {
      const symbol = bytes.toString("latin1", at, Math.min(end, at + most.symbol));
      const share = shareOf(packageOf(symbol));
      share.tables += Math.min(end + 1, namesEnd) - at;
      if (byOffset.size >= most.names) throw new RangeError("the function table has too many names");
      byOffset.set(at - names, share);
      if (watched.has(symbol)) linked.push(symbol);
    }
    at = end + 1;
  }
  return {
    shareAt: (offset: number) => byOffset.get(offset) ?? shareOf(packageOf("")),
    shares: () => [...byName.values()],
    watched: () => linked.sort(),
  };
}
