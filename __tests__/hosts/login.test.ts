import { lstat, mkdir, readFile, readdir, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { credentialFor } from "../../src/hosts/credentials.ts";
import { type Asked, type Login, dockerLogin, loginsFor, secretForms } from "../../src/hosts/login.ts";
import { processShell } from "../../src/hosts/shell.ts";
import { failureOf, failureOfAsync } from "../failure.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const nothing: Asked = { registry: undefined, username: undefined, password: "", image: undefined };
const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_ACTOR: "octocat" };
const gitlab = {
  GITLAB_CI: "true",
  CI_REGISTRY: "registry.example.com",
  CI_REGISTRY_USER: "gitlab-ci-token",
  CI_REGISTRY_PASSWORD: "job",
};
const login = (registry: string, username: string, password: string, asked: boolean): Login => ({
  registry,
  username,
  password,
  asked,
});
const ghcr = login("ghcr.io", "octocat", "token", false);
const project = login("registry.example.com", "gitlab-ci-token", "job", false);

describe("who logs in", () => {
  const asks = { ...nothing, username: "robot", password: "p" };

  test.each<[string, Asked, string, Readonly<Record<string, string>>, readonly Login[]]>([
    ["the job's token on github.com", nothing, "token", github, [ghcr]],
    ["nobody without a token", nothing, "", github, []],
    ["nobody on another server of GitHub", nothing, "token", { GITHUB_SERVER_URL: "https://github.example.com" }, []],
    ["nobody on a laptop", nothing, "token", {}, []],
    [
      "a job without an actor",
      nothing,
      "token",
      { GITHUB_SERVER_URL: "https://github.com" },
      [{ ...ghcr, username: "token" }],
    ],
    ["the job's user on GitLab", nothing, "", gitlab, [project]],
    ["nobody on GitLab without a registry", nothing, "", { ...gitlab, CI_REGISTRY: "" }, []],
    ["nobody outside GitLab, whatever is set", nothing, "", { ...gitlab, GITLAB_CI: "" }, []],
    [
      "who was asked for, at the image's registry, beside the job",
      { ...asks, image: "quay.io/o/app" },
      "token",
      github,
      [ghcr, login("quay.io", "robot", "p", true)],
    ],
    [
      "who was asked for, at the registry that was named",
      { ...asks, image: "quay.io/o/app", registry: "registry.example.com:5000" },
      "",
      {},
      [login("registry.example.com:5000", "robot", "p", true)],
    ],
    ["who was asked for, at Docker Hub", { ...asks, image: "o/app" }, "", {}, [login("docker.io", "robot", "p", true)]],
    [
      "who was asked for, in the place of the job",
      { ...asks, image: "ghcr.io/o/app" },
      "token",
      github,
      [login("ghcr.io", "robot", "p", true)],
    ],
    [
      "who was asked for, at the job's registry where no image is named",
      asks,
      "",
      gitlab,
      [{ ...project, username: "robot", password: "p", asked: true }],
    ],
    [
      "the actor, where only a password is given",
      { ...nothing, password: "p", image: "ghcr.io/o/app" },
      "token",
      github,
      [login("ghcr.io", "octocat", "p", true)],
    ],
  ])("%s", (_sentence, asked, token, env, expected) => expect(loginsFor(asked, token, env)).toEqual(expected));

  test.each<[string, Asked, Readonly<Record<string, string>>]>([
    ["a user without a password", { ...nothing, username: "robot", image: "ghcr.io/o/app" }, github],
    ["a password without a user, where no job lends one", { ...nothing, password: "p", image: "ghcr.io/o/app" }, {}],
    ["a login without a registry", { ...nothing, username: "robot", password: "p" }, {}],
  ])("%s is an error that shows no password", (_sentence, asked, env) => {
    const { code, message, hint } = failureOf(() =>
      loginsFor({ ...asked, password: asked.password && "s3cret" }, "", env),
    );
    expect([code, `${message}${hint}`.includes("s3cret")]).toEqual(["invalid-input", false]);
  });
});

test("a secret is known in every form in which a log could show it", () => {
  expect(secretForms({ username: "robot", password: "p ä/+" })).toEqual([
    "p ä/+",
    "p%20%C3%A4%2F%2B",
    "cCDDpC8r",
    "cm9ib3Q6cCDDpC8r",
  ]);
});

/** A home directory with a configuration of Docker, and a place for temporary files. */
async function home(config: object | undefined, files: Readonly<Record<string, string>> = {}) {
  const directory = await temporaryDirectory();
  const [docker, temporary] = [join(directory.path, ".docker"), join(directory.path, "tmp")];
  await mkdir(temporary);
  await writeFiles(docker, { ...files, ...(config === undefined ? {} : { "config.json": JSON.stringify(config) }) });
  const env = { HOME: directory.path, PATH: process.env["PATH"] };
  return {
    ...directory,
    docker,
    temporary,
    env,
    login: (logins: readonly Login[], more: Readonly<Record<string, string>> = {}) =>
      dockerLogin(logins, { ...env, ...more }, temporary),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

/** What a Docker client in that environment would send. */
const sent = (registry: string, env: Readonly<Record<string, string | undefined>>) =>
  credentialFor(registry, env, processShell(env, new AbortController().signal));
const credential = (username: string, password: string) => ({ kind: "password", username, password });
const entry = (username: string, password: string) => ({
  auth: Buffer.from(`${username}:${password}`).toString("base64"),
});
const modeOf = async (path: string) => (await lstat(path)).mode & 0o777;

describe("a login", () => {
  const robot = login("ghcr.io", "robot", "p:w", true);

  test("leaves the user's configuration as it is, and takes its own away at the end", async () => {
    const config = { auths: { "quay.io": entry("me", "mine") }, proxies: { default: { httpProxy: "http://p:1" } } };
    await using of = await home(config);
    const before = await readFile(join(of.docker, "config.json"), "utf8");
    {
      await using made = await of.login([robot]);
      expect(await sent("ghcr.io", made.env)).toEqual(credential("robot", "p:w"));
      expect(await sent("quay.io", made.env)).toEqual(credential("me", "mine"));
      const own = JSON.parse(await readFile(join(made.env["DOCKER_CONFIG"] ?? "", "config.json"), "utf8")) as object;
      expect(own).toMatchObject({ proxies: config.proxies });
    }
    expect(await readFile(join(of.docker, "config.json"), "utf8")).toBe(before);
    expect(await readdir(of.temporary)).toEqual([]);
  });

  test("is readable by its owner alone", async () => {
    await using of = await home(undefined);
    await using made = await of.login([robot]);
    const directory = made.env["DOCKER_CONFIG"] ?? "";
    expect([await modeOf(directory), await modeOf(join(directory, "config.json"))]).toEqual([0o700, 0o600]);
  });

  test("keeps whatever else lies beside the configuration, and does not take it away", async () => {
    await using of = await home({}, { "contexts/meta/one": "1", "cli-plugins/docker-buildx": "2" });
    {
      await using made = await of.login([robot]);
      const directory = made.env["DOCKER_CONFIG"] ?? "";
      expect(await readlink(join(directory, "contexts"))).toBe(join(of.docker, "contexts"));
      expect(await readFile(join(directory, "cli-plugins", "docker-buildx"), "utf8")).toBe("2");
    }
    expect(await readFile(join(of.docker, "contexts", "meta", "one"), "utf8")).toBe("1");
  });

  test.each<[string, Readonly<Record<string, string>>, (home: string) => string]>([
    ["the user's configuration", {}, (path) => join(path, ".docker", "buildx")],
    [
      "the user's configuration, where BUILDX_CONFIG is empty",
      { BUILDX_CONFIG: "" },
      (path) => join(path, ".docker", "buildx"),
    ],
  ])("keeps builders in %s", async (_sentence, more, expected) => {
    await using of = await home({});
    await using made = await of.login([robot], more);
    expect(made.env["BUILDX_CONFIG"]).toBe(expected(of.path));
    expect((await lstat(expected(of.path))).isDirectory()).toBe(true);
  });

  test("keeps builders where BUILDX_CONFIG says", async () => {
    await using of = await home({});
    const builders = join(of.path, "builders");
    await using made = await of.login([robot], { BUILDX_CONFIG: builders });
    expect(made.env["BUILDX_CONFIG"]).toBe(builders);
    expect((await lstat(builders)).isDirectory()).toBe(true);
  });

  test("that fails leaves no password behind", async () => {
    await using of = await home({});
    await writeFile(join(of.path, "file"), "");
    await expect(of.login([robot], { BUILDX_CONFIG: join(of.path, "file", "builders") })).rejects.toThrow();
    expect(await readdir(of.temporary)).toEqual([]);
  });

  test("of nobody changes nothing", async () => {
    await using of = await home({ auths: { "ghcr.io": entry("me", "mine") } });
    await using made = await of.login([]);
    expect([made.env, await readdir(of.temporary), await readdir(of.docker)]).toEqual([{}, [], ["config.json"]]);
  });
});

describe("of two logins at one registry", () => {
  const token = login("ghcr.io", "octocat", "token", false);
  const robot = login("ghcr.io", "robot", "p", true);
  const mine = { auths: { "ghcr.io": entry("me", "mine") } };

  test.each<[string, object, Login, object]>([
    ["the user's own wins over the job's token", mine, token, credential("me", "mine")],
    ["the one that was asked for wins over the user's own", mine, robot, credential("robot", "p")],
    ["the job's token serves where the user has none", {}, token, credential("octocat", "token")],
    ["the one that was asked for wins over a store", { credsStore: "missing" }, robot, credential("robot", "p")],
    [
      "the one that was asked for wins over a helper of the registry",
      { credHelpers: { "ghcr.io": "missing" } },
      robot,
      credential("robot", "p"),
    ],
  ])("%s", async (_sentence, config, given, expected) => {
    await using of = await home(config);
    await using made = await of.login([given]);
    expect(await sent("ghcr.io", { ...of.env, ...made.env })).toEqual(expected);
  });

  test("at Docker Hub the one that was asked for wins too", async () => {
    await using of = await home({ auths: { "https://index.docker.io/v1/": entry("me", "mine") } });
    await using made = await of.login([login("docker.io", "robot", "p", true)]);
    expect(await sent("docker.io", made.env)).toEqual(credential("robot", "p"));
  });
});

describe("DOCKER_AUTH_CONFIG", () => {
  const lent = (config: object) => ({ DOCKER_AUTH_CONFIG: JSON.stringify(config) });

  test("is a login beside the user's", async () => {
    await using of = await home({ auths: { "quay.io": entry("me", "mine") } });
    await using made = await of.login([], lent({ auths: { "ghcr.io": entry("ci", "lent") } }));
    expect(await sent("ghcr.io", made.env)).toEqual(credential("ci", "lent"));
    expect(await sent("quay.io", made.env)).toEqual(credential("me", "mine"));
  });

  test("wins over the user's store, and over the job's token", async () => {
    await using of = await home({ credsStore: "missing" });
    const token = login("ghcr.io", "octocat", "token", false);
    await using made = await of.login([token], lent({ auths: { "ghcr.io": entry("ci", "lent") } }));
    expect(await sent("ghcr.io", { ...of.env, ...made.env })).toEqual(credential("ci", "lent"));
  });

  test("gives way to a login that was asked for", async () => {
    await using of = await home(undefined);
    const robot = login("ghcr.io", "robot", "p", true);
    await using made = await of.login([robot], lent({ auths: { "ghcr.io": entry("ci", "lent") } }));
    expect(await sent("ghcr.io", made.env)).toEqual(credential("robot", "p"));
  });

  test("may name helpers", async () => {
    await using of = await home({ auths: { "ghcr.io": entry("me", "mine") } });
    await using made = await of.login([], lent({ credHelpers: { "ghcr.io": "missing" } }));
    expect(await sent("ghcr.io", { ...of.env, ...made.env })).toBeUndefined();
  });

  test.each(["{", "null", "user:s3cret"])("that is %j is an error that does not show it", async (text) => {
    await using of = await home(undefined);
    const { code, message, hint } = await failureOfAsync(of.login([], { DOCKER_AUTH_CONFIG: text }));
    expect([code, `${message}${hint}`.includes("s3cret")]).toEqual(["invalid-input", false]);
    expect(await readdir(of.temporary)).toEqual([]);
  });

  test("that is empty is none", async () => {
    await using of = await home(undefined);
    await using made = await of.login([], { DOCKER_AUTH_CONFIG: "" });
    expect(await sent("ghcr.io", { ...of.env, ...made.env })).toBeUndefined();
  });
});
