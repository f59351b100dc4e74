/** Quoting for text that enters the generated Dockerfile. None of it may hold a line break: settings refuse those. */

/** One word for a POSIX shell, bare where that is safe. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * One word of ENV, LABEL and similar instructions, taken literally: neither `$` nor a backslash means anything.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement and #env; inside double quotes the
 * backslash escapes `"`, `$` and itself.
 */
export function dockerWord(text: string): string {
  return `"${text.replace(/[\\"$]/g, (character) => `\\${character}`)}"`;
}

/** The exec form of ENTRYPOINT and CMD, in which nothing is expanded. */
export function execForm(words: readonly string[]): string {
  return JSON.stringify(words);
}
