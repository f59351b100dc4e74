import { tmpdir } from "node:os";
import type { Host, Log } from "./host.ts";
import { printable } from "./printable.ts";
import { processShell } from "./shell.ts";

type Stream = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/** A person at a terminal, or any CI that shows lines. All of it goes to standard error: standard output is for results. */
export function terminalHost(stream: Stream, env: Host["env"], signal: AbortSignal): Host {
  return { shell: processShell(signal), log: terminalLog(stream, env), env, temporary: tmpdir() };
}

export function terminalLog(stream: Stream, env: Host["env"]): Log {
  const live = stream.isTTY && env["TERM"] !== "dumb";
  const colours = live && (env["NO_COLOR"] ?? "") === "";
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const clear = live ? "\r\u001b[K" : "";
  const log: Log = {
    info: (line) => void stream.write(`${clear}${printable(line)}\n`),
    warning: (line) => void stream.write(`${clear}${paint(33, "warning:")} ${printable(line)}\n`),
    group: async (title, work) => {
      stream.write(`${clear}${paint(1, printable(title))}\n`);
      return work();
    },
    status: (line) => {
      if (live) stream.write(clear + printable(line).slice(0, Math.max(0, stream.columns - 1)));
    },
  };
  return log;
}
