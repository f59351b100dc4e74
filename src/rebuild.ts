import { mkdtemp, realpath, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { completePlan } from "./complete-plan.ts";
import { layoutBlobs } from "./execute/blobs.ts";
import { makeImages } from "./execute/make-images.ts";
import { imageReader } from "./execute/read-image.ts";
import { fetchSeeds } from "./execute/seeds.ts";
import { workplace } from "./execute/workplace.ts";
import type { Host } from "./hosts/host.ts";
import { type Prepared, type Request, readFacts } from "./read-facts.ts";
import type { ImageSubject } from "./size/report.ts";
import { UserError } from "./user-error.ts";

type Around = Pick<Prepared, "root" | "repository"> & {
  /** Where the run itself keeps what it writes. */
  readonly place: string;
  readonly builder: string | undefined;
};

/**
 * Builds another commit of the repository as this run would, on the same engine and with the Go and base images that the
 * commit asks for today, and takes its images apart. It is given the caches that fit it, which may be others than those of
 * the run. Nothing of it is pushed, tagged, tested or kept. Throws the UserErrors of a build, and `unreadable-project` for
 * a commit that git cannot check out.
 */
export async function buildCommit(
  revision: string,
  { directory, settings }: Request,
  { root, repository, place: own, builder }: Around,
  host: Host,
): Promise<ReadonlyMap<string, ImageSubject>> {
  await using tree = await workTree(revision, root, host);
  // The checkout may be a directory of what the user pointed at, or the other way round.
  const inside = join(relative(root, await realpath(directory)), settings.directory)
    .split(sep)
    .join("/");
  const request: Request = {
    directory: tree.path,
    settings: { ...settings, directory: inside, push: "never", version: undefined, rebuild: false, test: [] },
    trigger: "local",
    publish: false,
  };
  // It is asked for no tags.
  const alone: Host = { ...host, forge: undefined };
  const { facts } = await readFacts(request, alone);
  const plan = await completePlan({ facts, root: tree.path }, Promise.resolve(builder), alone, { anew: true });
  // What it compiles is of an older commit, and must not be kept as if this run had made it.
  const mounts = { repository, place: `${own}-baseline` };
  await using place = await workplace({ root: tree.path, ...mounts }, host.temporary);
  const seeds = await fetchSeeds(tree.seeds, alone).finish(plan.caches);
  // No tests run, so that there are none to tell of.
  const tests = { directory: place.tests, tell: () => undefined };
  const work = { delivery: { kind: "none" }, builder, seeds, tests } as const;
  const { digests } = await makeImages(plan, work, place, alone);
  const read = imageReader();
  const subjects = new Map<string, ImageSubject>();
  for (const { target, name } of plan.images) {
    const digest = digests.get(target);
    if (digest === undefined || subjects.has(target)) continue;
    const reading = await read(digest, layoutBlobs(join(place.layouts, target)), name);
    subjects.set(target, { kind: "image", name, ...reading });
  }
  return subjects;
}

/**
 * The files of a commit beside the checkout, which stays as it is, and a place for what it begins with. A shallow clone is
 * asked for the one commit.
 */
async function workTree(
  revision: string,
  root: string,
  { shell, temporary }: Pick<Host, "shell" | "temporary">,
): Promise<{ readonly path: string; readonly seeds: string } & AsyncDisposable> {
  const git = async (...args: readonly string[]) => {
    // Hooks of the repository are for people's checkouts.
    const safe = ["-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null", "-C", root];
    return shell.run({ program: "git", args: [...safe, ...args], env: { GIT_TERMINAL_PROMPT: "0" } });
  };
  if ((await git("cat-file", "-e", `${revision}^{commit}`)).code !== 0)
    await git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", revision);
  const place = await realpath(await mkdtemp(join(temporary, "go-alpine-build-base-")));
  const path = join(place, "tree");
  // Also when it is interrupted, after which no program is started: what git noted of the tree is then its own to prune.
  const clean = async () => {
    await git("worktree", "remove", "--force", path).catch(() => undefined);
    await rm(place, { recursive: true, force: true });
  };
  const { code, stderr } = await git("worktree", "add", "--quiet", "--detach", path, revision).catch(
    async (error: unknown) => {
      await clean();
      throw error;
    },
  );
  if (code === 0) return { path, seeds: join(place, "seeds"), [Symbol.asyncDispose]: clean };
  await clean();
  throw new UserError(
    "unreadable-project",
    `git cannot check out ${revision.slice(0, 7)}: ${stderr.trim().split("\n").at(-1) ?? ""}`,
    "Check out with fetch-depth: 0, or let the job read the repository.",
  );
}
