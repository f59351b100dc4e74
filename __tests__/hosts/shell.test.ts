import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "../../src/hosts/host.ts";
import { processShell } from "../../src/hosts/shell.ts";
import { failureOfAsync } from "../failure.ts";
import { temporaryDirectory } from "../temporary.ts";

const never = new AbortController().signal;
const sh = (script: string, more: Partial<Command> = {}): Command => ({
  program: "/bin/sh",
  args: ["-c", script],
  ...more,
});
const run = (command: Command) => processShell(process.env, never).run(command);

test("both outputs and the exit code come back", async () => {
  expect(await run(sh("echo out; echo err >&2; exit 3"))).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
});

test("arguments are words and never a shell's text", async () => {
  const words = ["a b", "$(id)", "'", '"', "*", "", "\\", "ä\n"];
  const { stdout } = await run({
    program: process.execPath,
    args: ["-p", "JSON.stringify(process.argv.slice(1))", "--", ...words],
  });
  expect(JSON.parse(stdout)).toEqual(words);
});

test("input arrives whole", async () => {
  const input = "ä$x\n".repeat(200_000);
  expect((await run({ program: "cat", args: [], input })).stdout).toBe(input);
});

test("a program that ends without reading its input is no failure", async () => {
  expect((await run(sh("exec true", { input: "x".repeat(5_000_000) }))).code).toBe(0);
});

test("variables are added to those of this process, in the directory that was asked for", async () => {
  await using directory = await temporaryDirectory();
  const { stdout } = await run(sh('echo "$ADDED $PATH"; pwd', { env: { ADDED: "yes" }, directory: directory.path }));
  expect(stdout).toBe(`yes ${process.env["PATH"] ?? ""}\n${await realpath(directory.path)}\n`);
});

test("a program that does not exist is 127", async () => {
  expect(await run({ program: "no-such-program", args: [] })).toMatchObject({ code: 127, stdout: "" });
});

test("a file that is no program is our bug, and not a missing program", async () => {
  await using directory = await temporaryDirectory();
  await expect(run({ program: directory.path, args: [] })).rejects.toMatchObject({ code: "EACCES" });
});

test.each([
  ["TERM", 143],
  ["KILL", 137],
  ["SEGV", 139],
  ["HUP", 129],
])("a program that SIG%s ended has the code %i", async (name, code) => {
  expect((await run(sh(`kill -${name} $$`))).code).toBe(code);
});

test("lines of standard error are told as they come, the last one without its end too", async () => {
  const lines: string[] = [];
  const result = await run(sh("printf 'one\\ntwo\\nthree' >&2; echo out", { onErrorLine: (line) => lines.push(line) }));
  expect([lines, result]).toEqual([["one", "two", "three"], { code: 0, stdout: "out\n", stderr: "" }]);
});

describe("an interruption", () => {
  /** Runs the script, interrupts it once it says that it is ready, and tells how the run ended. */
  async function interrupt(script: string, patience?: number) {
    const controller = new AbortController();
    const lines: string[] = [];
    const onErrorLine = (line: string) => {
      lines.push(line);
      if (line === "ready") controller.abort();
    };
    const error = await failureOfAsync(
      processShell(process.env, controller.signal, patience).run(sh(script, { onErrorLine })),
    );
    return { code: error.code, lines };
  }

  test("lets the program clean up", async () => {
    await using directory = await temporaryDirectory();
    const left = join(directory.path, "left");
    const script = `trap 'echo clean > "${left}"; exit 0' INT; echo ready >&2; while :; do sleep 0.05; done`;
    expect((await interrupt(script)).code).toBe("interrupted");
    expect(await readFile(left, "utf8")).toBe("clean\n");
  });

  test("reaches the programs that the program started", async () => {
    const child = `const { stderr } = process; process.once("SIGINT", () => stderr.write("child ends\\n", () => process.exit())); setInterval(() => {}, 1000); stderr.write("ready\\n");`;
    const { code, lines } = await interrupt(`trap : INT; '${process.execPath}' -e '${child}'; wait`);
    expect([code, lines]).toEqual(["interrupted", ["ready", "child ends"]]);
  });

  test("ends a program that does not listen", async () => {
    const { code } = await interrupt("trap '' INT; echo ready >&2; while :; do sleep 0.05; done", 200);
    expect(code).toBe("interrupted");
  });

  test("ends what a program leaves behind that ended by itself", async () => {
    // The child ignores the signal and holds the pipe, so that the run could last for ever.
    const script =
      "(trap '' INT; while :; do sleep 0.05; done) & trap 'exit 0' INT; echo ready >&2; while :; do sleep 0.05; done";
    expect((await interrupt(script, 200)).code).toBe("interrupted");
  });

  test("before the start starts nothing", async () => {
    await using directory = await temporaryDirectory();
    const left = join(directory.path, "left");
    const error = await failureOfAsync(processShell(process.env, AbortSignal.abort()).run(sh(`echo x > "${left}"`)));
    expect(error.code).toBe("interrupted");
    await expect(readFile(left)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("after the end changes nothing", async () => {
    const controller = new AbortController();
    const result = await processShell(process.env, controller.signal).run(sh("exit 4"));
    controller.abort();
    expect(result.code).toBe(4);
  });
});
