import { createHash } from "node:crypto";
import { lstat, readFile, readdir } from "node:fs/promises";
import { join, posix } from "node:path";

export type FilesToHash = {
  /** Directories of which the files with a matching name count, and none below. */
  readonly packages: readonly string[];
  /** Files that may be missing. */
  readonly files: readonly string[];
  /** Files and directories, with all that is below. */
  readonly trees: readonly string[];
};

/** More is read by nobody who is in a hurry. */
const most = { files: 20_000, bytes: 256 * 1024 * 1024 };

class Strange extends Error {}

/**
 * Digest of the names and contents of files below `root`. Null where there is a link, a device, something `strange`, or more
 * than 256 MB: what is read there is not sure to be what a build would read.
 */
export async function hashFiles(
  root: string,
  { packages, files, trees }: FilesToHash,
  matches: (name: string) => boolean,
  strange: (name: string, bytes: Buffer) => boolean = () => false,
): Promise<string | null> {
  try {
    const listed = await Promise.all([
      ...packages.map(async (directory) => (await readdir(join(root, directory))).filter(matches).map(at(directory))),
      ...trees.map((path) => below(root, path)),
    ]);
    const all = [...new Set([...listed.flat(), ...files])].sort();
    if (all.length > most.files) return null;
    const sum = createHash("sha256");
    let room = most.bytes;
    for (const path of all) {
      const bytes = await regularFile(join(root, path), room);
      if (bytes !== undefined && strange(path, bytes)) return null;
      room -= bytes?.length ?? 0;
      sum.update(JSON.stringify([path, bytes?.length ?? null]));
      if (bytes !== undefined) sum.update(bytes);
    }
    return sum.digest("hex");
  } catch (error) {
    if (error instanceof Strange || isRefusal(error)) return null;
    throw error;
  }
}

const at = (directory: string) => (name: string) => posix.join(directory, name);

/** Undefined for a file that does not exist. */
async function regularFile(path: string, room: number): Promise<Buffer | undefined> {
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined) return undefined;
  if (!status.isFile() || status.size > room) throw new Strange(path);
  return readFile(path);
}

/** The regular files at and below a path, which may be missing. */
async function below(root: string, path: string): Promise<readonly string[]> {
  const status = await lstat(join(root, path)).catch(() => undefined);
  if (status === undefined) return [];
  if (!status.isDirectory()) return [path];
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => posix.join(path, posix.relative(join(root, path), join(entry.parentPath, entry.name))));
}

/** What may not be read may not be read by the builder either. */
const isRefusal = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && ["EACCES", "EPERM"].includes(String(error.code));
