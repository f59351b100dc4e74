import { freemem } from "node:os";
import type { Host } from "../hosts/host.ts";
import { type EngineState, engineState } from "../plan/engine-memory.ts";
import { UserError } from "../user-error.ts";
import { noPlugin, said } from "./said.ts";

/** Drivers whose engine builds for several platforms and exports OCI layouts; the daemon's own, `docker`, does neither for sure. */
const capable = ["docker-container", "kubernetes", "remote", "cloud"];
const ours = "go-alpine-build";
/** Where buildx lets the engine of that builder keep its state: https://github.com/docker/buildx, driver/docker-container. */
const stateVolume = `buildx_buildkit_${ours}0_state`;

type Engine = Pick<Host, "shell" | "log" | "env">;

/**
 * Name of the builder to use, undefined for the current one. One is created when the current one cannot do the job.
 * Throws UserError `engine-unavailable`, or `invalid-input` for a builder that was asked for and does not exist.
 */
export async function readyBuilder(asked: string | undefined, host: Engine): Promise<string | undefined> {
  const inspect = (name: readonly string[]) =>
    host.shell.run({ program: "docker", args: ["buildx", "inspect", ...name] });
  const current = await inspect(asked === undefined ? [] : [asked]);
  if (current.code === 127) throw unavailable("docker is not installed");
  if (asked !== undefined) {
    if (current.code === 0) return asked;
    if (said(current.stderr) === noPlugin) throw unavailable(noPlugin);
    throw new UserError("invalid-input", `builder: there is no builder ${asked}`, "docker buildx ls lists them.", {
      cause: current.stderr,
    });
  }
  if (current.code === 0 && capable.includes(driver(current.stdout))) return undefined;
  if (capable.includes(driver((await inspect([ours])).stdout))) return ours;
  host.log.info(
    `creating the builder ${ours}: ${current.code === 0 ? "the current one cannot build for several platforms" : said(current.stderr)}`,
  );
  const available = Math.min(freemem(), process.constrainedMemory() || Infinity);
  await createBuilder(engineState({ system: process.platform, available, env: host.env }), host);
  return ours;
}

/**
 * Creates our builder. In memory an engine unpacks several times faster; buildx takes a volume of the right name as it is.
 * Where that cannot be had the disk will do. Throws UserError `engine-unavailable`.
 */
export async function createBuilder(state: EngineState, { shell, log }: Engine): Promise<void> {
  if (state.kind === "disk") log.info(`its state is on disk: ${state.because}`);
  else {
    const size = Math.floor(state.bytes / 1024 ** 2);
    const options = ["type=tmpfs", "device=tmpfs", `o=size=${size}m`].flatMap((option) => ["--opt", option]);
    const args = ["volume", "create", "--driver", "local", ...options, stateVolume];
    const { code, stderr } = await shell.run({ program: "docker", args });
    log.info(code === 0 ? `its state is in memory, ${size} MiB at most` : `its state is on disk: ${said(stderr)}`);
  }
  const created = await shell.run({
    program: "docker",
    args: ["buildx", "create", "--name", ours, "--driver", "docker-container", "--bootstrap"],
  });
  if (created.code !== 0) throw unavailable(said(created.stderr));
}

/**
 * Makes our builder anew with its state on disk, for a build that the memory was too small for. False where the builder is
 * another one or is on disk already. Throws UserError `engine-unavailable`.
 */
export async function moveToDisk(builder: string | undefined, host: Engine): Promise<boolean> {
  if (!isOurs(builder)) return false;
  const docker = (...args: readonly string[]) => host.shell.run({ program: "docker", args });
  const { code, stdout } = await docker("volume", "inspect", "--format", "{{.Options.type}}", stateVolume);
  if (code !== 0 || stdout.trim() !== "tmpfs") return false;
  host.log.warning("the memory for the engine is full: the build starts again on disk");
  await docker("buildx", "rm", ours);
  // buildx removes it with the builder; where it did not, the new one would be in memory again.
  await docker("volume", "rm", "--force", stateVolume);
  await createBuilder({ kind: "disk", because: "the memory was too small" }, host);
  return true;
}

/** Whether the builder is the one that was created here, which holds nothing of anybody else's. */
export const isOurs = (builder: string | undefined) => builder === ours;

/** Drops everything from our builder but its cache mounts, which then have the room that layers and images took. */
export async function dropLayers({ shell }: Pick<Host, "shell">): Promise<void> {
  const args = ["buildx", "prune", "--builder", ours, "--force", "--filter", "type=regular"];
  await shell.run({ program: "docker", args });
}

const driver = (inspected: string) => /^Driver:\s+(?<driver>\S+)/m.exec(inspected)?.groups?.["driver"] ?? "";

function unavailable(reason: string): UserError {
  return new UserError(
    "engine-unavailable",
    `no BuildKit engine can be reached: ${reason}`,
    "Start Docker, or point BUILDX_BUILDER at a builder (docker buildx create --driver docker-container).",
  );
}
