import { endGroup, error, info, startGroup, warning } from "@actions/core";
import type { UserError } from "../user-error.ts";
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

/** Shows a failure where it can be mended. */
export function annotate({ message, hint, code, place }: UserError): void {
  error(`${message}\n${hint}`, {
    title: code,
    ...(place === undefined ? {} : { file: place.file, startLine: place.line ?? 1 }),
    ...(place?.column === undefined ? {} : { startColumn: place.column }),
  });
}
