// Starts programs of an image on this machine's platform: in Docker where there is a daemon, else (as root) in the image's
// own file system, as the image's own user.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const arch = { x64: "amd64", arm: "arm/v7", ia32: "386" }[process.arch] ?? process.arch;
export const hostPlatform = `linux/${arch}`;

/** Opens an image by reference. `env` is that of the engine. Close it in the end. */
export function openImage(reference, env) {
  const docker = spawnSync("docker", ["version", "--format", "{{.Server.Version}}"], { env }).status === 0;
  return docker ? inDocker(reference, env) : inDirectory(reference, env);
}

function inDocker(reference, env) {
  const options = (extra) => [
    "run",
    "--rm",
    "--read-only",
    ...Object.entries(extra).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
  ];
  return {
    root: undefined,
    run: (program, args = [], extra = {}) =>
      finished(
        spawnSync("docker", [...options(extra), "--entrypoint", program, reference, ...args], {
          env,
          encoding: "utf8",
        }),
      ),
    start: (program, args, extra) =>
      spawn("docker", [...options(extra), "--init", "--network", "host", "--entrypoint", program, reference, ...args], {
        env,
      }),
    close: () => undefined,
  };
}

function inDirectory(reference, env) {
  const directory = mkdtempSync(join(tmpdir(), "image-"));
  const pull = `crane export --insecure --platform "$2" "$1" - | tar -x --xattrs --xattrs-include='*' -C "$3"`;
  execFileSync("bash", ["-o", "pipefail", "-c", pull, "pull", reference, hostPlatform, directory], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const { config } = JSON.parse(
    execFileSync("crane", ["config", "--insecure", "--platform", hostPlatform, reference], { env, encoding: "utf8" }),
  );
  const own = Object.fromEntries(
    (config.Env ?? []).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const words = (program, args) => [`--userspec=${config.User}`, directory, program, ...args];
  const settings = (extra) => ({ env: { HOME: "/", ...own, ...extra } });
  return {
    root: directory,
    run: (program, args = [], extra = {}) =>
      finished(
        spawnSync("/usr/sbin/chroot", words(program, args), { ...settings(extra), encoding: "utf8", timeout: 60_000 }),
      ),
    start: (program, args, extra) => spawn("/usr/sbin/chroot", words(program, args), settings(extra)),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

const finished = ({ status, stdout, stderr, error }) => ({
  code: status ?? 1,
  stdout: stdout ?? "",
  stderr: stderr || String(error ?? ""),
});

/** A port that nothing listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
