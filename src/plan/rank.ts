import { posix } from "node:path";
import type { BuildHint } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import type { MainPackage } from "./candidates.ts";
import { buildsOf } from "./hints.ts";
import { binaryName, pathName, projectNames } from "./names.ts";

/** A program with what speaks for it. `because` is the strongest reason. */
export type Ranked = {
  readonly main: MainPackage;
  readonly score: number;
  readonly because: string;
  /** Lies among examples, tests or tools, and nothing the project releases says otherwise. */
  readonly aside: boolean;
  /** Its name says that it helps to make or watch the product, or it lies in internal and nothing builds it. */
  readonly helper: boolean;
};

/** What two programs must differ by for one to be chosen without asking. */
export const clearLead = 30;

/**
 * How much a build of the project's own says. What becomes the image outweighs what is released, and either outweighs
 * every name and place; other builds say as much as a name does, since Makefiles build tools as well. The strongest one
 * counts alone: a second mention is no second reason.
 */
const weight: Readonly<Record<BuildHint["role"], number>> = { image: 130, release: 100, build: 30, development: 0 };

/** Directories in which projects keep what they do not ship. */
const sideDirectory =
  /^_?(?:examples?|samples?|demos?|tutorials?|playground|tests?|testing|e2e|testutils?|testdata|testhelpers?|fixtures?|mocks?|integration|tools?|tooling|devtools|hack|scripts?|contrib|docs?|documentation|website|www|gen|generate|generated|generators?|codegen|misc|third_party|bench|benchmarks?|ci|build|dev|magefiles|experimental|deprecated)$/i;

/** Words in a program's name that say it helps to make or watch the product. */
const sideName =
  /(?:^|[-_.])(?:gen|generate|generator|codegen|docgen|gendocs?|docs?|mkdocs|bench|benchmarks?|examples?|samples?|demo|tests?|tester|testing|e2e|integration|mocks?|fakes?|stubs?|lint|linter|fmt|debug|debugger|inspect|inspector|migrate|migrations?|migrator|release|changelog|tools?|scripts?|helper|dev|hack|check|checker|verify|validate|dump|fuzz|seed|canary|i18n|loadtest|stress|help|man|manpages|completions?)(?:$|[-_.])/i;

/** Ranks programs, the best first; equal ones by directory. */
export function rank(project: Project, programs: readonly MainPackage[]): readonly Ranked[] {
  const names = projectNames(project);
  const started = startedPrograms(project, programs);
  return programs
    .map((main) => rankOne(project, main, names, bestHint(project, main, started.get(main.directory) ?? [])))
    .sort(
      (a, b) =>
        Number(a.aside) - Number(b.aside) || b.score - a.score || (a.main.directory < b.main.directory ? -1 : 1),
    );
}

type Reason = { readonly points: number; readonly because: string };
const noReason: Reason = { points: 0, because: "" };

function rankOne(project: Project, main: MainPackage, names: readonly string[], hint: Reason): Ranked {
  const path = posix.relative(project.directory, main.directory) || ".";
  const isNamed = path !== "." && names.includes(pathName(path));
  const parts = path === "." ? [] : path.split("/");
  const inSide = (isNamed ? parts.slice(0, -1) : parts).some((part) => sideDirectory.test(part));
  const reasons = [hint, nameReason(path, names), placeReason(path), ...drawbacks(project, main, parts)];
  const best = reasons.reduce((a, b) => (b.points > a.points ? b : a));
  return {
    main,
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    because: best.because,
    aside: inSide && hint.points < weight.release,
    helper: !isNamed && path !== "." && hint.points < weight.release && isHelper(path, parts, hint),
  };
}

/** `bin` itself holds scripts, not a program that is called bin. */
function isHelper(path: string, parts: readonly string[], hint: Reason): boolean {
  return path === "bin" || sideName.test(pathName(path)) || (parts.includes("internal") && hint.points === 0);
}

function bestHint(project: Project, main: MainPackage, started: readonly Reason[]): Reason {
  const builds = buildsOf(project, main.directory).map(({ role, file }) => ({
    points: weight[role],
    because: `${file} builds it`,
  }));
  return [...builds, ...started].reduce((best, next) => (next.points > best.points ? next : best), noReason);
}

/** By directory: the Dockerfiles that start a binary of one program's name. One that only copies a binary still says which. */
function startedPrograms(project: Project, programs: readonly MainPackage[]): ReadonlyMap<string, readonly Reason[]> {
  const named = new Map<string, Set<string>>();
  for (const main of programs)
    for (const name of [binaryName(project, main), posix.basename(main.directory)])
      named.set(name, (named.get(name) ?? new Set()).add(main.directory));
  const found = new Map<string, Reason[]>();
  for (const { entry, role, file } of project.hints.images) {
    const directories = [...new Set(entry.flatMap((name) => [...(named.get(name) ?? [])]))];
    const [directory] = directories;
    if (directory === undefined || directories.length > 1) continue;
    found.set(directory, [...(found.get(directory) ?? []), { points: weight[role], because: `${file} starts it` }]);
  }
  return found;
}

function nameReason(path: string, names: readonly string[]): Reason {
  // The root is named after the project by itself.
  if (path === "." || path === "cmd") return { points: 0, because: "" };
  const name = pathName(path);
  if (names.includes(name)) return { points: 40, because: `it has the project's name` };
  // food beside foo: which of both is the project's face is a guess.
  if (names.includes(`${name}d`) || (name.endsWith("d") && names.includes(name.slice(0, -1))))
    return { points: 25, because: `its name is nearly the project's` };
  if (sideName.test(name)) return { points: -30, because: "" };
  return /^(?:server|app|api|service|daemon|main)$/.test(name)
    ? { points: 10, because: `it is called ${name}` }
    : { points: 0, because: "" };
}

function placeReason(path: string): Reason {
  const depth = path.split("/").length;
  if (path === ".") return { points: 65, because: "it is the main package in the project's own directory" };
  if (path === "cmd" || /^(?:cmds?|commands?|bin|apps?|services?|daemons?)\/[^/]+$/.test(path))
    return { points: 30, because: `it lies in ${path.split("/")[0] ?? path}` };
  if (depth === 1 || /(?:^|\/)cmd(?:\/|$)/.test(path))
    return {
      points: 20,
      because: `it lies in ${posix.dirname(path) === "." ? "the project's own directory" : posix.dirname(path)}`,
    };
  return { points: Math.max(0, 20 - 5 * depth), because: `it lies in ${posix.dirname(path)}` };
}

function drawbacks(project: Project, main: MainPackage, parts: readonly string[]): readonly Reason[] {
  const isMember = project.workspace?.use.includes(main.module.directory) === true;
  const isNested =
    project.modules.some(({ directory }) => directory === project.home) &&
    main.module.directory !== project.home &&
    !isMember;
  return [
    ...(parts.includes("internal") ? [{ points: -20, because: "" }] : []),
    ...(isNested ? [{ points: -10, because: "" }] : []),
  ];
}
