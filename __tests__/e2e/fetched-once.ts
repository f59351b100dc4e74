import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./cli.ts";

/** Directory of a tool at the versions that a file pins; installed once for each content of it, and whole or not at all. */
export function fetchedOnce(name: string, pins: string, install: (directory: string) => void): string {
  const hash = createHash("sha256").update(readFileSync(pins)).digest("hex").slice(0, 12);
  const cache = join(root, "node_modules/.cache");
  const home = join(cache, `${name}-${hash}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, `${name}-`));
  install(work);
  try {
    renameSync(work, home);
  } catch (error) {
    // Another test was faster.
    rmSync(work, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}
