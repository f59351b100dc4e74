import { spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cli, quietEnv, registry, root, runCli } from "./cli.ts";

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "errors-test-"));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

let count = 0;
/** Writes a tree and returns its directory. */
function tree(files: Readonly<Record<string, string>>): string {
  const directory = join(work, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

const main = "package main\n\nfunc main() { println(1) }\n";
const program = { "go.mod": "module example.org/x\n\ngo 1.26\n", "main.go": main };
/** No engine and no network: what is said must not need them. */
const offline = () =>
  quietEnv({
    DOCKER_CONFIG: join(work, "none"),
    DOCKER_HOST: `unix://${work}/none.sock`,
    BUILDX_BUILDER: "",
    BUILDX_CONFIG: join(work, "none"),
  });

type Failure = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly candidates?: readonly { readonly directory: string }[];
  };
};

test.each<[string, () => readonly string[], string, RegExp]>([
  ["a directory without go.mod", () => ["plan", tree({ "main.go": main })], "no-go-module", /go\.mod/],
  ["a library", () => ["plan", tree({ "go.mod": "module example.org/x\n", "x.go": "package x\n" })], "no-program", /./],
  [
    "a broken go.mod",
    () => ["plan", tree({ "go.mod": "module (\n", "main.go": main })],
    "invalid-go-module",
    /go\.mod/,
  ],
  ["a directory that does not exist", () => ["plan", join(work, "nowhere")], "unreadable-project", /nowhere/],
  [
    "an illegal platform",
    () => ["plan", tree(program), "--platforms=linux/vax"],
    "invalid-input",
    /platforms: "linux\/vax".*linux\/amd64/,
  ],
  ["an illegal image", () => ["plan", tree(program), "--image=ghcr.io/a b"], "invalid-input", /image: "ghcr\.io\/a b"/],
  ["an illegal version", () => ["plan", tree(program), "--version=1.2"], "invalid-version", /"1\.2"/],
  ["an illegal release", () => ["plan", tree(program), "--trigger=release:v1.2"], "invalid-version", /"v1\.2"/],
  ["an illegal trigger", () => ["plan", tree(program), "--trigger=brunch:main"], "invalid-trigger", /brunch/],
  ["a file that is missing", () => ["plan", tree(program), "--files=web:/web"], "invalid-input", /files: "web"/],
  [
    "a file outside",
    () => ["plan", tree(program), "--files=../../etc/passwd:/x"],
    "invalid-input",
    /files: "\.\.\/\.\.\/etc\/passwd"/,
  ],
  ["a line break in a value", () => ["plan", tree(program), "--gcflags=a\nRUN id"], "invalid-input", /gcflags/],
  [
    "a command that is none",
    () => ["plan", tree(program), "--commands=./cmd/nothing"],
    "invalid-input",
    /cmd\/nothing/,
  ],
  ["no engine", () => ["build", tree(program)], "engine-unavailable", /BuildKit/],
])("%s is one clear error", async (_what, words, code, message) => {
  const { code: exit, stdout, stderr } = await runCli([...words(), "--json"], { env: offline() });
  const { error } = JSON.parse(stdout) as Failure;
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(error.hint).not.toBe("");
  expect(stderr).toContain(error.hint);
  expect(exit).toBe(1);
});

test("several equal programs are listed, with what to write", async () => {
  const directory = tree({ "go.mod": program["go.mod"], "cmd/api/main.go": main, "cmd/worker/main.go": main });
  const { code, stdout, stderr } = await runCli(["plan", directory, "--json"], { env: offline() });
  const { error } = JSON.parse(stdout) as Failure;
  expect(error).toMatchObject({
    code: "ambiguous-program",
    candidates: [{ directory: "cmd/api" }, { directory: "cmd/worker" }],
  });
  expect(stderr).toMatch(/--commands=\.\/cmd\/(api|worker)/);
  expect(code).toBe(1);
});

test("every problem of the settings is told at once", async () => {
  const { stderr } = await runCli(["plan", tree(program), "--platforms=linux/vax", "--ports=0", "--runtime=debian"], {
    env: offline(),
  });
  expect(stderr).toMatch(/platforms: [\s\S]*ports: /);
  expect(stderr).toMatch(/runtime: "debian" is not legal: it must be alpine or scratch/);
});

test.each<[string, readonly string[]]>([
  ["an unknown command", ["bild"]],
  ["an unknown option", ["plan", ".", "--platfroms=linux/amd64"]],
  ["two directories", ["plan", ".", "."]],
  ["--load and --push", ["build", ".", "--load", "--push"]],
])("%s is a wrong command line, exit code 2", async (_what, words) => {
  const { code, stdout, stderr } = await runCli(words, { env: offline() });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("[invalid-command-line]");
});

test("a link that leads out of the tree is not followed", async () => {
  const directory = tree(program);
  symlinkSync("/", join(directory, "everything"));
  symlinkSync(directory, join(directory, "itself"));
  expect(await runCli(["plan", directory], { env: offline() })).toMatchObject({ code: 0 });
});

test("a go.mod of 200 MB is refused without being read", async () => {
  const directory = tree({ "main.go": main, "go.mod": "" });
  truncateSync(join(directory, "go.mod"), 200_000_000);
  const { code, stderr } = await runCli(["plan", directory], { env: offline() });
  expect(code).toBe(1);
  expect(stderr).toContain("[invalid-go-module]");
});

test("a name with a line break in it breaks nothing", async () => {
  const directory = tree({ ...program, "a\nb/x.go": "package b\n", "cmd/x\ny/README": "x" });
  expect(await runCli(["plan", directory, "--json"], { env: offline() })).toMatchObject({ code: 0 });
});

test("a Go version that no image has is told before anything is built", async () => {
  const { code, stdout } = await runCli([
    "build",
    tree({ ...program, "go.mod": "module example.org/x\n\ngo 1.99\n" }),
    "--json",
  ]);
  expect((JSON.parse(stdout) as Failure).error).toMatchObject({
    code: "base-image-missing",
    hint: expect.stringContaining("go-version") as string,
  });
  expect(code).toBe(1);
}, 60_000);

test("Ctrl-C ends the build, cleans up and says so", async () => {
  const temporary = join(work, "temporary");
  mkdirSync(temporary);
  chmodSync(temporary, 0o700);
  const image = `${registry()}/e2e/interrupted`;
  const args = [
    cli,
    "build",
    join(root, "examples/sqlite-pure"),
    "--push",
    "--trigger=branch:main",
    `--image=${image}`,
    "--platforms=linux/amd64",
  ];
  const child = spawn(process.execPath, args, { env: quietEnv({ TMPDIR: temporary }) });
  let stderr = "";
  let told = false;
  const code = await new Promise((resolve) => {
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString("utf8");
      if (!told && stderr.includes("\nBuild\n")) told = child.kill("SIGINT");
    });
    child.on("close", resolve);
  });
  expect(code).toBe(130);
  expect(stderr).toContain("[interrupted]");
  expect(readdirSync(temporary)).toEqual([]);
}, 120_000);
