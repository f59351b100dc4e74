import { outcomeText } from "../../src/report/outcome-text.ts";
import { planText } from "../../src/report/plan-text.ts";
import { summary } from "../../src/report/summary.ts";
import { outcomeValue } from "../outcome-value.ts";
import { imageValue, planValue } from "../plan-value.ts";

const digest = `sha256:${"e".repeat(64)}`;

test("a plan for people", () => {
  const notes = [{ code: "history-shallow", message: "the checkout is shallow" } as const];
  expect(planText(planValue({ notes }))).toBe(
    [
      "program    app  ./cmd/app of example.com/app (it is the only program)",
      "go         1.26.8 (go.mod)",
      "cgo        off",
      "platforms  linux/amd64, linux/arm64",
      "bases      golang:1.26.8-alpine3.24@sha256:aaaaaaaaaaaa…, alpine:3.24@sha256:bbbbbbbbbbbb…",
      "version    v1.4.2, into main.version",
      "image      ghcr.io/o/app",
      "           :v1.4.2",
      "           :v1",
      "push       yes: v1.4.2 is a release",
      "note       the checkout is shallow [history-shallow]",
      "",
    ].join("\n"),
  );
});

test("a plan without a registry and without a version to tell says less", () => {
  const bases = [{ role: "build", reference: "golang:1.26", digest: null }];
  const publish = { push: false, because: "push is set to never" };
  const text = planText(
    planValue({ bases, publish, link: "static", version: { value: "dev", image: "dev", stamp: [] } }),
  );
  expect(text).toContain("\nbases      golang:1.26\n");
  expect(text).toContain("\nversion    dev\n");
  expect(text).toContain("\ncgo        on, linked statically\n");
  expect(text).toContain("\npush       no: push is set to never\n");
});

test("an outcome for people", () => {
  expect(outcomeText(planValue(), outcomeValue())).toBe(
    [
      `ghcr.io/o/app@${digest}`,
      "    ghcr.io/o/app:v1.4.2  new    did not exist",
      "    ghcr.io/o/app:v1      moved  stood for v1.4.1 before",
      "    linux/amd64  download  5.0 MB",
      "                 base      3.8 MB",
      "                 files     900 B",
      "                 app       1.2 MB",
      "    linux/arm64  download  4.9 MB",
      "                 base      3.8 MB",
      "                 files     900 B",
      "                 app       1.1 MB",
      "",
      "Took 7.5 s: compile 4.2.",
      "",
    ].join("\n"),
  );
});

test("an outcome that was not published says why", () => {
  const plan = planValue({ publish: { push: false, because: "push is set to never" } });
  expect(outcomeText(plan, outcomeValue({ published: false }))).toMatch(/\nNot published: push is set to never\.\n$/);
});

test("a summary for the job's page", () => {
  expect(summary(planValue(), outcomeValue(), undefined)).toBe(
    [
      "### `app` `v1.4.2`",
      "",
      "| Image | Platform | Download |",
      "| --- | --- | --- |",
      "| `ghcr.io/o/app` | linux/amd64 | 5.0 MB |",
      "| `ghcr.io/o/app` | linux/arm64 | 4.9 MB |",
      "",
      "Published, because v1.4.2 is a release. To deploy:",
      "",
      "```text",
      `ghcr.io/o/app@${digest}`,
      "```",
      "",
      "| Tag | State | Why |",
      "| --- | --- | --- |",
      "| `ghcr.io/o/app:v1.4.2` | new | did not exist |",
      "| `ghcr.io/o/app:v1` | moved | stood for v1.4.1 before |",
      "",
      "Took 7.5 s: compile 4.2.",
      "",
    ].join("\n"),
  );
});

test("what was not built again says why", () => {
  const renewed = planValue({ images: [imageValue({ renews: digest })] });
  const outcome = outcomeValue();
  const images = outcome.images.map((image) => ({ ...image, built: false }));
  const same = "made from the same inputs as the image before";
  expect(outcomeText(renewed, { ...outcome, images })).toContain(`(${same}; not built again)`);
  expect(summary(renewed, { ...outcome, images }, undefined)).toContain(
    `- \`ghcr.io/o/app\`: ${same}, so it was not built again.`,
  );
  expect(outcomeText(planValue(), { ...outcome, images })).toContain("(published before; not built again)");
  expect(planText(renewed)).toContain(`ghcr.io/o/app  (same inputs as ${digest.slice(0, 19)}…: not built again)`);
});

test("a summary of what was not published lists no reference, and folds the notes", () => {
  const notes = [{ code: "build-tags", message: "one" } as const];
  const text = summary(planValue({ notes }), outcomeValue({ published: false }), undefined);
  expect(text).not.toContain("ghcr.io/o/app:v1");
  expect(text).toContain("<details><summary>Notes</summary>\n\n- one\n\n</details>");
});
