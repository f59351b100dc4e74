import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { sep } from "node:path";

/** What a bounded read of a file gave. `bytes` is the size of a file that is too large. */
export type BoundedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too-large"; readonly bytes: number }
  | { readonly kind: "absent" };

/** One buffer for all reads: a large tree has ten thousand small files. */
let buffer = Buffer.alloc(64 * 1024);

/**
 * The text of a regular file of at most `limit` bytes. Pipes and devices count as absent, since opening one may wait for
 * ever. Read synchronously: on a large tree that takes half the time. Throws what the file system throws, except for
 * absence and lacking permission.
 */
export function readBounded(path: string, limit: number): BoundedText {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isAbsence(error)) return { kind: "absent" };
    throw error;
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { kind: "absent" };
    if (status.size > limit) return { kind: "too-large", bytes: status.size };
    if (status.size > buffer.length) buffer = Buffer.alloc(status.size);
    let length = 0;
    while (length < status.size) {
      const read = readSync(descriptor, buffer, length, status.size - length, length);
      if (read === 0) break;
      length += read;
    }
    return { kind: "text", text: buffer.toString("utf8", 0, length) };
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a path, links followed, lies in the repository; `root` is real itself. A dangling link does not. */
export function leadsInside(path: string, root: string): boolean {
  try {
    const real = realpathSync(path);
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}

function isAbsence(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return ["ENOENT", "ENOTDIR", "EACCES", "ELOOP", "ENAMETOOLONG", "ENXIO", "EPERM", "EISDIR"].includes(String(code));
}
