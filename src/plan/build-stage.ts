import { buildMounts, chooseObjects, run, target } from "./dockerfile-step.ts";
import { shellWord } from "./quote.ts";
import type { Built, Recipe } from "./recipe.ts";

/** Compiles every program for one platform, on the build platform: Go and zig cross-compile, so nothing is emulated. */
export function buildStage(recipe: Recipe): readonly string[] {
  const { settings } = recipe;
  const stamped = [...new Set(recipe.programs.flatMap(({ stamps }) => stamps.map(({ argument }) => argument)))].sort();
  return [
    "FROM go AS build",
    "ARG TARGETOS TARGETARCH TARGETVARIANT",
    // The last thing before the step, so that a new version costs a link and no download.
    ...(stamped.length > 0
      ? [`ARG ${stamped.map((name) => `${name}=${name === "VERSION" ? "dev" : ""}`).join(" ")}`]
      : []),
    ...run(buildMounts(recipe, target), [
      ...chooseObjects(recipe),
      ...targetLines(recipe),
      spendMemory(recipe),
      ...recipe.programs.flatMap((program, at) => [
        ...enter(program.workdir, at === 0 ? recipe.workdir : recipe.programs[at - 1]?.workdir),
        goBuild(recipe, program),
      ]),
      ...(settings.capabilities.length > 0 ? capabilityLines(recipe) : []),
      // A time of its own in each build would make each build a new layer.
      "find /out -exec touch -h -d @0 {} +",
    ]),
  ];
}

/**
 * Compiler and linker then look for garbage less often, which is a sixth of their time and makes the largest of them half
 * as large again. Only where there are 750 MB for each processor and platform, which compile at the same time, and never for
 * tests, which are programs of the user's.
 */
function spendMemory({ settings }: Recipe): string {
  const free = "$(awk '/^MemAvailable:/ { free = $2 } END { print free + 0 }' /proc/meminfo)";
  return `[ "${free}" -lt "$(($(nproc) * ${settings.platforms.length * 750_000}))" ] || export GOGC="\${GOGC:-400}"`;
}

/** Programs may come from several modules. */
export function enter(workdir: string, from: string | undefined): readonly string[] {
  return workdir === from ? [] : [`cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`];
}

export function goFlagWords(recipe: Recipe): readonly string[] {
  const { gcflags } = recipe.settings;
  const own = "all=-dwarf=false";
  // A pattern given twice counts once, the last: what is said about `all` has to be said in one place.
  const compiler = gcflags.startsWith("all=")
    ? [`${own} ${gcflags.slice(4)}`]
    : [own, ...(gcflags === "" ? [] : [gcflags])];
  const tags = recipe.cgo !== "static" ? recipe.tags : [...new Set([...recipe.tags, "netgo", "osusergo"])].sort();
  return [
    "-trimpath",
    "-buildvcs=false",
    ...(recipe.vendored ? ["-mod=vendor"] : []),
    ...(tags.length > 0 ? [`-tags=${tags.join(",")}`] : []),
    ...compiler.map((flags) => `-gcflags=${flags}`),
  ];
}

/** Modules that were carried may lack what this build needs: the command of with-modules.ts adds it. */
export function goCommand({ carried, vendored }: Pick<Recipe, "carried" | "vendored">): string {
  return carried && !vendored ? "with-modules go" : "go";
}

/** The C compiler links: `-s` alone it forgets when a `-g` follows, as it does for C code that asks for it. */
const externalLinker: Readonly<Record<Recipe["cgo"], readonly string[]>> = {
  off: [],
  static: ["-linkmode", "external", "-extldflags", "'-static -Wl,--strip-all'"],
  dynamic: ["-extldflags", "-Wl,--strip-all"],
};

function goBuild(recipe: Recipe, { name, package: path, stamps }: Built): string {
  const words = ["-s", "-w", ...externalLinker[recipe.cgo]];
  const variables = stamps.map(({ variable, argument }) => `-X ${variable}=$${argument}`);
  const own = [...words, ...variables].join(" ");
  const linker = `${stamps.length > 0 ? `"${own}"` : shellWord(own)}${recipe.settings.ldflags === "" ? "" : shellWord(` ${recipe.settings.ldflags}`)}`;
  const flags = goFlagWords(recipe).map(shellWord).join(" ");
  return `${goCommand(recipe)} build ${flags} -ldflags=${linker} -o ${shellWord(`/out/${name}/usr/local/bin/${name}`)} ${shellWord(path)}`;
}

/** Makes the go command compile for the image's platform. */
export function targetLines(recipe: Recipe): readonly string[] {
  return [
    'export GOOS="$TARGETOS" GOARCH="$TARGETARCH"',
    ...variantLines(recipe),
    ...(recipe.cgo === "off" ? [] : compilerLines(recipe)),
  ];
}

function variantLines(recipe: Recipe): readonly string[] {
  const { platforms } = recipe.settings;
  return [
    ...(platforms.some(({ arch }) => arch === "arm")
      ? ['if [ "$TARGETARCH" = arm ]; then export GOARM="${TARGETVARIANT#v}"; fi']
      : []),
    ...(platforms.some(({ arch, variant }) => arch === "amd64" && variant !== "")
      ? ['if [ "$TARGETARCH" = amd64 ] && [ -n "$TARGETVARIANT" ]; then export GOAMD64="$TARGETVARIANT"; fi']
      : []),
  ];
}

/** zig brings musl and a C compiler for every one of these. */
export const zigTargets: Readonly<Record<string, string>> = {
  "386": "x86-linux-musl",
  amd64: "x86_64-linux-musl",
  arm64: "aarch64-linux-musl",
  armv6: "arm-linux-musleabihf -mcpu=arm1176jzf_s",
  armv7: "arm-linux-musleabihf",
  loong64: "loongarch64-linux-musl",
  ppc64le: "powerpc64le-linux-musl",
  riscv64: "riscv64-linux-musl",
  s390x: "s390x-linux-musl",
};

function compilerLines(recipe: Recipe): readonly string[] {
  const arches = [
    ...new Set(recipe.settings.platforms.map(({ arch, variant }) => (arch === "arm" ? `arm${variant}` : arch))),
  ];
  return [
    'case "$TARGETARCH$TARGETVARIANT" in',
    ...arches.map((arch) => `  ${arch === "amd64" ? "amd64*" : arch}) target="${zigTargets[arch] ?? arch}" ;;`),
    "esac",
    // Go's own default is `-g -O2`: debug information that would be compiled, cached, and then stripped.
    "export CGO_CFLAGS=-O2 CGO_CXXFLAGS=-O2 CGO_LDFLAGS=-O2",
    `export CC="zig cc -target $target${recipe.cgo === "dynamic" ? " -dynamic" : ""}" CXX="zig c++ -target $target${recipe.cgo === "dynamic" ? " -dynamic" : ""}"`,
  ];
}

/**
 * Writes the file capabilities with a small Go program: setcap is in no base image, Go is. `p` and `e` of version 2:
 * https://github.com/torvalds/linux/blob/master/include/uapi/linux/capability.h (struct vfs_cap_data).
 */
function capabilityLines(recipe: Recipe): readonly string[] {
  const bits = recipe.settings.capabilities.reduce((mask, { number }) => mask | (1n << BigInt(number)), 0n);
  const word = (value: bigint) => [0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn));
  const data = [...word(0x0200_0001n), ...word(bits & 0xffff_ffffn), 0, 0, 0, 0, ...word(bits >> 32n), 0, 0, 0, 0];
  const bytes = data.map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  const program = `package main; import ("os"; "syscall"); func main() { for _, f := range os.Args[1:] { if err := syscall.Setxattr(f, "security.capability", []byte("${bytes}"), 0); err != nil { panic(err) } } }`;
  const files = recipe.programs.map(({ name }) => shellWord(`/out/${name}/usr/local/bin/${name}`));
  return [
    `printf '%s\\n' ${shellWord(program)} > /tmp/setcap.go`,
    `env -u GOOS -u GOARCH -u GOARM -u GOAMD64 CGO_ENABLED=0 GOWORK=off GOFLAGS= go run /tmp/setcap.go ${files.join(" ")}`,
  ];
}
