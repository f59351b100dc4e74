/**
 * What a token is. `text` is a quoted string, `mark` any operator or bracket, `newline` also a semicolon, since both end
 * a declaration; `number` stands for characters too.
 */
export type TokenKind = "word" | "text" | "number" | "mark" | "newline" | "comment" | "end";

/** A position in Go source and the token that was read last, from `start` to `end`. Moved along by `nextToken`. */
export type GoTokens = { readonly text: string; kind: TokenKind; start: number; end: number };

export function goTokens(text: string): GoTokens {
  return { text, kind: "newline", start: 0, end: text.startsWith("\ufeff") ? 1 : 0 };
}

/** The last token as it is written. */
export function tokenText({ text, start, end }: GoTokens): string {
  return text.slice(start, end);
}

const isWordStart = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * Reads one token. Text that is no Go still ends in finite time: an open string or comment ends with its line or the file.
 * Format: https://go.dev/ref/spec#Lexical_elements
 */
export function nextToken(tokens: GoTokens): TokenKind {
  const { text } = tokens;
  let at = tokens.end;
  let code = text.charCodeAt(at);
  while (code === 32 || code === 9 || code === 13) code = text.charCodeAt(++at);
  tokens.start = at;
  if (at >= text.length) return finish(tokens, "end", at);
  if (code === 10 || code === 59) return finish(tokens, "newline", at + 1);
  if (isWordStart(code)) {
    do code = text.charCodeAt(++at);
    while (isWordStart(code) || isDigit(code));
    return finish(tokens, "word", at);
  }
  if (code === 47) {
    const next = text.charCodeAt(at + 1);
    if (next === 47) return finish(tokens, "comment", find(text, "\n", at));
    if (next === 42) return finish(tokens, "comment", find(text, "*/", at + 2, 2));
  }
  if (code === 34) return finish(tokens, "text", quotedEnd(text, at, 34));
  if (code === 96) return finish(tokens, "text", find(text, "`", at + 1, 1));
  if (code === 39) return finish(tokens, "number", quotedEnd(text, at, 39));
  if (isDigit(code)) {
    do code = text.charCodeAt(++at);
    while (isDigit(code) || isWordStart(code) || code === 46);
    return finish(tokens, "number", at);
  }
  return finish(tokens, "mark", at + 1);
}

function finish(tokens: GoTokens, kind: TokenKind, end: number): TokenKind {
  tokens.kind = kind;
  tokens.end = end;
  return kind;
}

function find(text: string, mark: string, from: number, beyond = 0): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + beyond;
}

function quotedEnd(text: string, from: number, quote: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92) at += 1;
    else if (code === 10) return at;
  }
  return text.length;
}

/** The value of a string token; escapes that JSON does not know are left as they are. */
export function stringValue(raw: string): string {
  if (raw.startsWith("`")) return raw.slice(1, -1).replaceAll("\r", "");
  if (!raw.includes("\\")) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.slice(1, -1);
  }
}
