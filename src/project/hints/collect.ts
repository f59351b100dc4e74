import { posix } from "node:path";
import { parseDockerfile } from "./dockerfile.ts";
import type { GoCommand } from "./go-command.ts";
import { parseGoreleaser } from "./goreleaser.ts";
import { type BuildHint, type Hints, type ImageHint, binaryName, cgoOf, knownTags } from "./hint.ts";
import { parseKo } from "./ko.ts";
import { type Rule, parseMakefile } from "./makefile.ts";
import { parsePromu } from "./promu.ts";
import { type HintPlaces, kinds, roleOf, sideNames } from "./role.ts";

/** A file that may say what the project builds; `path` is relative to the repository's root. */
export type HintFile = { readonly path: string; readonly text: string };

/** Whether a file of this name may hold hints. */
export function isHintFile(name: string): boolean {
  return Object.values(kinds).some((pattern) => pattern.test(name)) && !name.endsWith(".dockerignore");
}

/** Pure: turns the texts of all hint files into what they say. */
export function collectHints(files: readonly HintFile[], places: HintPlaces): Hints {
  const builds: BuildHint[] = [];
  const images: ImageHint[] = [];
  const broken: { file: string; message: string }[] = [];
  let projectName: string | undefined;
  const of = (kind: keyof typeof kinds) => files.filter(({ path }) => kinds[kind].test(posix.basename(path)));
  const take = <T>(file: string, read: T | string): T | undefined => {
    if (typeof read !== "string") return read;
    broken.push({ file, message: read });
    return undefined;
  };
  const demoted = (list: readonly BuildHint[], file: string) =>
    list.map((hint) => ({ ...hint, role: roleOf(file, hint.role, places) }));
  for (const { path, text } of of("goreleaser")) {
    const read = take(path, parseGoreleaser(text, { file: path, directory: configDirectory(path) }));
    builds.push(...demoted(read?.builds ?? [], path));
    if (roleOf(path, "release", places) === "release") projectName ??= read?.projectName;
  }
  for (const { path, text } of of("ko"))
    builds.push(...demoted(take(path, parseKo(text, { file: path, directory: posix.dirname(path) })) ?? [], path));
  for (const { path, text } of of("promu"))
    builds.push(...demoted(take(path, parsePromu(text, { file: path, directory: posix.dirname(path) })) ?? [], path));
  const makefiles = new Map(of("makefile").map(({ path, text }) => [path, parseMakefile(text)]));
  for (const { path, text } of of("dockerfile")) {
    const { builds: own, image } = readDockerfile(path, text, places, makefiles);
    builds.push(...own);
    images.push(image);
  }
  for (const [path, rules] of makefiles) builds.push(...rules.flatMap((rule) => ruleHints(rule, path, places)));
  return { builds, images, projectName, broken };
}

/** GoReleaser's paths start where it is run, which is above `.config`. */
function configDirectory(path: string): string {
  const directory = posix.dirname(path);
  return posix.basename(directory) === ".config" ? posix.dirname(directory) : directory;
}

function readDockerfile(
  path: string,
  text: string,
  places: HintPlaces,
  makefiles: ReadonlyMap<string, readonly Rule[]>,
) {
  const read = parseDockerfile(text);
  const role = roleOf(path, "image", places);
  // The context may be the project's directory, the repository or the Dockerfile's own directory; beside a part of the
  // project the last is the likelier one.
  const own = posix.dirname(path);
  const contexts = [...new Set(role === "image" ? [...places.main, own] : [own, ...places.main])];
  const common = { source: "dockerfile", file: path, role } as const;
  const built = read.builds.flatMap((build): BuildHint[] =>
    packagesOf(build).map((target) => ({
      ...common,
      label: "go build",
      ...facts(build, target),
      directories: contexts.flatMap((context) => directoriesOf(context, build.workdir ?? ".", target, places)),
    })),
  );
  const called = [...makefiles]
    .filter(([file]) => contexts.includes(posix.dirname(file)))
    .flatMap(([file, rules]) =>
      reached(rules, read.makes).flatMap((rule) =>
        ruleHints(rule, file, places).map((hint) => ({ ...hint, ...common, label: `make ${rule.target}` })),
      ),
    );
  const entry = [...new Set(read.entry.map((word) => binaryName(word) ?? "").filter((word) => word !== ""))];
  const image: ImageHint = {
    file: path,
    role,
    entry,
    copies: read.copies,
    packages: read.packages,
    ports: read.ports,
    volumes: read.volumes,
    links: read.links,
  };
  return { builds: [...built, ...called], image };
}

/** Rules that make runs for the given targets; the empty one is the first rule. */
function reached(rules: readonly Rule[], targets: readonly string[]): readonly Rule[] {
  const found = new Set<Rule>();
  const visit = (target: string): void => {
    const name = target === "" ? rules[0]?.target : target;
    for (const rule of rules.filter((one) => one.target === name)) {
      if (found.has(rule)) continue;
      found.add(rule);
      [...rule.needs, ...rule.calls].forEach(visit);
    }
  };
  targets.forEach(visit);
  return [...found];
}

function ruleHints(rule: Rule, path: string, places: HintPlaces): readonly BuildHint[] {
  const side =
    sideNames.test(rule.target) ||
    /^(?:test|check|lint|gen|generate|bench|run|watch|fmt|vet|clean)(?:$|[-_.])/.test(rule.target);
  const role = side ? "development" : roleOf(path, "build", places);
  return rule.builds.flatMap((build) =>
    packagesOf(build).map((target) => ({
      source: "makefile" as const,
      file: path,
      label: rule.target,
      ...facts(build, target),
      directories: directoriesOf(posix.dirname(path), build.workdir, target, places),
      role,
    })),
  );
}

/** Package arguments, one entry each; Go files stand for their directory. Builds that make no program for linux have none. */
function packagesOf({ packages, flags, environment }: GoCommand): readonly string[] {
  if (!["", "exe", "pie", "default"].includes(flags.mode)) return [];
  const system = environment["GOOS"];
  if (system !== undefined && /^[a-z0-9]+$/.test(system) && system !== "linux") return [];
  const targets =
    packages.length === 0 ? ["."] : packages.map((target) => (target.endsWith(".go") ? posix.dirname(target) : target));
  return [...new Set(targets)].filter((target) => !target.includes("@"));
}

function facts(
  { output, flags, environment, packages }: GoCommand,
  target: string,
): Pick<BuildHint, "binary" | "tags" | "unknownTags" | "stamps" | "cgo"> {
  // With several packages -o is a directory.
  const alone = packages.length <= 1 || packages.every((one) => one.endsWith(".go"));
  return {
    binary: alone && !target.endsWith("...") ? binaryName(output) : undefined,
    ...knownTags(flags.tags),
    stamps: flags.stamps,
    cgo: cgoOf(environment),
  };
}

/** Where a package argument leads, relative to the repository's root; nothing for a computed one or one outside. */
function directoriesOf(context: string, workdir: string, target: string, { modules }: HintPlaces): readonly string[] {
  if (target.includes("$") || workdir.includes("$")) return [];
  const within = modules.find(({ path }) => target === path || target.startsWith(`${path}/`));
  const joined =
    within === undefined
      ? posix.join(context, workdir.startsWith("/") ? "." : workdir, target)
      : posix.join(within.directory, target.slice(within.path.length));
  const tidy = joined.replace(/(?<=.)\/$/, "");
  return tidy.startsWith("..") || tidy.startsWith("/") ? [] : [tidy];
}
