import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import {
  type DockerConfig,
  dockerDirectory,
  hostOf,
  knows,
  readDockerConfig,
  registryOf,
  serverOf,
} from "./credentials.ts";
import type { Host } from "./host.ts";

/** A user of a registry. `registry` is its host, `docker.io` for Docker Hub. */
export type Login = {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
  /** The user asked for it: it wins over what the Docker client knows. */
  readonly asked: boolean;
};

type Env = Host["env"];

/** What the user said. `image` is the first image's name, whose registry is meant where none is named. */
export type Asked = {
  readonly registry: string | undefined;
  readonly username: string | undefined;
  readonly password: string;
  readonly image: string | undefined;
};

/**
 * The login that was asked for, and the one that every job has for the registry of its own host: `token` is GitHub's job
 * token, and GitLab lends a user and a password. Throws UserError `invalid-input` when half of a login is missing.
 */
export function loginsFor({ registry, username, password, image }: Asked, token: string, env: Env): readonly Login[] {
  const own = [...githubLogin(token, env), ...gitlabLogin(env)];
  if (username === undefined && password === "") return own;
  const user = username ?? env["GITHUB_ACTOR"];
  if (user === undefined || password === "")
    throw new UserError(
      "invalid-input",
      password === "" ? `username: ${user ?? ""} has no password` : "password: there is no username to it",
      "Set both username and password; on a command line the password stands in GO_ALPINE_BUILD_PASSWORD.",
    );
  const host = registry ?? (image === undefined ? own[0]?.registry : registryOf(image));
  if (host === undefined)
    throw new UserError("invalid-input", "registry: there is no registry to log in to", "Set registry, or image.");
  return [...own.filter((login) => login.registry !== host), { registry: host, username: user, password, asked: true }];
}

function githubLogin(token: string, env: Env): readonly Login[] {
  if (token === "" || env["GITHUB_SERVER_URL"] !== "https://github.com") return [];
  return [{ registry: "ghcr.io", username: env["GITHUB_ACTOR"] ?? "token", password: token, asked: false }];
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
function gitlabLogin(env: Env): readonly Login[] {
  const { CI_REGISTRY: registry, CI_REGISTRY_USER: username, CI_REGISTRY_PASSWORD: password } = env;
  if (env["GITLAB_CI"] !== "true" || !registry || !username || !password) return [];
  return [{ registry, username, password, asked: false }];
}

/** The forms in which a secret could stand in a log. */
export function secretForms({ username, password }: Pick<Login, "username" | "password">): readonly string[] {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return [password, encodeURIComponent(password), base64(password), base64(`${username}:${password}`)];
}

/**
 * The environment for programs that are to be logged in, beside what the Docker client knows already. The user's
 * configuration is not changed: a directory of our own (mode 0700, in `temporary`) holds the credentials (mode 0600) and
 * links to all the rest, and goes at the end. Throws UserError `invalid-input` for a DOCKER_AUTH_CONFIG that is no JSON.
 */
export async function dockerLogin(
  logins: readonly Login[],
  env: Env,
  temporary: string,
): Promise<{ readonly env: Env } & AsyncDisposable> {
  const usual = dockerDirectory(env);
  const config = merged(await readDockerConfig(usual), env["DOCKER_AUTH_CONFIG"]);
  const needed = logins.filter(({ registry, asked }) => asked || !knows(config, registry));
  if (needed.length === 0 && env["DOCKER_AUTH_CONFIG"] === undefined)
    return { env: {}, [Symbol.asyncDispose]: () => Promise.resolve() };
  // Builders outlive this run, so they are kept where the user's others are.
  const set = env["BUILDX_CONFIG"] ?? "";
  const builders = set === "" ? join(usual, "buildx") : set;
  await mkdir(builders, { recursive: true });
  const directory = await mkdtemp(join(temporary, "docker-"));
  for (const name of await readdir(usual).catch(() => []))
    if (name !== "config.json") await symlink(join(usual, name), join(directory, name));
  await writeFile(join(directory, "config.json"), JSON.stringify(withLogins(config, needed)), { mode: 0o600 });
  return {
    // Docker's client would take what is in the last one for more than what is in the directory.
    env: { DOCKER_CONFIG: directory, BUILDX_CONFIG: builders, DOCKER_AUTH_CONFIG: undefined },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** DOCKER_AUTH_CONFIG holds a configuration as JSON, as GitLab's runners and newer Docker clients read it. */
function merged(config: DockerConfig, more: string | undefined): DockerConfig {
  if (more === undefined || more === "") return config;
  try {
    const { auths = {}, credHelpers = {} } = JSON.parse(more) as DockerConfig;
    const helpers = {
      ...config.credHelpers,
      ...Object.fromEntries(Object.keys(auths).map((key) => [serverOf(hostOf(key)), ""])),
    };
    return { ...config, auths: { ...config.auths, ...auths }, credHelpers: { ...helpers, ...credHelpers } };
  } catch (error) {
    throw new UserError(
      "invalid-input",
      "DOCKER_AUTH_CONFIG: it is no JSON",
      'It must be a Docker configuration: {"auths":{"registry.example.com":{"auth":"…"}}}.',
      { cause: error },
    );
  }
}

function withLogins(config: DockerConfig, logins: readonly Login[]): DockerConfig {
  const auths = logins.map(({ registry, username, password }) => [
    serverOf(registry),
    { auth: Buffer.from(`${username}:${password}`).toString("base64") },
  ]);
  // An empty helper makes the Docker client read the file, even where the user has a store for all registries.
  const helpers = logins.map(({ registry }) => [serverOf(registry), ""]);
  return {
    ...config,
    auths: { ...config.auths, ...(Object.fromEntries(auths) as DockerConfig["auths"]) },
    credHelpers: { ...config.credHelpers, ...(Object.fromEntries(helpers) as DockerConfig["credHelpers"]) },
  };
}
