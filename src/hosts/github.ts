import { endGroup, error, info, startGroup, warning } from "@actions/core";
import { tmpdir } from "node:os";
import type { UserError } from "../user-error.ts";
import type { Host, Log } from "./host.ts";
import { printable } from "./printable.ts";
import { processShell } from "./shell.ts";

/** A job on GitHub: the log is made of groups, and failures are annotations on the file and line they are about. */
export function githubHost(env: Host["env"], signal: AbortSignal): Host {
  return { shell: processShell(signal), log: githubLog, env, temporary: env["RUNNER_TEMP"] ?? tmpdir() };
}

const githubLog: Log = {
  info: (line) => info(printable(line)),
  warning,
  group: async (title, work) => {
    startGroup(title);
    const began = Date.now();
    try {
      return await work();
    } finally {
      endGroup();
      info(`${title}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  },
  status: () => undefined,
};

/** Shows a failure where it can be mended. */
export function annotate({ message, hint, code, place }: UserError): void {
  error(`${message}\n${hint}`, {
    title: code,
    ...(place === undefined ? {} : { file: place.file, startLine: place.line ?? 1 }),
    ...(place?.column === undefined ? {} : { startColumn: place.column }),
  });
}
