import { dockerignore } from "../../src/plan/dockerignore.ts";

const rows = (...given: Parameters<typeof dockerignore>) =>
  dockerignore(...given)
    .trimEnd()
    .split("\n");

test("without a reason to send more, only what the go command reads is sent, and no test", () => {
  const sent = rows({ all: false, besides: [] });
  expect(sent[0]).toBe("*");
  expect(sent).toEqual(expect.arrayContaining(["!**/*.go", "!**/go.mod", "!**/go.sum", "!**/modules.txt"]));
  expect(sent.indexOf("**/*_test.go")).toBeGreaterThan(sent.indexOf("!**/*.go"));
});

test("what is asked for besides comes last, since the last match decides", () => {
  const sent = rows({ all: false, besides: ["web/dist", "config.yaml"] });
  expect(sent.slice(-4)).toEqual(["!web/dist", "!web/dist/**", "!config.yaml", "!config.yaml/**"]);
});

test("where everything may be read, only what no build reads stays behind", () => {
  expect(rows({ all: true, besides: ["node_modules/x"] })).toEqual([
    ".git",
    "**/node_modules",
    "**/.DS_Store",
    "**/.go-alpine-build-cache",
    "!node_modules/x",
  ]);
});

test("every line ends, and no line is empty or a comment", () => {
  const text = dockerignore({ all: false, besides: ["#notes", "!x"] });
  expect(text.endsWith("\n")).toBe(true);
  for (const row of text.trimEnd().split("\n")) expect(row).toMatch(/^[^#\s]/);
});
