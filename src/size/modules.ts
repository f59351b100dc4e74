import type { BuildInfo } from "./build-info.ts";
import { generated, nameless } from "./symbol-name.ts";

/** Where a package's code comes from. */
export type Origin = {
  /** Module path, `std`, or, in a program that does not list its modules, the repository. */
  readonly module: string;
  /** Empty where it is not known. */
  readonly version: string;
  /** The main module is the project's own code. */
  readonly own: boolean;
};

export const standardLibrary = "std";

/** Tells the module of a package, by the longest module path that leads to it. */
export function origins(info: BuildInfo | undefined): (name: string) => Origin {
  const known = new Map<string, Origin>();
  for (const { path, version, replacedBy } of info?.modules ?? []) {
    known.set(path, { module: path, version: replacement(replacedBy) ?? version, own: false });
  }
  const main = info?.main;
  const own: Origin = { module: main?.path ?? nonEmpty(info?.path) ?? "main", version: main?.version ?? "", own: true };
  if (main !== undefined) known.set(main.path, own);
  const std: Origin = { module: standardLibrary, version: info?.go ?? "", own: false };
  return (name) => {
    if (name === "main") return mainOrigin(info, known) ?? own;
    if (name === generated || name === nameless) return { module: name, version: "", own: false };
    return byPrefix(name, known) ?? (isStandard(name) ? std : { module: repository(name), version: "", own: false });
  };
}

/** A program of a required module is that module's `main`; `go install path@version` makes it the main module. */
function mainOrigin(info: BuildInfo | undefined, known: ReadonlyMap<string, Origin>): Origin | undefined {
  return byPrefix(info?.path ?? "", known);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** A directory has no version, but differs from whatever release it stands in for. */
function replacement(by: { readonly path: string; readonly version: string } | undefined): string | undefined {
  if (by === undefined) return undefined;
  return by.version === "" ? `=> ${by.path}` : `=> ${by.path}@${by.version}`;
}

function byPrefix(name: string, known: ReadonlyMap<string, Origin>): Origin | undefined {
  for (let path = name; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
    const found = known.get(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Paths outside of the standard library start with a host name. */
function isStandard(name: string): boolean {
  return !(name.split("/")[0] ?? "").includes(".");
}

/** `github.com/owner/name/v2/internal/x` → `github.com/owner/name`; `gopkg.in/yaml.v3` stays. */
function repository(name: string): string {
  const parts = name.split("/");
  return parts.slice(0, parts[0] === "gopkg.in" && /\.v\d+$/.test(parts[1] ?? "") ? 2 : 3).join("/");
}
