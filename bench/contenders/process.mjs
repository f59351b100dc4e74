import { spawn } from "node:child_process";

/** Runs to the end; what a failed program said is in the error. Resolves to what it said on standard output. */
export function run(program, args, { env, cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve({ stdout, stderr })
        : reject(
            new Error(`${program} ${args.join(" ")} ended with ${code}:\n${stdout.slice(-2000)}${stderr.slice(-4000)}`),
          ),
    );
    if (input !== undefined) child.stdin.end(input);
  });
}

/** Seconds that `work` takes. */
export async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** As the cache action of GitHub packs directories, and unpacks them. */
export const pack = (archive, paths) =>
  run("tar", ["--posix", "-cf", archive, "-P", "--use-compress-program", "zstd -T0 -3 --long=30", ...paths]);
export const unpack = (archive) => run("tar", ["-xf", archive, "-P", "--use-compress-program", "zstd -d --long=30"]);
