import { parseGoVersionFile, parseToolVersions } from "../../src/project/version-files.ts";

test.each<[string, string | undefined]>([
  ["1.26.8\n", "1.26.8"],
  ["go1.26.8", "1.26.8"],
  ["# why\n\n 1.26 # newest\r\n", "1.26"],
  ["\n", undefined],
])(".go-version %j names %s", (text, version) => {
  expect(parseGoVersionFile(text)).toBe(version);
});

test.each<[string, string | undefined]>([
  ["golang 1.26.8\n", "1.26.8"],
  ["nodejs 24\ngo 1.26 1.25\n", "1.26"],
  ["# golang 1.2\ngolang\t1.26.8 # why\n", "1.26.8"],
  ["golangci-lint 2.0.0\n", undefined],
  ["golang\n", undefined],
])(".tool-versions %j names %s", (text, version) => {
  expect(parseToolVersions(text)).toBe(version);
});
