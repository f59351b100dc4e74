import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Shell } from "./host.ts";
import { locate } from "./registry-name.ts";

/** `token` is an identity token, which is exchanged for others; then there is no password. */
export type Credential =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  | { readonly kind: "token"; readonly token: string };

/** Docker's configuration, as far as it is about credentials: https://docs.docker.com/reference/cli/docker/login/ */
export type DockerConfig = {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
};

type Env = Readonly<Record<string, string | undefined>>;

/** Directory of the Docker client's configuration. */
export function dockerDirectory(env: Env): string {
  const set = env["DOCKER_CONFIG"] ?? "";
  return set === "" ? join(env["HOME"] ?? homedir(), ".docker") : resolve(set);
}

/** The Docker client's configuration; empty where there is none that can be read. */
export async function readDockerConfig(directory: string): Promise<DockerConfig> {
  try {
    const config: unknown = JSON.parse(await readFile(join(directory, "config.json"), "utf8"));
    return typeof config === "object" && config !== null ? config : {};
  } catch {
    return {};
  }
}

/**
 * What the Docker client would send to a registry: from its credential helper for that registry, else from its store, else
 * from the file. Undefined: nothing, the registry is asked as a stranger.
 */
export async function credentialFor(registry: string, env: Env, shell: Shell): Promise<Credential | undefined> {
  const config = await readDockerConfig(dockerDirectory(env));
  const helper = config.credHelpers?.[serverOf(registry)] ?? config.credsStore ?? "";
  if (helper !== "") return askHelper(helper, serverOf(registry), shell);
  // A client with a credential store leaves entries without anything in them.
  const [, entry] =
    Object.entries(config.auths ?? {}).find(
      ([key, { auth = "", identitytoken = "" }]) => hostOf(key) === registry && auth + identitytoken !== "",
    ) ?? [];
  if (entry?.identitytoken !== undefined && entry.identitytoken !== "")
    return { kind: "token", token: entry.identitytoken };
  return entry?.auth === undefined ? undefined : decode(entry.auth);
}

/** Key of a registry in Docker's configuration; Docker Hub has one of its own. */
export const serverOf = (registry: string): string =>
  registry === "docker.io" ? "https://index.docker.io/v1/" : registry;

/** Whether the Docker client has something to send to a registry; a login leaves an entry, wherever the password is kept. */
export function knows({ auths = {}, credHelpers = {} }: DockerConfig, registry: string): boolean {
  return serverOf(registry) in credHelpers || Object.keys(auths).some((key) => hostOf(key) === registry);
}

/** Registry of an image, as Docker's configuration names it. */
export const registryOf = (image: string): string => locate(image).registry;

/** Registry of an entry: `https://ghcr.io/v2/` and `ghcr.io` are both written there. */
export function hostOf(key: string): string {
  const host = key.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  return host === "index.docker.io" ? "docker.io" : host;
}

function decode(auth: string): Credential | undefined {
  const { username, password } =
    /^(?<username>[^:]*):(?<password>.*)$/s.exec(Buffer.from(auth, "base64").toString("utf8"))?.groups ?? {};
  if (username === undefined || password === undefined) return undefined;
  return { kind: "password", username, password: password.replace(/\0+$/, "") };
}

/** Protocol: https://github.com/docker/docker-credential-helpers */
async function askHelper(helper: string, server: string, shell: Shell): Promise<Credential | undefined> {
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) return undefined;
  const { code, stdout } = await shell.run({ program: `docker-credential-${helper}`, args: ["get"], input: server });
  return code === 0 ? readAnswer(stdout) : undefined;
}

/** What is wrong with an answer must not be told: it may hold the secret. */
function readAnswer(text: string): Credential | undefined {
  try {
    const { Username: username = "", Secret: secret = "" } = JSON.parse(text) as Readonly<Record<string, string>>;
    if (secret === "") return undefined;
    return username === "<token>" ? { kind: "token", token: secret } : { kind: "password", username, password: secret };
  } catch {
    return undefined;
  }
}
