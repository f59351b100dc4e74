import { execFile } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const scripts = join(import.meta.dirname, "../../sandbox");

let home: string; // with a space and a quote in it: what is printed for eval has to survive both
let stubs: string;

beforeEach(async () => {
  const directory = mkdtempSync(join(tmpdir(), "sandbox-test-"));
  home = join(directory, "home o'mine");
  stubs = join(directory, "stubs");
  await mkdir(stubs);
});

afterEach(() => rm(join(stubs, ".."), { recursive: true, force: true }));

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs in a home of its own, with nothing of a sandbox that may be in use around it. */
function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  directory?: string,
): Promise<Run> {
  const outer = Object.entries(process.env).filter(([name]) => !/^(SANDBOX_|BUILDX_|DOCKER_|SSL_CERT_FILE)/.test(name));
  const options = {
    cwd: directory,
    env: {
      ...Object.fromEntries(outer),
      PATH: `${stubs}${delimiter}${process.env["PATH"] ?? ""}`,
      SANDBOX_HOME: home,
      SANDBOX_MEMORY: "0",
      ...env,
    },
  };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr });
    });
  });
}

const script = (name: string, args: readonly string[], env?: Readonly<Record<string, string>>) =>
  run(join(scripts, name), args, env);

async function stub(name: string, body: string): Promise<void> {
  const path = join(stubs, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
}

/** Answers like a registry, on a free port of localhost. */
async function listen(): Promise<{ readonly port: string } & AsyncDisposable> {
  const server: Server = createServer((_request, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: String((server.address() as AddressInfo).port),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function freePort(): Promise<string> {
  await using server = await listen();
  return server.port;
}

/** What a shell has after `eval` of a script's output. */
async function evaluated(exports: string): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await run("bash", ["-c", 'eval "$1" && env -0', "eval", exports]);
  return Object.fromEntries(
    stdout
      .split("\0")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

/** Ends with the test. */
function otherProcess(): { readonly pid: string; readonly lives: () => boolean } & Disposable {
  const child = execFile("sleep", ["60"]);
  return {
    pid: String(child.pid),
    lives: () => child.exitCode === null && child.signalCode === null,
    [Symbol.dispose]: () => void child.kill(),
  };
}

describe("all scripts", () => {
  test.each([
    ["engine.sh", ["restart"]],
    ["engine.sh", []],
    ["engine.sh", ["up", "--fast"]],
    ["bases.sh", ["--help"]],
    ["zig.sh", ["--help"]],
    ["ready.sh", ["--help"]],
  ])("%s %j prints the usage and exits with 2", async (name, args) => {
    const { code, stdout, stderr } = await script(name, args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(new RegExp(`^usage: ${name} `));
    expect(existsSync(home)).toBe(false);
  });
});

describe("engine.sh", () => {
  test("env can be evaluated, wherever the home is", async () => {
    const { stdout } = await script("engine.sh", ["env"], { SANDBOX_PORT: "5999" });
    expect(await evaluated(stdout)).toMatchObject({
      DOCKER_CONFIG: join(home, "docker"),
      BUILDX_CONFIG: join(home, "docker/buildx"),
      BUILDX_BUILDER: "sandbox",
      SANDBOX_REGISTRY: "localhost:5999",
      PATH: expect.stringMatching(new RegExp(`^${home}/current:.*:${home}/client$`)),
    });
  });

  test("without root it says what to do instead, and leaves nothing behind", async () => {
    await stub("id", "echo 1000");
    const { code, stderr } = await script("engine.sh", ["up"]);
    expect(code).toBe(1);
    expect(stderr).toBe("sandbox: BuildKit needs root here: run it as root, or install Docker instead\n");
    expect(existsSync(home)).toBe(false);
  });

  test("on another system than Linux it says what to do instead", async () => {
    await stub("uname", "echo Darwin");
    const { code, stderr } = await script("engine.sh", ["up"]);
    expect(code).toBe(1);
    expect(stderr).toBe("sandbox: the engine runs on Linux only: install Docker instead\n");
  });

  test("a port that another program holds is named before anything is built", async () => {
    await stub("id", "echo 0");
    await stub("go", "echo go was called >&2; exit 1");
    await using other = await listen();
    const { code, stderr } = await script("engine.sh", ["up"], { SANDBOX_PORT: other.port });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `sandbox: port ${other.port} is taken by another program: set SANDBOX_PORT to a free one\n`,
    );
  });

  test("a limit that is no number is refused", async () => {
    await stub("id", "echo 0");
    const { code, stderr } = await script("engine.sh", ["up"], { SANDBOX_MEMORY: "8g" });
    expect(code).toBe(1);
    expect(stderr).toBe("sandbox: SANDBOX_MEMORY is a number of GiB, not 8g\n");
  });

  test("a process that has taken over the number of a dead engine counts as down, and down spares it", async () => {
    await stub("id", "echo 0");
    using other = otherProcess();
    await mkdir(join(home, "run"), { recursive: true });
    for (const name of ["buildkitd", "registry"]) await writeFile(join(home, "run", `${name}.pid`), `${other.pid}\n`);
    expect(await script("engine.sh", ["status"])).toMatchObject({
      code: 1,
      stdout: "buildkitd down\nregistry down\n",
    });
    expect(await script("engine.sh", ["down"])).toMatchObject({ code: 0 });
    expect(other.lives()).toBe(true);
  });

  // The tools take minutes to build; where a sandbox was ever up, they are there.
  const built = join(
    process.env["SANDBOX_HOME"] ??
      join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "go-alpine-build/sandbox"),
    "bin",
  );
  const canRun = process.platform === "linux" && process.getuid?.() === 0 && existsSync(built);

  (canRun ? test : test.skip)(
    "several up at once make one engine, which knows its port again and goes without a trace",
    async () => {
      await mkdir(home, { recursive: true });
      await symlink(built, join(home, "bin"));
      const port = await freePort();
      try {
        const ups = await Promise.all([1, 2, 3].map(() => script("engine.sh", ["up"], { SANDBOX_PORT: port })));
        expect(ups.map(({ code }) => code)).toEqual([0, 0, 0]);
        expect(await script("engine.sh", ["status"])).toMatchObject({ code: 0 });
        expect((await script("engine.sh", ["env"])).stdout).toContain(`SANDBOX_REGISTRY=localhost:${port}\n`);
        const moved = await script("engine.sh", ["up"], { SANDBOX_PORT: await freePort() });
        expect(moved.stderr).toBe(
          `sandbox: it runs already, with port ${port}: unset SANDBOX_PORT, or engine.sh down first\n`,
        );
      } finally {
        expect(await script("engine.sh", ["down", "--clean"])).toMatchObject({ code: 0 });
      }
      expect(await script("engine.sh", ["status"])).toMatchObject({ code: 1 });
      expect(existsSync(join(home, "buildkit"))).toBe(false);
    },
    60_000,
  );

  const mayMount = process.platform === "linux" && process.getuid?.() === 0;

  (mayMount ? test : test.skip)("a state that is busy for a moment more is waited for, and goes", async () => {
    const memory = join(home, "memory");
    await mkdir(memory, { recursive: true });
    await run("mount", ["-t", "tmpfs", "none", memory]);
    const user = run("sleep", ["0.5"], {}, memory);
    try {
      expect(await script("engine.sh", ["down", "--clean"])).toMatchObject({ code: 0, stderr: "" });
      expect(existsSync(memory)).toBe(false);
    } finally {
      await user;
      await run("umount", [memory]);
    }
  });
});

describe("bases.sh", () => {
  beforeEach(() =>
    stub("go", 'case $2 in GOROOT) echo /nowhere ;; GOVERSION) echo go1.26.8 ;; GOHOSTARCH) echo amd64 ;; esac'),
  );

  test("without a registry it says what comes first", async () => {
    const { code, stderr } = await script("bases.sh", [], { SANDBOX_PORT: await freePort() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sandbox: no registry answers at localhost:\d+: engine\.sh up first\n$/);
  });

  test("a folder without the roots it needs is refused", async () => {
    await using registry = await listen();
    const { code, stderr } = await script("bases.sh", [stubs], { SANDBOX_PORT: registry.port });
    expect(code).toBe(1);
    expect(stderr).toBe(`sandbox: no alpine-minirootfs-*-x86_64.tar.gz in ${stubs}\n`);
  });
});

describe("ready.sh", () => {
  /** A Docker whose current builder has this driver; it writes down what is asked of it. */
  async function docker({ driver, port, push = "true" }: Readonly<Record<"driver" | "port", string>> & { push?: string }) {
    await stub(
      "docker",
      `echo "$*" >> "${stubs}/calls"
case "$*" in
  version*) echo 29.0.0 ;;
  "buildx inspect") printf 'Name:          theirs\\nDriver:        ${driver}\\n' ;;
  "buildx inspect "*) exit 1 ;;
  "buildx build "*) cat > /dev/null; ${push} ;;
  "buildx create "*) ;;
  "container inspect "*) exit 1 ;;
  "create "* | "start "*) ;;
  "port "*) echo 127.0.0.1:${port} ;;
  *) exit 64 ;;
esac`,
    );
    return async () => (await readFile(join(stubs, "calls"), "utf8")).trimEnd().split("\n");
  }

  test("a Docker whose builder can push is used as it is, with a registry in a container", async () => {
    await using registry = await listen();
    const calls = await docker({ driver: "docker-container", port: registry.port });
    const { code, stdout } = await script("ready.sh", []);
    expect(code).toBe(0);
    expect(await evaluated(stdout)).toMatchObject({
      BUILDX_BUILDER: "theirs",
      SANDBOX_REGISTRY: `localhost:${registry.port}`,
    });
    expect(await calls()).toEqual([
      expect.stringMatching(/^version /),
      "container inspect go-alpine-build-registry",
      expect.stringMatching(/^create --name go-alpine-build-registry .*registry:3$/),
      "start go-alpine-build-registry",
      "port go-alpine-build-registry 5000/tcp",
      "buildx inspect",
      "buildx inspect",
      expect.stringMatching(/^buildx build .*--builder theirs .*--push -$/),
    ]);
  });

  test("where the daemon's own builder is all there is, another is made that shares the host's network", async () => {
    await using registry = await listen();
    const calls = await docker({ driver: "docker", port: registry.port });
    const { stdout } = await script("ready.sh", []);
    expect(await evaluated(stdout)).toMatchObject({ BUILDX_BUILDER: "go-alpine-build" });
    expect(await calls()).toContain(
      "buildx create --name go-alpine-build --driver docker-container --driver-opt network=host",
    );
  });

  test("a builder that cannot reach the registry is passed over", async () => {
    await using registry = await listen();
    const push = 'case "$*" in *"--builder theirs "*) exit 1 ;; esac';
    await docker({ driver: "docker-container", port: registry.port, push });
    const { stdout } = await script("ready.sh", []);
    expect(await evaluated(stdout)).toMatchObject({ BUILDX_BUILDER: "go-alpine-build" });
  });

  test("a registry that is given is used, and no daemon is needed beside it", async () => {
    await using registry = await listen();
    const calls = await docker({ driver: "remote", port: "1" });
    const { stdout } = await script("ready.sh", [], { SANDBOX_REGISTRY: `localhost:${registry.port}` });
    expect(await evaluated(stdout)).toMatchObject({
      BUILDX_BUILDER: "theirs",
      SANDBOX_REGISTRY: `localhost:${registry.port}`,
    });
    expect((await calls()).every((call) => call.startsWith("buildx "))).toBe(true);
  });

  test("without a daemon it turns to the sandbox, and prints no environment when that fails too", async () => {
    await stub("docker", "exit 1");
    await stub("id", "echo 1000");
    const { code, stdout, stderr } = await script("ready.sh", []);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "sandbox: no Docker that can be used: the sandbox's own engine\n" +
        "sandbox: BuildKit needs root here: run it as root, or install Docker instead\n",
    );
  });
});
