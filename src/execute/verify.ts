import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { type Elf, neededLibraries, parseElf } from "../size/elf.ts";
import type { ProgramFile } from "./read-programs.ts";

/** e_machine, word size and byte order of Go's Linux ports: https://github.com/golang/go/blob/master/src/debug/elf/elf.go */
const machines: Readonly<Record<string, readonly [machine: number, bits: Elf["bits"], littleEndian: boolean]>> = {
  "386": [3, 32, true],
  amd64: [62, 64, true],
  arm: [40, 32, true],
  arm64: [183, 64, true],
  loong64: [258, 64, true],
  ppc64le: [21, 64, true],
  riscv64: [243, 64, true],
  s390x: [22, 64, false],
};

/** A program as it lies in an image. */
export type ShippedProgram = {
  readonly program: string;
  readonly platform: string;
  /** Undefined where it is not in its layer. */
  readonly file: ProgramFile | undefined;
};

/**
 * Checks that every program can start: a green build is no proof. Throws UserError `wrong-binary` with the first reason.
 * `libraries` is the directory with each image's /lib and /usr/lib, for programs that are linked dynamically.
 */
export async function verifyPrograms(
  plan: Plan,
  programs: AsyncIterable<ShippedProgram> | Iterable<ShippedProgram>,
  libraries: string,
): Promise<void> {
  for await (const one of programs) {
    const wrong = await reason(plan, one, libraries);
    if (wrong !== undefined) {
      throw new UserError(
        "wrong-binary",
        `${one.program} for ${one.platform} ${wrong}`,
        "No tag was set. docs/errors.md says what usually leads to this.",
      );
    }
  }
}

async function reason(
  plan: Plan,
  { file, platform, program }: ShippedProgram,
  libraries: string,
): Promise<string | undefined> {
  if (file === undefined) return "is not in its image";
  if ((file.mode & 0o111) === 0) return "is not executable: the package is no program, so go build wrote an archive";
  const elf = readElf(file.start);
  if (typeof elf === "string") return elf;
  const arch = platform.split("/")[1] ?? "";
  const [machine, bits, littleEndian] = machines[arch] ?? [];
  if (elf.machine !== machine || elf.bits !== bits || elf.littleEndian !== littleEndian)
    return `was built for another machine (ELF machine ${elf.machine}, ${elf.bits} bits)`;
  if (!elf.executable || elf.entry === 0n) return "has no entry point";
  if (elf.interpreter === undefined) return undefined;
  if (plan.link !== "dynamic")
    return `is linked dynamically (it asks for ${elf.interpreter}), so it would not start in this image`;
  const needed = readOr("is a damaged ELF file", () => neededLibraries(file.start, elf));
  if (typeof needed === "string") return needed;
  return missingLibrary([basename(elf.interpreter), ...needed], plan, program, platform, libraries);
}

function readElf(bytes: Buffer): Elf | string {
  return readOr(
    "is a damaged ELF file",
    () =>
      parseElf(bytes) ??
      (bytes.subarray(0, 8).toString("latin1") === "!<arch>\n"
        ? "is an archive: the package is no program"
        : "is no ELF file"),
  );
}

/** What is read, or the words for what cannot be. */
function readOr<T>(otherwise: string, read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

/** Why a dynamic program would not start in the images that hold it; undefined when it would. */
async function missingLibrary(
  needed: readonly string[],
  plan: Plan,
  program: string,
  platform: string,
  libraries: string,
): Promise<string | undefined> {
  for (const { target, name, programs } of plan.images) {
    if (!programs.includes(program)) continue;
    const present = new Set(await fileNames(join(libraries, target, platform.replaceAll("/", "_"))));
    const missing = needed.find((library) => !present.has(library));
    if (missing !== undefined) return `needs ${missing}, which ${name} does not hold: add its package with apk`;
  }
  return undefined;
}

/** Base names of all files and links below. */
async function fileNames(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
