import type { Phrase } from "./cause.ts";

/** What a reader cannot see, or what turns text around: control, bidirectional and zero-width characters. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const longest = 120;

/** A name without what cannot be seen, cut in the middle where it is too long. */
export function cleanName(text: string): string {
  const clean = text.replace(unseen, " ").trim();
  const letters = Array.from(clean);
  if (letters.length <= longest) return clean;
  return `${letters.slice(0, longest / 2 - 1).join("")}…${letters.slice(-longest / 2).join("")}`;
}

/**
 * A name in Markdown, in a table or outside: it stays a name, mentions nobody and links nowhere.
 * A code span where that is enough; it cannot hold a backtick, and in a table no pipe or backslash either, which GitHub
 * takes for the table's own.
 */
export function markedName(text: string): string {
  const clean = cleanName(text);
  if (clean === "") return "";
  return /[`|\\]/.test(clean) ? codeElement(clean) : `\`${clean}\``;
}

/** A name where only HTML is read, such as a summary: an element of code, in which GitHub looks for nobody's name. */
export function htmlName(text: string): string {
  return codeElement(cleanName(text));
}

/**
 * A sentence that may come from elsewhere, in Markdown: code spans stay, and around them only what can be nothing but
 * words. A dot or a colon inside of a word could be a link, a number behind a dash an issue's.
 */
export function plainSentence(text: string): string {
  const parts = text
    .slice(0, 1000)
    .replace(unseen, " ")
    .split(/(`[^`]+`)/);
  return parts
    .map((part, at) =>
      at % 2 === 1
        ? markedName(part.slice(1, -1))
        : part.replace(/[^\p{L}\p{N} ,.:;()%+-]|[.:](?=\S)|-(?=\p{N})/gu, " "),
    )
    .join("");
}

/** A phrase in Markdown; its words are ours. */
export function markedPhrase(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === "string" ? part : markedName(part.name))).join("");
}

/** Text in HTML or SVG, in an element or an attribute, and in Markdown that is not to be one. */
export function entities(text: string): string {
  return escaped(text.replace(unseen, " "), /[&<>"'`|\\*_[\]#@~$]/g);
}

/** GitHub makes links of what looks like an address even in an element of code. */
function codeElement(clean: string): string {
  return `<code>${escaped(entities(clean), /:|(?<=www)\./gi)}</code>`;
}

const escaped = (text: string, signs: RegExp): string => text.replace(signs, (sign) => `&#${sign.codePointAt(0)};`);

/** A Markdown table; the columns from `numbers` on are aligned to the right. */
export function table(
  head: readonly string[],
  numbers: number,
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  // A number and its unit stay on one line.
  const joined = (cell: string, at: number) => (at < numbers ? cell : cell.replaceAll(" ", "\u00a0"));
  const rule = head.map((_, at) => (at < numbers ? ":--" : "--:"));
  return [line(head), line(rule), ...rows.map((row) => line(row.map(joined)))];
}

/** A part that is folded away; the summary says what is in it. */
export function folded(summary: string, lines: readonly string[]): readonly string[] {
  return ["", `<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"];
}
