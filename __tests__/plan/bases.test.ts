import { baseCandidates, pinned } from "../../src/plan/bases.ts";

test.each([
  ["3.24", "golang:1.26.8-alpine3.24", "alpine:3.24"],
  ["3.24.2", "golang:1.26.8-alpine3.24", "alpine:3.24.2"],
])("Go's image on Alpine %s, and the one that is older than that Alpine", (alpineVersion, first, runtime) => {
  expect(baseCandidates({ alpineVersion, runtime: "alpine" }, "1.26.8")).toEqual([
    { role: "build", references: [first, "golang:1.26.8-alpine"] },
    { role: "runtime", references: [runtime] },
  ]);
});

test("an empty image takes its certificates from Alpine all the same", () => {
  expect(baseCandidates({ alpineVersion: "3.24", runtime: "scratch" }, "1.26").map(({ role }) => role)).toEqual([
    "build",
    "runtime",
  ]);
});

test("a base is pinned where its digest is known", () => {
  expect(pinned({ reference: "alpine:3.24", digest: "sha256:ab" })).toBe("alpine:3.24@sha256:ab");
  expect(pinned({ reference: "alpine:3.24", digest: undefined })).toBe("alpine:3.24");
});
