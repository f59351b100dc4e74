import { shellWords } from "./shell-words.ts";

/** Longer than any instruction that is read; more is cut off, so that no pattern has to search it. */
const longest = 16_384;

/** An instruction of a Dockerfile: its name in capitals and what stands behind it, on one line but for here-documents. */
export type Instruction = { readonly name: string; readonly rest: string };

/** Instructions with continued lines joined, comments and here-documents' ends removed. */
export function instructions(content: string): readonly Instruction[] {
  const escape = /^#\s*escape\s*=\s*`/im.test(content.slice(0, 500)) ? "`" : "\\";
  const result: Instruction[] = [];
  const lines = content.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    let line = (lines[at] ?? "").trim();
    if (line === "" || line.startsWith("#")) continue;
    while (line.endsWith(escape) && at + 1 < lines.length) {
      const next = (lines[++at] ?? "").trim();
      if (!next.startsWith("#")) line = `${line.slice(0, -1)} ${next}`;
    }
    const here = /<<-?["']?(?<end>\w+)["']?/.exec(line)?.groups?.["end"];
    if (here !== undefined && /^(?:RUN|COPY)\b/i.test(line)) {
      const body: string[] = [];
      while (at + 1 < lines.length && lines[++at]?.trim() !== here) body.push(lines[at] ?? "");
      line = /^RUN/i.test(line) ? `RUN ${body.join("\n")}` : "";
    }
    const match = /^(?<name>[A-Za-z]+)\s+(?<rest>.*)$/s.exec(line)?.groups;
    if (match !== undefined)
      result.push({ name: (match["name"] ?? "").toUpperCase(), rest: (match["rest"] ?? "").slice(0, longest) });
  }
  return result;
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; what is not known stays. */
export function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(
    /(?<!\\)\$(?:\{(?<curly>\w+)(?::?-(?<fallback>[^}]*))?\}|(?<bare>[A-Za-z_]\w*))/g,
    (whole, curly?: string, fallback?: string, bare?: string) => {
      const value = Object.hasOwn(variables, curly ?? bare ?? "") ? variables[curly ?? bare ?? ""] : undefined;
      return value !== undefined && value !== "" ? value : (fallback ?? whole);
    },
  );
}

/** The words of ENTRYPOINT and CMD in either form. */
export function commandWords(text: string): readonly string[] {
  return text.startsWith("[") ? jsonList(text) : shellWords(text);
}

/** The strings of a JSON list; words where it is none. */
export function jsonList(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
  } catch {
    return shellWords(text.replace(/^\[|\]$/g, "").replaceAll(",", " "));
  }
}
