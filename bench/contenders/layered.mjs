import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesBelow } from "../fresh-engine.mjs";
import { layeredDockerfile } from "../peers.mjs";
import { run, timed } from "./process.mjs";

/** A Dockerfile in layers and a layer cache with `mode=max`, which is written while the build is waited for. */
export const layered = {
  name: "layered Dockerfile",
  engine: "disk",
  build: async (job) => {
    const { store, saving, tree, input } = job;
    mkdirSync(store, { recursive: true });
    const dockerfile = join(job.work, "Dockerfile");
    writeFileSync(dockerfile, layeredDockerfile(job.bases, { main: input.main, modules: job.moduleFiles }));
    writeFileSync(`${dockerfile}.dockerignore`, ".git\n");
    const layers = [
      ...(existsSync(join(store, "index.json")) ? ["--cache-from", `type=local,src=${store}`] : []),
      ...(saving ? ["--cache-to", `type=local,dest=${store},mode=max,compression=zstd`] : []),
    ];
    return { build: await timed(() => buildx(job, ["--file", dockerfile, ...layers, ...pushed(job), tree])) };
  },
  save: ({ store }) => Promise.resolve({ seconds: 0, bytes: bytesBelow(store) }),
};

export const pushed = ({ image }) => ["--platform", "linux/amd64,linux/arm64", "--tag", `${image}:main`, "--push"];

/** Both Dockerfiles trust what this machine trusts; provenance is left out by all who are compared. */
export function buildx({ env }, words) {
  const bundle = env.SSL_CERT_FILE ?? "";
  const secrets = [
    ...(bundle === "" ? [] : ["--secret", `id=ca,src=${bundle}`]),
    ...((env.GOPROXY ?? "") === "" ? [] : ["--secret", "id=goproxy,env=GOPROXY"]),
  ];
  return run("docker", ["buildx", "build", "--provenance=false", ...secrets, ...words], { env });
}
