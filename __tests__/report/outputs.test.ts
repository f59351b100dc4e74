import { outputDescriptions, outputs, testResultsOutput } from "../../src/report/outputs.ts";
import { outcomeValue } from "../outcome-value.ts";
import { planValue } from "../plan-value.ts";

test("a build tells what it made", () => {
  const outcome = outcomeValue();
  expect(outputs(planValue(), outcome)).toEqual({
    image: "ghcr.io/o/app",
    tags: "ghcr.io/o/app:v1.4.2\nghcr.io/o/app:v1",
    digest: `sha256:${"e".repeat(64)}`,
    reference: `ghcr.io/o/app@sha256:${"e".repeat(64)}`,
    version: "v1.4.2",
    "cache-hit": "false",
    published: "true",
    images: JSON.stringify(outcome.images),
    sizes: '{"linux/amd64":5001400,"linux/arm64":4901400}',
    "pull-size": "5001400",
    "pull-size-delta": "",
    report: "",
    sbom: "",
    plan: JSON.stringify(planValue()),
  });
});

test("a dry run tells what it plans, and leaves empty what only a build knows", () => {
  expect(outputs(planValue(), undefined)).toMatchObject({
    image: "ghcr.io/o/app",
    version: "v1.4.2",
    published: "false",
    digest: "",
    reference: "",
    images: "[]",
    sizes: "{}",
    "pull-size": "",
  });
});

test("every output is described, and every description has its output", () => {
  const described = Object.keys(outputDescriptions).filter((name) => name !== testResultsOutput);
  expect(Object.keys(outputs(planValue(), undefined))).toEqual(described);
});
