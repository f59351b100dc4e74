// npm test: everything, on a machine that has Node and either Docker or (Linux, root) Go. Words after `--` go to jest.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { engine, root } from "./engine.mjs";

const words = process.argv.slice(2);
if (!existsSync(join(root, "node_modules/jest"))) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
// One worker fewer than a build needs: BuildKit and the Go tool chain do the work, jest waits for them.
const jest = join(root, "node_modules/jest/bin/jest.js");
const env = { ...engine(), NODE_OPTIONS: "--experimental-vm-modules --disable-warning=ExperimentalWarning" };
// Jest takes one of the two.
const workers = words.includes("--runInBand") ? [] : ["--maxWorkers=2"];
const { status } = spawnSync(process.execPath, [jest, ...workers, ...words], {
  cwd: root,
  stdio: "inherit",
  env,
});
process.exit(status ?? 1);
