// Imports a TypeScript file of src/ that imports no values: the tables from which documentation is made.
import { transformFileSync } from "@swc/core";
import { join } from "node:path";
import { root } from "./engine.mjs";

export { root };

export function load(path) {
  const { code } = transformFileSync(join(root, path), {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "es6" },
  });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
