import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../e2e/cli.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

/** Runs the checkers over a project of these files; `told` names those that this machine cannot run. */
async function check(files: Readonly<Record<string, string>>) {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, files);
  const env = { ...process.env, NODE_OPTIONS: "", CI: "" };
  const script = join(root, "scripts/workflows/check.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, directory.path], { env, encoding: "utf8" });
  return { status, findings: stdout.split("\n").filter(Boolean), told: stderr };
}

const action = `name: a
description: an action
inputs:
  image: { description: a name }
outputs:
  digest: { description: a digest }
runs: { using: node20, main: dist/index.js }
`;

const workflow = `name: w
on: push
permissions: {}
concurrency: { group: w, cancel-in-progress: true }
jobs:
  one:
    name: one
    runs-on: ubuntu-24.04
    steps:
      - run: echo hello
`;

const page = `# Use

\`\`\`yaml
- id: image
  uses: org/go-alpine-build@v1
  with: { image: ghcr.io/acme/shop }
- run: echo "$DIGEST"
  env: { DIGEST: "\${{ steps.image.outputs.digest }}" }
\`\`\`
`;

test("a project without faults has no findings", async () => {
  const files = { "action.yml": action, ".github/workflows/w.yml": workflow, "docs/use.md": page };
  expect(await check(files)).toMatchObject({ status: 0, findings: [] });
});

test.each<[string, string, string, RegExp]>([
  [
    "an input that does not exist",
    "docs/use.md",
    page.replace("{ image:", "{ imaeg:"),
    /^docs\/use\.md:6:11: actionlint/,
  ],
  [
    "an output that does not exist",
    "docs/use.md",
    page.replace(".digest", ".digets"),
    /^docs\/use\.md:8:\d+: actionlint/,
  ],
  ["a step that is none", "docs/use.md", page.replace("  with:", "  wiht:"), /^docs\/use\.md:6:3: GitHub's parser/],
  [
    "text of an event in a shell",
    ".github/workflows/w.yml",
    workflow.replace("hello", "${{ github.event.issue.title }}"),
    /^\.github\/workflows\/w\.yml:10:\d+: zizmor template-injection/,
  ],
  [
    "an action that is not pinned",
    "examples/workflows/w.yml",
    workflow.replace("run: echo hello", "uses: acme/deploy@v1"),
    /^examples\/workflows\/w\.yml:10:\d+: zizmor unpinned-uses/,
  ],
  [
    "an action without a description",
    "action.yml",
    action.replace(/^desc.*\n/m, ""),
    /^action\.yml:1:1: GitHub's parser/,
  ],
  ["YAML that is none", "docs/use.md", page.replace("with: {", "with: {{"), /^docs\/use\.md:4: YAML/],
  ["a block of an unknown kind", "docs/use.md", "```yaml\ncolour: red\n```\n", /^docs\/use\.md:2: what this block is/],
])("%s is found, with its place", async (_fault, path, text, finding) => {
  const files = { "action.yml": action, ".github/workflows/w.yml": workflow, "docs/use.md": page, [path]: text };
  const { status, findings, told } = await check(files);
  if (told.includes(`${/actionlint|zizmor/.exec(finding.source)?.[0] ?? "yaml"} is left out`)) return;
  expect(findings).toContainEqual(expect.stringMatching(finding));
  expect(status).toBe(1);
});
