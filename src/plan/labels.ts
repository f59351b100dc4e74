import { commitTime } from "./commit-time.ts";
import type { Facts } from "./decide.ts";
import type { Program } from "./program.ts";

type Where = Pick<Facts, "trigger"> & {
  readonly repository: Pick<Facts["repository"], "origin">;
  readonly project: Pick<Facts["project"], "license">;
  readonly settings: Pick<Facts["settings"], "runtime" | "labels" | "annotations">;
};

type Texts = Readonly<Record<string, string>>;

/**
 * Labels (of each platform's config) and annotations (of its manifest, and of the index) of an image: where it comes from,
 * then what the user adds. Both say the same, since some tools read the one and some the other.
 * Keys: https://github.com/opencontainers/image-spec/blob/main/annotations.md
 * A local build claims no revision: nobody checked that the work tree is the commit.
 */
export function planLabels(
  { trigger, repository, project, settings }: Where,
  version: string,
  programs: readonly Program[],
  base: string,
): { readonly labels: Texts; readonly annotations: Texts } {
  const { origin } = repository;
  const commit = trigger.kind === "local" ? undefined : trigger.commit;
  const [name = "", digest] = base.split("@");
  const onAlpine = settings.runtime === "alpine";
  const own = prefixed({
    "base.digest": onAlpine ? digest : undefined,
    "base.name": onAlpine ? `docker.io/library/${name}` : undefined,
    created: commit === undefined ? undefined : commitTime(commit.seconds),
    // A program of a required module is under that module's license.
    licenses: programs.every((program) => program.package.startsWith(".")) ? project.license : undefined,
    revision: commit?.revision,
    source: origin === undefined ? undefined : webAddress(origin),
    title: programs.map(({ name }) => name).join(", "),
    version,
  });
  return {
    // The Dockerfile has the user's labels; those of the call would win over them.
    labels: Object.fromEntries(Object.entries(own).filter(([key]) => !(key in settings.labels))),
    annotations: { ...own, ...settings.annotations },
  };
}

function prefixed(values: Readonly<Record<string, string | undefined>>): Texts {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined || value === "" ? [] : [[`org.opencontainers.image.${key}`, value] as const],
    ),
  );
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
