import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { dockerWord, execForm, shellWord } from "../../src/plan/quote.ts";

const hostile = [
  "",
  " ",
  "'",
  "''",
  "it's",
  '"',
  "$HOME",
  "${HOME}",
  "`id`",
  "$(id)",
  "\\",
  "\\\\'",
  "a\\",
  "#x",
  "~",
  "*",
  "{a,b}",
  "!x",
  "-n",
  "EOF",
  "<<EOF",
  "ä日本",
  "a\tb",
  "&& id",
  "; id",
];

test("a POSIX shell reads every word as it was meant", () => {
  const random = fc.sample(fc.string({ unit: "grapheme", maxLength: 40 }), { numRuns: 300, seed: 1 });
  const words = [...hostile, ...random.map((word) => word.replaceAll(/[\0\r\n]/g, " "))];
  const script = `printf '%s\\0' ${words.map(shellWord).join(" ")}`;
  const read = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
  expect(read).toEqual(words);
});

test.each(["./cmd/api", "linux/arm64", "-tags=a,b", "v1.2.3+x", "user@host:path", "50%"])(
  "%s needs no quotes",
  (word) => expect(shellWord(word)).toBe(word),
);

/** What BuildKit makes of a double-quoted word: https://docs.docker.com/reference/dockerfile/#environment-replacement */
function readDockerWord(word: string): string {
  const inner = /^"(?<inner>(?:[^"\\$]|\\["\\$])*)"$/s.exec(word)?.groups?.["inner"];
  if (inner === undefined) throw new Error(`${word} is not one literal word`);
  return inner.replace(/\\(.)/gs, "$1");
}

test("BuildKit reads every word as it was meant, and expands nothing", () => {
  for (const word of hostile) expect(readDockerWord(dockerWord(word))).toBe(word);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (word) => expect(readDockerWord(dockerWord(word))).toBe(word)));
});

test("the exec form is a JSON array on one line", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (words) => {
      const text = execForm(words);
      expect(text).not.toMatch(/[\r\n]/);
      expect(JSON.parse(text)).toEqual(words);
    }),
  );
});
