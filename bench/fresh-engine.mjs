import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../scripts/engine.mjs";

/**
 * A sandbox of the benchmark's own, so that engines can be thrown away: its tools are those of the sandbox that `npm test`
 * uses. What a registry holds stays; it is the near one that a hosted runner has.
 */
export function benchEngine() {
  const usual = process.env.SANDBOX_HOME ?? join(homedir(), ".cache/go-alpine-build/sandbox");
  const home = process.env.BENCH_HOME ?? join(dirname(usual), "bench");
  mkdirSync(home, { recursive: true });
  for (const name of ["bin", "debs"])
    if (existsSync(join(usual, name)) && !existsSync(join(home, name)))
      symlinkSync(join(usual, name), join(home, name));
  const own = { ...process.env, SANDBOX_HOME: home, SANDBOX_PORT: process.env.BENCH_PORT ?? "5066" };
  const sandbox = (script, ...words) =>
    execFileSync(join(root, "sandbox", script), words, {
      env: own,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  sandbox("engine.sh", "up");
  sandbox("bases.sh");
  const exported = execFileSync("bash", ["-c", 'eval "$1" && env -0', "env", sandbox("engine.sh", "env")], {
    env: own,
  });
  const pairs = exported.toString("utf8").split("\0");
  const env = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  // A hosted runner sets none, and what it says is everybody's business.
  delete env.GOFLAGS;
  return {
    env,
    registry: env.SANDBOX_REGISTRY,
    /** Where the engine's state lies from now on: `memory` or `disk`. Nothing is in it. */
    forget: (state) => {
      sandbox("engine.sh", "down", "--clean");
      sandbox("engine.sh", "up", `--${state}`);
    },
    /** Bytes of all blobs that were ever pushed. */
    stored: () => bytesBelow(join(home, "registry/docker/registry/v2/blobs")),
    end: () => void sandbox("engine.sh", "down", "--clean"),
  };
}

export function bytesBelow(directory) {
  if (!existsSync(directory)) return 0;
  return readdirSync(directory, { recursive: true })
    .map((name) => statSync(join(directory, name)))
    .filter((status) => status.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
