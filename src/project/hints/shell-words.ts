/**
 * Splits a shell script into simple commands and those into words, quotes removed. Text in `$(…)`, `${…}`, `{{…}}` and
 * backquotes stays as it is, one piece of its word: nothing is run. Single-quoted `$` counts as literal in a shell, but what is read
 * here are build lines, in which a variable in quotes means a variable all the same.
 */
export function shellCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  for (let at = 0; at <= script.length;) {
    const { kind, text, end } = nextPiece(script, at, word === undefined);
    if (kind === "text") word = (word ?? "") + text;
    else {
      if (word !== undefined) commands.at(-1)?.push(word);
      word = undefined;
    }
    if (kind === "end of command") commands.push([]);
    // An open quote or a backslash at the end leads beyond it.
    at = at < script.length ? Math.min(end, script.length) : end;
  }
  return commands.filter((command) => command.length > 0);
}

type Piece = { readonly kind: "text" | "blank" | "end of command"; readonly text: string; readonly end: number };

/** What begins at `at`; a comment and a bracket mean something only at the start of a word. */
function nextPiece(script: string, at: number, startsWord: boolean): Piece {
  const character = script[at];
  if (character === undefined) return { kind: "end of command", text: "", end: at + 1 };
  const opaque = opaqueEnd(script, at);
  if (opaque > at) return { kind: "text", text: script.slice(at, opaque), end: opaque };
  if (character === "\\")
    return { kind: script[at + 1] === "\n" ? "blank" : "text", text: script[at + 1] ?? "", end: at + 2 };
  if (character === "'" || character === '"') {
    const end = quoteEnd(script, at);
    const inside = script.slice(at + 1, end);
    return {
      kind: "text",
      text: character === "'" ? inside : inside.replace(/\\(?<kept>["\\$`\n])/g, "$<kept>"),
      end: end + 1,
    };
  }
  if (character === "#" && startsWord) return { kind: "end of command", text: "", end: lineEnd(script, at) };
  if (/[\n;&|]/.test(character) || (startsWord && /[()]/.test(character)))
    return { kind: "end of command", text: "", end: at + 1 };
  return { kind: /\s/.test(character) ? "blank" : "text", text: character, end: at + 1 };
}

function lineEnd(script: string, from: number): number {
  const end = script.indexOf("\n", from);
  return end < 0 ? script.length : end;
}

/** The words of one command line, whatever stands between its commands. */
export function shellWords(text: string): readonly string[] {
  return shellCommands(text).flat();
}

function quoteEnd(script: string, from: number): number {
  const quote = script[from];
  let at = from + 1;
  while (at < script.length && script[at] !== quote) {
    const opaque = quote === '"' ? opaqueEnd(script, at) : at;
    if (opaque > at) at = opaque;
    else at += quote === '"' && script[at] === "\\" ? 2 : 1;
  }
  return at;
}

/** End of the `$(…)`, `${…}` or backquoted piece at `from`; `from` itself when there is none. */
function opaqueEnd(script: string, from: number): number {
  if (script[from] === "`") {
    const end = script.indexOf("`", from + 1);
    return end < 0 ? script.length : end + 1;
  }
  if (script.startsWith("{{", from)) {
    const end = script.indexOf("}}", from);
    return end < 0 ? script.length : end + 2;
  }
  const open = script[from] === "$" ? script[from + 1] : undefined;
  if (open !== "(" && open !== "{") return from;
  const close = open === "(" ? ")" : "}";
  let depth = 0;
  for (let at = from + 1; at < script.length; at += 1) {
    if (script[at] === open) depth += 1;
    else if (script[at] === close && --depth === 0) return at + 1;
  }
  return script.length;
}
