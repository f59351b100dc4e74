// npm run lint:workflows [-- ROOT]: actionlint, zizmor and GitHub's own parser over everything in documents.mjs.
// On a machine without Go or pip a checker is left out, which is told; with CI set that is a failure.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { documents } from "./documents.mjs";
import { Missing, actionlint, githubParser, zizmor } from "./tools.mjs";

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "../..");
const all = documents(root);
const told = all.filter(({ problem }) => problem === undefined);
const [workflows, actions, others] = ["workflow", "action", "other"].map((kind) =>
  told.filter((document) => document.kind === kind),
);
const isPage = ({ path }) => path.endsWith(".md");
const isOurs = ({ path }) => path.startsWith(".github/") || path === "action.yml";

const work = mkdtempSync(join(tmpdir(), "workflows-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

/** Writes documents into a project of their own, each as `change` makes it. */
function write(directory, written, change = (text) => text) {
  mkdirSync(join(work, directory, ".git"), { recursive: true });
  return written.map((document, at) => {
    const { path, kind } = document;
    const name =
      isPage(document) || !isOurs(document) ? `.github/workflows/${path.replaceAll("/", "-")}.${at}.yml` : path;
    const file = join(work, directory, name);
    mkdirSync(dirname(file), { recursive: true });
    const text = change(document.text, kind);
    writeFileSync(file, text);
    return { document, file, text };
  });
}

/** What is ours is at `./`, where actionlint looks into it. The bundle is not among the files that are checked. */
const near = (text, kind) =>
  kind === "action"
    ? text.replace(/^runs:[\s\S]*/m, "runs: { using: composite, steps: [] }\n")
    : text.replaceAll(/(?<=uses: )(?:\$\/|org\/go-alpine-build(?:\/|(?=@)))(?<path>[^@\s}]*)(?:@\S+)?/g, "./$<path>");

const local = (path) => readFileSync(join(root, path.replace(/^\.\//, "")), "utf8");

function yaml(documents) {
  return documents.flatMap((document) =>
    parseDocument(document.text).errors.map(({ message, linePos: [{ line, col }] }) => {
      return { document, line, column: col, message: `YAML: ${message}` };
    }),
  );
}

const dependabot = others.filter(({ path }) => path === ".github/dependabot.yml");
const ours = [...workflows, ...actions, ...dependabot].filter(isOurs);
const copied = workflows.filter((document) => !isOurs(document) && !isPage(document));
const checks = {
  yaml: () => yaml(others),
  actionlint: () => (write("near", actions, near), actionlint(write("near", workflows, near))),
  zizmor: () => [
    ...zizmor(write("ours", ours), "auditor", "zizmor.yml"),
    ...zizmor(write("copied", copied), "regular", "zizmor.yml"),
    ...zizmor(write("shown", workflows.filter(isPage)), "regular", "zizmor-pages.yml"),
  ],
  "GitHub's parser": () => githubParser(write("parsed", [...workflows, ...actions]), local),
};

const findings = all.filter(({ problem }) => problem).map(({ path, line, problem }) => `${path}:${line}: ${problem}`);
for (const [name, check] of Object.entries(checks)) {
  try {
    for (const { document, line, column, message } of await check())
      findings.push(`${document.path}:${line + document.line}:${column + document.column}: ${message}`);
  } catch (error) {
    if (!(error instanceof Missing) || process.env["CI"]) throw error;
    process.stderr.write(`${name} is left out, CI runs it: ${error.message}\n`);
  }
}
process.stdout.write([...new Set(findings), ""].join("\n"));
process.stderr.write(
  `${workflows.length} workflows, ${actions.length} actions and ${others.length} other documents: ${findings.length} findings\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
