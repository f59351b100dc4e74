import fc from "fast-check";
import { line, lineList, list, oneOf, pairs, patterns, problem, yesOrNo } from "../../src/settings/values.ts";

/** What a reader returns and how many problems it has. */
function read<T>(parse: (problems: string[]) => T): { readonly value: T; readonly problems: readonly string[] } {
  const problems: string[] = [];
  return { value: parse(problems), problems };
}
const good = <T>(value: T) => ({ value, problems: [] });

describe("lists", () => {
  test.each<[string, string, readonly string[]]>([
    ["nothing", "", []],
    ["one item", "a", ["a"]],
    ["one a line", "a\nb", ["a", "b"]],
    ["lines of Windows", "a\r\nb\r\n", ["a", "b"]],
    ["lines of an old Mac", "a\rb", ["a", "b"]],
    ["commas", "a, b,c", ["a", "b", "c"]],
    ["empty items are none", ",a,,\n\n b ,", ["a", "b"]],
    ["a comment on its own line", "# all of them\na", ["a"]],
    ["a comment after an item", "a # the first\nb", ["a", "b"]],
    ["commas in a comment", "a # b, c", ["a"]],
    ["a hash inside an item", "a#b", ["a#b"]],
    ["a tab is a blank", "a\t# comment", ["a"]],
  ])("%s", (_sentence, text, items) => expect(read((problems) => list("x", text, problems))).toEqual(good(items)));

  test("a list by lines keeps commas and hashes; a line that begins with a hash is a comment", () => {
    expect(read((problems) => lineList("args", "# why\n--set=a,b\n--colour #fff\n  # no\n", problems))).toEqual(
      good(["--set=a,b", "--colour #fff"]),
    );
  });
});

describe("pairs", () => {
  const parse = (text: string) => read((problems) => pairs("env", text, problems, /^[A-Z_]+$/, "is upper case"));

  test("a value holds equals signs, commas and blanks", () => {
    expect(parse("A=b=c, d\nB=\nC = x ").value).toEqual({ A: "b=c, d", B: "", C: " x" });
  });
  test.each(["A", "=b", "a=b", "A B=c"])("%j is no pair", (text) => expect(parse(text).problems).toHaveLength(1));
  test("a name given twice is a contradiction", () => {
    expect(parse("A=1\nA=2").problems).toEqual([expect.stringContaining("A is given twice")]);
  });
  test("a name of JavaScript's own objects is a name like any other", () => {
    const found = read((problems) => pairs("env", "__proto__=a\nconstructor=b", problems, /^\w+$/, "is a word")).value;
    expect(Object.entries(found)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });
});

describe("single values", () => {
  test("the ends are trimmed", () => expect(read((p) => line("x", "  a b ", p))).toEqual(good("a b")));

  test.each([
    ["a line feed", "a\nb"],
    ["a carriage return", "a\rb"],
    ["a zero", "a\0b"],
    ["an escape", "a\u001bb"],
    ["a vertical tab", "a\vb"],
    ["a form feed", "a\fb"],
    ["delete", "a\u007fb"],
    ["Unicode's next line", "a\u0085b"],
    ["Unicode's line separator", "a\u2028b"],
    ["Unicode's paragraph separator", "a\u2029b"],
  ])("%s is refused", (_sentence, text) => {
    const { value, problems } = read((p) => line("x", text, p));
    expect([value, problems.length]).toEqual(["", 1]);
  });

  test("one of several words, in any case", () => {
    expect(read((p) => oneOf("push", ["auto", "never"], " Never ", p))).toEqual(good("never"));
  });
  test("another word names those that are legal", () => {
    expect(read((p) => oneOf("push", ["auto", "always", "never"], "maybe", p)).problems).toEqual([
      'push: "maybe" is not legal: it must be auto, always or never',
    ]);
  });
  test.each([
    ["true", true],
    ["FALSE", false],
  ])("%s is an answer", (text, answer) => expect(read((p) => yesOrNo("ssh", text, p))).toEqual(good(answer)));
  test.each(["yes", "1", "on", ""])("%j is no answer", (text) =>
    expect(read((p) => yesOrNo("ssh", text, p)).problems).toHaveLength(1),
  );
});

describe("package patterns", () => {
  test.each<[string, readonly string[]]>([
    ["", []],
    ["false", []],
    ["true", ["./..."]],
    [".", ["."]],
    ["./internal/..., ./cmd/api", ["./internal/...", "./cmd/api"]],
    ["../lib/...", ["../lib/..."]],
  ])("%j", (text, value) => expect(read((p) => patterns("test", text, p))).toEqual(good(value)));

  test.each(["internal/...", "-exec=rm", "--", ".hidden", "..."])("%j is none", (text) =>
    expect(read((p) => patterns("test", text, p)).problems).toHaveLength(1),
  );
});

test("a problem shows a long value shortened, and a control character as an escape", () => {
  const problems: string[] = [];
  problem(problems, "env", `a\n${"b".repeat(500)}`, "it must be short");
  expect(problems[0]?.length).toBeLessThan(150);
  expect(problems[0]).toMatch(/^env: "a\\nb+\.\.\." is not legal: it must be short$/);
});

test("no item of a list ever holds a line break or another control character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const item of [...list("x", text, []), ...lineList("x", text, [])])
        expect(item).not.toMatch(/[\0-\u0008\n-\u001f\u007f\u0085\u2028\u2029]/);
    }),
  );
});
