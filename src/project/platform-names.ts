/** Source: internal/syslist in Go 1.26; past and future names are there so that a file name keeps its meaning. */
const systems = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  ),
);
const architectures = new Set(
  "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm".split(
    " ",
  ),
);

export type NamePlatform = { readonly system: string | undefined; readonly architecture: string | undefined };

/**
 * What a file's name says about the platform: `x_linux_arm64.go`. A name that begins with the system says nothing.
 * Source: go/build, goodOSArchFile.
 */
export function namePlatform(fileName: string): NamePlatform {
  const dot = fileName.indexOf(".");
  const name = dot < 0 ? fileName : fileName.slice(0, dot);
  const first = name.indexOf("_");
  if (first < 0) return { system: undefined, architecture: undefined };
  const parts = name.slice(first + 1).split("_");
  if (parts.at(-1) === "test") parts.pop();
  const last = parts.at(-1) ?? "";
  const before = parts.at(-2) ?? "";
  if (architectures.has(last)) return { system: systems.has(before) ? before : undefined, architecture: last };
  return { system: systems.has(last) ? last : undefined, architecture: undefined };
}

/** Whether a tag is set by the platform and not by the user. */
export function isPlatformTag(tag: string): boolean {
  return (
    systems.has(tag) || architectures.has(tag) || ["unix", "cgo", "gc", "gccgo"].includes(tag) || /^go1\.\d+$/.test(tag)
  );
}
