import { type GoTokens, nextToken, stringValue, tokenText } from "./go-tokens.ts";

/**
 * A package-level variable or constant. `value`: `none` without one, `text` made of string literals, `named` another
 * constant or variable, `other` anything else. `content` is the text of a single literal.
 */
export type GoVariable = {
  readonly name: string;
  readonly kind: "var" | "const";
  /** As written; empty where the value gives the type. */
  readonly type: string;
  readonly value: "none" | "text" | "named" | "other";
  readonly content: string | undefined;
};

export type Specs = {
  readonly variables: readonly GoVariable[];
  readonly embeds: readonly { readonly pattern: string; readonly variable: string }[];
};

/**
 * Reads what follows `var` or `const`: one specification or a group in brackets. `patterns` are the embed patterns in
 * front of it; those inside a group are found here. With `kept` false the names are passed over.
 */
export function variableSpecs(
  tokens: GoTokens,
  kind: GoVariable["kind"],
  kept: boolean,
  parsePatterns: (text: string) => readonly string[],
  patterns: readonly string[],
): Specs {
  const variables: GoVariable[] = [];
  const embeds: { pattern: string; variable: string }[] = [];
  let waiting = patterns;
  let inGroup = false;
  let words: string[] = [];
  let depth = 0;
  const finish = () => {
    const found = words.length > 0 ? specification(words, kind) : [];
    if (kept) variables.push(...found);
    const [first] = found;
    if (first !== undefined) embeds.push(...waiting.map((pattern) => ({ pattern, variable: first.name })));
    if (words.length > 0) waiting = [];
    words = [];
  };
  for (;;) {
    const token = nextToken(tokens);
    const text = token === "comment" ? "" : tokenText(tokens);
    if (token === "comment") {
      if (/^\/\/go:embed[ \t]/.test(tokens.text.slice(tokens.start, tokens.start + 11)))
        waiting = [...waiting, ...parsePatterns(tokenText(tokens).slice("//go:embed".length))];
    } else if (token === "end") break;
    else if (token === "mark" && text === "(" && !inGroup && words.length === 0) inGroup = true;
    else if (token === "mark" && text === ")" && inGroup && depth === 0) break;
    else if (token === "newline" && depth === 0) {
      finish();
      if (!inGroup) break;
    } else if (token !== "newline") {
      if (token === "mark" && "([{".includes(text)) depth += 1;
      if (token === "mark" && ")]}".includes(text)) depth -= 1;
      // What stands in brackets is never a plain string; its first mark alone says so.
      if (depth === 0 || (depth === 1 && "([{".includes(text))) words.push(text);
    }
  }
  finish();
  return { variables, embeds };
}

/** `a, b string = "x", "y"` as one entry a name. */
function specification(words: readonly string[], kind: GoVariable["kind"]): readonly GoVariable[] {
  const equals = words.indexOf("=");
  const left = equals < 0 ? words : words.slice(0, equals);
  const values = equals < 0 ? [] : split(words.slice(equals + 1));
  let count = 1;
  while (left[count * 2 - 1] === ",") count += 1;
  const names = left.slice(0, count * 2 - 1).filter((word) => word !== ",");
  const type = left.slice(count * 2 - 1).join("");
  return names.map((name, at) => ({ name, kind, type, ...valueOf(values[at]) }));
}

function split(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === ",") parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function valueOf(words: readonly string[] | undefined): Pick<GoVariable, "value" | "content"> {
  if (words === undefined || words.length === 0) return { value: "none", content: undefined };
  const [first = ""] = words;
  if (words.length === 1 && /^["`]/.test(first)) return { value: "text", content: stringValue(first) };
  if (words.every((word) => word === "+" || /^["`]/.test(word))) return { value: "text", content: undefined };
  if (/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?$/u.test(words.join(""))) {
    const literal = ["true", "false", "nil"].includes(words.join(""));
    return { value: literal ? "other" : "named", content: undefined };
  }
  return { value: "other", content: undefined };
}
