import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./e2e/cli.ts";

/** All pages that people read, relative to the repository. */
export const pages = [".", "docs", ".github", "sandbox", "bench", "examples", "__tests__/rehearsal"]
  .flatMap((directory) => names(directory).map((name) => join(directory, name)))
  .concat(names("examples").map((name) => `examples/${name}/README.md`))
  .filter((path) => path.endsWith(".md") && existsSync(join(root, path)));

function names(directory: string): readonly string[] {
  return existsSync(join(root, directory)) ? readdirSync(join(root, directory)) : [];
}

export const readPage = (path: string) => readFileSync(join(root, path), "utf8");

/** The commands of each `sh` block of a page, without comments; a line that ends in a backslash goes on. */
export function shellBlocks(page: string): readonly (readonly string[])[] {
  return [...page.matchAll(/^ *```(?:sh|bash|shell)\n(?<text>[\s\S]*?)^ *```$/gm)].map(({ groups }) =>
    (groups?.["text"] ?? "")
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .map((line) => line.replace(/(?:^|\s+)#(?:\s.*)?$/, "").trim())
      .filter((line) => line !== ""),
  );
}
