import { enter, goCommand, goFlagWords, zigTargets } from "./build-stage.ts";
import { buildMounts, lentMounts, native, run, zigCache, zigVariables } from "./dockerfile-step.ts";
import { shellWord } from "./quote.ts";
import { type RaceInputs, testWay } from "./race.ts";
import type { Recipe } from "./recipe.ts";
import { testLog } from "./test-log.ts";

/** Where tests run, and what lists what they have compiled: `compiler` has a C compiler besides. */
export const testBase = (recipe: RaceInputs): "compiler" | "go" =>
  testWay(recipe).cgo === recipe.cgo ? "go" : "compiler";

/**
 * On the build platform, with the flags of the build, so that both share what they compile. Tests may write beside their
 * sources; it is thrown away. `test` always succeeds and leaves its results, which `tests` exports; `tested` is what images
 * wait for, and fails.
 */
export function testStages(recipe: Recipe): readonly (readonly string[])[] {
  const compiler = testBase(recipe) === "compiler";
  const [source = "", ...others] = buildMounts(recipe, native);
  const mounts = [`${source},rw`, ...others, ...(compiler ? [zigCache] : [])];
  const { modules } = recipe;
  const tests = modules.flatMap((workdir, at) => [
    ...enter(workdir, at === 0 ? recipe.workdir : modules[at - 1]).map((line) => `  ${line}`),
    `  ${goTest(recipe, modules.length > 1 ? `coverage-${at + 1}` : "coverage")} 2>&1 || touch /tests/failed`,
  ]);
  const script = [
    "set -o pipefail",
    "mkdir /tests",
    ...testEnvironment(recipe),
    "{",
    ...tests,
    "} | awk -f /usr/local/share/test-log.awk",
    ...(modules.length > 1 ? oneProfile : []),
  ];
  return [
    ...(compiler ? [compilerStage(recipe)] : []),
    [
      `FROM ${testBase(recipe)} AS test`,
      "COPY <<'EOF' /usr/local/share/test-log.awk",
      ...testLog,
      "EOF",
      "ARG BUILDARCH BUILDVARIANT",
      ...run(mounts, script),
    ],
    [
      "FROM test AS tested",
      `RUN if [ -e /tests/failed ]; then echo 'tests fail, see above' >&2; exit 1; fi; mkdir /tested`,
    ],
    ["FROM scratch AS tests", "COPY --from=test /tests/ /"],
  ];
}

/** The tests alone have a C compiler. */
function compilerStage({ environment }: Recipe): readonly string[] {
  const mounts = lentMounts({ environment, settings: { secrets: [], ssh: false } });
  return ["FROM go AS compiler", ...run(mounts, ["command -v zig >/dev/null || apk add --no-cache zig"])];
}

function goTest(recipe: Recipe, profile: string): string {
  return `${goCommand(recipe)} test -json -coverprofile=/tests/${profile}.out ${testWords(recipe).join(" ")}`;
}

/** Flags and packages, which results of tests are kept under. */
export function testWords(recipe: Recipe): readonly string[] {
  const { cgo, race } = testWay(recipe);
  return [
    ...(race === "" ? [] : [race]),
    ...goFlagWords(recipe).map(shellWord),
    // As the program is linked, so that no C library is asked for that the build does without.
    ...(cgo === "static" ? [`-ldflags="-linkmode external -extldflags '-static'"`] : []),
    ...recipe.settings.test.map(shellWord),
  ];
}

/** What the go command needs to compile C for the machine that builds; zig finds out itself where it is not named. */
export function testEnvironment(recipe: Recipe): readonly string[] {
  const { cgo, race } = testWay(recipe);
  if (cgo === "off") return [];
  const detector = race === "$race" ? " race=-race" : "";
  const compiler = (name: string) => `zig ${name} -target $target${cgo === "dynamic" ? " -dynamic" : ""}`;
  return [
    'case "$BUILDARCH" in',
    ...["amd64", "arm64"].map((arch) => `  ${arch}) target="${zigTargets[arch] ?? arch}"${detector} ;;`),
    `  *) target=native${race === "$race" ? " race=" : ""} ;;`,
    "esac",
    "export CGO_ENABLED=1 CGO_CFLAGS=-O2 CGO_CXXFLAGS=-O2 CGO_LDFLAGS=-O2",
    `export CC="${compiler("cc")}" CXX="${compiler("c++")}"`,
    ...(recipe.cgo === "off" ? [`export ${zigVariables}`] : []),
  ];
}

/** Each module's profile begins with a line of its own: `mode: set`. */
const oneProfile: readonly string[] = [
  "for part in /tests/coverage-*.out; do",
  '  [ -e "$part" ] || continue',
  '  [ -e /tests/coverage.out ] || head -n 1 "$part" >/tests/coverage.out',
  '  tail -n +2 "$part" >>/tests/coverage.out',
  '  rm "$part"',
  "done",
];
