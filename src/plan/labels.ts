import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";
import type { Program } from "./program.ts";

/**
 * The labels that say where an image comes from. Keys: https://github.com/opencontainers/image-spec/blob/main/annotations.md
 * A local build claims no revision: nobody checked that the work tree is the commit.
 */
export function planLabels(
  trigger: Trigger,
  version: string,
  programs: readonly Program[],
  origin: string | undefined,
  base: string,
  settings: Pick<Settings, "runtime" | "labels">,
): Readonly<Record<string, string>> {
  const source = origin === undefined ? undefined : webAddress(origin);
  const commit = trigger.kind === "local" ? undefined : trigger.commit;
  const created = commit === undefined ? undefined : new Date(commit.seconds * 1000).toISOString().replace(/\.\d+/, "");
  const [name, digest] = base.split("@");
  const labels: Record<string, string | undefined> = {
    "base.digest": settings.runtime === "alpine" ? digest : undefined,
    "base.name": settings.runtime === "alpine" ? `docker.io/library/${name ?? ""}` : undefined,
    created,
    revision: commit?.revision,
    source,
    title: programs.map((program) => program.name).join(", "),
    version,
  };
  const own = Object.entries(labels).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[`org.opencontainers.image.${key}`, value] as const],
  );
  return Object.fromEntries(own.filter(([key]) => !(key in settings.labels)));
}

/** `git@host:owner/app.git` and `https://host/owner/app.git` both become `https://host/owner/app`. */
function webAddress(origin: string): string | undefined {
  const {
    scheme = "",
    host = "",
    port = "",
    path = "",
  } = /^(?:(?<scheme>https?|ssh|git):\/\/)?(?:[^@/]+@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?<port>:\d+)?[:/](?<path>[^\s?#]+?)(?:\.git)?\/?$/.exec(
    origin,
  )?.groups ?? {};
  // A port of ssh says nothing of the web server's.
  return host.includes(".") ? `https://${host}${scheme === "https" ? port : ""}/${path}` : undefined;
}
