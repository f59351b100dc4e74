import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractDockerfile, injectDockerfile, mountDockerfile } from "../peers.mjs";
import { buildx, pushed } from "./layered.mjs";
import { pack, timed, unpack } from "./process.mjs";

const mounts = { modules: "/go/pkg/mod", objects: "/root/.cache/go-build" };

/** Cache mounts, filled before the build and emptied after it, each by a build of its own; an archive travels. */
export const cacheDance = {
  name: "cache-dance",
  engine: "disk",
  build: async (job) => {
    const dockerfile = join(job.work, "Dockerfile");
    writeFileSync(dockerfile, mountDockerfile(job.bases, job.input));
    writeFileSync(`${dockerfile}.dockerignore`, ".git\n");
    const restore = await timed(() => inject(job));
    return { restore, build: await timed(() => buildx(job, ["--file", dockerfile, ...pushed(job), job.tree])) };
  },
  save: async (job) => {
    const seconds = await timed(() => extract(job));
    return { seconds, bytes: statSync(archiveOf(job)).size };
  },
};

const archiveOf = ({ store }) => join(store, "caches.tzst");
/** Names of archived paths are absolute, as those of the cache action are: they have to be the same in each run. */
const placeOf = ({ store }, name) => join(store, "..", "dance", name);

async function inject(job) {
  if (!existsSync(archiveOf(job))) return;
  await unpack(archiveOf(job));
  for (const [name, target] of Object.entries(mounts)) {
    const dockerfile = join(job.work, "Dancefile.inject");
    writeFileSync(dockerfile, injectDockerfile(job.bases, target, Date.now()));
    await buildx(job, ["--file", dockerfile, placeOf(job, name)]);
    rmSync(placeOf(job, name), { recursive: true, force: true });
  }
}

async function extract(job) {
  mkdirSync(job.store, { recursive: true });
  for (const [name, target] of Object.entries(mounts)) {
    const dockerfile = join(job.work, "Dancefile.extract");
    writeFileSync(dockerfile, extractDockerfile(job.bases, target, Date.now()));
    await buildx(job, ["--file", dockerfile, "--output", `type=local,dest=${placeOf(job, name)}`, job.work]);
  }
  const places = Object.keys(mounts).map((name) => placeOf(job, name));
  await pack(archiveOf(job), places);
  for (const place of places) rmSync(place, { recursive: true, force: true });
}
