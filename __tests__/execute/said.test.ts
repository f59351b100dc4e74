import { said } from "../../src/execute/said.ts";

test.each([
  ["the last error", "#1 loading\nERROR: first\nmore\nERROR: second\n", "second"],
  ["an error in any case", "error: cannot connect", "cannot connect"],
  ["else the first line, since usage text follows", "permission denied\n\nUsage: docker\n", "permission denied"],
  ["blanks are no lines", "\n  \n  denied \n", "denied"],
  ["a plugin that is missing", "unknown flag: --progress\nSee 'docker --help'.", "docker has no buildx plugin"],
  [
    "the same, as newer clients say it",
    "docker: unknown command: docker buildx\n\nRun 'docker --help'",
    "docker has no buildx plugin",
  ],
  ["a tool that says nothing", "", "it did not say why"],
])("%s", (_sentence, stderr, expected) => expect(said(stderr)).toBe(expected));
