import type { BrokenModule } from "../project/module.ts";
import { UserError } from "../user-error.ts";

/** The UserError `invalid-go-module` for a go.mod or go.work that is needed. */
export function brokenModule({ file, line, message }: BrokenModule): UserError {
  return new UserError(
    "invalid-go-module",
    `${file}${line === undefined ? "" : `:${line}`}: ${message}`,
    "`go mod edit -fmt` shows the same error; correct the file.",
    { place: line === undefined ? { file } : { file, line } },
  );
}
