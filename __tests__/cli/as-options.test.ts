import { asOptions } from "../../src/cli/as-options.ts";

test.each([
  ["an input with its value", "Set `commands: ./cmd/api`, or another.", "Set `--commands=./cmd/api`, or another."],
  ["several of them", "set `image: a/{command}` and `test: false`", "set `--image=a/{command}` and `--test=false`"],
  ["one of two words", "set working-directory: services/api.", "set --working-directory=services/api."],
  ["an input without a value", "Set go-version.", "Set go-version."],
  ["another word before a colon", "needs the permission packages: write", "needs the permission packages: write"],
  ["the end of another word", "dev-image-tags: x", "dev-image-tags: x"],
  ["an option", "--output DIR writes it", "--output DIR writes it"],
])("%s", (_sentence, hint, expected) => expect(asOptions(hint)).toBe(expected));
