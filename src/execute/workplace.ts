import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

/** Absolute paths of what a build needs on disk and leaves there. */
export type Workplace = {
  readonly root: string;
  readonly dockerfile: string;
  readonly metadata: string;
  /** /lib and /usr/lib of images whose programs are linked dynamically, as BuildKit's local exporter writes them. */
  readonly libraries: string;
  readonly layouts: string;
  /** What the tests leave. */
  readonly tests: string;
  /** Tells the cache mounts of one repository from those of another on the same engine. */
  readonly cacheNamespace: string;
};

type Where = {
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** What names the repository: its address, or its place on this machine. */
  readonly repository: string;
  /** Whose mounts a build shares. */
  readonly place: string;
};

/** A temporary directory that goes when the build ends, however it ends. */
export async function workplace({ root, ...mounts }: Where, temporary: string): Promise<Workplace & AsyncDisposable> {
  const directory = await mkdtemp(join(temporary, "go-alpine-build-"));
  const path = (name: string) => join(directory, name);
  await mkdir(path("layouts"));
  return {
    root,
    dockerfile: path("Dockerfile"),
    metadata: path("metadata.json"),
    libraries: path("libraries"),
    layouts: path("layouts"),
    tests: path("tests"),
    cacheNamespace: cacheNamespace(mounts),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Tells the mounts of one repository, and in it of one place, from others on the same engine. */
export function cacheNamespace({ repository, place }: Omit<Where, "root">): string {
  return createHash("sha256").update(`${repository} ${place}`).digest("hex").slice(0, 12);
}
