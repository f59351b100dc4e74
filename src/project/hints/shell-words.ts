/**
 * Splits a shell script into simple commands and those into words, quotes removed. Text in `$(…)`, `${…}`, `{{…}}` and
 * backquotes stays as it is, one piece of its word: nothing is run. Single-quoted `$` counts as literal in a shell, but what is read
 * here are build lines, in which a variable in quotes means a variable all the same.
 */
export function shellCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let at = 0;
  const add = (text: string) => (word = (word ?? "") + text);
  const endWord = () => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    commands.push([]);
  };
  while (at < script.length) {
    const character = script[at] ?? "";
    const opaque = opaqueEnd(script, at);
    if (opaque > at) {
      add(script.slice(at, opaque));
      at = opaque;
    } else if (character === "\\") {
      if (script[at + 1] !== "\n") add(script[at + 1] ?? "");
      at += 2;
    } else if (character === "'" || character === '"') {
      const end = quoteEnd(script, at);
      add(
        character === "'"
          ? script.slice(at + 1, end)
          : script.slice(at + 1, end).replace(/\\(?<kept>["\\$`\n])/g, "$<kept>"),
      );
      at = end + 1;
    } else if (/\s/.test(character) && character !== "\n") {
      endWord();
      at += 1;
    } else if (character === "#" && word === undefined) {
      while (at < script.length && script[at] !== "\n") at += 1;
    } else if (/[\n;&|]/.test(character)) {
      endCommand();
      at += 1;
    } else if ((character === "(" || character === ")") && word === undefined) {
      endCommand();
      at += 1;
    } else {
      add(character);
      at += 1;
    }
  }
  endCommand();
  return commands.filter((command) => command.length > 0);
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
