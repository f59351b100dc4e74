import type { Host } from "../hosts/host.ts";
import { UserError } from "../user-error.ts";
import { noPlugin, said } from "./said.ts";

/** Drivers whose engine builds for several platforms and exports OCI layouts; the daemon's own, `docker`, does neither for sure. */
const capable = ["docker-container", "kubernetes", "remote", "cloud"];
const ours = "go-alpine-build";

/**
 * Name of the builder to use, undefined for the current one. One is created when the current one cannot do the job.
 * Throws UserError `engine-unavailable`, or `invalid-input` for a builder that was asked for and does not exist.
 */
export async function readyBuilder(
  asked: string | undefined,
  host: Pick<Host, "shell" | "log">,
): Promise<string | undefined> {
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
  const created = await host.shell.run({
    program: "docker",
    args: ["buildx", "create", "--name", ours, "--driver", "docker-container", "--bootstrap"],
  });
  if (created.code === 0) return ours;
  throw unavailable(said(created.stderr));
}

const driver = (inspected: string) => /^Driver:\s+(?<driver>\S+)/m.exec(inspected)?.groups?.["driver"] ?? "";

function unavailable(reason: string): UserError {
  return new UserError(
    "engine-unavailable",
    `no BuildKit engine can be reached: ${reason}`,
    "Start Docker, or point BUILDX_BUILDER at a builder (docker buildx create --driver docker-container).",
  );
}
