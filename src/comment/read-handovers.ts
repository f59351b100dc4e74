import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";

/** Files that are read at most, and how deep they may lie: each artifact is downloaded into a directory of its own. */
const most = { files: 100, depth: 2 };

export type ReadFile = { readonly path: string; readonly text: string };

/**
 * The JSON files in a directory, in the order of their names; of a file that is longer than `longest` bytes so much that
 * it is seen to be too long. No links are followed. Where there is no such directory there are none: the action that
 * downloads makes none when the run left no reports. Throws UserError `invalid-input` when it cannot be read.
 */
export async function readHandovers(directory: string, longest: number): Promise<readonly ReadFile[]> {
  const paths = await jsonFiles(directory, most.depth).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new UserError(
      "invalid-input",
      `reports: ${directory} cannot be read`,
      "Name the directory into which actions/download-artifact wrote the size reports.",
      { cause: error },
    );
  });
  return Promise.all(paths.slice(0, most.files).map(async (path) => ({ path, text: await start(path, longest + 1) })));
}

async function jsonFiles(directory: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const found = entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(async (entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && depth > 0) return jsonFiles(path, depth - 1);
      return entry.isFile() && entry.name.endsWith(".json") ? [path] : [];
    });
  return (await Promise.all(found)).flat();
}

async function start(path: string, length: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(length, (await file.stat()).size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
