import { type ModLine, ModSyntaxError, modLines } from "./mod-lines.ts";

export type Requirement = { readonly path: string; readonly version: string; readonly indirect: boolean };

/** `oldVersion` and `newVersion` are empty where the line has none; a `newPath` without version is a directory. */
export type Replacement = {
  readonly oldPath: string;
  readonly oldVersion: string;
  readonly newPath: string;
  readonly newVersion: string;
};

/** A go.mod as it is written: directives in the order of the file. */
export type GoMod = {
  readonly path: string;
  readonly deprecated: string | undefined;
  /** Such as `1.26` or `1.26.3`; undefined without a go line. */
  readonly go: string | undefined;
  /** Such as `go1.26.8` or `default`. */
  readonly toolchain: string | undefined;
  readonly requires: readonly Requirement[];
  readonly replaces: readonly Replacement[];
  readonly excludes: readonly { readonly path: string; readonly version: string }[];
  /** Lowest and highest version; equal for a single one. */
  readonly retracts: readonly { readonly low: string; readonly high: string }[];
  readonly tools: readonly string[];
  readonly ignores: readonly string[];
  readonly godebug: readonly string[];
};

export type Parsed<T> =
  | { readonly kind: "parsed"; readonly value: T }
  | { readonly kind: "broken"; readonly line: number; readonly message: string };

/** Source: golang.org/x/mod/modfile, GoVersionRE and ToolchainRE. */
const goVersionText = /^[1-9]\d*\.(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))?(?:[a-z]+\d+)?$/;
const toolchainText = /^default$|^go1(?:$|\.)/;

/**
 * Reads a go.mod as strictly as the go command reads the main module's. Never throws.
 * Format: https://go.dev/ref/mod#go-mod-file
 */
export function parseGoMod(text: string): Parsed<GoMod> {
  return parsed(() => {
    const lines = modLines(text);
    for (const line of lines) checkDirective(line);
    const of = (word: string) => lines.filter(({ words }) => words[0] === word);
    const module = single(of("module"), "module");
    if (module === undefined) throw new ModSyntaxError(1, "no module declaration in go.mod");
    return {
      path: argument(module, "module", "module/path"),
      deprecated: deprecation(module),
      ...versionLines(lines),
      requires: of("require").map(requirement),
      replaces: of("replace").map(replacement),
      excludes: of("exclude").map((line) => pathVersion(line, "exclude")),
      retracts: of("retract").map(retraction),
      tools: of("tool").map((line) => argument(line, "tool", "path/to/tool")),
      ignores: of("ignore").map((line) => argument(line, "ignore", "path")),
      godebug: of("godebug").map((line) => argument(line, "godebug", "key=value")),
    };
  });
}

/** Runs a parser and turns its syntax error into a value. */
export function parsed<T>(parse: () => T): Parsed<T> {
  try {
    return { kind: "parsed", value: parse() };
  } catch (error) {
    if (error instanceof ModSyntaxError) return { kind: "broken", line: error.line, message: error.message };
    throw error;
  }
}

/** The go and toolchain lines, which go.mod and go.work share. Throws ModSyntaxError. */
export function versionLines(lines: readonly ModLine[]): Pick<GoMod, "go" | "toolchain"> {
  const value = (word: string, legal: RegExp, what: string) => {
    const line = single(
      lines.filter(({ words }) => words[0] === word),
      word,
    );
    if (line === undefined) return undefined;
    const text = argument(line, word, what);
    if (!legal.test(text))
      throw new ModSyntaxError(line.line, `invalid ${word} version '${text}': it looks like ${what}`);
    return text;
  };
  return {
    go: value("go", goVersionText, "1.23"),
    toolchain: value("toolchain", toolchainText, "go1.23.0 or default"),
  };
}

/** Throws ModSyntaxError. */
export function replacement({ words, line }: ModLine): Replacement {
  const arrow = words.indexOf("=>");
  const [oldPath, oldVersion = ""] = words.slice(1, arrow);
  const [newPath, newVersion = ""] = words.slice(arrow + 1);
  if (arrow < 2 || arrow > 3 || oldPath === undefined || newPath === undefined || words.length > arrow + 3)
    throw new ModSyntaxError(line, "usage: replace module/path [v1.2.3] => other/module v1.4 or ../local/directory");
  const directory = isDirectory(newPath);
  if (newVersion === "" && !directory)
    throw new ModSyntaxError(line, "a replacement without version must be a directory that begins with ./, ../ or /");
  if (newVersion !== "" && directory)
    throw new ModSyntaxError(line, `the replacement directory ${JSON.stringify(newPath)} cannot have a version`);
  return { oldPath, oldVersion, newPath, newVersion };
}

/** Whether the right side of a replacement is a directory. Source: modfile.IsDirectoryPath. */
export function isDirectory(path: string): boolean {
  return /^\.{1,2}(?:[/\\]|$)|^\/|^[A-Za-z]:/.test(path);
}

/** Throws ModSyntaxError for a second one. */
export function single(lines: readonly ModLine[], word: string): ModLine | undefined {
  if (lines[1] !== undefined) throw new ModSyntaxError(lines[1].line, `repeated ${word} statement`);
  return lines[0];
}

/** The one word behind the directive. Throws ModSyntaxError. */
export function argument({ words, line }: ModLine, word: string, what: string): string {
  const [, text] = words;
  if (words.length !== 2 || text === undefined) throw new ModSyntaxError(line, `usage: ${word} ${what}`);
  return text;
}

const directives = new Set("module go toolchain require replace exclude retract tool ignore godebug".split(" "));

function checkDirective({ words, line, inBlock }: ModLine): void {
  const [word = ""] = words;
  if (!directives.has(word)) throw new ModSyntaxError(line, `unknown ${inBlock ? "block type" : "directive"}: ${word}`);
  if (inBlock && (word === "go" || word === "toolchain")) throw new ModSyntaxError(line, `unknown block type: ${word}`);
}

function pathVersion({ words, line }: ModLine, word: string): { readonly path: string; readonly version: string } {
  const [, path, version] = words;
  if (words.length !== 3 || path === undefined || version === undefined)
    throw new ModSyntaxError(line, `usage: ${word} module/path v1.2.3`);
  return { path, version };
}

/** Source: modfile.isIndirect. */
function requirement(line: ModLine): Requirement {
  return { ...pathVersion(line, "require"), indirect: /^indirect(?:;|$)/.test(line.comment) };
}

function retraction({ words, line }: ModLine): { readonly low: string; readonly high: string } {
  const [, first = "", low = "", comma, high = "", close] = words;
  if (words.length === 2 && first !== "[") return { low: first, high: first };
  if (words.length === 6 && first === "[" && comma === "," && close === "]") return { low, high };
  throw new ModSyntaxError(line, "usage: retract v1.2.3 or retract [v1.2.3, v1.4.5]");
}

/** Source: modfile.parseDeprecation. */
function deprecation({ before, comment }: ModLine): string | undefined {
  const text = [...before, comment].join("\n").trim();
  return /(?:^|\n\n)Deprecated: *(?<why>.*?)(?:$|\n\n)/s.exec(text)?.groups?.["why"];
}
