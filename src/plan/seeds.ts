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
  /** Stage that stands for the toolchain with these objects upon it, where they may be its root; null where they are mounted. */
  readonly root: string | null;
};

/** Where objects lie in their seed: in the root of a step that is given them with the toolchain, below what is mounted otherwise. */
export const objectsDirectory = "/go-build";

/** What is mounted for them. Not below /root/.cache, where programs that tests run may keep what is to be thrown away. */
export const objectsMount = "/var/cache/go";

export type Carried = Pick<Recipe, "carried" | "cgo" | "vendored"> & {
  readonly settings: Pick<Recipe["settings"], "platforms" | "generate" | "secrets" | "test">;
};

/** Whether a secret is a variable that Go itself reads: set in the step that compiles, and only its name is known here. */
export const tellsGo = (secret: string): boolean => /^(?:GO|CGO_)/.test(secret);

/** The seeds of a build, none where nothing is carried. */
export function seeds({ carried, cgo, vendored, settings }: Carried): readonly Seed[] {
  if (!carried) return [];
  // A generator may run anything of the toolchain, as Go may that is told more, and a C compiler is as large as the rest.
  const toolchain = cgo === "off" && settings.generate.length === 0 && !settings.secrets.some(tellsGo);
  // Tests and the build share what they compile through a mount.
  const rooted = toolchain && settings.test.length === 0;
  return [
    ...(toolchain ? [{ name: "toolchain", kind: "toolchain", platform: null, root: null } as const] : []),
    ...(vendored ? [] : [{ name: "go-mod", kind: "modules", platform: null, root: null } as const]),
    ...settings.platforms.map(({ text, arch, variant }) => ({
      name: `go-build-${arch}${variant}`,
      kind: "objects" as const,
      platform: text,
      root: rooted ? `go-${arch}${variant}` : null,
    })),
  ];
}

/**
 * The objects of the machine that builds, as Go names it, where tests are compiled for it and no image is. The stage that
 * they stand for is there wherever tests run.
 */
export function nativeSeeds({ carried, settings }: Carried, machine: string): readonly Seed[] {
  const built = settings.platforms.some(({ arch, variant }) => `${arch}${variant}` === machine);
  if (!carried || settings.test.length === 0 || built || !buildPlatforms.includes(machine)) return [];
  return [{ name: `go-build-${machine}`, kind: "objects", platform: `linux/${machine}`, root: null }];
}

/** Whether what was compiled may come as part of the root of the step that builds. */
export const hasRoots = (recipe: Carried): boolean => seeds(recipe).some(({ root }) => root !== null);

/** Where builds run, as far as Go's images exist: their own platform is what tests are compiled for. */
const buildPlatforms = ["386", "amd64", "arm64", "armv7", "ppc64le", "riscv64", "s390x"];

/** The stages that seeds replace, and the ones that choose by platform, since a mount's `from` cannot. */
export function seedStages(recipe: Recipe): readonly string[] {
  const carried = seeds(recipe).filter(({ kind }) => kind !== "toolchain");
  if (carried.length === 0) return [];
  const named = (wanted: string) => carried.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  const tests = recipe.settings.test.length > 0 || recipe.settings.generate.length > 0;
  const objects = new Set([
    ...named("objects"),
    ...(tests ? buildPlatforms.map((platform) => `go-build-${platform}`) : []),
  ]);
  const empty = (name: string) => `FROM --platform=$BUILDPLATFORM scratch AS ${name}`;
  return [
    "# Empty, or what an earlier build left, given as a named context of that name.",
    ...named("modules").map(empty),
    ...[...objects].map(empty),
    "FROM go-build-$TARGETARCH$TARGETVARIANT AS go-build",
    ...(tests ? ["FROM go-build-$BUILDARCH$BUILDVARIANT AS go-build-native"] : []),
  ];
}
