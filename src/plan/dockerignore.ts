/**
 * The files the go command reads for a build without cgo, by ending and name.
 * Source: `go help list`, the fields GoFiles to SysoFiles, and https://go.dev/doc/pgo.
 */
const read = [
  "*.go",
  "*.s",
  "*.S",
  "*.h",
  "*.syso",
  "go.mod",
  "go.sum",
  "go.work",
  "go.work.sum",
  "modules.txt",
  "default.pgo",
];

/** Whether a file of a package is sent for its name alone. */
export function isSource(name: string): boolean {
  if (name.endsWith("_test.go")) return false;
  return read.some((pattern) => (pattern.startsWith("*") ? name.endsWith(pattern.slice(1)) : name === pattern));
}

/** Never part of a build, whatever else is sent. */
const never = [".git", "**/node_modules", "**/.DS_Store", "**/.go-alpine-build-cache"];

export type Sent = {
  /** Everything may be read: by tests, generators and C compilers. */
  readonly all: boolean;
  /** Paths and patterns relative to the context that are sent besides: embedded files and files for the image. */
  readonly besides: readonly string[];
};

/**
 * The .dockerignore of the generated Dockerfile. What is not sent cannot make a step run again: a change of a README or
 * of a test costs nothing. Format: https://docs.docker.com/build/concepts/context/#dockerignore-files; the last match decides.
 */
export function dockerignore({ all, besides }: Sent): string {
  const patterns = all
    ? [...never, ...besides.map(kept)]
    : [
        "*",
        ...read.map((name) => `!**/${name}`),
        "**/*_test.go",
        ...never,
        ...besides.flatMap((path) => [kept(path), `${kept(path)}/**`]),
      ];
  return patterns.join("\n") + "\n";
}

/** Wildcards of embed patterns mean the same here; a leading `#` or `!` and blanks at the ends do not occur in them. */
function kept(path: string): string {
  return `!${path}`;
}
