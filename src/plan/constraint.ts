import type { Constraint } from "../project/build-constraint.ts";
import type { GoFile } from "../project/go-file.ts";

/** What a build for linux sets. */
export type BuildContext = { readonly architecture: string; readonly tags: readonly string[]; readonly cgo: boolean };

/** The architectures an image can be for, the usual ones first. */
export const architectures = [
  "amd64",
  "arm64",
  "arm",
  "386",
  "riscv64",
  "ppc64le",
  "s390x",
  "loong64",
  "mips64le",
] as const;

/** Whether the go command takes a file into a build for linux. Source: go/build, matchFile. */
export function isBuilt(file: GoFile, context: BuildContext): boolean {
  if (file.system !== undefined && file.system !== "linux") return false;
  if (file.architecture !== undefined && file.architecture !== context.architecture) return false;
  if (file.cgo !== undefined && !context.cgo) return false;
  return file.package !== "documentation" && (file.constraint === undefined || holds(file.constraint, context));
}

/** Whether a constraint holds; every release of Go counts as reached. */
export function holds(constraint: Constraint, context: BuildContext): boolean {
  switch (constraint.kind) {
    case "tag":
      return isSet(constraint.tag, context);
    case "not":
      return !holds(constraint.of, context);
    case "and":
      return holds(constraint.left, context) && holds(constraint.right, context);
    case "or":
      return holds(constraint.left, context) || holds(constraint.right, context);
  }
}

function isSet(tag: string, { architecture, tags, cgo }: BuildContext): boolean {
  if (tag === "cgo") return cgo;
  return (
    tag === "linux" ||
    tag === "unix" ||
    tag === "gc" ||
    tag === architecture ||
    /^go1\.\d+$/.test(tag) ||
    tags.includes(tag)
  );
}
