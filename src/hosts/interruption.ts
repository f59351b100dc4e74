import { UserError } from "../user-error.ts";

/** Fires at Ctrl-C, or when the runner cancels the job. A second signal ends the process at once, as everywhere. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

export function interrupted(): UserError {
  return new UserError("interrupted", "the run was interrupted", "Tags that the log does not name were not set.");
}
