// The checkers. Each takes documents that were written to files and returns `{ document, line, column, message }`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** A tool that this machine cannot run; the message says what is missing. */
export class Missing extends Error {}

function run(program, args, options = {}) {
  const ended = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26, ...options });
  if (ended.error?.code === "ENOENT") throw new Missing(`${program} is not installed`);
  if (ended.error !== undefined) throw ended.error;
  return ended;
}

/**
 * actionlint (https://github.com/rhysd/actionlint), built by Go at the version in go.mod. It looks into actions and
 * workflows at `./`, so inputs and outputs of ours are checked as well where `written` names them so.
 */
export function actionlint(written) {
  if (written.length === 0) return [];
  const env = { ...process.env, GOFLAGS: "", GOWORK: "off" };
  const files = written.map(({ file }) => file);
  // 1.7.12 does not know the identity of a called workflow, which GitHub has had since September 2026.
  const ignored = ["-ignore", 'property "workflow_(ref|sha|repository|file_path)" is not defined'];
  const how = ["-no-color", "-shellcheck=", "-pyflakes=", "-format", "{{json .}}", ...ignored];
  const args = ["tool", "actionlint", ...how, ...files];
  const { stdout, stderr } = run("go", args, { cwd: here, env });
  if (stdout.trim() === "") throw new Missing(`actionlint: ${stderr.trim() || "no answer"}`);
  return JSON.parse(stdout).map(({ filepath, line, column, kind, message }) => ({
    document: documentOf(written, join(here, filepath)) ?? documentOf(written, filepath),
    line,
    column,
    message: `actionlint ${kind}: ${message}`,
  }));
}

/** zizmor (https://docs.zizmor.sh), from PyPI at the version in requirements.txt, without asking GitHub anything. */
export function zizmor(written, persona, rules) {
  if (written.length === 0) return [];
  const requirements = join(here, "requirements.txt");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const home = join(here, "../../node_modules/.cache/workflows", `zizmor-${hash}`);
  const program = join(home, "bin/zizmor");
  if (!existsSync(program)) {
    const options = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore", "--no-deps"];
    const from = ["--only-binary", ":all:", "--require-hashes", "--target", home, "--requirement", requirements];
    const pip = run("python3", ["-m", "pip", "install", ...options, ...from]);
    if (pip.status !== 0) throw new Missing(`zizmor: ${pip.stderr.trim()}`);
  }
  const config = ["--config", join(here, rules), "--persona", persona];
  const how = [
    "--offline",
    "--no-progress",
    "--quiet",
    "--no-exit-codes",
    "--strict-collection",
    "--format",
    "json-v1",
  ];
  const { stdout, stderr, status } = run(program, [...how, ...config, ...written.map(({ file }) => file)]);
  if (status !== 0) throw new Error(`zizmor ended with ${status}: ${stderr.trim()}`);
  return JSON.parse(stdout).flatMap(({ ident, desc, ignored, locations }) => {
    const { symbolic, concrete } = locations.find(({ symbolic: { kind } }) => kind === "Primary") ?? locations[0];
    const { row, column } = concrete.location.start_point;
    const document = documentOf(written, symbolic.key.Local.verbatim_path);
    const message = `zizmor ${ident}: ${desc}${symbolic.annotation ? `, ${symbolic.annotation}` : ""}`;
    return ignored ? [] : [{ document, line: row + 1, column: column + 1, message }];
  });
}

/** GitHub's own parser, @actions/workflow-parser. `local` returns the text of the file that a reference names. */
export async function githubParser(written, local) {
  // The package imports JSON as bundlers do, without saying so.
  const hook = `export const load = (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");
  const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");
  const files = {
    getFileContent: ({ path, version }) => Promise.resolve({ name: path, content: local(path, version) }),
  };
  const found = await Promise.all(
    written.map(async ({ document, file, text }) => {
      const parser = document.kind === "action" ? parseAction : parseWorkflow;
      const { context, value } = parser({ name: file, content: text }, new NoOperationTraceWriter());
      if (document.kind === "workflow" && value !== undefined)
        await convertWorkflowTemplate(context, value, files, { fetchReusableWorkflowDepth: 1 });
      return context.errors.getErrors().map(({ rawMessage, range }) => ({
        document,
        line: range?.start.line ?? 1,
        column: range?.start.column ?? 1,
        message: `GitHub's parser: ${rawMessage}`,
      }));
    }),
  );
  return found.flat();
}

const documentOf = (written, path) => written.find(({ file }) => file === path)?.document;
