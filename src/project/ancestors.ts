import { posix } from "node:path";

/** The directory itself, then each one above it, up to the root. */
export function ancestors(directory: string): readonly string[] {
  return directory === "." ? ["."] : [directory, ...ancestors(posix.dirname(directory))];
}
