/** What is known of the machine that a builder is about to be created on. */
export type Machine = {
  /** As Node names it: `linux`. */
  readonly system: string;
  /** Bytes that are free on the machine without swapping, at most those that the control group may have, used or not. */
  readonly available: number;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Where a new engine keeps its state: bytes of memory, or on disk and why. */
export type EngineState =
  { readonly kind: "memory"; readonly bytes: number } | { readonly kind: "disk"; readonly because: string };

const gib = 1024 ** 3;
/** A large cold build takes 2 GiB of state. */
const least = 3 * gib;
const most = 12 * gib;

/**
 * Half of what is free, so that the builds have the other half. Only where the machine goes when the job ends: elsewhere
 * the memory would be missed, and the disk keeps the engine's own caches. GO_ALPINE_BUILD_MEMORY names the GiB; 0 is the disk.
 */
export function engineState({ system, available, env }: Machine): EngineState {
  const asked = (env["GO_ALPINE_BUILD_MEMORY"] ?? "").trim();
  const amount = /^[0-9]{1,4}$/.test(asked) ? Number(asked) * gib : undefined;
  if (amount === 0) return { kind: "disk", because: "GO_ALPINE_BUILD_MEMORY is 0" };
  if (system !== "linux") return { kind: "disk", because: `Docker has a machine of its own on ${system}` };
  const daemon = env["DOCKER_HOST"] ?? "";
  if (daemon !== "" && !daemon.startsWith("unix://"))
    return { kind: "disk", because: "the Docker daemon is elsewhere" };
  if (amount !== undefined) return { kind: "memory", bytes: Math.min(amount, Math.floor(available * 0.9)) };
  if (env["RUNNER_ENVIRONMENT"] !== "github-hosted") return { kind: "disk", because: "this machine outlives the job" };
  const half = Math.floor(available / 2);
  if (half < least) return { kind: "disk", because: "little memory is free" };
  return { kind: "memory", bytes: Math.min(half, most) };
}
