import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { credentialFor, dockerDirectory, knows, readDockerConfig, serverOf } from "../../src/hosts/credentials.ts";
import { processShell } from "../../src/hosts/shell.ts";
import { fakeHost } from "../fakes.ts";
import { temporaryDirectory } from "../temporary.ts";

const auth = (username: string, password: string) => Buffer.from(`${username}:${password}`).toString("base64");
const password = (username: string, text: string) => ({ kind: "password", username, password: text });

/** A machine with this configuration of Docker, and with credential helpers: shell scripts by name. */
async function machine(config: string | object | undefined, helpers: Readonly<Record<string, string>> = {}) {
  const directory = await temporaryDirectory();
  const { path } = directory;
  const text = typeof config === "string" ? config : JSON.stringify(config);
  if (config !== undefined) await writeFile(join(path, "config.json"), text);
  for (const [name, script] of Object.entries(helpers)) {
    const program = join(path, `docker-credential-${name}`);
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
  }
  const env = { DOCKER_CONFIG: path, PATH: `${path}:${process.env["PATH"] ?? ""}` };
  const shell = processShell(env, new AbortController().signal);
  return {
    path,
    ask: (registry: string) => credentialFor(registry, env, shell),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

describe("Docker's file", () => {
  test.each<[string, string, object, object | undefined]>([
    [
      "a user and a password",
      "ghcr.io",
      { auths: { "ghcr.io": { auth: auth("octocat", "x:y z") } } },
      password("octocat", "x:y z"),
    ],
    [
      "a password that is padded",
      "ghcr.io",
      { auths: { "ghcr.io": { auth: auth("u", "p\0\0") } } },
      password("u", "p"),
    ],
    [
      "an identity token, which wins over a user",
      "ghcr.io",
      { auths: { "ghcr.io": { auth: auth("u", ""), identitytoken: "t" } } },
      { kind: "token", token: "t" },
    ],
    [
      "a registry by its address",
      "ghcr.io",
      { auths: { "https://ghcr.io/v2/": { auth: auth("u", "p") } } },
      password("u", "p"),
    ],
    [
      "Docker Hub by its old address",
      "docker.io",
      { auths: { "https://index.docker.io/v1/": { auth: auth("u", "p") } } },
      password("u", "p"),
    ],
    [
      "a registry with a port",
      "localhost:5000",
      { auths: { "localhost:5000": { auth: auth("u", "p") } } },
      password("u", "p"),
    ],
    ["nothing for another registry", "ghcr.io", { auths: { "quay.io": { auth: auth("u", "p") } } }, undefined],
    [
      "nothing for another port",
      "a.example.com",
      { auths: { "a.example.com:5000": { auth: auth("u", "p") } } },
      undefined,
    ],
    [
      "nothing for a name that only ends the same",
      "ghcr.io",
      { auths: { "evil-ghcr.io": { auth: auth("u", "p") }, "ghcr.io.example.com": { auth: auth("u", "p") } } },
      undefined,
    ],
    ["nothing in an empty entry", "ghcr.io", { auths: { "ghcr.io": {} } }, undefined],
    ["nothing in an entry without a colon", "ghcr.io", { auths: { "ghcr.io": { auth: "b2N0b2NhdA==" } } }, undefined],
    ["nothing in an empty file", "ghcr.io", {}, undefined],
  ])("holds %s", async (_sentence, registry, config, expected) => {
    await using of = await machine(config);
    expect(await of.ask(registry)).toEqual(expected);
  });

  test.each([
    ["missing", undefined],
    ["damaged", '{"auths":'],
    ["of another kind", "null"],
    ["a text", '"auths"'],
  ])("that is %s holds nothing", async (_sentence, text) => {
    await using of = await machine(text);
    expect(await readDockerConfig(of.path)).toEqual({});
    expect(await of.ask("ghcr.io")).toBeUndefined();
  });

  test.each([
    ["DOCKER_CONFIG", { DOCKER_CONFIG: "/d", HOME: "/h" }, "/d"],
    ["the home directory", { HOME: "/h" }, "/h/.docker"],
    ["the home directory, where DOCKER_CONFIG is empty", { DOCKER_CONFIG: "", HOME: "/h" }, "/h/.docker"],
  ])("lies in %s", (_sentence, env, expected) => expect(dockerDirectory(env)).toBe(expected));
});

describe("a credential helper", () => {
  const says = (username: string, secret: string) =>
    `cat > "$0.asked"; echo "$@" >> "$0.asked"; echo '{"ServerURL":"x","Username":"${username}","Secret":"${secret}"}'`;

  test("is told the registry on its standard input, and never on its command line", async () => {
    await using of = await machine({ credHelpers: { "ghcr.io": "one" } }, { one: says("u", "p") });
    expect(await of.ask("ghcr.io")).toEqual(password("u", "p"));
    expect(await readFile(join(of.path, "docker-credential-one.asked"), "utf8")).toBe("ghcr.ioget\n");
  });

  test("knows Docker Hub by its old address", async () => {
    await using of = await machine({ credsStore: "all" }, { all: says("u", "p") });
    expect(await of.ask("docker.io")).toEqual(password("u", "p"));
    expect(await readFile(join(of.path, "docker-credential-all.asked"), "utf8")).toBe(
      "https://index.docker.io/v1/get\n",
    );
  });

  test("gives an identity token under a name of its own", async () => {
    await using of = await machine({ credsStore: "all" }, { all: says("<token>", "t") });
    expect(await of.ask("ghcr.io")).toEqual({ kind: "token", token: "t" });
  });

  const file = { auths: { "ghcr.io": { auth: auth("file", "p") } } };

  test.each<[string, object, object | undefined]>([
    [
      "of the registry wins over the one for all",
      { credHelpers: { "ghcr.io": "one" }, credsStore: "all" },
      password("one", "1"),
    ],
    ["for all wins over the file", { ...file, credsStore: "all" }, password("all", "2")],
    [
      "of another registry leaves the one for all",
      { credHelpers: { "quay.io": "one" }, credsStore: "all" },
      password("all", "2"),
    ],
    [
      "without a name is the file",
      { ...file, credHelpers: { "ghcr.io": "" }, credsStore: "all" },
      password("file", "p"),
    ],
    ["that fails knows nothing", { ...file, credsStore: "fails" }, undefined],
    ["that is not installed knows nothing", { ...file, credsStore: "missing" }, undefined],
  ])("%s", async (_sentence, config, expected) => {
    const fails = "echo 'credentials not found in native keychain'; exit 1";
    await using of = await machine(config, { one: says("one", "1"), all: says("all", "2"), fails });
    expect(await of.ask("ghcr.io")).toEqual(expected);
  });

  test.each(["../all", "all/../../one", "a b", "all;one"])("whose name is %j is not run", async (credsStore) => {
    await using of = await machine({ credsStore });
    const { host, commands } = fakeHost(() => ({ stdout: '{"Username":"u","Secret":"p"}' }));
    expect(await credentialFor("ghcr.io", { DOCKER_CONFIG: of.path }, host.shell)).toBeUndefined();
    expect(commands).toEqual([]);
  });

  test.each([
    ["something else than JSON", "echo s3cret"],
    ["JSON that is no object", "echo null"],
    ["an answer that is cut", `echo '{"Username":"u","Secret":"s3cret'`],
    ["nothing", "true"],
    ["no secret", `echo '{"Username":"u"}'`],
  ])("that answers %s knows nothing, and no error shows the answer", async (_sentence, script) => {
    await using of = await machine({ credsStore: "odd" }, { odd: script });
    expect(await of.ask("ghcr.io")).toBeUndefined();
  });
});

test.each<[string, object, string, boolean]>([
  ["an entry of the file", { auths: { "ghcr.io": { auth: "eDp5" } } }, "ghcr.io", true],
  ["an entry whose password is in a store", { auths: { "ghcr.io": {} }, credsStore: "all" }, "ghcr.io", true],
  ["an entry by address", { auths: { "https://index.docker.io/v1/": {} } }, "docker.io", true],
  ["a helper of the registry", { credHelpers: { "ghcr.io": "one" } }, "ghcr.io", true],
  ["a store alone, which may hold nothing", { credsStore: "all" }, "ghcr.io", false],
  ["an entry of another registry", { auths: { "quay.io": {} } }, "ghcr.io", false],
  ["nothing", {}, "ghcr.io", false],
])("%s: %j for %s is a login: %s", (_sentence, config, registry, expected) =>
  expect(knows(config, registry)).toBe(expected),
);

test("Docker Hub has a key of its own", () => {
  expect([serverOf("docker.io"), serverOf("ghcr.io")]).toEqual(["https://index.docker.io/v1/", "ghcr.io"]);
});
