import { run } from "./dockerfile-step.ts";
import { arePlain } from "./go-flags.ts";
import { dockerWord } from "./quote.ts";
import { testWay } from "./race.ts";
import type { Recipe } from "./recipe.ts";
import { exportArguments, exported, reporting } from "./reporting.ts";

const go = "usr/local/go";

/**
 * What no build reads, nor a test: https://github.com/docker-library/golang for what the image holds. Of the modules in
 * lib/fips140, GOFIPS140 chooses one: a build that is told such a thing carries no toolchain.
 */
const superfluous = [
  ...["src/cmd", "test", "api", "doc", "misc", "lib/fips140", "src/testdata"].map((path) => `${go}/${path}`),
  `${go}/pkg/tool/*/fix`,
  `${go}/src/*/testdata`,
  `${go}/src/*_test.go`,
];

/** What only cgo reads: its tool, and the archives of the race detector and of BoringCrypto. */
const onlyCgo = [`${go}/pkg/tool/*/cgo`, `${go}/src/*.syso`];

/** Where Go runs and what it builds for is Linux; a test may check the package for another system all the same. */
const systems = "aix android darwin dragonfly freebsd illumos ios js netbsd openbsd plan9 solaris wasip1 windows".split(
  " ",
);
const onlyTested = [
  `${go}/bin/gofmt`,
  ...["vet", "cover"].map((tool) => `${go}/pkg/tool/*/${tool}`),
  ...systems.flatMap((system) => [`${go}/src/*_${system}.*`, `${go}/src/*_${system}_*.*`]),
];

/**
 * Patterns of what a recipe does not need of Go's image, as `find -path` reads them. GOFLAGS may ask a build for tools that
 * otherwise only tests need, as `-cover` does.
 */
export function spared(recipe: Pick<Recipe, "cgo" | "settings" | "environment">): readonly string[] {
  const built = recipe.settings.test.length === 0 && arePlain(recipe.environment.goFlags);
  return [...superfluous, ...(testWay(recipe).cgo === "off" ? onlyCgo : []), ...(built ? onlyTested : [])];
}

/** Go makes this tool when coverage is asked for, where it is not among those that are compiled already (since 1.25). */
const coverageSources = [
  "coverage() {",
  "  for directory in $(cd / && GOTOOLCHAIN=local go list -deps -f '{{.Dir}}' cmd/covdata 2>/dev/null | grep /src/cmd/); do",
  '    find ".$directory" -maxdepth 1 -type f -name "*.go" ! -name "*_test.go"',
  "  done",
  "  find ./usr/local/go/src/cmd/go.mod ./usr/local/go/src/cmd/go.sum ./usr/local/go/src/cmd/vendor/modules.txt 2>/dev/null || :",
  "}",
];

/** Go's image without what the builds of a recipe never read. It is named by the digest of the image it is made from. */
export function toolchainStage(recipe: Recipe, version: string): readonly string[] {
  const without = spared(recipe)
    .map((path) => `-path './${path}'`)
    .join(" -o ");
  const tested = recipe.settings.test.length > 0;
  const script = [
    ...reporting,
    ...(tested ? coverageSources : []),
    `mkdir ${exported}`,
    `cd /image && { find . '(' ${without} ')' -prune -o -print;${tested ? " coverage;" : ""} } | copy`,
    "report toolchain 0",
  ];
  return [
    "FROM toolchain AS cached-toolchain",
    exportArguments,
    ...run(["type=bind,from=toolchain,target=/image"], script),
    "FROM scratch AS export-toolchain",
    `COPY --from=cached-toolchain ${exported}/ /`,
    `ENV GOLANG_VERSION=${dockerWord(version)} GOTOOLCHAIN=local GOPATH=/go`,
    "ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  ];
}
