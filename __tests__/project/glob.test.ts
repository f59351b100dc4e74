import { matchesGlob } from "../../src/project/glob.ts";

test.each<[string, string, boolean]>([
  ["*", "anything.css", true],
  ["*.css", "a.css", true],
  ["*.css", "a.css.map", false],
  ["a*b*c", "a__b__b__c", true],
  ["a*b*c", "a__c__b", false],
  ["?", "ü", true],
  ["?", "ab", false],
  ["[a-c].txt", "b.txt", true],
  ["[a-c].txt", "d.txt", false],
  ["[^a-c].txt", "d.txt", true],
  ["[xyz]", "y", true],
  ["[-x]", "-", true],
  ["[\\]]", "]", true],
  ["\\*", "*", true],
  ["\\*", "x", false],
  ["a+b(c)", "a+b(c)", true],
  ["", "", true],
  ["", "a", false],
  ["[a", "[a", true],
])("%j and %j match: %s", (pattern, name, expected) => {
  expect(matchesGlob(pattern, name)).toBe(expected);
});

test("a pattern of many stars ends in an answer", () => {
  expect(matchesGlob("*a".repeat(40) + "b", "a".repeat(250))).toBe(false);
});
