import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/engine.mjs";
import { pack, run, timed, unpack } from "./process.mjs";

/** Go is installed, as on a hosted runner; GOMODCACHE and GOCACHE travel in one archive, as the action setup-go packs them. */
function ko(name, memory) {
  return {
    name,
    engine: undefined,
    build: async (job) => {
      const place = await empty(placeOf(job, memory), memory);
      const restore = await timed(async () => {
        if (existsSync(archiveOf(job))) await unpack(archiveOf(job));
      });
      writeFileSync(join(job.tree, ".ko.yaml"), configuration(job));
      const words = ["build", "--bare", "--sbom=none", "--platform=linux/amd64,linux/arm64", "--tags=main"];
      const env = { ...job.env, ...caches(place), KO_DOCKER_REPO: job.image };
      const build = await timed(() => run(binary(), [...words, `./${job.input.main}`], { env, cwd: job.tree }));
      return { restore, build };
    },
    save: async (job) => {
      mkdirSync(job.store, { recursive: true });
      const place = placeOf(job, memory);
      const seconds = await timed(() => pack(archiveOf(job), Object.values(caches(place))));
      return { seconds, bytes: statSync(archiveOf(job)).size };
    },
    /** What is unpacked takes room that others want to have. */
    tidy: (job) => clear(placeOf(job, memory), memory),
  };
}

export const koOnDisk = ko("ko", false);
/** The best case: nothing that is unpacked touches a disk. It reads what `ko` has stored. */
export const koInMemory = { ...ko("ko in memory", true), reads: "ko" };

const caches = (place) => ({ GOMODCACHE: join(place, "mod"), GOCACHE: join(place, "build") });
const archiveOf = ({ store }) => join(store, "caches.tzst");
// Paths are archived as they are, so the place is the same in memory and on disk.
const placeOf = ({ store }) => join(store, "..", "ko-caches");

async function empty(place, memory) {
  await clear(place);
  mkdirSync(place, { recursive: true });
  if (memory) execFileSync("mount", ["-t", "tmpfs", "-o", "size=8g", "none", place]);
  for (const directory of Object.values(caches(place))) mkdirSync(directory);
  return place;
}

async function clear(place) {
  if (!existsSync(place)) return;
  try {
    execFileSync("umount", [place], { stdio: "ignore" });
  } catch {
    // It is on disk.
  }
  await run("chmod", ["-R", "u+w", place]); // modules are read-only
  rmSync(place, { recursive: true, force: true });
}

function configuration({ registry, bases, input }) {
  return `defaultBaseImage: ${registry}/library/alpine:${bases.alpine}
builds:
  - id: app
    main: ./${input.main}
    env: [CGO_ENABLED=0]
    flags: [-trimpath]
    ldflags: [-s, -w]
`;
}

let built;
/** Built once, from the version that go.mod here pins. */
function binary() {
  built ??= build();
  return built;
}

function build() {
  const path = join(process.env.BENCH_HOME ?? join(root, "node_modules/.cache"), "ko");
  execFileSync("go", ["build", "-trimpath", "-o", path, "github.com/google/ko"], {
    cwd: join(root, "bench"),
    env: { ...process.env, GOWORK: "off", GOFLAGS: "-buildvcs=false" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return path;
}

/** What setup-go downloads where Go is not installed, in bytes: the tool chain as an archive. */
export async function toolchainBytes(work) {
  const goRoot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8", cwd: "/" }).trim();
  const archive = join(work, "toolchain.tzst");
  await pack(archive, [goRoot]);
  const { size } = statSync(archive);
  rmSync(archive);
  return size;
}
