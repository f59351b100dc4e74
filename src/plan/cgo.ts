import type { GoFile } from "../project/go-file.ts";
import type { Package } from "../project/package.ts";
import type { Project } from "../project/project.ts";
import { cgoPackage } from "./cgo-packages.ts";
import { type Closure, type Linked, closure } from "./closure.ts";
import { isBuilt } from "./constraint.ts";
import { buildsOf } from "./hints.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";
import { isStandard } from "./imports.ts";

/** What cgo gives a program: nothing, an equal twin of what Go does, a feature that is missing without it, or its life. */
export type CgoNeed = "none" | "optional" | "stub" | "required";

export type CgoDecision = {
  readonly enabled: boolean;
  readonly need: CgoNeed;
  readonly because: string;
  readonly notes: readonly Note[];
};

export type CgoOptions = { readonly asked: "auto" | "true" | "dynamic" | "false"; readonly tags: readonly string[] };

/**
 * Whether to build with cgo: `auto` only where the program does not work without it. Looked at is what the programs link
 * for linux with the tags, never go.mod. A stub is built without cgo and said, since it is the project's own choice to
 * compile without the feature.
 */
export function decideCgo(project: Project, programs: readonly Program[], { asked, tags }: CgoOptions): CgoDecision {
  const findings = programs.map((program) => programNeed(project, program, tags));
  const order: readonly CgoNeed[] = ["none", "optional", "stub", "required"];
  const worst = findings.reduce<Finding>((a, b) => (order.indexOf(b.need) > order.indexOf(a.need) ? b : a), findings[0] ?? none);
  const enabled = asked === "true" || asked === "dynamic" || (asked === "auto" && worst.need === "required");
  return { enabled, need: worst.need, because: reason(asked, enabled, worst), notes: [...notesFor(asked, enabled, findings), ...ownSetting(project, programs, asked, enabled, worst)] };
}

type Finding = {
  readonly need: CgoNeed;
  /** What was found: the packages or files, for people. */
  readonly found: string;
  readonly libraries: readonly string[];
  /** A build without cgo is green although the program needs it. */
  readonly compiles: boolean;
};

const none: Finding = { need: "none", found: "nothing that needs cgo is linked for linux", libraries: [], compiles: true };

function programNeed(project: Project, program: Program, tags: readonly string[]): Finding {
  const where = { directory: program.directory, module: program.module.directory };
  // A program of a required module has no sources here: only its own path says something.
  if (!program.package.startsWith(".")) return none;
  const withC = closure(project, where, { architecture: "amd64", tags, cgo: true });
  const without = closure(project, where, { architecture: "amd64", tags, cgo: false });
  const findings = [...knownPackages(withC, without), ...withC.linked.flatMap((linked) => packageNeed(linked, without, tags))];
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
      return [{ need: "stub", found: "package plugin opens nothing without cgo", libraries: [], compiles: true }];
    if (known === undefined || !without.external.includes(path)) return [];
    return [{ need: "required", found: `${path} needs cgo`, libraries: known.libraries, compiles: known.compiles }];
  });
}

function packageNeed({ package: one, files }: Linked, without: Closure, tags: readonly string[]): readonly Finding[] {
  const inC = files.filter(({ cgo }) => cgo !== undefined);
  const gated = files.filter((file) => !isBuilt(file, { architecture: "amd64", tags, cgo: false }));
  const libraries = librariesOf(inC);
  const left = without.linked.find((linked) => linked.package === one);
  const names = `${inC.map(({ name }) => name).join(", ")} in ${one.directory}`;
  const drops = gated.some(({ imports }) => imports.some((path) => cgoPackage(path) !== undefined));
  if (inC.length === 0 && !drops) return [];
  // Only files that are themselves gated import it: what replaces those decides, in the package that imports it.
  if (left === undefined) return [{ need: "optional", found: `${names} is linked only with cgo`, libraries, compiles: true }];
  if (left.files.length === 0) return [{ need: "required", found: `without cgo ${one.directory} has no Go files (${names})`, libraries, compiles: false }];
  const twins = left.files.filter((file) => !files.includes(file));
  const shown = inC.length > 0 ? names : `${gated.map(({ name }) => name).join(", ")} in ${one.directory}`;
  if (twins.length === 0) return [withoutTwin(one, inC.length > 0 ? inC : gated, shown, libraries)];
  const equal = twins.some((twin) => isEqual(twin, gated));
  const said = `${twins.map(({ name }) => name).join(", ")} stands in for ${shown}`;
  return [{ need: equal ? "optional" : "stub", found: said, libraries, compiles: true }];
}

/**
 * A twin that works in its own right: it brings another implementation, or its functions do more than to return. One
 * without code that imports nothing says no more than that the feature is missing.
 */
function isEqual(twin: GoFile, gated: readonly GoFile[]): boolean {
  if (twin.code === "works") return true;
  const theirs = new Set(gated.flatMap(({ imports }) => imports));
  return twin.imports.some((path) => !isStandard(path) && !theirs.has(path));
}

/** A C file that nothing replaces: when it only adds itself, as a driver does, the rest compiles without it. */
function withoutTwin(one: Package, inC: readonly GoFile[], names: string, libraries: readonly string[]): Finding {
  const declares = inC.some(({ code, constraint }) => constraint === undefined || code === undefined || code !== "none");
  return declares
    ? { need: "required", found: `nothing stands in for ${names}`, libraries, compiles: false }
    : { need: "stub", found: `${one.directory} loses ${names}`, libraries, compiles: true };
}

/** C libraries that the files ask the linker for. */
function librariesOf(files: readonly GoFile[]): readonly string[] {
  const lines = files.flatMap(({ cgo }) => cgo ?? []);
  const named = lines.flatMap((line) => {
    const packages = /^#cgo\s+(?:[^:]*\s)?pkg-config:\s*(?<names>.*)$/.exec(line)?.groups?.["names"]?.split(/\s+/) ?? [];
    const linked = /LDFLAGS:\s*(?<flags>.*)$/.exec(line)?.groups?.["flags"]?.match(/(?<=(?:^|\s)-l)\S+/g) ?? [];
    return [...packages.filter((name) => !name.startsWith("-")), ...linked];
  });
  return [...new Set(named)].filter((name) => name !== "" && !["m", "pthread", "dl", "rt", "c"].includes(name)).sort();
}

function reason(asked: CgoOptions["asked"], enabled: boolean, { need, found }: Finding): string {
  if (asked !== "auto") return `cgo is set to ${asked}`;
  if (enabled) return `the program needs it: ${found}`;
  return need === "none" ? found : `it works without: ${found}`;
}

function notesFor(asked: CgoOptions["asked"], enabled: boolean, findings: readonly Finding[]): readonly Note[] {
  return findings.flatMap(({ need, found, libraries, compiles }): Note[] => {
    const wanted = libraries.length === 0 ? "" : `; it needs the C libraries ${libraries.join(", ")}`;
    if (enabled) return need === "required" && asked === "auto" ? [{ code: "cgo-enabled", message: `built with cgo: ${found}${wanted}` }] : libraries.length > 0 ? [{ code: "cgo-libraries", message: `${found}${wanted}` }] : [];
    switch (need) {
      case "none":
        return [];
      case "optional":
        return [{ code: "cgo-twin", message: `built without cgo: ${found}` }];
      case "stub":
        return [{ code: "cgo-stub", message: `built without cgo, which drops a feature: ${found}; set \`cgo: true\` to have it` }];
      case "required":
        return [{ code: "cgo-missing", message: compiles ? `cgo is off, so the program compiles and fails when it runs: ${found}` : `cgo is off, so the program will not compile: ${found}` }];
    }
  });
}

/** The project builds with cgo although nothing here needs it, or the other way round: worth a look. */
function ownSetting(project: Project, programs: readonly Program[], asked: CgoOptions["asked"], enabled: boolean, { need }: Finding): readonly Note[] {
  if (asked !== "auto" || need === "required") return [];
  const builds = programs.flatMap(({ directory, name }) => buildsOf(project, directory).filter(({ binary }) => binary === undefined || binary === name));
  const [first] = builds.filter(({ cgo }) => cgo !== undefined);
  return first?.cgo === "1" && !enabled ? [{ code: "cgo-differs", message: `${first.file} (${first.label}) builds with CGO_ENABLED=1; nothing that was found needs it, so it is off here` }] : [];
}
