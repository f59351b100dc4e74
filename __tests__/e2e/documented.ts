import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { runGo } from "../size/go-program.ts";
import { writeFiles } from "../temporary.ts";
import { type Ended, cli, quietEnv, registry, root, runCli } from "./cli.ts";
import { repository } from "./history.ts";

/** Where the commands of the documentation find what they speak of. */
export type Place = {
  /** A copy of its own of the repository, with what is built of it: commands leave files behind. */
  readonly copy: () => string;
  /** Runs a command as a user's shell does, with what stands for something replaced. */
  readonly run: (command: string, directory: string) => Promise<Ended>;
} & Disposable;

/** What an image is built from by somebody who does not know us. */
const byHand = `FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build
ARG TARGETARCH
COPY . /src
RUN cd /src && CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /api .
FROM alpine:3.24
COPY --from=build /api /usr/local/bin/api
`;

/** A program that links a module, which lies beside it, so that nothing is downloaded. */
const sources = {
  "go.mod":
    "module git.example.com/acme/api\n\ngo 1.26\n\nrequire example.com/greeting v1.2.3\n\nreplace example.com/greeting => ./greeting\n",
  "greeting/go.mod": "module example.com/greeting\n\ngo 1.26\n",
  "greeting/greeting.go": 'package greeting\n\n//go:noinline\nfunc Hello() string { return "hello" }\n',
  "main.go":
    'package main\n\nimport "example.com/greeting"\n\nvar version = "dev"\n\nfunc main() { println(version, greeting.Hello()) }\n',
};

/**
 * The repository of a service at its release v1.4.2, after v1.4.1; both in a registry, and shop built by hand beside them.
 * `api` and `api.old` are its programs, `layout` is what `build --output` has written; git ignores them, as well as its
 * Dockerfile.
 */
export async function documentedPlace(): Promise<Place> {
  const home = mkdtempSync(join(tmpdir(), "documented-"));
  const images = `${registry()}/documented/${randomUUID()}/acme`;
  using repo = repository();
  await writeFiles(repo.directory, {
    ...sources,
    Dockerfile: byHand,
    ".gitignore": "/api\n/api.old\n/layout/\n/Dockerfile\n",
  });
  const build = (name: string) => void runGo(repo.directory, ["build", "-o", name, "."]);
  const ours = async (...args: readonly string[]) =>
    mustSucceed(await runCli(["build", repo.directory, ...args], { env: quietEnv() }));
  const release = (version: string, image: string) =>
    ours("--push", "--image", `${images}/${image}`, "--trigger", `release:${version}`);

  repo.commit();
  repo.git("tag", "v1.4.1");
  build("api.old");
  await release("v1.4.1", "api");
  await writeFiles(repo.directory, {
    "lines.go": 'package main\n\nimport "regexp"\n\nfunc init() { regexp.MustCompile("a+") }\n',
  });
  repo.commit();
  repo.git("tag", "v1.4.2");
  build("api");
  await release("v1.4.2", "api");
  await release("v1.4.2", "shop-new");
  const how = [
    "--platform",
    "linux/amd64,linux/arm64",
    "--provenance=false",
    "--tag",
    `${images}/shop:v1.4.2`,
    "--push",
  ];
  execFileSync("docker", ["buildx", "build", ...how, repo.directory], { stdio: "pipe" });
  await ours("--output", join(repo.directory, "layout"));
  cpSync(repo.directory, join(home, "repository"), { recursive: true });

  /** What the documentation writes, and what stands for it here. */
  const stands: readonly (readonly [string, string])[] = [
    ["dist/cli/index.js", cli],
    ["sandbox/ready.sh", join(root, "sandbox/ready.sh")],
    ["npm run", `npm --prefix "${root}" run`],
    ["ghcr.io/acme", images],
    ["PATH/TO/REPOSITORY", "."],
    ["--tag NAME", `--tag ${images}/adopted`],
    [" DIR", " ."],
  ];
  const env = quietEnv({ PATH: [jq(home), dirname(process.execPath), process.env["PATH"]].join(delimiter) });
  return {
    copy: () => {
      const directory = mkdtempSync(join(home, "copy-"));
      cpSync(join(home, "repository"), directory, { recursive: true });
      return directory;
    },
    run: (command, directory) => {
      const real = stands.reduce((text, [written, meant]) => text.replaceAll(written, meant), command);
      return inShell(real, directory, env);
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

function mustSucceed({ code, stderr }: Ended): void {
  if (code !== 0) throw new Error(stderr);
}

/** The directory of a `jq` that is jq itself, compiled to WebAssembly: nobody needs to have it. */
function jq(home: string): string {
  const program = join(home, "bin/jq");
  mkdirSync(dirname(program));
  const module = createRequire(import.meta.url).resolve("jq-wasm");
  writeFileSync(
    program,
    `#!/usr/bin/env node
const [filter, ...flags] = process.argv.slice(2).sort((a, b) => a.startsWith("-") - b.startsWith("-"));
const input = require("node:fs").readFileSync(0, "utf8");
require(${JSON.stringify(module)}).raw(input, filter, flags).then(console.log, (error) => {
  console.error(error.message);
  process.exitCode = 5;
});
`,
  );
  chmodSync(program, 0o755);
  return dirname(program);
}

function inShell(command: string, directory: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", command], {
      cwd: directory,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString("utf8")));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
