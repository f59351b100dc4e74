import { UserError } from "../user-error.ts";
import { type Location, plainHttp } from "./registry-name.ts";
import type { Attempt, Failure } from "./retry.ts";

/** Seconds in which nothing comes. */
export const patience = 30;

/** An answer that tells nothing of what was asked. */
export function unavailable(
  message: string,
  hint = "Run again: what is missing is completed. Tags that the log does not name were not set.",
): UserError {
  return new UserError("registry-unavailable", message, hint);
}

/** What is left to say when no further attempt is made. */
export const gaveUp = (name: string, failure: Failure): UserError =>
  unavailable(`${name}: ${failure.because}`, hintFor(failure));

/** Too many requests and a server in trouble pass; what is forbidden stays forbidden. */
export function refusal(because: string, status: number, retryAfter: string | null = null): Failure {
  const passing = status === 408 || status === 429 || status >= 500;
  return { because, status, passing, wait: secondsOf(retryAfter) };
}

/** A number of seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** `DENIED: requested access …`, in the registry's words; undefined when these are not a registry's. */
export function reason(bytes: Buffer): string | undefined {
  try {
    const { errors } = JSON.parse(bytes.toString("utf8")) as { errors: [{ code?: string; message?: string }] };
    const text = [errors[0].code, errors[0].message].filter((part) => part !== undefined && part !== "").join(": ");
    return text.replace(/\s+/g, " ").slice(0, 200);
  } catch {
    return undefined;
  }
}

function hintFor({ status }: Failure): string | undefined {
  if (status === 401)
    return "Log in: username and password, docker login, or on GitHub the permission packages: write.";
  if (status === 403)
    return "The credentials must be allowed to read and write this image; on GitHub the job needs the permission packages: write.";
  return undefined;
}

/** What no further attempt changes. */
const tlsHelp: readonly (readonly [RegExp, (registry: string) => string])[] = [
  [/CERT|SELF_SIGNED|UNABLE_TO_/, () => "for certificates of your own, point SSL_CERT_FILE at the machine's bundle"],
  [/^EPROTO$|SSL/, (registry) => `if it has no TLS, set the environment variable ${plainHttp}=${registry}`],
];

export function noAnswer({ registry }: Location, error: unknown): Attempt<never> {
  const cause = causeOf(error);
  const help = tlsHelp.find(([pattern]) => pattern.test(cause))?.[1](registry);
  const because = `${registry} cannot be reached (${cause})${help === undefined ? "" : `: ${help}`}`;
  return { failure: { because, passing: help === undefined } };
}

export const brokenOff = (registry: string, error: unknown): UserError =>
  unavailable(`${registry} broke off its answer (${causeOf(error)})`);

/** Undici says what is wrong with a connection in the cause. */
export const isOfNetwork = (error: unknown): boolean => typeof error === "object" && error !== null && "cause" in error;

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  if (/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/.test(cause?.code ?? "")) return `nothing came for ${patience} s`;
  return cause?.code ?? cause?.message ?? message;
}
