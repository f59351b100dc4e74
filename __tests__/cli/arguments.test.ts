import { parseArguments } from "../../src/cli/arguments.ts";
import { failureOf } from "../failure.ts";

const read = (line: string) => parseArguments(line === "" ? [] : line.split(" "));
const plan = {
  kind: "plan",
  directory: ".",
  raw: {},
  trigger: undefined,
  json: false,
  load: false,
  push: false,
  output: undefined,
};
const build = { ...plan, kind: "build" };

test.each<[string, string, object]>([
  ["nothing asks for help", "", { kind: "help", command: undefined }],
  ["help", "--help", { kind: "help", command: undefined }],
  ["help in one letter", "-h", { kind: "help", command: undefined }],
  ["help on a command", "help build", { kind: "help", command: "build" }],
  ["help on a command, asked behind it", "build . --push --help", { kind: "help", command: "build" }],
  ["help on no command", "help fly", { kind: "help", command: undefined }],
  ["the version", "--version", { kind: "version" }],
  ["the version in one letter", "-V", { kind: "version" }],
  ["a command alone", "plan", plan],
  ["a directory", "plan services/api", { ...plan, directory: "services/api" }],
  ["JSON", "plan --json", { ...plan, json: true }],
  ["a trigger", "plan --trigger release:v1.4.2", { ...plan, trigger: "release:v1.4.2" }],
  ["an input", "plan --runtime scratch", { ...plan, raw: { runtime: "scratch" } }],
  ["an input with an equals sign", "plan --ldflags=-s=x", { ...plan, raw: { ldflags: "-s=x" } }],
  ["a list, one option an item", "plan --env A=1 --env B=2,3", { ...plan, raw: { env: "A=1\nB=2,3" } }],
  ["a yes", "plan --test", { ...plan, raw: { test: "true" } }],
  ["a yes before a directory", "plan --ssh dir", { ...plan, directory: "dir", raw: { ssh: "true" } }],
  ["a yes with a value", "plan --test=./internal/...", { ...plan, raw: { test: "./internal/..." } }],
  ["a push", "build --push", { ...build, push: true, raw: { push: "always" } }],
  [
    "a push before a directory",
    "build --push dir",
    { ...build, push: true, directory: "dir", raw: { push: "always" } },
  ],
  ["the input called push", "build --push=never", { ...build, raw: { push: "never" } }],
  [
    "a directory that is called like a value",
    "build --push ./never",
    { ...build, push: true, directory: "./never", raw: { push: "always" } },
  ],
  [
    "the last of an input that is no list",
    "build --push=auto --push=always",
    { ...build, push: true, raw: { push: "always" } },
  ],
  ["the last of a word", "plan --cgo true --cgo false", { ...plan, raw: { cgo: "false" } }],
  ["all patterns of tests", "plan --test=./a --test=./b", { ...plan, raw: { test: "./a\n./b" } }],
  ["a load", "build --load", { ...build, load: true }],
  ["an output", "build --output out", { ...build, output: "out" }],
])("%s", (_sentence, line, expected) => expect(read(line)).toEqual(expected));

test.each([
  ["a command that does not exist", "fly"],
  ["an option before the command", "--json plan"],
  ["an option that does not exist", "plan --nonsense"],
  ["an option in one letter", "plan -x"],
  ["an option of another command", "plan --load"],
  ["a value for what takes none", "plan --json=yes"],
  ["no value for what takes one", "plan --runtime"],
  ["an option as a value", "plan --runtime --json"],
  ["two directories", "plan a b"],
  ["a push and a load", "build --push --load"],
  ["a load and an output", "build --load --output out"],
  ["a push and an output", "build --push --output out"],
])("%s is a wrong command line", (_sentence, line) =>
  expect(failureOf(() => read(line)).code).toBe("invalid-command-line"),
);

test.each([
  ["an option that is misspelt", "plan --platform linux/amd64", /Did you mean --platforms\?/],
  ["one of its own", "build --outptu x", /Did you mean --output\?/],
  ["one of another command", "plan --load", /^go-alpine-build plan --help/],
  ["one that is like no other", "plan --nonsense", /^go-alpine-build plan --help/],
  ["patterns behind a flag", "build . --test ./internal/...", /--test=\.\/internal\/\.\.\./],
  ["two directories", "plan a b", /one option an item/],
  ["a value of --push behind a blank", "build --push never", /--push=never\. .*\.\/never/],
  ["the same behind a directory", "build . --push auto", /--push=auto/],
  ["a value of a yes behind a blank", "build --test false", /--test=false/],
])("%s: the hint says what may have been meant", (_sentence, line, hint) =>
  expect(failureOf(() => read(line)).hint).toMatch(hint),
);

test("an item keeps its blanks and its line breaks, for the parser of settings to judge", () => {
  expect(parseArguments(["plan", "--args", "a b\nc"])).toMatchObject({ raw: { args: "a b\nc" } });
});

test.each([
  ["with its value", "build --push --username robot --password s3cret"],
  ["with an equals sign", "build --password=s3cret"],
  ["of the job", "plan --github-token s3cret"],
  ["behind a directory", "build services/api --github-token=s3cret"],
])("a password %s is refused, and not shown once more", (_sentence, line) => {
  const { code, message, hint } = failureOf(() => read(line));
  expect([code, `${message}${hint}`.includes("s3cret")]).toEqual(["invalid-command-line", false]);
  expect(hint).toContain("GO_ALPINE_BUILD_PASSWORD");
});
