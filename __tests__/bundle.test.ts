import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./e2e/cli.ts";
import { nodes } from "./nodes.ts";

let bare: string;
beforeAll(() => {
  bare = mkdtempSync(join(tmpdir(), "bundle-test-"));
  cpSync(join(root, "dist"), join(bare, "dist"), { recursive: true });
});
afterAll(() => {
  rmSync(bare, { recursive: true, force: true });
});

test("the committed bundles are what the source makes", () => {
  const env = { ...process.env, NODE_OPTIONS: "" };
  expect(
    spawnSync(process.execPath, [join(root, "scripts/bundle.mjs"), "--check"], { env, encoding: "utf8" }),
  ).toMatchObject({ status: 0, stderr: "" });
}, 600_000);

test("the CLI holds nothing of GitHub's packages", () => {
  expect(readFileSync(join(root, "dist/cli/index.js"), "utf8")).not.toContain("@actions");
});

test.each(nodes)("the CLI starts with no node_modules near, on %s", (_name, node) => {
  const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  expect(
    execFileSync(node, [join(bare, "dist/cli/index.js"), "--version"], { cwd: bare, env: {}, encoding: "utf8" }).trim(),
  ).toBe(version);
});

test("the CLI is a command of its own once npm has installed it", () => {
  // npm makes the file in package.json's `bin` executable, and links to it.
  const program = join(bare, "dist/cli/index.js");
  chmodSync(program, 0o755);
  expect(execFileSync(program, ["--version"], { encoding: "utf8" })).toMatch(/^\d+\.\d+\.\d+/);
});

test.each(nodes)("the action starts with no node_modules near, on %s, and says what it misses", (_name, node) => {
  const { status, stdout } = spawnSync(node, [join(bare, "dist/index.js")], {
    cwd: bare,
    env: { PATH: process.env["PATH"], GITHUB_ACTIONS: "true", INPUT_PLATFORMS: "linux/vax" },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stdout).toContain('::error title=invalid-input::platforms: "linux/vax"');
});
