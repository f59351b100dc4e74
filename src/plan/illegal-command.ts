import { UserError } from "../user-error.ts";

/** The UserError for an entry of `commands`. */
export function illegalCommand(written: string, why: string, hint: string): UserError {
  return new UserError("invalid-input", `commands: ${JSON.stringify(written)} is not legal: ${why}`, hint);
}
