/** A syntax error in go.mod or go.work. `line` counts from 1. Internal to this folder: it leaves as a value, never thrown out. */
export class ModSyntaxError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = "ModSyntaxError";
    this.line = line;
  }
}

/** One directive, with the block's word in front when it stands in a block. Strings are unquoted. */
export type ModLine = {
  readonly words: readonly string[];
  readonly line: number;
  readonly inBlock: boolean;
  /** Comments on the lines before it and behind it, without the slashes. */
  readonly before: readonly string[];
  readonly comment: string;
};

type Token = {
  readonly kind: "word" | "string" | "mark" | "newline" | "end";
  readonly text: string;
  readonly line: number;
};

/** Lines of comment in front of a directive that are kept. */
const mostComments = 100;

/** The characters that end a word; a word may hold any other that is not white space. */
const marks = "()[]{},";

/**
 * The directives of a go.mod or go.work. Throws ModSyntaxError.
 * Format: https://go.dev/ref/mod#go-mod-file-lexical and golang.org/x/mod/modfile/read.go.
 */
export function modLines(text: string): readonly ModLine[] {
  const { tokens, comments } = lex(text);
  const own = new Map(comments.filter(({ alone }) => alone).map(({ line, text: said }) => [line, said]));
  const behind = new Map(comments.filter(({ alone }) => !alone).map(({ line, text: said }) => [line, said]));
  const before = (line: number): readonly string[] => {
    const said: string[] = [];
    for (let above = line - 1; said.length < mostComments; above -= 1) {
      const comment = own.get(above);
      if (comment === undefined) break;
      said.unshift(comment);
    }
    return said;
  };
  const result: ModLine[] = [];
  let block: string | undefined;
  for (const { line, tokens: all } of statements(tokens)) {
    const words = all.map(({ text: word }) => word);
    const last = all.at(-1);
    if (block !== undefined) {
      if (words.length === 1 && isMark(last, ")")) block = undefined;
      else
        result.push({
          words: [block, ...words],
          line,
          inBlock: true,
          before: before(line),
          comment: behind.get(line) ?? "",
        });
    } else if (isMark(last, "(") && words.length > 1) {
      if (words.length > 2) throw new ModSyntaxError(line, `unknown block type: ${words.slice(0, -1).join(" ")}`);
      block = words[0];
    } else if (words.length === 3 && isMark(all[1], "(") && isMark(last, ")")) continue;
    else result.push({ words, line, inBlock: false, before: before(line), comment: behind.get(line) ?? "" });
  }
  if (block !== undefined)
    throw new ModSyntaxError(
      tokens.at(-1)?.line ?? 1,
      "syntax error (unterminated block started at ...)".replace(" started at ...", ""),
    );
  return result;
}

const isMark = (token: Token | undefined, text: string) => token?.kind === "mark" && token.text === text;

function statements(tokens: readonly Token[]): readonly { readonly line: number; readonly tokens: readonly Token[] }[] {
  const result: { line: number; tokens: Token[] }[] = [];
  let current: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== "newline" && token.kind !== "end") current.push(token);
    else if (current.length > 0) {
      result.push({ line: current[0]?.line ?? token.line, tokens: current });
      current = [];
    }
  }
  return result;
}

type Comment = { readonly line: number; readonly text: string; readonly alone: boolean };

function lex(text: string): { readonly tokens: readonly Token[]; readonly comments: readonly Comment[] } {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  let line = 1;
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === "\n") {
      tokens.push({ kind: "newline", text: "\n", line: line++ });
      at += 1;
    } else if (character === " " || character === "\t" || character === "\r") at += 1;
    else if (text.startsWith("//", at)) {
      const end = lineEnd(text, at);
      const alone = tokens.length === 0 || tokens.at(-1)?.kind === "newline";
      comments.push({ line, text: text.slice(at + 2, end).trim(), alone });
      at = end;
    } else if (marks.includes(character)) {
      tokens.push({ kind: "mark", text: character, line });
      at += 1;
    } else {
      const end = character === '"' || character === "`" ? stringEnd(text, at, line) : wordEnd(text, at, line);
      const raw = text.slice(at, end);
      if (/^[^"`].*["'`]/.test(raw)) throw new ModSyntaxError(line, "unquoted string cannot contain quote");
      tokens.push(
        end > at + 1 && /^["`]/.test(raw)
          ? { kind: "string", text: unquote(raw, line), line }
          : { kind: "word", text: raw, line },
      );
      at = end;
    }
  }
  tokens.push({ kind: "newline", text: "", line }, { kind: "end", text: "", line });
  return { tokens, comments };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function wordEnd(text: string, from: number, line: number): number {
  let at = from;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (marks.includes(character) || /\s/.test(character) || text.startsWith("//", at)) break;
    if (text.startsWith("/*", at))
      throw new ModSyntaxError(line, "mod files must use // comments (not /* */ comments)");
    at += 1;
  }
  if (at === from) throw new ModSyntaxError(line, `unexpected input character ${JSON.stringify(text[from])}`);
  return at;
}

function stringEnd(text: string, from: number, line: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n") throw new ModSyntaxError(line, "unexpected newline in string");
    if (character === quote) return at + 1;
    if (character === "\\" && quote === '"') at += 1;
  }
  throw new ModSyntaxError(line, "unexpected EOF in string");
}

/** Go's quoting differs from JSON's in a few escapes only; those that a path never needs are refused. */
function unquote(raw: string, line: number): string {
  if (raw.startsWith("`")) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw.replace(/\\x(?<hex>[0-9a-fA-F]{2})/g, "\\u00$<hex>")));
  } catch (cause) {
    throw Object.assign(new ModSyntaxError(line, `invalid quoted string: ${raw}`), { cause });
  }
}
