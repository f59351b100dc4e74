import { setTimeout as sleep } from "node:timers/promises";
import type { Manifest, Registry } from "../hosts/host.ts";
import { UserError } from "../user-error.ts";

/** Seconds before each further look: a registry made of several machines may not know at once what was just pushed. */
const delays = [0.5, 1, 2];

/** A manifest that was pushed. Throws UserError `registry-unavailable` when the registry does not hold it. */
export async function readPushed(name: string, digest: string, registry: Registry): Promise<Manifest> {
  for (const delay of [...delays, 0]) {
    const manifest = await registry.manifest(name, digest);
    if (manifest !== undefined) return manifest;
    await sleep(delay * 1000);
  }
  throw new UserError(
    "registry-unavailable",
    `${name}@${digest} was pushed, and the registry does not hold it`,
    "Tags that the log does not name were not set. Run again.",
  );
}
