import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../scripts/run-image.mjs";
import { quietEnv, root } from "./cli.ts";

export type Engine = {
  readonly env: NodeJS.ProcessEnv;
  /** Makes it an engine that has never built anything. */
  readonly forget: () => void;
} & AsyncDisposable;

/** An engine that has never built anything: another builder of Docker's, or a second sandbox beside the first, in `work`. */
export async function cleanEngine(work: string, state: "--disk" | "--memory" = "--disk"): Promise<Engine> {
  return process.env["BUILDX_BUILDER"] === "sandbox" ? secondSandbox(join(work, "sandbox"), state) : secondBuilder();
}

function secondBuilder(): Engine {
  const name = `go-alpine-build-clean-${process.pid}`;
  // The host's network, so that it reaches a registry on localhost.
  const options = ["--driver", "docker-container", "--driver-opt", "network=host"];
  const create = () => void execFileSync("docker", ["buildx", "create", "--name", name, ...options]);
  const remove = () => void execFileSync("docker", ["buildx", "rm", name]);
  create();
  return {
    env: quietEnv({ BUILDX_BUILDER: name }),
    forget: () => {
      remove();
      create();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(remove()),
  };
}

async function secondSandbox(home: string, state: string): Promise<Engine> {
  mkdirSync(home);
  // The tools and packages of the first; its engine and images stay its own.
  const first = join(process.env["DOCKER_CONFIG"] ?? "", "..");
  for (const name of ["bin", "debs"]) symlinkSync(join(first, name), join(home, name));
  const env = quietEnv({ SANDBOX_HOME: home, SANDBOX_PORT: String(await freePort()) });
  const sandbox = (script: string, ...args: readonly string[]) =>
    execFileSync(join(root, "sandbox", script), args, { env, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  sandbox("engine.sh", "up", state);
  sandbox("bases.sh");
  const exports = [...sandbox("engine.sh", "env").matchAll(/^export (?<name>\w+)=(?<value>\S+)$/gm)];
  const own = Object.fromEntries(
    exports
      .filter(({ groups }) => groups?.["name"] !== "PATH")
      .map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
  );
  return {
    env: { ...env, ...own },
    forget: () => {
      sandbox("engine.sh", "down", "--clean");
      sandbox("engine.sh", "up", state);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(void sandbox("engine.sh", "down", "--clean")),
  };
}
