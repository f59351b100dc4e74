import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./e2e/cli.ts";

test("no package brings a Node, which npm would put before everybody's own: on another processor not one script would start", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, { readonly bin?: Readonly<Record<string, string>> }>>;
  };
  const brought = Object.entries(packages).filter(([, { bin = {} }]) => "node" in bin);
  expect(brought.map(([path]) => path)).toEqual([]);
  expect(process.execPath).not.toContain("node_modules");
});
