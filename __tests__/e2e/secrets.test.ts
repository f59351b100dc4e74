import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { temporaryDirectory } from "../temporary.ts";
import { quietEnv, registry, runCli } from "./cli.ts";
import { faultyRegistry } from "./faulty-registry.ts";
import { repository } from "./history.ts";
import { job, main, values } from "./job.ts";

const minutes = 60_000;

/** Every program of ours starts through it: a `docker` that writes down command line and environment and goes on to the real one. */
function recordingDocker() {
  const directory = mkdtempSync(join(tmpdir(), "recorded-"));
  const [file, environment] = [join(directory, "arguments"), join(directory, "environment")];
  const path = process.env["PATH"] ?? "";
  const script = `#!/bin/sh\nprintf '%s\\n' "$0 $*" >> '${file}'\nenv >> '${environment}'\nPATH='${path}' exec docker "$@"\n`;
  writeFileSync(join(directory, "docker"), script);
  chmodSync(join(directory, "docker"), 0o755);
  return {
    env: { PATH: `${directory}${delimiter}${path}` },
    arguments: () => readFileSync(file, "utf8"),
    environment: () => readFileSync(environment, "utf8"),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}

/** All that an image consists of, unpacked: index, manifests, configs and layers. */
async function contents(address: string, name: string, tag: string): Promise<string> {
  const base = `http://${address}/v2/${name}`;
  const seen: string[] = [];
  const manifest = async (reference: string): Promise<void> => {
    const headers = { accept: "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json" };
    const text = await (await fetch(`${base}/manifests/${reference}`, { headers })).text();
    seen.push(text);
    type Of = { readonly digest: string };
    const {
      manifests = [],
      layers = [],
      config,
    } = JSON.parse(text) as { manifests?: Of[]; layers?: Of[]; config?: Of };
    for (const { digest } of manifests) await manifest(digest);
    for (const { digest } of [...layers, ...(config === undefined ? [] : [config])]) {
      const bytes = Buffer.from(await (await fetch(`${base}/blobs/${digest}`)).arrayBuffer());
      seen.push((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("latin1"));
    }
  };
  await manifest(tag);
  return seen.join("\n");
}

const forms = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  Buffer.from(`robot:${secret}`).toString("base64").replace(/=+$/, ""),
];

test(
  "the command line shows no secret: not in its log, its plan, its arguments or the image",
  async () => {
    const [password, lent] = [`p ss/${randomUUID()}?`, `lent-${randomUUID()}`];
    await using guarded = await faultyRegistry(registry(), password);
    using repo = repository();
    using docker = recordingDocker();
    const name = `secrets/${randomUUID()}`;
    writeFileSync(
      join(repo.directory, "main_test.go"),
      'package main\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestLent(t *testing.T) {\n\tif os.Getenv("LENT") == "" {\n\t\tt.Fatal("not lent")\n\t}\n}\n',
    );
    const words = ["--image", `${guarded.address}/${name}`, "--username", "robot", "--platforms", "linux/amd64"];
    const more = ["--secrets", "LENT", "--test", "--trigger", "release:v1.0.0", "--json"];
    const { HOME: home, ...env } = { HOME: mkdtempSync(join(tmpdir(), "home-")), ...docker.env };
    const ended = await runCli(["build", repo.directory, "--push", ...words, ...more], {
      env: quietEnv({ ...env, GO_ALPINE_BUILD_PASSWORD: password, LENT: lent }),
    });
    rmSync(home, { recursive: true });
    expect([ended.code, ended.stderr.includes("error:")]).toEqual([0, false]);
    const image = await contents(registry(), name, "v1.0.0");
    const shown = { stdout: ended.stdout, stderr: ended.stderr, arguments: docker.arguments(), image };
    // What is looked at is really there.
    expect(shown.arguments).toContain("buildx bake");
    expect(image).toContain("org.opencontainers.image.version");
    for (const secret of [...forms(password), ...forms(lent)])
      for (const [where, text] of Object.entries(shown)) expect([where, text.includes(secret)]).toEqual([where, false]);
  },
  5 * minutes,
);

test(
  "the action shows no secret beyond asking the runner to mask it, and leaves none behind",
  async () => {
    const [password, token] = [`p+ss/${randomUUID()}=`, `ghs_${randomUUID()}`];
    await using guarded = await faultyRegistry(registry(), password);
    using docker = recordingDocker();
    const name = `secrets/${randomUUID()}`;
    const given = { image: `${guarded.address}/${name}`, username: "robot", password, "github-token": token };
    await using caches = await temporaryDirectory();
    const env = { ...docker.env, GO_ALPINE_BUILD_CACHE_DIR: caches.path };
    const one = job("hello", { ...given, platforms: "linux/amd64" }, {}, env);
    const ended = await main(process.execPath, one);
    expect([ended.status, values(one.file("output"))["published"]]).toEqual([0, "true"]);
    const left = filesBelow(one.file("temp"));
    const state = Object.entries(values(one.file("state"))).map(([key, value]) => [`STATE_${key}`, value] as const);
    const post = await main(process.execPath, one, Object.fromEntries(state));
    expect([post.status, readdirSync(caches.path).length > 0]).toEqual([0, true]);
    const masked = ended.stdout.split("\n").filter((line) => line.startsWith("::add-mask::"));
    const first = ended.stdout.split("\n").findIndex((line) => !line.startsWith("::add-mask::"));
    expect(masked.length).toBe(first);
    const image = await contents(registry(), name, "main");
    const shown = {
      log: ended.stdout.replace(/^::add-mask::.*$/gm, ""),
      stderr: ended.stderr,
      post: post.stdout + post.stderr,
      arguments: docker.arguments(),
      environment: docker.environment(),
      image,
      ...Object.fromEntries(["output", "summary", "state"].map((file) => [file, readFileSync(one.file(file), "utf8")])),
      left,
    };
    for (const secret of [...forms(password), ...forms(token)]) {
      for (const [where, text] of Object.entries(shown)) expect([where, text.includes(secret)]).toEqual([where, false]);
    }
    for (const form of [password, encodeURIComponent(password), Buffer.from(`robot:${password}`).toString("base64")])
      expect(masked).toContain(`::add-mask::${form.replaceAll("%", "%25")}`);
  },
  5 * minutes,
);

function filesBelow(directory: string): string {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");
}
