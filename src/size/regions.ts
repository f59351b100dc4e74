import type { FunctionTable } from "./function-table.ts";
import type { ElfMap } from "./sections.ts";

/** What a file's bytes are for; disjoint, and together the whole file. In bytes. */
export type Regions = {
  readonly code: number;
  /** The function table. */
  readonly tables: number;
  /** What else is loaded: types, strings, variables, embedded files. */
  readonly data: number;
  /** Symbol table and debug information, which `-s -w` leaves out. */
  readonly debug: number;
  /** Headers, what fills up to the next page, and parts that no section describes. */
  readonly padding: number;
};

type Kind = Exclude<keyof Regions, "padding">;
type Part = { readonly kind: Kind; readonly offset: number; readonly size: number };

export function regionsOf(length: number, map: ElfMap, table: FunctionTable | undefined): Regions {
  const sums = { code: 0, tables: 0, data: 0, debug: 0 };
  let covered = map.headers;
  for (const { kind, offset, size } of map.sections.length > 0 ? sectionParts(map) : segmentParts(map)) {
    // Sections may overlap in a damaged file only; then each byte counts where it is met first.
    const start = Math.max(offset, covered);
    const end = Math.min(offset + size, length);
    if (end <= start) continue;
    sums[kind] += end - start;
    covered = end;
    // The table lies in a section of its own, or within one of data.
    if (table === undefined) continue;
    const shared = Math.max(0, Math.min(end, table.end) - Math.max(start, table.start));
    sums[kind] -= shared;
    sums.tables += shared;
  }
  return { ...sums, padding: length - sums.code - sums.tables - sums.data - sums.debug };
}

function sectionParts({ sections }: ElfMap): readonly Part[] {
  return sections.map(({ name, loaded, executable, offset, size }) => ({
    kind: executable ? "code" : loaded ? "data" : isDebug(name) ? "debug" : "data",
    offset,
    size,
  }));
}

function isDebug(name: string): boolean {
  return /^\.z?debug_|^\.(?:symtab|strtab|shstrtab|gosymtab|comment|gdb_index)$/.test(name);
}

function segmentParts({ segments }: ElfMap): readonly Part[] {
  return segments
    .filter(({ type }) => type === 1)
    .map(({ flags, offset, size }) => ({
      kind: (flags & 1) !== 0 ? ("code" as const) : ("data" as const),
      offset,
      size,
    }))
    .sort((a, b) => a.offset - b.offset);
}
