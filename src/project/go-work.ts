import { type GoMod, type Parsed, type Replacement, argument, parsed, replacement, versionLines } from "./go-mod.ts";
import { ModSyntaxError, modLines } from "./mod-lines.ts";

/** A go.work as it is written. `use` holds directories relative to the file. */
export type GoWork = Pick<GoMod, "go" | "toolchain"> & {
  readonly use: readonly string[];
  readonly replaces: readonly Replacement[];
};

const directives = new Set("go toolchain godebug use replace".split(" "));

/** Never throws. Format: https://go.dev/ref/mod#go-work-file */
export function parseGoWork(text: string): Parsed<GoWork> {
  return parsed(() => {
    const lines = modLines(text);
    for (const { words, line } of lines)
      if (!directives.has(words[0] ?? "")) throw new ModSyntaxError(line, `unknown directive: ${words[0] ?? ""}`);
    return {
      ...versionLines(lines),
      use: lines.filter(({ words }) => words[0] === "use").map((line) => argument(line, "use", "local/dir")),
      replaces: lines.filter(({ words }) => words[0] === "replace").map(replacement),
    };
  });
}
