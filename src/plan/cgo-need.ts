import type { GoFile } from "../project/go-file.ts";
import type { Package } from "../project/package.ts";
import type { Project } from "../project/project.ts";
import { cgoPackage } from "./cgo-packages.ts";
import { type Closure, type Linked, programClosure } from "./closure.ts";
import { isBuilt } from "./constraint.ts";
import { type Scope, importScope, isStandard } from "./imports.ts";
import type { Program } from "./program.ts";

/** What cgo gives a program: nothing, an equal twin of what Go does, a feature that is missing without it, or its life. */
export type CgoNeed = "none" | "optional" | "stub" | "required";

export type Finding = {
  readonly need: CgoNeed;
  /** What was found: the packages or files, for people. */
  readonly found: string;
  readonly libraries: readonly string[];
  /** A build without cgo is green although the program needs it. */
  readonly compiles: boolean;
};

export const none: Finding = {
  need: "none",
  found: "nothing that needs cgo is linked for linux",
  libraries: [],
  compiles: true,
};

/** What one program needs, judged by the packages it links for linux. */
export function programNeed(project: Project, program: Program, tags: readonly string[]): Finding {
  const withC = programClosure(project, program, { tags, cgo: true });
  const without = programClosure(project, program, { tags, cgo: false });
  const scope = importScope(project, program.module.directory);
  const findings = [
    ...knownPackages(withC, without),
    ...withC.linked.flatMap((linked) => packageNeed(linked, without, tags, scope)),
  ];
  const order: readonly CgoNeed[] = ["required", "stub", "optional"];
  const worst = order.find((need) => findings.some((one) => one.need === need));
  const same = findings.filter(({ need }) => need === worst);
  if (worst === undefined) return none;
  return {
    need: worst,
    found: [...new Set(same.map(({ found }) => found))].join("; "),
    libraries: [...new Set(same.flatMap(({ libraries }) => libraries))].sort(),
    compiles: same.every(({ compiles }) => compiles),
  };
}

/** Well-known packages that are not in the repository. One that only a build with cgo imports has a twin. */
function knownPackages(withC: Closure, without: Closure): readonly Finding[] {
  return withC.external.flatMap((path): Finding[] => {
    const known = cgoPackage(path);
    if (path === "plugin")
      return [
        {
          need: "stub",
          found: "package plugin opens nothing without cgo, nor in a static program",
          libraries: [],
          compiles: true,
        },
      ];
    if (known === undefined || !without.external.includes(path)) return [];
    return [{ need: "required", found: `${path} needs cgo`, libraries: known.libraries, compiles: known.compiles }];
  });
}

function packageNeed(
  { package: one, files }: Linked,
  without: Closure,
  tags: readonly string[],
  scope: Scope | undefined,
): readonly Finding[] {
  const inC = files.filter(({ cgo }) => cgo !== undefined);
  const gated = files.filter((file) => !isBuilt(file, { architecture: "amd64", tags, cgo: false }));
  const libraries = librariesOf(inC);
  const left = without.linked.find((linked) => linked.package === one);
  const names = `${inC.map(({ name }) => name).join(", ")} in ${one.directory}`;
  const drops = gated.some(({ imports }) => imports.some((path) => cgoPackage(path) !== undefined));
  if (inC.length === 0 && !drops) return [];
  // Only files that are themselves gated import it: what replaces those decides, in the package that imports it.
  if (left === undefined)
    return [{ need: "optional", found: `${names} is linked only with cgo`, libraries, compiles: true }];
  if (left.files.length === 0)
    return [
      {
        need: "required",
        found: `without cgo ${one.directory} has no Go files (${names})`,
        libraries,
        compiles: false,
      },
    ];
  const twins = left.files.filter((file) => !files.includes(file));
  const shown = inC.length > 0 ? names : `${gated.map(({ name }) => name).join(", ")} in ${one.directory}`;
  if (twins.length === 0) return [withoutTwin(one, inC.length > 0 ? inC : gated, shown, libraries)];
  const equal = twins.every(({ code }) => code !== "refuses") && twins.some((twin) => isEqual(twin, gated, scope));
  const said = `${twins.map(({ name }) => name).join(", ")} stands in for ${shown}`;
  return [{ need: equal ? "optional" : "stub", found: said, libraries, compiles: true }];
}

/**
 * A twin that works in its own right: it brings another implementation from a third party, or its functions do more than
 * to return. One that refuses is a stub whatever else it does, and one without code that imports nothing says no more
 * than that the feature is missing.
 */
function isEqual(twin: GoFile, gated: readonly GoFile[], scope: Scope | undefined): boolean {
  if (twin.code === "works" || twin.code === "refuses") return twin.code === "works";
  const theirs = new Set(gated.flatMap(({ imports }) => imports));
  return twin.imports.some((path) => !isStandard(path) && !theirs.has(path) && !isOwn(scope, path));
}

function isOwn(scope: Scope | undefined, path: string): boolean {
  return scope?.roots.some((root) => path === root.path || path.startsWith(`${root.path}/`)) === true;
}

/** A C file that nothing replaces: when it only adds itself, as a driver does, the rest compiles without it. */
function withoutTwin(one: Package, inC: readonly GoFile[], names: string, libraries: readonly string[]): Finding {
  const declares = inC.some(
    ({ code, constraint }) => constraint === undefined || code === undefined || code !== "none",
  );
  return declares
    ? { need: "required", found: `nothing stands in for ${names}`, libraries, compiles: false }
    : { need: "stub", found: `${one.directory} loses ${names}`, libraries, compiles: true };
}

/** C libraries that the files ask the linker for. */
function librariesOf(files: readonly GoFile[]): readonly string[] {
  const lines = files.flatMap(({ cgo }) => cgo ?? []);
  const named = lines.flatMap((line) => {
    const packages =
      /^#cgo\s+(?:[^:]*\s)?pkg-config:\s*(?<names>.*)$/.exec(line)?.groups?.["names"]?.split(/\s+/) ?? [];
    const linked = /LDFLAGS:\s*(?<flags>.*)$/.exec(line)?.groups?.["flags"]?.match(/(?<=(?:^|\s)-l)\S+/g) ?? [];
    return [...packages.filter((name) => !name.startsWith("-")), ...linked];
  });
  return [...new Set(named)].filter((name) => name !== "" && !["m", "pthread", "dl", "rt", "c"].includes(name)).sort();
}
