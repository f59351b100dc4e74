import { printable } from "../../src/hosts/printable.ts";

test.each<[string, string, string]>([
  ["plain text stays as it is", "a b\tc\nd", "a b\tc\nd"],
  ["a command of GitHub's runner becomes text", "::error::pwned", "| ::error::pwned"],
  ["also after blanks", "  ::add-mask::x", "|   ::add-mask::x"],
  [
    "also after a carriage return, which ends a line for the runner",
    "x\r::set-output name=a::b",
    "x\n| ::set-output name=a::b",
  ],
  ["the old form counts anywhere in a line", "a ##[error]b", "a ## [error]b"],
  ["escape sequences of a terminal are dropped", "\u001b[31mred\u001b[0m\u009b1m", "[31mred[0m1m"],
])("%s", (_sentence, text, shown) => expect(printable(text)).toBe(shown));
