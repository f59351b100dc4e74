import { UserError } from "../user-error.ts";
import { type BuildInfo, readBuildInfo } from "./build-info.ts";
import { type FunctionTable, findFunctionTable } from "./function-table.ts";
import { origins } from "./modules.ts";
import { type Packages, readPackages } from "./packages.ts";
import { type Regions, regionsOf } from "./regions.ts";
import { type ElfMap, mapElf } from "./sections.ts";

/** A package's share, in bytes of the file. */
export type PackageShare = {
  readonly name: string;
  /** Module path, `std` for the standard library, or a name in parentheses for code that belongs to none. */
  readonly module: string;
  readonly functions: number;
  readonly code: number;
  readonly padding: number;
  readonly tables: number;
  /** code + padding + tables. */
  readonly size: number;
};

export type ModuleShare = {
  readonly path: string;
  readonly version: string;
  /** The project's own code. */
  readonly own: boolean;
  readonly packages: number;
  readonly size: number;
};

/** What no package can be charged with; disjoint, in bytes. */
export type Unnamed = {
  /** Types, strings, variables and embedded files. */
  readonly data: number;
  /** Parts of the function table that all functions share: file names, alignment. */
  readonly tables: number;
  /** Machine code that the function table does not list: C code, or a program without the table. */
  readonly code: number;
  /** Symbol table and debug information. */
  readonly debug: number;
  /** Headers and what fills up to the next page. */
  readonly padding: number;
};

/** A program, taken apart. The sizes of `packages` and `unnamed` add up to `size`, as those of `modules` do with `unnamed`. */
export type BinarySize = {
  /** Bytes of the file. */
  readonly size: number;
  /** Undefined where the program does not say. */
  readonly info?: BuildInfo | undefined;
  /** Why packages cannot be told, in words that follow "packages cannot be told: "; undefined when they can. */
  readonly opaque?: string | undefined;
  /** Largest first. */
  readonly packages: readonly PackageShare[];
  /** Largest first. */
  readonly modules: readonly ModuleShare[];
  readonly unnamed: Unnamed;
  /** Whether methods may be called by name, so that the linker keeps all of them: what it takes for that is linked. */
  readonly methodsByName: boolean;
};

/** Takes a program apart. Throws UserError `unreadable-binary` for what is no ELF file or damaged; `name` is for the message. */
export function readBinary(bytes: Buffer, name: string): BinarySize {
  refuseOthers(bytes, name);
  try {
    const map = mapElf(bytes);
    const info = readBuildInfo(bytes, map);
    const found = findFunctionTable(bytes, map);
    const named = found === undefined ? undefined : packagesWithin(bytes, map, found);
    return named === undefined
      ? opaqueBinary(bytes, info, regionsOf(bytes.length, map, found), found !== undefined)
      : namedBinary(bytes, info, named);
  } catch (error) {
    if (!isRangeError(error)) throw error;
    throw new UserError(
      "unreadable-binary",
      `${name} is a damaged ELF file: ${error.message}`,
      "Build or copy it again.",
      {
        cause: error,
      },
    );
  }
}

/** By name: where this runs in a realm of its own, that of Node's own errors is another. */
function isRangeError(error: unknown): error is RangeError {
  return typeof error === "object" && error !== null && "name" in error && error.name === "RangeError";
}

const formats: readonly (readonly [start: string, name: string])[] = [
  ["4d5a", "a program for Windows"],
  ["feedface", "a program for macOS"],
  ["feedfacf", "a program for macOS"],
  ["cefaedfe", "a program for macOS"],
  ["cffaedfe", "a program for macOS"],
  ["cafebabe", "a program for macOS"],
  ["0061736d", "a WebAssembly module"],
  ["213c617263683e0a", "an archive: the package that was built is no program"],
];

function refuseOthers(bytes: Buffer, name: string): void {
  const start = bytes.subarray(0, 8).toString("hex");
  if (start.startsWith("7f454c46") && bytes.length >= 52) return;
  const format = formats.find(([prefix]) => start.startsWith(prefix))?.[1];
  throw new UserError(
    "unreadable-binary",
    `${name} is ${format ?? "no program for Linux"}`,
    "Sizes are told of ELF files: the programs that images hold. Build with GOOS=linux, or give an image.",
  );
}

type Named = { readonly read: Packages; readonly regions: Regions; readonly mapsInTable: boolean };

/** Undefined when the table claims more than the file has room for. */
function packagesWithin(bytes: Buffer, map: ElfMap, table: FunctionTable): Named | undefined {
  const read = readPackages(bytes, table);
  const regions = regionsOf(bytes.length, map, table);
  const sum = (field: "code" | "padding" | "tables") => read.packages.reduce((total, share) => total + share[field], 0);
  const own = sum("tables") - read.stackMaps;
  // Go 1.27 moved the stack maps behind the functions, into the table's own section.
  const mapsInTable = read.stackMaps <= regions.tables - own;
  const fits =
    sum("code") + sum("padding") <= regions.code &&
    own <= regions.tables &&
    (mapsInTable || read.stackMaps <= regions.data);
  return fits ? { read, regions, mapsInTable } : undefined;
}

function namedBinary(bytes: Buffer, info: BuildInfo | undefined, { read, regions, mapsInTable }: Named): BinarySize {
  const originOf = origins(info);
  const modules = new Map<string, { version: string; own: boolean; packages: number; size: number }>();
  const packages = read.packages.map(({ name, functions, code, padding, tables }): PackageShare => {
    const { module, version, own } = originOf(name);
    const size = code + padding + tables;
    const share = modules.get(module) ?? { version, own, packages: 0, size: 0 };
    modules.set(module, { ...share, packages: share.packages + 1, size: share.size + size });
    return { name, module, functions, code, padding, tables, size };
  });
  const sum = (field: "code" | "padding" | "tables") => packages.reduce((total, share) => total + share[field], 0);
  return {
    size: bytes.length,
    info,
    opaque: undefined,
    packages: packages.sort(bySize(({ name }) => name)),
    modules: [...modules].map(([path, share]) => ({ path, ...share })).sort(bySize(({ path }) => path)),
    unnamed: {
      data: regions.data - (mapsInTable ? 0 : read.stackMaps),
      tables: regions.tables - sum("tables") + (mapsInTable ? 0 : read.stackMaps),
      code: regions.code - sum("code") - sum("padding"),
      debug: regions.debug,
      padding: regions.padding,
    },
    methodsByName: ["reflect.Value.Method", "reflect.Value.MethodByName"].every((name) => read.linked.includes(name)),
  };
}

function opaqueBinary(bytes: Buffer, info: BuildInfo | undefined, regions: Regions, damaged: boolean): BinarySize {
  return {
    size: bytes.length,
    info,
    opaque: reason(bytes, info, damaged),
    packages: [],
    modules: [],
    unnamed: regions,
    methodsByName: false,
  };
}

function reason(bytes: Buffer, info: BuildInfo | undefined, damaged: boolean): string {
  if (damaged) return "its function table is damaged";
  // The packer leaves its mark behind the headers and at the end of the file.
  const packed = [bytes.subarray(0, 4096), bytes.subarray(-4096)].some((part) => part.includes("UPX!"));
  if (packed) return "it was compressed with UPX";
  return info === undefined
    ? "it is no Go program, or one that was obfuscated"
    : `its function table is missing; it is older than Go 1.18 or was changed after the build (${info.go})`;
}

function bySize<T extends { readonly size: number }>(name: (share: T) => string): (a: T, b: T) => number {
  return (a, b) => b.size - a.size || (name(a) < name(b) ? -1 : 1);
}
