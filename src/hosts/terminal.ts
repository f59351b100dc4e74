import { tmpdir } from "node:os";
import type { Host, Log } from "./host.ts";
import { printable } from "./printable.ts";
import { httpRegistry } from "./registry.ts";
import type { RegistryOptions } from "./registry-http.ts";
import { processShell } from "./shell.ts";

type Stream = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/**
 * A person at a terminal, or any CI that shows lines. All of it goes to standard error: standard output is for results.
 * `delays` are those between attempts at a registry. `secrets` are shown as `***`, as GitHub's runner does it.
 */
export function terminalHost(
  stream: Stream,
  env: Host["env"],
  signal: AbortSignal,
  { secrets, delays }: { readonly secrets: readonly string[] } & Pick<RegistryOptions, "delays">,
): Host {
  const shell = processShell(env, signal);
  const log = terminalLog(stream, env, secrets);
  const registry = httpRegistry({ env, shell, log, signal, delays });
  return { shell, log, registry, forge: undefined, env, temporary: tmpdir() };
}

export function terminalLog(stream: Stream, env: Host["env"], secrets: readonly string[] = []): Log {
  const shown = hiding(secrets);
  const live = stream.isTTY && env["TERM"] !== "dumb";
  const colours = live && (env["NO_COLOR"] ?? "") === "";
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const clear = live ? "\r\u001b[K" : "";
  const log: Log = {
    info: (line) => void stream.write(`${clear}${shown(line)}\n`),
    warning: (line) => void stream.write(`${clear}${paint(33, "warning:")} ${shown(line)}\n`),
    group: async (title, work) => {
      stream.write(`${clear}${paint(1, shown(title))}\n`);
      return work();
    },
    status: (line) => {
      if (live) stream.write(clear + shown(line).slice(0, Math.max(0, stream.columns - 1)));
    },
  };
  return log;
}

/** Text as it may be printed: secrets are `***`, also those that the log would show without their control characters. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const longest = secrets
    .flatMap((secret) => [secret, printable(secret)])
    .filter((secret) => secret !== "")
    .sort((a, b) => b.length - a.length);
  return (text) => longest.reduce((rest, secret) => rest.replaceAll(secret, "***"), printable(text));
}
