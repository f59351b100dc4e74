import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "../plan/plan.ts";
import type { Workplace } from "./bake.ts";

type Where = {
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** What names the repository: its address, or its place on this machine. */
  readonly repository: string;
};

/** A temporary directory that goes when the build ends, however it ends. */
export async function workplace(
  { root, repository }: Where,
  plan: Plan,
  temporary: string,
): Promise<Workplace & AsyncDisposable> {
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
    cacheNamespace: cacheNamespace(repository, plan),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Tells the mounts of one repository, and of one kind of trigger, from others on the same engine. */
export function cacheNamespace(repository: string, { caches }: Plan): string {
  return createHash("sha256").update(`${repository} ${caches.scope}`).digest("hex").slice(0, 12);
}
