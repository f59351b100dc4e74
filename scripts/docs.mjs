// Writes what is generated: inputs and outputs in action.yml, and the tables between markers in the documentation.
// `--check` writes nothing and fails when something is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document } from "yaml";
import { load, root } from "./load.mjs";
import { reusableWorkflow, subAction } from "./workflows/reusable.mjs";

const { inputs: settings, secretInputs, topics } = await load("src/settings/inputs.ts");
const { outputDescriptions } = await load("src/report/outputs.ts");

const inputs = topics.flatMap((topic) => [...settings, ...secretInputs].filter((input) => input.topic === topic));

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
const inputRows = (list) =>
  list.map(({ name, default: value, description }) => [`\`${name}\``, value === "" ? "" : `\`${value}\``, description]);

function actionYml() {
  const described = (name, description, more) => [name, { description: description.replaceAll("`", ""), ...more }];
  const action = {
    name: "go-alpine-build",
    description: "From go.mod to the smallest correct Alpine image, for several platforms",
    branding: { icon: "package", color: "blue" },
    inputs: Object.fromEntries(
      inputs.map(({ name, description, default: value }) =>
        described(name, description, value === "" ? {} : { default: value }),
      ),
    ),
    outputs: Object.fromEntries(
      Object.entries(outputDescriptions).map(([name, description]) => described(name, description)),
    ),
    runs: { using: "node20", main: "dist/index.js", post: "dist/index.js" },
  };
  const document = new Document(action);
  document.commentBefore =
    " Inputs and outputs are written by npm run docs, from src/settings/inputs.ts and src/report/outputs.ts.";
  return document.toString({ lineWidth: 0 });
}

function between(text, marker, content) {
  const pattern = new RegExp(`(<!-- ${marker} -->)[\\s\\S]*?(<!-- /${marker} -->)`);
  if (!pattern.test(text)) throw new Error(`the markers of ${marker} are missing`);
  return text.replace(pattern, (_, start, end) => `${start}\n\n${content}\n\n${end}`);
}

const read = (path) => readFileSync(join(root, path), "utf8");
const outputTable = table(
  ["Output", "What it holds"],
  Object.entries(outputDescriptions).map(([name, text]) => [`\`${name}\``, text]),
);
const files = {
  "action.yml": actionYml(),
  ".github/actions/build/action.yml": subAction(actionYml()),
  ".github/workflows/build.yml": reusableWorkflow(read(".github/workflows/build.yml"), inputs, outputDescriptions),
  "README.md": between(
    between(read("README.md"), "inputs", table(["Input", "Default", "What it does"], inputRows(inputs))),
    "outputs",
    outputTable,
  ),
  "docs/inputs.md": between(
    read("docs/inputs.md"),
    "inputs",
    topics
      .map(
        (topic) =>
          `## ${topic}\n\n${table(["Input", "Default", "What it does"], inputRows(inputs.filter((input) => input.topic === topic)))}`,
      )
      .join("\n\n"),
  ),
};

const check = process.argv.includes("--check");
for (const [path, text] of Object.entries(files)) {
  const formatted = path.endsWith(".md") ? await format(text, path) : text;
  if (readOr(path) === formatted) continue;
  if (!check) writeFileSync(join(root, path), formatted);
  else {
    process.stderr.write(`${path} is stale: run npm run docs\n`);
    process.exitCode = 1;
  }
}

async function format(text, path) {
  const prettier = await import("prettier");
  return prettier.format(text, { ...(await prettier.resolveConfig(join(root, path))), filepath: path });
}

function readOr(path) {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}
