import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { leftOut, otherDefaults } from "../../scripts/workflows/reusable.mjs";
import { outputDescriptions } from "../../src/report/outputs.ts";
import { inputs, secretInputs } from "../../src/settings/inputs.ts";
import { quietEnv, root } from "../e2e/cli.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

type Step = {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly "continue-on-error"?: boolean;
  readonly with?: Readonly<Record<string, string>>;
};
type Job = {
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly type: string; readonly default: string }>>;
      readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    };
  };
  readonly permissions: object;
  readonly jobs: { readonly image: Job; readonly attest: Job };
};
type Action = { readonly inputs: object; readonly outputs: object; readonly runs: Readonly<Record<string, string>> };

const read = (path: string) => parse(readFileSync(join(root, path), "utf8")) as unknown;
const workflow = read(".github/workflows/build.yml") as Workflow;
const { image, attest } = workflow.jobs;
const build = image.steps.find(({ id }) => id === "build");
/** A call of the workflow, and what stands behind `permissions:` after it. */
const call = /build\.yml@v1\n[# ]*permissions:(?<granted> \{[^}]*\}|\n(?: {6,}\S.*\n)+)/g;
const own = ["runs-on", "ref", "attest", "goprivate", "test-artifact"];
const offered = [...inputs, ...secretInputs].filter(({ name }) => !(name in leftOut));

test("the reusable workflow offers the inputs of the action, and hands every one on", () => {
  const given = workflow.on.workflow_call.inputs;
  expect(Object.keys(given).sort()).toEqual([...own, ...offered.map(({ name }) => name)].sort());
  for (const { name, default: value } of offered) {
    expect(given[name]).toMatchObject({ type: "string", default: otherDefaults[name] ?? value });
    expect(build?.with?.[name]).toBe(`\${{ inputs.${name} }}`);
  }
  expect(Object.keys(build?.with ?? {}).sort()).toEqual(["password", ...offered.map(({ name }) => name)].sort());
});

test("what the outputs with paths name is kept under names of its own, and a failure to keep it fails nothing", () => {
  const uploads = image.steps.filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
  expect(uploads.map((step) => [step.with?.["path"], step.with?.["name"]])).toEqual([
    ["${{ steps.build.outputs.test-results }}", "${{ inputs.test-artifact }}"],
    // size-comment.yml downloads size-report-*.
    ["${{ steps.build.outputs.report }}", "size-report-${{ inputs.test-artifact }}"],
    ["${{ steps.build.outputs.sbom }}", "sbom-${{ inputs.test-artifact }}"],
  ]);
  for (const step of uploads) {
    const [, output = ""] = /outputs\.(?<name>[\w-]+)/.exec(step.with?.["path"] ?? "") ?? [];
    expect(step.if).toBe(`\${{ !cancelled() && steps.build.outputs.${output} != '' }}`);
    expect(step["continue-on-error"]).toBe(true);
  }
});

test("what is left out exists", () => {
  const names = [...inputs, ...secretInputs].map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(leftOut)));
});

test("every output of the action is one of the workflow", () => {
  const names = Object.keys(outputDescriptions);
  expect(Object.keys(workflow.on.workflow_call.outputs)).toEqual(names);
  for (const name of names) {
    expect(workflow.on.workflow_call.outputs[name]?.value).toBe(`\${{ jobs.image.outputs.${name} }}`);
    expect(image.outputs?.[name]).toBe(`\${{ steps.build.outputs.${name} }}`);
  }
});

test("each job has the rights that it needs and no others", () => {
  expect(workflow.permissions).toEqual({});
  expect(image.permissions).toEqual({ contents: "read", packages: "write", "pull-requests": "write" });
  expect(attest.permissions).toEqual({ packages: "write", "id-token": "write", attestations: "write" });
});

test("every caller that is shown grants what the jobs ask for together", () => {
  const needed = { ...image.permissions, ...attest.permissions };
  const shown = ["README.md", "examples/workflows/reusable.yml", ".github/workflows/build.yml"]
    .concat(readdirSync(join(root, "docs")).map((name) => `docs/${name}`))
    .filter((path) => /\.(?:md|yml)$/.test(path))
    .flatMap((path) => [...readFileSync(join(root, path), "utf8").matchAll(call)]);
  expect(shown.length).toBeGreaterThan(3);
  for (const { groups } of shown) expect(parse(groups?.["granted"] ?? "")).toEqual(needed);
});

test("the job that can sign runs no code of the repository that is built", () => {
  expect(attest.steps.map(({ uses, name = "" }) => uses ?? name)).toEqual([
    "log in where the image is",
    "$/.github/actions/attest",
  ]);
});

const [company, other] = ["registry.example.com/shop/api", "other.example.com/shop/api"];
test.each<[sentence: string, given: Readonly<Record<string, string>>, heard: string]>([
  ["the job's token is for ghcr.io", { IMAGE: "ghcr.io/acme/shop" }, "ghcr.io octocat of-the-job"],
  [
    "a password for ghcr.io takes its place",
    { IMAGE: "ghcr.io/acme/shop", PASSWORD: "secret", USERNAME: "ci" },
    "ghcr.io ci secret",
  ],
  [
    "a password is for the first image's registry where none is named",
    { IMAGE: company, PASSWORD: "secret", USERNAME: "ci" },
    "registry.example.com ci secret",
  ],
  [
    "a second image on ghcr.io hears no password of the first one's registry",
    { IMAGE: "ghcr.io/acme/shop", FIRST: company, PASSWORD: "secret", USERNAME: "ci" },
    "ghcr.io octocat of-the-job",
  ],
  [
    "a password is for the registry that is named",
    { IMAGE: other, FIRST: company, REGISTRY: "other.example.com", PASSWORD: "secret", USERNAME: "ci" },
    "other.example.com ci secret",
  ],
  ["no other registry hears anything", { IMAGE: other, FIRST: company, PASSWORD: "secret", USERNAME: "ci" }, ""],
])("the job that attests logs in: %s", async (_sentence, given, heard) => {
  await using place = await temporaryDirectory();
  const told = join(place.path, "told");
  await writeFiles(place.path, {
    docker: `#!/bin/bash\n[[ "$1 $3 $5" = "login --username --password-stdin" ]] && echo "$2 $4 $(cat)" >> "${told}"\n`,
    told: "",
  });
  chmodSync(join(place.path, "docker"), 0o755);
  const env = { FIRST: given["IMAGE"], REGISTRY: "", PASSWORD: "", USERNAME: "octocat", ACTOR: "octocat", ...given };
  execFileSync("bash", ["-eo", "pipefail", "-c", attest.steps[0]?.run ?? "exit 1"], {
    env: quietEnv({ ...env, TOKEN: "of-the-job", PATH: [place.path, process.env["PATH"]].join(delimiter) }),
  });
  expect(readFileSync(told, "utf8").trim()).toBe(heard);
});

test("the sub-action is the action, with the same bundle", () => {
  const [whole, sub] = [read("action.yml"), read(".github/actions/build/action.yml")] as [Action, Action];
  const bundle = (folder: string, { runs }: Action) =>
    ["main", "post"].map((key) => join(root, folder, dirname(runs[key] ?? ""), "index.js"));
  expect({ ...sub, runs: { using: sub.runs["using"] } }).toEqual({ ...whole, runs: { using: whole.runs["using"] } });
  expect(bundle(".github/actions/build", sub)).toEqual(bundle(".", whole));
  expect(bundle(".", whole).every((path) => existsSync(path))).toBe(true);
});
