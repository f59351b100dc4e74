import { type Problems, problem } from "./values.ts";

/**
 * Grammar of a repository name with an optional registry, without tag or digest.
 * Source: https://github.com/distribution/reference/blob/main/reference.go and the OCI distribution spec, "name".
 */
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const domain = `(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?`;
const grammar = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*$`);

/**
 * The name in lower case, as the grammar demands it (owners on GitHub may have upper case), with `{command}` kept.
 * Adds a problem for anything that is no legal name once `{command}` is replaced.
 */
export function imageName(name: string, text: string, problems: Problems): string {
  const value = text.toLowerCase();
  const example = value.replaceAll("{command}", "command");
  if (value.length > 255) problem(problems, name, text, "it must not be longer than 255 characters");
  else if (!grammar.test(example))
    problem(problems, name, text, "it must be a name such as ghcr.io/owner/app, in lower case, without tag or digest");
  return value;
}

/** Host of a registry, with its port where it has one; Docker Hub is `docker.io`. */
export function registryHost(name: string, text: string, problems: Problems): string {
  const host = text.trim().toLowerCase();
  if (!new RegExp(`^${domain}$`).test(host))
    problem(problems, name, text, "it must be a host such as ghcr.io, without a path");
  return host === "index.docker.io" || host === "registry-1.docker.io" ? "docker.io" : host;
}
