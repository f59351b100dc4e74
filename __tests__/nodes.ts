import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { root } from "./e2e/cli.ts";
import { fetchedOnce } from "./e2e/fetched-once.ts";

const own = `Node ${process.versions.node.split(".")[0] ?? ""}`;

/** Node 24, with which runners start actions: what runs the tests where it is that, else the one that node-24/ pins. */
export const node24 = own === "Node 24" ? process.execPath : pinned();

/** The Node that runs the tests, in ci the oldest that is supported, and that of runners. */
export const nodes: readonly (readonly [name: string, program: string])[] =
  own === "Node 24"
    ? [[own, node24]]
    : [
        [own, process.execPath],
        ["Node 24", node24],
      ];

/** Not among the packages of the repository: npm would put it before everybody's own Node. */
function pinned(): string {
  const pins = join(root, "__tests__/node-24");
  const home = fetchedOnce("node-24", join(pins, "package-lock.json"), (work) => {
    for (const name of ["package.json", "package-lock.json"]) cpSync(join(pins, name), join(work, name));
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: work, stdio: "pipe" });
  });
  return join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}
