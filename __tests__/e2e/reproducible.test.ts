import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/run-image.mjs";
import { quietEnv, root, runCli } from "./cli.ts";
import { readLayout } from "./layout.ts";

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "reproducible-test-"));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

type Engine = { readonly env: NodeJS.ProcessEnv } & AsyncDisposable;

/** An engine that has never built anything: another builder of Docker's, or a second sandbox beside the first. */
async function cleanEngine(): Promise<Engine> {
  if (process.env["BUILDX_BUILDER"] !== "sandbox") {
    const name = `go-alpine-build-clean-${process.pid}`;
    execFileSync("docker", ["buildx", "create", "--name", name, "--driver", "docker-container"]);
    const remove = () => Promise.resolve(void execFileSync("docker", ["buildx", "rm", name]));
    return { env: quietEnv({ BUILDX_BUILDER: name }), [Symbol.asyncDispose]: remove };
  }
  const home = join(work, "sandbox");
  mkdirSync(home);
  // The tools and packages of the first; its engine and images stay its own.
  const first = join(process.env["DOCKER_CONFIG"] ?? "", "..");
  for (const name of ["bin", "debs"]) symlinkSync(join(first, name), join(home, name));
  const env = quietEnv({ SANDBOX_HOME: home, SANDBOX_PORT: String(await freePort()) });
  const sandbox = (script: string, ...args: readonly string[]) =>
    execFileSync(join(root, "sandbox", script), args, { env, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  sandbox("engine.sh", "up", "--disk");
  sandbox("bases.sh");
  const exports = [...sandbox("engine.sh", "env").matchAll(/^export (?<name>\w+)=(?<value>\S+)$/gm)];
  const own = Object.fromEntries(
    exports
      .filter(({ groups }) => groups?.["name"] !== "PATH")
      .map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
  );
  return {
    env: { ...env, ...own },
    [Symbol.asyncDispose]: () => Promise.resolve(void sandbox("engine.sh", "down", "--clean")),
  };
}

test("the same source gives the same digest in another directory, on an engine that never built anything", async () => {
  const digest = async (name: string, env: NodeJS.ProcessEnv) => {
    const copy = join(work, name, "hello");
    cpSync(join(root, "examples/hello"), copy, { recursive: true });
    const output = join(work, `${name}-layout`);
    expect(await runCli(["build", copy, `--output=${output}`, "--platforms=linux/amd64"], { env })).toMatchObject({
      code: 0,
    });
    return (await readLayout(join(output, "image-hello"), "amd64")).digest;
  };
  await using engine = await cleanEngine();
  expect(await digest("elsewhere", engine.env)).toBe(await digest("here", quietEnv()));
}, 900_000);
