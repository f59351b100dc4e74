import type { Note } from "./note.ts";
import type { Recipe } from "./recipe.ts";

type Lent = {
  readonly environment: Pick<Recipe["environment"], "privateModules">;
  readonly settings: Pick<Recipe["settings"], "ssh">;
};

/** What a pattern of GOPRIVATE begins with: a host, or with `*`, `?` or `[` nobody knows which. */
const beginnings = ({ environment }: Lent): readonly string[] =>
  [...new Set(environment.privateModules.map((pattern) => pattern.split("/")[0] ?? ""))].sort();
const isPattern = (host: string) => /[*?[]/.test(host);

/** Hosts whose modules are fetched over ssh, where an agent is lent. */
export const sshHosts = (lent: Lent): readonly string[] =>
  lent.settings.ssh ? beginnings(lent).filter((host) => !isPattern(host)) : [];

/** git's rewriting knows no wildcards. */
export function sshNotes(lent: Lent): readonly Note[] {
  const patterns = beginnings(lent).filter(isPattern);
  if (!lent.settings.ssh || patterns.length === 0) return [];
  const message = `GOPRIVATE says ${patterns.join(", ")}, of which git cannot tell the hosts: modules there are not fetched over ssh, unless each host is named as well`;
  return [{ code: "ssh-host-pattern", message }];
}
