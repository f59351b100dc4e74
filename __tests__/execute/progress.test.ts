import fc from "fast-check";
import { type Vertex, failure, follow, running, startProgress, stepName } from "../../src/execute/progress.ts";

const line = (...vertexes: readonly Partial<Vertex>[]) => JSON.stringify({ vertexes });
const log = (vertex: string, text: string) =>
  JSON.stringify({ logs: [{ vertex, data: Buffer.from(text).toString("base64") }] });
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0) + seconds * 1000).toISOString();

/** A build of which these lines were seen. */
function seen(...lines: readonly string[]) {
  const progress = startProgress();
  return { progress, said: lines.flatMap((each) => follow(progress, each)) };
}

test.each([
  ["[image-app linux/amd64->arm64 build 2/2] RUN --mount=type=bind <<'EOF' (set -eu...)", "compile for linux/arm64"],
  ["[linux/amd64 build 2/2] RUN <<'EOF'", "compile for linux/amd64"],
  ["[linux/amd64->arm/v7 build 2/2] RUN <<'EOF'", "compile for linux/arm/v7"],
  ["[build 2/2] RUN <<'EOF'", "compile"],
  ["[image-app linux/amd64 test 2/2] RUN <<'EOF'", "test"],
  ["[test 2/2] RUN <<'EOF'", "test"],
  ["[source 1/1] RUN <<'EOF'", "generate"],
  ["[linux/amd64 root 1/1] RUN <<'EOF'", "put files together"],
  ["[linux/amd64 go 1/2] FROM docker.io/library/golang:1.26.8-alpine3.24@sha256:aa", "pull golang:1.26.8-alpine3.24"],
  ["[go 1/2] FROM mirror.example.com/golang:1.26", "pull mirror.example.com/golang:1.26"],
  ["exporting to image", "export"],
  ["[image-app] exporting to oci image format", "export"],
])("%s is called %s", (name, expected) => expect(stepName(name)).toBe(expected));

test.each([
  "[internal] load build definition from Dockerfile",
  "[image-app internal] load metadata for docker.io/library/alpine:3.24",
  "[image-app 2/3] COPY --link --from=root /out/ /",
  "[binaries 1/1] FROM scratch",
  "[auth] library/alpine:pull token for registry-1.docker.io",
  "",
])("%j is not worth a line", (name) => expect(stepName(name)).toBeUndefined());

test("whatever a step is called, naming it ends", () => {
  fc.assert(fc.property(fc.string(), (name) => void stepName(name)));
  expect(stepName(`[${"a ".repeat(5000)}`)).toBeUndefined();
});

describe("what is said", () => {
  const build = "[linux/amd64 build 2/2] RUN";
  test("a step is told when it ends, once, with its seconds", () => {
    const { said } = seen(
      line({ digest: "1", name: build, started: at(0) }),
      line({ digest: "1", name: build, started: at(0), completed: at(1.26) }),
      line({ digest: "1", name: build, started: at(0), completed: at(1.26) }),
    );
    expect(said).toEqual(["  1.3s  compile for linux/amd64"]);
  });
  test("a step from the cache says so", () => {
    expect(seen(line({ digest: "1", name: build, started: at(0), completed: at(0), cached: true })).said).toEqual([
      "cached  compile for linux/amd64",
    ]);
  });
  test("a base image that is there already is no news", () => {
    const name = "[go 1/2] FROM docker.io/library/golang:1.26";
    expect(
      seen(
        line({ digest: "1", name, started: at(0), completed: at(0.1) }),
        line({ digest: "2", name, started: at(0), completed: at(9), cached: true }),
      ).said,
    ).toEqual([]);
    expect(seen(line({ digest: "1", name, started: at(0), completed: at(12) })).said).toEqual([
      " 12.0s  pull golang:1.26",
    ]);
  });
  test("the output of a step is shown line by line", () => {
    expect(seen(log("1", "go: downloading x\n\n./main.go:1:1: no\n")).said).toEqual([
      "  | go: downloading x",
      "  | ./main.go:1:1: no",
    ]);
  });
  test("what buildx says besides is kept for an explanation", () => {
    const { progress, said } = seen("ERROR: failed to solve", "", "{ not json", "{}");
    expect([said, progress.plain]).toEqual([[], ["ERROR: failed to solve", "{ not json"]]);
  });
});

test("the steps that run are known by name, oldest first", () => {
  const { progress } = seen(
    line(
      { digest: "1", name: "[linux/amd64 build 2/2] RUN", started: at(0) },
      { digest: "2", name: "[image 1/2] COPY x y", started: at(0) },
      { digest: "3", name: "[linux/amd64->arm64 build 2/2] RUN", started: at(1) },
      { digest: "4", name: "[test 2/2] RUN" },
    ),
  );
  expect(running(progress)).toEqual(["compile for linux/amd64", "compile for linux/arm64"]);
  follow(progress, line({ digest: "1", completed: at(2) }));
  expect(running(progress)).toEqual(["compile for linux/arm64"]);
});

describe("a failure", () => {
  test("is the step that failed, with all it printed, and not those that it stopped", () => {
    const { progress } = seen(
      line({ digest: "1", name: "a", error: "context canceled" }, { digest: "2", name: "b", error: "exit code: 1" }),
      log("2", "one\n"),
      log("1", "other\n"),
      log("2", "two\n"),
    );
    expect(failure(progress)).toEqual({ name: "b", error: "exit code: 1", output: "one\ntwo\n" });
  });
  test("is nothing where none failed", () => expect(failure(startProgress())).toBeUndefined());
  test("keeps the end of an output without bounds", () => {
    const { progress } = seen(
      line({ digest: "1", name: "a", error: "x" }),
      log("1", "a".repeat(300_000)),
      log("1", "end"),
    );
    const { output } = failure(progress) ?? { output: "" };
    expect([output.length, output.endsWith("aend")]).toEqual([200_000, true]);
  });
});
