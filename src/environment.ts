import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * What the machine offers to a build behind a proxy or with private modules: names only, so that a plan can hold it.
 * The values travel as build secrets (execute/secrets.ts).
 */
export type Environment = {
  /** Names of the Go and proxy variables that are set. */
  readonly variables: readonly string[];
  /** Hosts and path prefixes of GOPRIVATE: the go command asks their servers itself, with git. */
  readonly privateModules: readonly string[];
  /** GOFLAGS, which changes what is built and therefore is part of the plan. */
  readonly goFlags: string;
  /** The host trusts other certificates than the base image does. */
  readonly caBundle: boolean;
  readonly netrc: boolean;
};

/** Go's settings for fetching modules, and the proxies of curl, git and the go command. */
const passed = [
  "GOPROXY",
  "GOPRIVATE",
  "GONOPROXY",
  "GONOSUMDB",
  "GOSUMDB",
  "GOINSECURE",
  "GOAUTH",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
];

type Env = Readonly<Record<string, string | undefined>>;

export function readEnvironment(env: Env): Environment {
  const set = (name: string) => (env[name] ?? "") !== "";
  return {
    variables: passed.filter(set).sort(),
    privateModules: (env["GOPRIVATE"] ?? "")
      .split(",")
      .map((pattern) => pattern.trim())
      .filter((pattern) => /^[A-Za-z0-9.*?[\]^_~/-]+$/.test(pattern)),
    // The go command splits it at any white space; a line break must not reach the Dockerfile.
    goFlags: (env["GOFLAGS"] ?? "").replace(/\s+/g, " ").trim(),
    caBundle: caBundlePath(env) !== undefined,
    netrc: netrcPath(env) !== undefined,
  };
}

/** The bundle that SSL_CERT_FILE names, which Go, git and OpenSSL read alike. */
export function caBundlePath(env: Env): string | undefined {
  return existing(env["SSL_CERT_FILE"]);
}

export function netrcPath(env: Env): string | undefined {
  return existing(env["NETRC"]) ?? existing(join(env["HOME"] ?? homedir(), ".netrc"));
}

const existing = (path: string | undefined) =>
  path !== undefined && path !== "" && existsSync(path) ? path : undefined;

/** This machine's architecture, as Go names it. */
export function machine(): string {
  return { x64: "amd64", ia32: "386", ppc64: "ppc64le" }[process.arch as string] ?? process.arch;
}
