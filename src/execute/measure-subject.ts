import { readFile, stat } from "node:fs/promises";
import { readBinary } from "../size/binary.ts";
import type { Subject } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import { layoutBlobs, layoutDigest } from "./blobs.ts";
import type { ReadImage } from "./read-image.ts";

/** Larger than any program that Go links. */
const largestProgram = 2 * 2 ** 30;

/**
 * Measures what a word names: a program, or a directory with an OCI layout.
 * Throws UserError `unreadable-binary` and `unreadable-image`, and `invalid-input` for what is neither.
 */
export async function measureSubject(word: string, platform: string | undefined, read: ReadImage): Promise<Subject> {
  const found = await kindOf(word);
  switch (found) {
    case "file":
      return { kind: "binary", name: word, binary: readBinary(await contents(word), word) };
    case "directory": {
      const digest = await layoutDigest(word);
      if (digest === undefined)
        throw new UserError(
          "unreadable-image",
          `${word} holds no OCI layout: there is no index.json in it`,
          "build --output DIR writes a layout for each image into a directory of its own.",
        );
      const image = await read(digest, layoutBlobs(word), word, platform === undefined ? {} : { platform });
      return { kind: "image", name: word, ...image };
    }
    case "missing":
      // A reference into a registry belongs here: its client's blobs are a ReadBlob, and the tag's digest goes to `read`.
      throw new UserError(
        "invalid-input",
        `${word} is no file and no directory; images in registries cannot be measured yet`,
        "Give a program, or a directory with an OCI layout, such as build --output writes.",
      );
  }
}

async function kindOf(path: string): Promise<"file" | "directory" | "missing"> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "directory" : found.isFile() ? "file" : "missing";
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return "missing";
    throw error;
  }
}

async function contents(path: string): Promise<Buffer> {
  if ((await stat(path)).size > largestProgram)
    throw new UserError("unreadable-binary", `${path} is larger than 2 GiB`, "Give a program, or an OCI layout.");
  return readFile(path);
}
