/**
 * Why a program changed its size. Each byte of the difference is in exactly one cause; the order is that of precedence.
 *
 * - `module-added`, `module-removed`: of this module nothing was linked before, or is now
 * - `module-version`: another version or replacement of it
 * - `go-version`: the standard library of another Go version, and what that compiled in another way
 * - `packages-added`, `packages-removed`: of a module or standard library whose version stayed
 * - `flags`: the source stayed, and the compiler was told something else
 * - `methods-kept`: packages grew although nothing of theirs changed, since methods may now be called by name
 * - `methods-dropped`: the opposite
 * - `own-code`: a package of the project itself
 * - `package`: another package whose version stayed, such as one of which more is used
 * - `data`, `tables`, `other-code`, `debug`, `padding`: what no package can be charged with
 */
export type CauseKind =
  | "module-added"
  | "module-removed"
  | "module-version"
  | "go-version"
  | "packages-added"
  | "packages-removed"
  | "flags"
  | "methods-kept"
  | "methods-dropped"
  | "own-code"
  | "package"
  | "data"
  | "tables"
  | "other-code"
  | "debug"
  | "padding";

export type Cause = {
  readonly kind: CauseKind;
  /** Module path, package, or empty where the kind says it all. */
  readonly name: string;
  /** Versions of the module or of Go; empty where there is none. */
  readonly from: string;
  readonly to: string;
  /** Bytes before and after, of the packages in this cause; `change` is their difference. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** The packages in it, largest difference first; a compact report has the first few. */
  readonly packages: readonly PackageChange[];
  /** How many packages there are. */
  readonly count: number;
};

export type PackageChange = { readonly name: string; readonly before: number; readonly after: number };

/** Causes under construction. */
export class Gathering {
  private readonly found = new Map<
    string,
    Omit<Cause, "change" | "before" | "after" | "packages" | "count"> & { packages: PackageChange[] }
  >();

  add(kind: CauseKind, name: string, from: string, to: string, change: PackageChange): void {
    if (change.before === change.after) return;
    const key = `${kind} ${name}`;
    const cause = this.found.get(key) ?? { kind, name, from, to, packages: [] };
    this.found.set(key, cause);
    cause.packages.push(change);
  }

  causes(): readonly Cause[] {
    const sum = (list: readonly PackageChange[], field: "before" | "after") =>
      list.reduce((total, change) => total + change[field], 0);
    return [...this.found.values()]
      .map(({ packages, ...cause }): Cause => {
        const [before, after] = [sum(packages, "before"), sum(packages, "after")];
        const named = packages.filter(({ name }) => name !== "").sort(byChange);
        return { ...cause, before, after, change: after - before, packages: named, count: named.length };
      })
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.kind + a.name < b.kind + b.name ? -1 : 1));
  }
}

function byChange(a: PackageChange, b: PackageChange): number {
  return Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.name < b.name ? -1 : 1);
}
