import { type GoTokens, nextToken, stringValue, tokenText } from "./go-tokens.ts";
import { type GoVariable, variableSpecs } from "./go-variables.ts";

/** An embed directive: the variable below it and one pattern. */
export type Embed = { readonly pattern: string; readonly variable: string };

/**
 * How much the functions of a file do: there are none, they only return, one of them refuses (it returns an error of its
 * own or panics), or they work.
 */
export type Code = "none" | "stub" | "refuses" | "works";

/** What stands below the imports. */
export type GoBody = {
  readonly main: "body" | "empty" | undefined;
  readonly variables: readonly GoVariable[];
  readonly embeds: readonly Embed[];
  /** Calls time.LoadLocation. */
  readonly usesLocations: boolean;
  /** Programs that exec.Command is given by name. */
  readonly runs: readonly string[];
  /** Only for files whose constraint names cgo. */
  readonly code: Code | undefined;
};

export type Wanted = {
  readonly main: boolean;
  readonly variables: boolean;
  readonly embeds: boolean;
  /** Local names of the packages time and os/exec; `.` for a dot import. */
  readonly locations: string | undefined;
  readonly commands: string | undefined;
  readonly code: boolean;
};

type Found = { -readonly [K in keyof GoBody]: GoBody[K] extends readonly (infer T)[] ? T[] : GoBody[K] };

/** One pass over the declarations below the imports. */
export function scanBody(tokens: GoTokens, wanted: Wanted): GoBody {
  const found: Found = {
    main: undefined,
    variables: [],
    embeds: [],
    usesLocations: false,
    runs: [],
    code: wanted.code ? "none" : undefined,
  };
  let patterns: readonly string[] = [];
  while (nextToken(tokens) !== "end") {
    if (tokens.kind === "comment") {
      const text = tokens.text.startsWith("//go:embed", tokens.start) && wanted.embeds ? tokenText(tokens) : "";
      if (/^\/\/go:embed[ \t]/.test(text)) patterns = [...patterns, ...embedPatterns(text.slice("//go:embed".length))];
    } else if (tokens.kind === "word") {
      const word = tokenText(tokens);
      if (word === "func") readFunction(tokens, wanted, found);
      else if (word === "var" || word === "const") {
        const kept = wanted.variables || patterns.length > 0;
        const specs = variableSpecs(tokens, word, kept, (text) => embedPatterns(text), patterns);
        found.variables.push(...(wanted.variables ? specs.variables : []));
        found.embeds.push(...specs.embeds);
        patterns = [];
      } else skipDeclaration(tokens);
    }
  }
  return found;
}

/** Blank-separated patterns, each bare or quoted as a Go string. Source: https://pkg.go.dev/embed#hdr-Directives */
export function embedPatterns(text: string): readonly string[] {
  return (text.match(/`[^`]*`|"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map((word) =>
    /^["`]/.test(word) ? stringValue(word) : word,
  );
}

function readFunction(tokens: GoTokens, wanted: Wanted, found: Found): void {
  nextToken(tokens);
  const name = tokens.kind === "word" ? tokenText(tokens) : "";
  // The body is the brace at depth 0 that is not behind `interface` or `struct` in the signature.
  let depth = tokens.kind === "mark" ? step(tokens, 0) : 0;
  let before = "";
  for (;;) {
    const kind = nextToken(tokens);
    if (kind === "end" || (kind === "newline" && depth === 0)) return;
    if (
      kind === "mark" &&
      depth === 0 &&
      tokens.text[tokens.start] === "{" &&
      before !== "interface" &&
      before !== "struct"
    )
      break;
    if (kind === "mark") depth = step(tokens, depth);
    before = kind === "word" ? tokenText(tokens) : "";
  }
  const body = readBlock(tokens, wanted, found);
  if (wanted.main && name === "main") found.main = body.tokens === 0 ? "empty" : "body";
  if (wanted.code) found.code = codeWith(found.code, name, body);
}

/** One function that refuses is enough for a stub, whatever the others do. */
function codeWith(before: Found["code"], name: string, { works, refuses }: Block): Found["code"] {
  if (before === "refuses" || refuses) return "refuses";
  return before === "works" || (works && name !== "init") ? "works" : "stub";
}

function step(tokens: GoTokens, depth: number): number {
  const mark = tokens.text[tokens.start] ?? "";
  if (mark === "(" || mark === "[" || mark === "{") return depth + 1;
  return mark === ")" || mark === "]" || mark === "}" ? depth - 1 : depth;
}

/** Words of a function that decides something. */
const deciding = new Set(["for", "if", "switch", "select", "go", "defer"]);
/** Calls that make an error, or end the program with one. */
const failing = /^(?:errors\.New|fmt\.Errorf|panic|log\.(?:Fatal|Panic)\w*|status\.Errorf?)$/;
/** A named error: `ErrNoCgo`, `errUnsupported`. */
const errorName = /^[eE]rr[A-Z]\w*$/;
/** Calls that do nothing by themselves. */
const idle = new Set(["new", "make", "len", "string", "return", "nil"]);

type Block = { readonly tokens: number; readonly works: boolean; readonly refuses: boolean };

/** Reads to the brace that closes the block. */
function readBlock(tokens: GoTokens, wanted: Wanted, found: Found): Block {
  let depth = 1;
  let count = 0;
  let decides = false;
  let acts = false;
  let fails = false;
  let words: readonly [string, string] = ["", ""];
  while (depth > 0 && nextToken(tokens) !== "end") {
    if (tokens.kind === "comment" || tokens.kind === "newline") continue;
    const text = tokens.text[tokens.start] ?? "";
    if (tokens.kind === "mark") {
      depth = step(tokens, depth);
      if (depth === 0) break;
      if (text === "(") {
        readCall(tokens, words, wanted, found);
        const call = words.filter((word) => word !== "").join(".");
        fails ||= failing.test(call);
        acts ||= call !== "" && !failing.test(call) && !idle.has(call);
      } else acts ||= text === "=" || text === "+" || text === "*";
      if (text === "(" || text === "{") words = ["", ""];
    } else if (tokens.kind === "word") {
      const word = tokenText(tokens);
      decides ||= deciding.has(word);
      fails ||= errorName.test(word);
      words = [tokens.text[tokens.start - 1] === "." ? words[1] : "", word];
    }
    count += 1;
  }
  return { tokens: count, works: decides || acts, refuses: fails && !decides };
}

/** A call that was reached: `time.LoadLocation(` or `exec.Command("git"`. */
function readCall(tokens: GoTokens, [qualifier, name]: readonly [string, string], wanted: Wanted, found: Found): void {
  const of = (local: string | undefined) => local !== undefined && qualifier === (local === "." ? "" : local);
  if (name === "LoadLocation" && of(wanted.locations)) found.usesLocations = true;
  if ((name !== "Command" && name !== "CommandContext") || !of(wanted.commands)) return;
  // CommandContext takes the context first: a single word or call without commas in it.
  const rest = tokens.text.slice(tokens.end, tokens.end + 200);
  const program = /^\s*(?:[^,"`]+,\s*)?(?<text>"[^"\\\n]*"|`[^`\n]*`)/.exec(rest)?.groups?.["text"];
  if (program !== undefined && (name === "CommandContext" || /^\s*["`]/.test(rest)))
    found.runs.push(stringValue(program));
}

/** A type declaration, or text that is no Go: to the end of the line at depth 0. */
function skipDeclaration(tokens: GoTokens): void {
  let depth = 0;
  while (nextToken(tokens) !== "end") {
    if (tokens.kind === "newline" && depth <= 0) return;
    if (tokens.kind === "mark") depth = step(tokens, depth);
  }
}
