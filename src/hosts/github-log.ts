import { endGroup, error as errorCommand, info, startGroup, warning } from "@actions/core";
import { UserError } from "../user-error.ts";
import type { Log } from "./host.ts";
import { printable } from "./printable.ts";

export const githubLog: Log = {
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

/** Ends a step with a failure, told in `text`, and where there is such a place at the line that is wrong. */
export function failJob(error: unknown, text: string): void {
  if (error instanceof UserError) annotate(error);
  process.stdout.write(printable(text));
  process.exitCode = 1;
}

/** Shows a failure where it can be mended. */
function annotate({ message, hint, code, place }: UserError): void {
  errorCommand(`${message}\n${hint}`, {
    title: code,
    ...(place === undefined ? {} : { file: place.file, startLine: place.line ?? 1 }),
    ...(place?.column === undefined ? {} : { startColumn: place.column }),
  });
}
