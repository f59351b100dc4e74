import type { Manifest, Registry } from "../hosts/host.ts";
import { UserError } from "../user-error.ts";

/** A manifest that was pushed. Throws UserError `registry-unavailable` when the registry does not hold it. */
export async function held(name: string, digest: string, registry: Registry): Promise<Manifest> {
  const manifest = await registry.manifest(name, digest);
  if (manifest !== undefined) return manifest;
  throw new UserError(
    "registry-unavailable",
    `${name}@${digest} was pushed, and the registry does not hold it`,
    "Its tags were not set. Run again.",
  );
}
