import { parseGoWork } from "../../src/project/go-work.ts";

test("reads what a workspace uses and replaces", () => {
  const text =
    'go 1.26\n\ntoolchain go1.26.6\n\nuse (\n\t.\n\t./api // the API\n\t"./with space"\n)\nuse ../outside\n\nreplace example.org/a => ./a\n';
  expect(parseGoWork(text)).toEqual({
    kind: "parsed",
    value: {
      go: "1.26",
      toolchain: "go1.26.6",
      use: [".", "./api", "./with space", "../outside"],
      replaces: [{ oldPath: "example.org/a", oldVersion: "", newPath: "./a", newVersion: "" }],
    },
  });
});

test("a directive of go.mod is refused on its line", () => {
  expect(parseGoWork("go 1.26\nrequire example.org/a v1.0.0\n")).toEqual({
    kind: "broken",
    line: 2,
    message: "unknown directive: require",
  });
});
