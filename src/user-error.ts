/** What a caller may branch on. Each code is documented in docs/errors.md; adding one means adding it there. */
export type ErrorCode =
  | "ambiguous-program"
  | "base-image-missing"
  | "build-failed"
  | "engine-unavailable"
  | "interrupted"
  | "invalid-command-line"
  | "invalid-go-module"
  | "invalid-input"
  | "invalid-trigger"
  | "invalid-version"
  | "no-go-module"
  | "no-program"
  | "registry-unavailable"
  | "size-budget-exceeded"
  | "test-failed"
  | "unreadable-binary"
  | "unreadable-image"
  | "unreadable-project"
  | "version-already-published"
  | "wrong-binary";

/** A program that could have been meant, as it is listed beside an error. `directory` is relative to the repository's root. */
export type Candidate = { readonly directory: string; readonly package: string; readonly because: string };

/** Where in the user's files a failure lies. `file` is relative to the repository's root, `line` and `column` count from 1. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: number };

type Details = ErrorOptions & { readonly candidates?: readonly Candidate[]; readonly place?: Place };

/** A failure the user can fix. Anything else that throws is our bug and keeps its stack. */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly candidates: readonly Candidate[] | undefined;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, message: string, hint: string, details: Details = {}) {
    super(message, details);
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
    this.candidates = details.candidates;
    this.place = details.place;
  }
}
