import type { Environment } from "../environment.ts";
import type { Settings } from "../settings.ts";

/**
 * What the host lends to the steps that run the go command: names of environment variables, `ca-bundle` for its certificates,
 * `netrc` for its passwords. The values travel as build secrets and reach no plan, layer or cache key.
 */
export function lentSecrets(environment: Environment, asked: Settings["secrets"]): readonly string[] {
  const netrc = asked.includes("netrc") || environment.privateModules.length > 0;
  const names = [...environment.variables, ...asked.filter((name) => name !== "netrc")];
  const files = [...(environment.caBundle ? ["ca-bundle"] : []), ...(netrc && environment.netrc ? ["netrc"] : [])];
  return [...new Set([...names, ...files])].sort();
}
