import { caBundlePath, netrcPath } from "../environment.ts";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { attributes } from "./attributes.ts";

/**
 * Buildx's way to hand over what the plan names: `id=NAME,env=NAME` and `id=ca-bundle,src=PATH`. Values never appear.
 * Throws UserError `invalid-input` for a variable that is not set.
 */
export function secretSources(
  plan: Pick<Plan, "secrets">,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return plan.secrets.map((name) => {
    if (name === "ca-bundle") return attributes({ id: name, src: caBundlePath(env) ?? "" });
    if (name === "netrc") return attributes({ id: name, src: netrcPath(env) ?? "" });
    if (env[name] !== undefined) return attributes({ id: name, env: name });
    throw new UserError(
      "invalid-input",
      `secrets: the environment variable ${name} is not set`,
      "Set it for this step, or leave it out of secrets.",
    );
  });
}
