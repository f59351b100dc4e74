import type { Stamp } from "./go-command.ts";

export type HintSource = "goreleaser" | "ko" | "promu" | "dockerfile" | "makefile";

/** One build that the project itself does, as far as its files say it. */
export type BuildHint = {
  readonly source: HintSource;
  /** Relative to the repository's root. */
  readonly file: string;
  /** What does it inside the file: a build's id or a target; for people. */
  readonly label: string;
  /**
   * Directories that may be meant, relative to the repository's root, best first: where a build file does not say what its
   * paths are relative to, there are several. One that ends in `/...` stands for all programs below.
   */
  readonly directories: readonly string[];
  /** Undefined when it is not said or is computed. */
  readonly binary: string | undefined;
  readonly tags: readonly string[];
  /** Tags that are computed when the build runs, as written. */
  readonly unknownTags: readonly string[];
  readonly stamps: readonly Stamp[];
  /** Value of CGO_ENABLED; undefined when it is not set. */
  readonly cgo: "0" | "1" | undefined;
  /** How much the build says about what the project ships, see `weight` in plan/. */
  readonly role: "image" | "release" | "build" | "development";
};

/** What an existing Dockerfile says about the image apart from the build. */
export type ImageHint = {
  readonly file: string;
  readonly role: BuildHint["role"];
  /** Base names of all words of ENTRYPOINT and CMD in the last stage. */
  readonly entry: readonly string[];
  /** Sources of files that the last stage takes from the repository, and where they go. */
  readonly copies: readonly { readonly source: string; readonly destination: string }[];
  /** Packages that the last stage installs. */
  readonly packages: readonly string[];
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  /** Symbolic links that the last stage makes. */
  readonly links: readonly { readonly target: string; readonly link: string }[];
};

export type Hints = {
  readonly builds: readonly BuildHint[];
  readonly images: readonly ImageHint[];
  /** GoReleaser's project_name. */
  readonly projectName: string | undefined;
  /** Files that could not be read, each with the reason. */
  readonly broken: readonly { readonly file: string; readonly message: string }[];
};

/** Splits tags into those that are spelt out and those that are computed. */
export function knownTags(tags: readonly string[]): {
  readonly tags: readonly string[];
  readonly unknownTags: readonly string[];
} {
  const legal = (tag: string) => /^[\p{L}\p{N}_.]+$/u.test(tag);
  return { tags: [...new Set(tags.filter(legal))], unknownTags: [...new Set(tags.filter((tag) => !legal(tag)))] };
}

/** The base name of an output path; undefined when it is computed or no name at all. */
export function binaryName(output: string | undefined): string | undefined {
  if (output === undefined || output.endsWith("/")) return undefined;
  const name = output.slice(output.lastIndexOf("/") + 1).replace(/\.exe$/, "");
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name) ? name : undefined;
}

export function cgoOf(environment: Readonly<Record<string, string>>): BuildHint["cgo"] {
  const value = environment["CGO_ENABLED"];
  return value === "0" || value === "1" ? value : undefined;
}
