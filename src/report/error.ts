import { UserError } from "../user-error.ts";
import { columns } from "./table.ts";

const asItIs = (hint: string): string => hint;

/** A failure for people: what is wrong, what may have been meant, and what helps, in `words`. A bug keeps its stack. */
export function errorText(error: unknown, words = asItIs): string {
  if (!(error instanceof UserError))
    return `This is a bug in go-alpine-build, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  const candidates = columns(
    (error.candidates ?? []).map((candidate) => [
      "  ",
      candidate.directory === "." ? "." : `./${candidate.directory}`,
      candidate.because,
    ]),
  );
  return [`error: ${error.message} [${error.code}]`, ...candidates, `hint: ${words(error.hint)}`, ""].join("\n");
}

/** The same for programs: standard output of `--json`. */
export function errorJson({ code, message, hint, candidates, place }: UserError, words = asItIs): unknown {
  return {
    error: {
      code,
      message,
      hint: words(hint),
      ...(candidates === undefined ? {} : { candidates }),
      ...(place === undefined ? {} : { place }),
    },
  };
}
