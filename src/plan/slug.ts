import { createHash } from "node:crypto";

/**
 * A name that is legal inside an image tag, at most `limit` characters long, and distinct for distinct texts: a text that
 * had to be changed or cut ends in a hash of the whole, since `a/b` and `a-b` may both be branches.
 */
export function slug(text: string, limit: number): string {
  const plain = text.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  if (plain === text && plain.length <= limit) return plain;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const head = plain.slice(0, limit - hash.length - 1).replace(/[-.]+$/, "");
  return head === "" ? hash : `${head}-${hash}`;
}
