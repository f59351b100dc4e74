// The engine that tests and the demo build with: Docker where it works, the sandbox elsewhere.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Brings it up and returns the environment that points at it. Progress goes to standard error. */
export function engine(...options) {
  const script = `environment=$("$1" "\${@:2}") && eval "$environment" && env -0`;
  const out = execFileSync("bash", ["-c", script, "engine", join(root, "sandbox/ready.sh"), ...options], {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 26,
  });
  const pairs = out
    .toString("utf8")
    .split("\0")
    .filter((pair) => pair.includes("="));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}
