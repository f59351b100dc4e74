import { code, columns, markdownTable } from "../../src/report/table.ts";

test("columns are as wide as their widest cell, and the last one as it is", () => {
  expect(
    columns([
      ["a", "bbb", "c"],
      ["aaa", "b", "ccccc"],
      ["", "", "x"],
    ]),
  ).toEqual(["a    bbb  c", "aaa  b    ccccc", "          x"]);
});

test("rows may have fewer cells than others, wherever they stand", () => {
  expect(
    columns([
      ["a", "b", "cc", "d"],
      ["aa", "x"],
      ["a", "b", "c", "d"],
    ]),
  ).toEqual(["a   b  cc  d", "aa  x", "a   b  c   d"]);
});

test("no rows are no lines", () => expect(columns([])).toEqual([]));

test("a Markdown table has its head, its rule and its rows", () => {
  expect(markdownTable(["A", "B"], [["1", "2"]])).toEqual(["| A | B |", "| --- | --- |", "| 1 | 2 |"]);
});

test("a line break in a cell cannot end the table", () => {
  expect(markdownTable(["A"], [["1\r\n# 2"]]).at(-1)).toBe("| 1 # 2 |");
});

test.each([
  ["plain", "`plain`"],
  ["a`b", "`` a`b ``"],
  ["``", "``` `` ```"],
  ["a|b", "`a\\|b`"],
  ["a\nb", "`a b`"],
  ["<script>", "`<script>`"],
])("%j stays text in a code span", (text, expected) => expect(code(text)).toBe(expected));
