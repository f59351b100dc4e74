import type { Outcome } from "../src/build.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** What becomes of `planValue()` when it is pushed: a base, the files and the program, for each platform. */
export function outcomeValue(changes: Partial<Outcome> = {}): Outcome {
  const size = (platform: string, letter: string, program: number) => ({
    platform,
    digest: digest(letter),
    pull: 3_800_000 + 900 + program + 500,
    layers: [
      { digest: digest("1"), size: 3_800_000, holds: { kind: "base" } as const },
      { digest: digest("2"), size: 900, holds: { kind: "files" } as const },
      { digest: digest(letter), size: program, holds: { kind: "program", program: "app" } as const },
    ],
  });
  return {
    images: [
      {
        name: "ghcr.io/o/app",
        digest: digest("e"),
        built: true,
        tags: [
          { reference: "ghcr.io/o/app:v1.4.2", state: "new", digest: digest("e"), because: "did not exist" },
          { reference: "ghcr.io/o/app:v1", state: "moved", digest: digest("e"), because: "stood for v1.4.1 before" },
        ],
        references: ["ghcr.io/o/app:v1.4.2", "ghcr.io/o/app:v1"],
        sizes: [size("linux/amd64", "c", 1_200_000), size("linux/arm64", "d", 1_100_000)],
      },
    ],
    published: true,
    seconds: { compile: 4.2, total: 7.5 },
    caches: [],
    sizeReports: [],
    gate: null,
    ...changes,
  };
}
