import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import type { Command, Host, Result, Shell } from "./host.ts";
import { interrupted } from "./interruption.ts";

/**
 * Runs programs of this machine, in the environment `env`. When `signal` fires, the running program and its children get SIGINT, `patience`
 * milliseconds to clean up, and then SIGKILL; the run ends with UserError `interrupted`.
 */
export function processShell(env: Host["env"], signal: AbortSignal, patience = 10_000): Shell {
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return void reject(interrupted());
        // A group of its own: Ctrl-C on a terminal then reaches the children once, through us, and not twice.
        const child = spawn(command.program, command.args, {
          cwd: command.directory,
          env: { ...env, ...command.env },
          detached: true,
          stdio: "pipe",
        });
        // Until "close", some program of the group lives and holds our pipes, even where the first one has ended.
        const group = (name: NodeJS.Signals) => child.pid !== undefined && kill(-child.pid, name);
        let last: NodeJS.Timeout | undefined;
        const stop = () => {
          group("SIGINT");
          last = setTimeout(() => group("SIGKILL"), patience);
        };
        signal.addEventListener("abort", stop, { once: true });
        const output = collect(child, command);
        child.on("error", (error: NodeJS.ErrnoException) => {
          signal.removeEventListener("abort", stop);
          clearTimeout(last);
          if (error.code === "ENOENT") resolve({ code: 127, stdout: "", stderr: `${command.program}: not found` });
          else reject(error);
        });
        child.on("close", (code, ended) => {
          signal.removeEventListener("abort", stop);
          clearTimeout(last);
          if (signal.aborted) reject(interrupted());
          else resolve({ code: code ?? 128 + signalNumber(ended), ...output() });
        });
        // A program that ends without reading its input is no failure of ours.
        child.stdin.on("error", () => undefined);
        child.stdin.end(command.input ?? "");
      }),
  };
}

function collect(child: ReturnType<typeof spawn>, command: Command): () => Pick<Result, "stdout" | "stderr"> {
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout?.on("data", (data: Buffer) => out.push(data));
  if (command.onErrorLine === undefined) child.stderr?.on("data", (data: Buffer) => errors.push(data));
  else if (child.stderr) createInterface({ input: child.stderr }).on("line", command.onErrorLine);
  return () => ({ stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(errors).toString("utf8") });
}

function kill(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // It ended in between.
  }
}

const signalNumber = (name: NodeJS.Signals | null) => (name === null ? 0 : constants.signals[name]);
