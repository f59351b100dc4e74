import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What has happened since the build whose caches are there; each edits a tree of its own. `cold` has no caches. */
export const situations = {
  cold: () => true,
  unchanged: () => true,
  "readme changed": (tree) => void appendFileSync(join(tree, "README.md"), "\nMore to read.\n") ?? true,
  "one file changed": (tree, { file }) => addCode(join(tree, file)),
  "one new import": (tree, { file, adds }) => addImport(join(tree, file), adds),
  "go.sum changed": (tree, { updates }) => updates !== undefined && update(tree, updates),
};

/** A variable that lasts, so that the object, the link and the image become others. */
function addCode(path) {
  const text = `benchmark ${process.hrtime.bigint()}`;
  appendFileSync(
    path,
    `\nvar benchmark = "${text}"\n\nfunc init() {\n\tif benchmark == "" {\n\t\tpanic(benchmark)\n\t}\n}\n`,
  );
  return true;
}

function addImport(path, name) {
  const source = readFileSync(path, "utf8");
  writeFileSync(path, source.replace(/^(package \w+)$/m, `$1\n\nimport _ ${JSON.stringify(name)}`));
  return addCode(path);
}

function update(tree, module) {
  execFileSync("go", ["get", module], { cwd: tree, stdio: ["ignore", "ignore", "pipe"] });
  execFileSync("go", ["mod", "tidy"], { cwd: tree, stdio: ["ignore", "ignore", "pipe"] });
  return true;
}
