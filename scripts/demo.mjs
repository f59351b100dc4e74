// npm run demo: from a fresh clone to images for two platforms in a local registry. Needs Node and either Docker or (Linux, root) Go.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { engine, root } from "./engine.mjs";
import { hostPlatform, openImage } from "./run-image.mjs";

const say = (text) => process.stdout.write(`${text}\n`);
const cli = join(root, "dist/cli/index.js");

say("go-alpine-build: examples/hello, for linux/amd64 and linux/arm64\n");
const env = engine();
const image = `${env.SANDBOX_REGISTRY}/demo/hello`;
const args = [cli, "build", join(root, "examples/hello"), "--push", "--image", image, "--trigger", "branch:main"];
const built = spawnSync(process.execPath, args, { env, stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 1);

const opened = openImage(`${image}:main`, env);
try {
  const { code, stdout, stderr } = opened.run("/usr/local/bin/hello", ["--once"]);
  say(`\nThe program for ${hostPlatform}, as user 65532:\n\n  ${stdout.trim()}`);
  if (code !== 0) {
    process.stderr.write(`it ended with ${code}: ${stderr}\n`);
    process.exit(1);
  }
} finally {
  opened.close();
}

say(`
Next:
  node dist/cli/index.js plan YOUR-PROJECT          what would be built, and why
  node dist/cli/index.js dockerfile YOUR-PROJECT    the Dockerfile; it is yours to keep
  npm test                                          everything there is`);
if (env.BUILDX_BUILDER === "sandbox") {
  say(`
To build with this engine:
  environment=$(sandbox/ready.sh) && eval "$environment"
  node dist/cli/index.js build YOUR-PROJECT
It keeps running; sandbox/engine.sh down ends it.`);
}
