import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What has happened since the build whose caches are there; each edits a tree of its own. `cold` has no caches. */
export const situations = {
  cold: () => true,
  unchanged: () => true,
  "readme changed": (tree) => void appendFileSync(join(tree, "README.md"), "\nMore to read.\n") ?? true,
  "one file changed": (tree, { file }) => addCode(join(tree, file), `${process.hrtime.bigint()}`),
  "one new import": (tree, { file, adds }) => addImport(join(tree, file), adds),
  "go.sum changed": (tree, { updates }) => updates !== undefined && update(tree, updates),
};

/** A variable that lasts, so that the object, the link and the image become others. */
export function addCode(path, text) {
  const variable = `benchmark${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
  appendFileSync(
    path,
    `\nvar ${variable} = "${text}"\n\nfunc init() {\n\tif ${variable} == "" {\n\t\tpanic(${variable})\n\t}\n}\n`,
  );
  return true;
}

function addImport(path, name) {
  const source = readFileSync(path, "utf8");
  writeFileSync(path, source.replace(/^(package \w+)$/m, `$1\n\nimport _ ${JSON.stringify(name)}`));
  return addCode(path, `${process.hrtime.bigint()}`);
}

function update(tree, module) {
  execFileSync("go", ["get", module], { cwd: tree, stdio: ["ignore", "ignore", "pipe"] });
  execFileSync("go", ["mod", "tidy"], { cwd: tree, stdio: ["ignore", "ignore", "pipe"] });
  return true;
}
