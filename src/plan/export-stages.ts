import { enter, goCommand, goFlagWords, targetLines } from "./build-stage.ts";
import { buildMounts, chooseObjects, native, run, target, zigCache } from "./dockerfile-step.ts";
import { shellWord } from "./quote.ts";
import type { Recipe } from "./recipe.ts";
import { exportArguments, exported, reporting } from "./reporting.ts";
import { hasRoots, objectsDirectory, seeds } from "./seeds.ts";
import { testBase, testEnvironment, testWords } from "./test-stage.ts";
import { toolchainStage } from "./toolchain.ts";
import { prunedList } from "./with-modules.ts";

/**
 * The time that all carried files have, 2037, in seconds since 1970. It is in the future, so that Go neither notes that it
 * used an entry (on a layered file system a new time costs a copy of the file) nor drops it as old, and what a build adds
 * can be told by its time. Source: https://github.com/golang/go/blob/master/src/cmd/go/internal/cache/cache.go (used, Trim).
 */
const carriedTime = 2_114_380_800;

/**
 * Stages that export the caches of the engine that has just built, `export-NAME` each. Their steps mount the same
 * directories as the build's and print `cache: NAME FILES BYTES NEW`: what was exported, and the bytes that this build
 * added. Nothing is exported where that is not worth it. `EXPORT` makes the steps run each time, `BEGAN` is when the build
 * began in seconds since 1970, `SEEDED` lists the seeds it began with, as far as builds like it left them.
 */
export function exportStages(recipe: Recipe, go: string): string {
  const kinds = new Set(seeds(recipe).map(({ kind }) => kind));
  const stages = [
    ...(kinds.has("toolchain") ? [toolchainStage(recipe, go)] : []),
    ...(kinds.has("modules") ? [moduleStage(recipe)] : []),
    objectStage(recipe),
  ];
  return stages.map((lines) => lines.join("\n")).join("\n\n") + "\n";
}

/** The objects, below the directory that they have in their seed. */
const copied = `${exported}${objectsDirectory}`;

/** Files of this build and carried ones, told apart by their time. */
const measure = [
  ...reporting,
  'touch -d "@$BEGAN" /tmp/began && touch -d @2114380000 /tmp/carried && touch -d @1000000000 /tmp/old',
];

function objectStage(recipe: Recipe): readonly string[] {
  const name = `go-build-${target}`;
  const lists = [
    ...targetLines(recipe),
    ...recipe.programs.flatMap((program, at) => [
      ...enter(program.workdir, at === 0 ? recipe.workdir : recipe.programs[at - 1]?.workdir),
      `GOCACHE=${copied} go list -export -deps ${words(recipe)} ${shellWord(program.package)} >/dev/null`,
    ]),
  ];
  const script = [
    ...measure,
    ...chooseObjects(recipe),
    // Where nothing was compiled there is none yet.
    'mkdir -p "$GOCACHE" && cd "$GOCACHE"',
    "find . -type f -newer /tmp/began ! -newer /tmp/carried >/tmp/new",
    "new=$(bytes </tmp/new) all=$(find . -type f | bytes)",
    `mkdir ${exported}`,
    // Less than a twentieth is compiled again faster than it is sent.
    `case " $SEEDED " in *" ${name} "*) [ $((new * 20)) -ge "$all" ] || { report "${name}" "$new"; exit 0; } ;; esac`,
    `cp -a . ${copied}`,
    // The go command marks what a build like this one reads; the rest is kept only if this build wrote it.
    'if [ "$new" -lt "$all" ]; then',
    // An executable lies in a directory, and that is what is marked.
    `find ${copied} '(' -type f -o -name '*-d' ')' -exec touch -d @0 {} +`,
    `date +%s >${copied}/trim.txt`,
    "cd - >/dev/null",
    ...(recipe.settings.test.length > 0 ? [...ifBuilt(recipe, lists), ...testLists(recipe)] : lists),
    `cd ${copied} && find . -name '*-d' -type d -newer /tmp/old -prune -o -type f ! -newer /tmp/old -print >/tmp/unread`,
    `awk 'FILENAME == ARGV[1] { added[$0]; next } !($0 in added)' /tmp/new /tmp/unread | tr '\\n' '\\0' | xargs -0 -r rm -f`,
    "fi",
    `find ${exported} -exec touch -h -d @${carriedTime} {} +`,
    `report "${name}" "$new"`,
  ];
  return [
    // What came with the root of the step that builds, and what it has added, is in that step's root.
    `FROM ${hasRoots(recipe) ? "build" : testBase(recipe)} AS cached-objects`,
    "ARG TARGETOS TARGETARCH TARGETVARIANT BUILDARCH BUILDVARIANT",
    exportArguments,
    ...run([...buildMounts(recipe, target, true), ...(testBase(recipe) === "go" ? [] : [zigCache])], script),
    "FROM scratch AS export-objects",
    `COPY --from=cached-objects ${exported}/ /`,
  ];
}

/** Tests may be compiled for a machine that no image is for: to list the programs there would be to compile them. */
function ifBuilt({ settings }: Recipe, lines: readonly string[]): readonly string[] {
  const platforms = settings.platforms.map(({ arch, variant }) => `${arch}${variant}`);
  return [`case "${target}" in ${platforms.join("|")})`, ...lines.map((line) => `  ${line}`), ";; esac"];
}

/** A `-toolexec` that links nothing. */
const unlinked = "/tmp/unlinked";

/**
 * Only where the tests ran do their packages lie in this cache. `go test` once more marks what it reads of them: packages,
 * findings of `go vet`, results. A result that is not there would take a link and a run, so nothing is linked. `-n` would not
 * do, with which the go command looks for other results, nor would `go list`, which looks for none.
 * Source: https://github.com/golang/go/blob/master/src/cmd/go/internal/test/test.go (tryCacheWithID).
 */
function testLists(recipe: Recipe): readonly string[] {
  const { modules } = recipe;
  // Results are kept under this variable, which with-modules sets.
  const environment = goCommand(recipe) === "go" ? "" : "GODEBUG=goindex=0 ";
  const test = `go test -toolexec=${unlinked} -json -coverprofile=/tmp/coverage.out ${testWords(recipe).join(" ")}`;
  return [
    `if [ "${target}" = "${native}" ]; then`,
    `  printf '%s\\n' '#!/bin/sh' 'case "\${1##*/} $2" in "link -V=full") ;; "link "*) exit 1 ;; esac' 'exec "$@"' >${unlinked}`,
    `  chmod +x ${unlinked}`,
    // Tests may ask for them.
    "  unset GOOS GOARCH GOARM",
    ...testEnvironment(recipe).map((line) => `  ${line}`),
    ...modules.flatMap((workdir) => [
      `  cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
      // What is not marked is only compiled and run again.
      `  ${environment}GOCACHE=${copied} ${test} >/dev/null 2>&1 || :`,
    ]),
    "fi",
  ];
}

const words = (recipe: Recipe) => goFlagWords(recipe).map(shellWord).join(" ");

/** What a package's files may lead to: all files of the module, or all below the package. */
const wholeModule = `'^[[:space:]]*(import[[:space:]]+)?"C"|#[[:space:]]*include "[^"]*/'`;

function moduleStage(recipe: Recipe): readonly string[] {
  const whole = recipe.settings.generate.length > 0;
  const script = [
    ...measure,
    "cd /go/pkg/mod",
    "new=$(find . -type f ! -name '*.lock' ! -name lock ! -newer /tmp/carried | bytes)",
    `mkdir ${exported}`,
    'case " $SEEDED " in *" go-mod "*) [ "$new" -gt 0 ] || { report go-mod 0; exit 0; } ;; esac',
    "cd - >/dev/null",
    ...selected,
    ...(whole ? wholeLines : prunedLines(recipe)),
    "cd /go/pkg/mod && copy </tmp/files",
    ...(whole ? [] : [`cp /tmp/pruned ${exported}/${prunedList}`]),
    `find ${exported} -exec touch -h -d @${carriedTime} {} +`,
    'report go-mod "$new"',
  ];
  return [
    "FROM go AS cached-modules",
    "ARG TARGETARCH TARGETVARIANT BUILDARCH BUILDVARIANT",
    exportArguments,
    ...run(buildMounts(recipe, target, true), script),
    "FROM scratch AS export-modules",
    `COPY --from=cached-modules ${exported}/ /`,
  ];
}

const metadata = "find ./cache/download -type f '(' -name '*.mod' -o -name '*.info' -o -name '*.ziphash' ')'";

/**
 * Of listed files of modules, those of versions that a go.sum below /src names: it has each module that packages may come
 * from, and each go.mod file that choosing them takes. What a build added besides, such as a tool that is run by its version,
 * stays until the next export, or each build would fetch and keep it anew.
 * Formats: https://go.dev/ref/mod#go-sum-files and https://go.dev/ref/mod#module-cache.
 */
export const selected = [
  "selected() {",
  "  find /src -name '*.sum' ! -type d -exec awk 1 {} + >/tmp/sums 2>/dev/null || :",
  "  find . -type f ! -newer /tmp/carried >/tmp/added",
  "  awk '",
  '    FILENAME == ARGV[1] { sums[$1 " " $2]; next }',
  "    FILENAME == ARGV[2] { added[$0]; next }",
  "    {",
  "      name = substr($0, 3)",
  // Capital letters are written as an exclamation mark and a small one.
  "      while (match(name, /![a-z]/)) name = substr(name, 1, RSTART - 1) toupper(substr(name, RSTART + 1, 1)) substr(name, RSTART + 2)",
  '      if (described = sub("^cache/download/", "", name)) { sub("/@v/", " ", name); sub("[.](mod|info|ziphash)$", "", name) }',
  '      else { sub("@", " ", name); at = index(name, " "); rest = substr(name, at); sub("/.*", "", rest); name = substr(name, 1, at - 1) rest }',
  '      if (name in sums || (described && (name "/go.mod") in sums) || $0 in added) print',
  "    }' /tmp/sums /tmp/added -",
  "}",
];

/** Generators may run any program of a module. */
const wholeLines = [
  `cd /go/pkg/mod && { ${metadata}; find . -path ./cache -prune -o -type f -print; } | selected >/tmp/files`,
];

/** Whole directories of packages, so that no build tag or platform can leave out a file that belongs to a package. */
function prunedLines(recipe: Recipe): readonly string[] {
  const format =
    "{{with .Module}}{{.Dir}}\t{{$.Dir}}\t{{.Path}}\t{{with .Replace}}{{.Path}}@{{.Version}}{{else}}{{.Path}}@{{.Version}}{{end}}{{end}}";
  const list = (flags: string, packages: string) =>
    `GODEBUG=goindex=0 go list -e -deps ${flags}-f '${format}' ${words(recipe)} ${packages}`;
  const modules = [...new Set(recipe.programs.map(({ workdir }) => workdir))];
  const lists = recipe.settings.platforms.flatMap(({ arch, variant }) =>
    recipe.programs.flatMap(({ workdir, package: path }) => [
      `cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
      `GOOS=linux GOARCH=${arch}${arch === "arm" ? ` GOARM=${variant.slice(1)}` : ""} ${list("", shellWord(path))}`,
    ]),
  );
  const tests = recipe.settings.test.map(shellWord).join(" ");
  return [
    "{",
    ...lists,
    ...(tests === ""
      ? []
      : modules.flatMap((workdir) => [
          `cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
          list("-test ", tests),
        ])),
    // In a pipe, nobody would notice a list that fails.
    "} >/tmp/lists",
    "sed -n '\\|^/go/pkg/mod/|p' /tmp/lists | sort -u >/tmp/packages",
    "cd /go/pkg/mod",
    `cut -f 2 /tmp/packages | sort -u | tr '\\n' '\\0' | xargs -0 -r sh -c 'find "$@" -maxdepth 1 -type f ! -name "*_test.go"' sh >/tmp/own`,
    `tr '\\n' '\\0' </tmp/own | xargs -0 -r grep -lE '^//go:embed ' | sed 's|/[^/]*$||' | sort -u >/tmp/trees || :`,
    `tr '\\n' '\\0' </tmp/own | xargs -0 -r grep -lE ${wholeModule} | sed 's|/[^/]*$||' | sort -u >/tmp/whole || :`,
    `awk -F '\\t' 'FILENAME == ARGV[1] { whole[$0]; next } $2 in whole { print $1 }' /tmp/whole /tmp/packages | sort -u >>/tmp/trees`,
    "{",
    "  cat /tmp/own",
    `  tr '\\n' '\\0' </tmp/trees | xargs -0 -r sh -c 'find "$@" -type f' sh`,
    "} | sed 's|^/go/pkg/mod/||' >/tmp/some",
    `{ cat /tmp/some; ${metadata} | selected; } | sort -u >/tmp/files`,
    `awk -F '\\t' '{ sub("^/go/pkg/mod/", "", $1); print $3 " " $4 " " $1 }' /tmp/packages | sort -u >/tmp/pruned`,
    `mkdir -p ${exported}/cache`,
  ];
}
