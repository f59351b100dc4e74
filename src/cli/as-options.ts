import { inputs } from "../settings/inputs.ts";

const written = new RegExp(`(?<![\\w-])(?<name>${inputs.map(({ name }) => name).join("|")}): (?=\\S)`, "g");

/** Hints name inputs as a workflow has them, `commands: ./cmd/api`; a command line has `--commands=./cmd/api`. */
export function asOptions(hint: string): string {
  return hint.replaceAll(written, "--$<name>=");
}
