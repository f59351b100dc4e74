import type { Recipe } from "./recipe.ts";

/**
 * What is carried from one engine to the next: a tree that a stage of the Dockerfile stands for, empty or Go's own image
 * unless a named context of the same name replaces it.
 */
export type Seed = {
  /** Stage, named context and, but for the toolchain, id of the cache mount. */
  readonly name: string;
  /** Files of modules (GOMODCACHE), compiled packages (GOCACHE) of one platform, or the image that Go runs in. */
  readonly kind: "modules" | "objects" | "toolchain";
  /** `linux/arm64`, of what is compiled; null where it does not matter. */
  readonly platform: string | null;
};

export type Carried = Pick<Recipe, "carried" | "cgo" | "vendored"> & {
  readonly settings: Pick<Recipe["settings"], "platforms" | "generate" | "secrets">;
};

/** Whether a secret is a variable that Go itself reads: set in the step that compiles, and only its name is known here. */
export const tellsGo = (secret: string): boolean => /^(?:GO|CGO_)/.test(secret);

/** The seeds of a build, none where nothing is carried. */
export function seeds({ carried, cgo, vendored, settings }: Carried): readonly Seed[] {
  if (!carried) return [];
  return [
    // A generator may run anything of the toolchain, as Go may that is told more, and a C compiler is as large as the rest.
    ...(cgo === "off" && settings.generate.length === 0 && !settings.secrets.some(tellsGo)
      ? [{ name: "toolchain", kind: "toolchain", platform: null } as const]
      : []),
    ...(vendored ? [] : [{ name: "go-mod", kind: "modules", platform: null } as const]),
    ...settings.platforms.map(({ text, arch, variant }) => ({
      name: `go-build-${arch}${variant}`,
      kind: "objects" as const,
      platform: text,
    })),
  ];
}

/** Where builds run, as far as Go's images exist: their own platform is what tests are compiled for. */
const buildPlatforms = ["386", "amd64", "arm64", "armv7", "ppc64le", "riscv64", "s390x"];

/** The stages that seeds replace, and the ones that choose by platform, since a mount's `from` cannot. */
export function seedStages(recipe: Recipe): readonly string[] {
  const empty = seeds(recipe).filter(({ kind }) => kind !== "toolchain");
  if (empty.length === 0) return [];
  const tests = recipe.settings.test.length > 0 || recipe.settings.generate.length > 0;
  const names = new Set([
    ...empty.map(({ name }) => name),
    ...(tests ? buildPlatforms.map((platform) => `go-build-${platform}`) : []),
  ]);
  return [
    "# Empty, or what an earlier build left, given as a named context of that name.",
    ...[...names].map((name) => `FROM --platform=$BUILDPLATFORM scratch AS ${name}`),
    "FROM go-build-$TARGETARCH$TARGETVARIANT AS go-build",
    ...(tests ? ["FROM go-build-$BUILDARCH$BUILDVARIANT AS go-build-native"] : []),
  ];
}
