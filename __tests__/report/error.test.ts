import { errorJson, errorText } from "../../src/report/error.ts";
import { UserError } from "../../src/user-error.ts";

const candidates = [
  { directory: "cmd/api", package: "./cmd/api", because: "it serves" },
  { directory: "cmd/w", package: "./cmd/w", because: "it works" },
];
const error = new UserError("ambiguous-program", "which one?", "Name it.", {
  candidates,
  place: { file: "go.mod", line: 3 },
});

test("people read what is wrong, what may be meant and what helps", () => {
  expect(errorText(error)).toBe(
    [
      "error: which one? [ambiguous-program]",
      "    ./cmd/api  it serves",
      "    ./cmd/w    it works",
      "hint: Name it.",
      "",
    ].join("\n"),
  );
});

test("programs read the same", () => {
  expect(errorJson(error)).toEqual({
    error: {
      code: "ambiguous-program",
      message: "which one?",
      hint: "Name it.",
      candidates,
      place: { file: "go.mod", line: 3 },
    },
  });
});

test("what is not known is left out", () => {
  expect(errorJson(new UserError("no-program", "none", "Write one."))).toEqual({
    error: { code: "no-program", message: "none", hint: "Write one." },
  });
});

test("a bug keeps its stack", () => {
  const bug = new Error("oops");
  expect(errorText(bug)).toContain(bug.stack);
  expect(errorText("oops")).toContain("oops");
});
