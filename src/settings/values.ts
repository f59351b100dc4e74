/**
 * Readers of single values. Each takes the input's name and text, adds a sentence to `problems` when the text is
 * not legal, and then returns something harmless: the caller throws when there was any problem.
 */
export type Problems = string[];

/** Control characters end a line or an instruction somewhere down the road, and no legal value needs one. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/;

/** BuildKit reads a Dockerfile in lines of at most 64 KiB. */
const longest = 16_384;

const shown = (text: string) => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);

export function problem(problems: Problems, name: string, value: string, right: string): void {
  problems.push(`${name}: ${shown(value)} is not legal: ${right}`);
}

/** One line of text without control characters. */
export function line(name: string, text: string, problems: Problems): string {
  const value = text.trim();
  if (value.length > longest) {
    problem(problems, name, value, `it must not be longer than ${longest} characters`);
    return "";
  }
  if (!control.test(value)) return value;
  problem(problems, name, value, "it must be one line without control characters");
  return "";
}

export function oneOf<const T extends string>(name: string, legal: readonly T[], text: string, problems: Problems): T {
  const value = text.trim().toLowerCase();
  const found = legal.find((word) => word === value);
  if (found !== undefined) return found;
  problem(problems, name, text, `it must be ${legal.slice(0, -1).join(", ")} or ${legal.at(-1) ?? ""}`);
  return legal[0] as T;
}

export function yesOrNo(name: string, text: string, problems: Problems): boolean {
  return oneOf(name, ["true", "false"], text, problems) === "true";
}

/** Items one a line or separated by commas; `#` starts a comment at the start of a line or after a blank. */
export function list(name: string, text: string, problems: Problems): readonly string[] {
  return items(
    name,
    lines(text)
      .map((row) => row.replace(/(^|\s)#.*$/, ""))
      .flatMap((row) => row.split(",")),
    problems,
  );
}

/** Items one a line, for values that may hold commas and `#` of their own; a line that begins with `#` is a comment. */
export function lineList(name: string, text: string, problems: Problems): readonly string[] {
  return items(
    name,
    lines(text).filter((row) => !row.trim().startsWith("#")),
    problems,
  );
}

/** `NAME=value`, one a line. A later line for the same name is a contradiction. */
export function pairs(
  name: string,
  text: string,
  problems: Problems,
  legal: RegExp,
  right: string,
): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const item of lineList(name, text, problems)) {
    const at = item.indexOf("=");
    const key = at < 0 ? "" : item.slice(0, at).trim();
    if (!legal.test(key)) problem(problems, name, item, `it must be NAME=value, where NAME ${right}`);
    else if (found.has(key)) problem(problems, name, item, `${key} is given twice`);
    else found.set(key, item.slice(at + 1));
  }
  return Object.fromEntries(found);
}

/** `true`, `false`, or package patterns as the go command takes them. */
export function patterns(name: string, text: string, problems: Problems): readonly string[] {
  const value = text.trim();
  if (value === "" || value === "false") return [];
  if (value === "true") return ["./..."];
  return list(name, text, problems).filter((pattern) => {
    const legal = /^\.{1,2}(\/|$)/.test(pattern);
    if (!legal) problem(problems, name, pattern, "it must be true, false, or patterns such as ./internal/...");
    return legal;
  });
}

function lines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function items(name: string, raw: readonly string[], problems: Problems): readonly string[] {
  return raw.map((item) => line(name, item, problems)).filter((item) => item !== "");
}
