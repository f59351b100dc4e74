import { buildFailure, firstCompilerError, isFull, testsFailed } from "../../src/execute/build-failure.ts";
import { follow, startProgress } from "../../src/execute/progress.ts";
import { planValue } from "../plan-value.ts";

const buildStep = "[linux/amd64 build 2/2] RUN <<'EOF' (set -eu...)";
const testStep = "[image-app linux/amd64 test 2/2] RUN <<'EOF' (set -eu...)";

/** The error for a step that failed with this output, or for what buildx said without any step. */
function explain({
  step,
  output = "",
  error = "exit code: 1",
  plain = [],
}: {
  step?: string;
  output?: string;
  error?: string;
  plain?: readonly string[];
}) {
  const progress = startProgress();
  for (const row of plain) follow(progress, row);
  if (step !== undefined) {
    const logs = [{ vertex: "1", data: Buffer.from(output).toString("base64") }];
    follow(progress, JSON.stringify({ vertexes: [{ digest: "1", name: step, error }], logs }));
  }
  const { code, message, hint, place } = buildFailure(planValue(), progress);
  return { code, message, hint, place };
}

test.each<[string, string, string, object | undefined]>([
  [
    "a mistake in a package",
    "# example.com/app\n./main.go:3:15: undefined: x\n",
    ".",
    { file: "main.go", line: 3, column: 15, message: "main.go:3: undefined: x" },
  ],
  [
    "of a module in a directory",
    "cmd/api/main.go:10:2: declared and not used: a",
    "api",
    {
      file: "services/api/cmd/api/main.go",
      line: 10,
      column: 2,
      message: "services/api/cmd/api/main.go:10: declared and not used: a",
    },
  ],
  [
    "of a neighbour",
    "../lib/x.go:1:1: expected 'package'",
    "api",
    { file: "services/lib/x.go", line: 1, column: 1, message: "services/lib/x.go:1: expected 'package'" },
  ],
  [
    "of a neighbour, named from the root",
    "/src/lib/x.go:1:1: expected 'package'",
    "a/b/c",
    { file: "services/lib/x.go", line: 1, column: 1, message: "services/lib/x.go:1: expected 'package'" },
  ],
  [
    "of a module that was downloaded, which has no place here",
    "../../go/pkg/mod/example.com/x@v1.0.0/x.go:2:3: undefined: y",
    "api",
    { message: "example.com/x@v1.0.0/x.go:2: undefined: y" },
  ],
  [
    "without a column",
    "main.go:7: label defined and not used",
    ".",
    { file: "main.go", line: 7, message: "main.go:7: label defined and not used" },
  ],
  [
    "in go.mod",
    "go: errors parsing go.mod:\ngo.mod:3: unknown directive: foo",
    ".",
    { file: "go.mod", line: 3, message: "go.mod:3: unknown directive: foo" },
  ],
  [
    "that go vet found",
    "vet: ./main.go:5:2: undefined: y",
    ".",
    { file: "main.go", line: 5, column: 2, message: "main.go:5: undefined: y" },
  ],
  [
    "in C",
    "# example.com/app\nbridge.c:4:10: fatal error: 'x.h' file not found",
    ".",
    { file: "bridge.c", line: 4, column: 10, message: "bridge.c:4: fatal error: 'x.h' file not found" },
  ],
  [
    "the first of many",
    "a.go:1:1: one\nb.go:2:2: two",
    ".",
    { file: "a.go", line: 1, column: 1, message: "a.go:1: one" },
  ],
  ["none", "go: downloading example.com/x v1.0.0\nsignal: killed", ".", undefined],
])("the first compiler error: %s", (_sentence, output, workdir, expected) => {
  const found = firstCompilerError(output, { context: workdir === "." ? "." : "services", workdir });
  expect(found === undefined ? undefined : { ...found.place, message: found.message }).toEqual(expected);
});

test("a build that does not compile is told with its place", () => {
  expect(explain({ step: buildStep, output: "# example.com/app\n./main.go:3:15: undefined: x\n" })).toMatchObject({
    code: "build-failed",
    message: "main.go:3: undefined: x",
    place: { file: "main.go", line: 3, column: 15 },
  });
});

test("an import that go.mod does not know is told without the start of an advice", () => {
  const output = "main.go:3:8: no required module provides package example.com/x; to add it:\n\tgo get example.com/x";
  expect(explain({ step: buildStep, output }).message).toBe(
    "main.go:3: no required module provides package example.com/x",
  );
});

test("advice that the go command gives is not taken for what is wrong", () => {
  const output =
    "go: inconsistent vendoring in /src:\n\tx@v1.0.0: is not marked\n\n\tTo sync, run:\n\t\tgo mod vendor\n";
  expect(explain({ step: buildStep, output })).toMatchObject({
    message: "compile for linux/amd64 failed: go: inconsistent vendoring in /src",
    hint: "Run go mod vendor and commit the vendor directory.",
  });
});

test("an image that no daemon is there to load into comes with another way", () => {
  const plain = [
    "ERROR: failed to detect docker features: failed to connect to the docker API at unix:///var/run/docker.sock",
  ];
  expect(explain({ plain }).hint).toMatch(/--output DIR/);
});

test("another failure is told by the last thing the step said", () => {
  expect(explain({ step: buildStep, output: "go: a\ngo: cannot find x\n" })).toMatchObject({
    code: "build-failed",
    message: "compile for linux/amd64 failed: go: cannot find x",
    place: undefined,
  });
});

test("a module whose sum is another one is named, and not the page that Go advises to read", () => {
  const output = [
    "go: downloading example.com/x v1.6.0",
    "verifying example.com/x@v1.6.0/go.mod: checksum mismatch",
    "\tdownloaded: h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxU+yHo=",
    "\tgo.sum:     h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxWHyBo=",
    "",
    "SECURITY ERROR",
    "This download does NOT match an earlier download recorded in go.sum.",
    "For more information, see 'go help module-auth'.",
  ].join("\n");
  expect(explain({ step: buildStep, output })).toMatchObject({
    message: "compile for linux/amd64 failed: verifying example.com/x@v1.6.0/go.mod: checksum mismatch",
    hint: expect.stringMatching(/go\.sum/) as string,
  });
});

test("a step that said nothing is told by its error", () => {
  expect(explain({ step: buildStep }).message).toBe("compile for linux/amd64 failed: exit code: 1");
});

test("a failure before any step is told by buildx's words", () => {
  expect(explain({ plain: ["ERROR: failed to connect"] })).toMatchObject({
    code: "build-failed",
    message: "the build failed: ERROR: failed to connect",
  });
});

test("a build of which nothing is known is told all the same", () => {
  expect(explain({}).message).toBe("the build failed: no reason was given");
});

test("a base image that is gone is told by its name", () => {
  const plain = [
    "ERROR: failed to solve: golang:1.26.8-alpine3.24: docker.io/library/golang:1.26.8-alpine3.24: not found",
  ];
  expect(explain({ plain })).toMatchObject({
    code: "base-image-missing",
    message: "there is no image docker.io/library/golang:1.26.8-alpine3.24",
  });
});

test("a base image that exists for other platforms is told with the platform", () => {
  const step = "[image-app linux/386 internal] load metadata for docker.io/library/alpine:3.24@sha256:abc";
  expect(explain({ step, error: "no match for platform in manifest: not found" })).toMatchObject({
    code: "base-image-missing",
    message: "alpine:3.24 does not exist for linux/386",
  });
});

test.each([
  [
    "a proxy's certificate",
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    /SSL_CERT_FILE/,
  ],
  ["a newer Go", "go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)", /go-version/],
  [
    "a private module over https",
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    /private-modules/,
  ],
  ["a private module over ssh", "git@github.com: Permission denied (publickey).", /private-modules/],
  ["a go.sum that lacks a line", "main.go:4:2: missing go.sum entry for module providing package x", /go mod tidy/],
  [
    "an import that go.mod does not know",
    "main.go:3:8: no required module provides package example.com/x; to add it:\n\tgo get example.com/x",
    /go mod tidy/,
  ],
  ["an embedded file that is not there", "main.go:6:12: pattern web/dist: no matching files found", /embedded/],
  ["a full disk", "write /tmp/x: no space left on device", /prune/],
])("%s comes with what helps", (_sentence, output, hint) =>
  expect(explain({ step: buildStep, output }).hint).toMatch(hint),
);

/** The step that runs tests has succeeded, and the one that judges them fails. */
function testProgress(output: string) {
  const progress = startProgress();
  const vertexes = [
    { digest: "1", name: testStep },
    { digest: "2", name: "[image-app linux/amd64 tested 1/1] RUN if [ -e /tests/failed ]", error: "exit code: 1" },
  ];
  const said = (vertex: string, text: string) => ({ vertex, data: Buffer.from(text).toString("base64") });
  const logs = [said("1", output), said("2", "tests fail, see above\n")];
  follow(progress, JSON.stringify({ vertexes, logs }));
  return progress;
}
const explainTests = (output: string, plan = planValue()) => buildFailure(plan, testProgress(output));

test("tests that failed are told by the step that ran them, and not by the one that says so", () => {
  expect(testsFailed(testProgress("--- FAIL: TestAdd (0.00s)\n"))).toBe(true);
  expect(explainTests("--- FAIL: TestAdd (0.00s)\n")).toMatchObject({
    code: "test-failed",
    message: "a test fails: TestAdd",
  });
});

test("a step of tests that fails itself has run none: something else is wrong, and the build may be tried again", () => {
  const output = "failed to mount cache: failed to extract layer";
  expect(explain({ step: testStep, output })).toMatchObject({
    code: "build-failed",
    message: expect.stringContaining(output),
  });
});

test("an engine that is full is seen where the tests said so", () => {
  expect(isFull(explainTests("write /tmp/x: no space left on device\n--- FAIL: TestAdd (0.00s)\n"))).toBe(true);
});

test("a build that fails for another reason has no tests that failed", () => {
  const progress = startProgress();
  follow(progress, JSON.stringify({ vertexes: [{ digest: "1", name: buildStep, error: "exit code: 1" }] }));
  expect(testsFailed(progress)).toBe(false);
});

describe("tests that fail", () => {
  const output = [
    "--- FAIL: TestAdd (0.00s)",
    "    add_test.go:9: 1 + 1 = 3",
    "FAIL",
    "FAIL\texample.com/app/internal/sum\t0.003s",
    "FAIL",
  ].join("\n");

  test("are told by name and place", () => {
    expect(explainTests(output)).toMatchObject({
      code: "test-failed",
      message: "a test fails: TestAdd",
      place: { file: "internal/sum/add_test.go", line: 9 },
    });
  });
  test("are counted where they are many", () => {
    const many = ["A", "B", "C", "D", "E"].map((name) => `--- FAIL: Test${name} (0.00s)`).join("\n");
    expect(explainTests(many).message).toBe("tests fail: TestA, TestB, TestC and 2 more");
  });
  test("of the module's own root", () => {
    expect(explainTests(output.replace("/internal/sum", "")).place).toEqual({
      file: "add_test.go",
      line: 9,
    });
  });
  test("of another module have no place here", () => {
    expect(explainTests(output.replace("example.com/app/", "example.com/application/")).place).toBeUndefined();
  });
  test("that do not compile are told as the compiler does", () => {
    const compiler =
      "# example.com/app [example.com/app.test]\n./add_test.go:5:2: undefined: add\nFAIL\texample.com/app [build failed]";
    expect(explainTests(compiler)).toMatchObject({
      code: "test-failed",
      message: "add_test.go:5: undefined: add",
      place: { file: "add_test.go", line: 5, column: 2 },
    });
  });
  test("without a name are told by what was said last", () => {
    expect(explainTests("panic: x\nexit status 2").message).toBe("the tests fail: exit status 2");
  });
  test("are placed in their own module where there are several", () => {
    const [program] = planValue().programs;
    const nested = { ...program!, module: { path: "example.com/app/internal", directory: "internal" } };
    expect(explainTests(output, planValue({ programs: [program!, nested] })).place).toEqual({
      file: "internal/sum/add_test.go",
      line: 9,
    });
  });
});
