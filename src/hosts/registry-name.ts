import type { Host } from "./host.ts";

/** Where an image lives. */
export type Location = {
  /** Base of the registry's API, without a slash at the end. */
  readonly api: string;
  /** Name of the registry in Docker's configuration. */
  readonly registry: string;
  readonly repository: string;
};

/**
 * Reads the name of an image as Docker does: `ghcr.io/owner/app`, `localhost:5000/app`; without a registry it is Docker Hub's.
 * Only this machine's own registries are spoken to without TLS, and the hosts in `plain`.
 * Source: https://github.com/distribution/reference/blob/main/normalize.go
 */
export function locate(name: string, plain: readonly string[] = []): Location {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  if (!/[.:]/.test(first) && first !== "localhost") return hub(name);
  const rest = name.slice(slash + 1);
  if (["docker.io", "index.docker.io", "registry-1.docker.io"].includes(first)) return hub(rest);
  const scheme = isThisMachine(first) || plain.includes(first) ? "http" : "https";
  return { api: `${scheme}://${first}`, registry: first, repository: rest };
}

const hub = (repository: string): Location => ({
  api: "https://registry-1.docker.io",
  registry: "docker.io",
  repository: repository.includes("/") ? repository : `library/${repository}`,
});

/** `localhost`, 127.0.0.0/8 and ::1, with or without a port. */
export const isThisMachine = (host: string): boolean =>
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/.test(host);

/** Hosts of registries without TLS; BuildKit has a configuration of its own for that, which cannot be asked for. */
export const plainHttp = "GO_ALPINE_BUILD_PLAIN_HTTP";

export const plainHosts = (env: Host["env"]): readonly string[] =>
  (env[plainHttp] ?? "").split(",").map((host) => host.trim());
