import type { Settings } from "../settings.ts";

/** An image that the Dockerfile starts from. `digest` is undefined where no registry could be asked. */
export type Base = {
  readonly role: "build" | "runtime";
  readonly reference: string;
  readonly digest: string | undefined;
  /** Why the digest is not known. */
  readonly because?: string;
};

/** The references to try for a role, best first. */
export type BaseCandidates = { readonly role: Base["role"]; readonly references: readonly string[] };

/**
 * The base images a build needs. Go's own images exist for the two newest Alpine releases of their time only, so an older
 * Go falls back to `golang:1.22-alpine`; statically linked programs do not care.
 */
export function baseCandidates(
  settings: Pick<Settings, "alpineVersion" | "runtime">,
  goVersion: string,
): readonly BaseCandidates[] {
  const alpine = settings.alpineVersion;
  const minor = alpine.split(".").slice(0, 2).join(".");
  return [
    { role: "build", references: [`golang:${goVersion}-alpine${minor}`, `golang:${goVersion}-alpine`] },
    // Scratch images take their certificates from it.
    { role: "runtime", references: [`alpine:${alpine}`] },
  ];
}

/** `alpine:3.24@sha256:…`, or the tag alone where the digest is not known. */
export function pinned({ reference, digest }: Pick<Base, "reference" | "digest">): string {
  return digest === undefined ? reference : `${reference}@${digest}`;
}
