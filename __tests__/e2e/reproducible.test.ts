import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quietEnv, root, runCli } from "./cli.ts";
import { cleanEngine } from "./engine.ts";
import { readLayout } from "./layout.ts";

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "reproducible-test-"));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

test("the same source gives the same digest in another directory, on an engine that never built anything", async () => {
  const digest = async (name: string, env: NodeJS.ProcessEnv) => {
    const copy = join(work, name, "hello");
    cpSync(join(root, "examples/hello"), copy, { recursive: true });
    // The address of other tests' repositories: here are their caches, and elsewhere are none.
    for (const args of [
      ["init", "--quiet"],
      ["remote", "add", "origin", "https://git.example.com/acme/published"],
    ])
      execFileSync("git", ["-C", copy, ...args]);
    const output = join(work, `${name}-layout`);
    expect(await runCli(["build", copy, `--output=${output}`, "--platforms=linux/amd64"], { env })).toMatchObject({
      code: 0,
    });
    return (await readLayout(join(output, "image-hello"), "amd64")).digest;
  };
  await using engine = await cleanEngine(work);
  expect(await digest("elsewhere", engine.env)).toBe(await digest("here", quietEnv()));
}, 900_000);
