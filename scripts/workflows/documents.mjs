// What is checked: the repository's workflows and actions, the workflows to copy, and every YAML block of the documentation.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";

/**
 * Every document below `root`: `{ path, kind, text, line, column }`. `kind` is workflow, action or other, which is only
 * parsed. `text` is complete, so that tools take it; `line` and `column` are what must be added to a place in it to
 * find it in the file at `path`. A block that cannot be told is `{ path, line, problem }`.
 */
export function documents(root) {
  const files = [
    ...named(root, ".github/workflows", "workflow"),
    ...named(root, "examples/workflows", "workflow"),
    ...["action.yml", ...below(root, ".github/actions", "action.yml")].map((path) => ({ path, kind: "action" })),
    ...named(root, "templates", "other"),
    ...named(root, ".github", "other"),
    ...named(root, ".github/ISSUE_TEMPLATE", "other"),
  ].filter(({ path }) => existsSync(join(root, path)));
  return [
    ...files.map(({ path, kind }) => ({ path, kind, text: read(root, path), line: 0, column: 0 })),
    ...pages(root).flatMap((path) => blocks(path, read(root, path))),
  ];
}

const read = (root, path) => readFileSync(join(root, path), "utf8");

function entries(root, directory, options) {
  return existsSync(join(root, directory)) ? readdirSync(join(root, directory), options) : [];
}

function named(root, directory, kind) {
  return entries(root, directory)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ path: `${directory}/${name}`, kind }));
}

function below(root, directory, name) {
  return entries(root, directory)
    .map((child) => `${directory}/${child}/${name}`)
    .filter((path) => existsSync(join(root, path)));
}

function pages(root) {
  const nested = entries(root, "docs", { recursive: true, withFileTypes: true })
    .concat(entries(root, "examples", { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return [...entries(root, "."), ...nested].filter((path) => path.endsWith(".md") && !path.includes("/vendor/")).sort();
}

/** The YAML blocks of a page. What follows `yaml` names the file of another tool that the block shows. */
function blocks(path, page) {
  const fences = page.matchAll(/^(?<indent> *)```ya?ml(?<info>[^\n]*)\n(?<text>[\s\S]*?)^\k<indent>```/gm);
  return [...fences].map(({ index, groups: { indent, info, text } }) => {
    const line = page.slice(0, index).split("\n").length;
    const plain = text.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    try {
      return { path, ...complete(plain, info.trim(), line, indent.length) };
    } catch (error) {
      return { path, line: line + 1, problem: `YAML: ${error.message}` };
    }
  });
}

const parts = new Set(["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"]);
const stepParts = new Set(["uses", "with", "env", "if"]);
const head = "name: docs\non: push\n";
const job = "jobs:\n  docs:\n    name: docs\n    runs-on: ubuntu-latest\n";

/** A fragment with what it needs to be a workflow. */
function complete(text, info, line, column) {
  if (info !== "") return { kind: "other", text, line, column };
  const value = parse(text);
  if (Array.isArray(value) && value.every((step) => "uses" in step || "run" in step)) {
    const before = `${head}permissions: {}\n${job}    steps:\n`;
    const steps = text.replaceAll(/^(?=.)/gm, "      ");
    return { kind: "workflow", text: before + steps, line: line - lines(before), column: column - 6 };
  }
  const keys = Object.keys(value ?? {});
  if (keys.length > 0 && keys.every((key) => stepParts.has(key))) {
    const uses = keys.includes("uses") ? "" : "        uses: org/go-alpine-build@v1\n";
    const before = `${head}permissions: {}\n${job}    steps:\n      - id: docs\n${uses}`;
    const step = text.replaceAll(/^(?=.)/gm, "        ");
    return { kind: "workflow", text: before + step, line: line - lines(before), column: column - 8 };
  }
  if (keys.every((key) => parts.has(key))) {
    const before = keys.includes("on") ? "" : "on: push\n";
    const after = keys.includes("jobs") ? "" : `${job}    steps: [{ run: "true" }]\n`;
    return { kind: "workflow", text: before + text + after, line: line - lines(before), column };
  }
  const isGitLab = keys.includes("include") || keys.some((key) => value[key]?.script ?? value[key]?.variables);
  if (isGitLab || (keys.includes("apiVersion") && keys.includes("kind"))) return { kind: "other", text, line, column };
  return { line: line + 1, problem: "what this block is cannot be told: name the file after ```yaml" };
}

const lines = (text) => text.split("\n").length - 1;
