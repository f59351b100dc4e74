// Holds the download sizes of `size` against what crane reads: for each platform of each image, the sum of the manifest.
// Images are given as words; without any, all tags of the registry that tests push to. Needs Node 24 and crane on PATH.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./load.mjs";

const crane = (...args) => execFileSync("crane", args, { encoding: "utf8", maxBuffer: 1 << 28 });
const rows = (text) => text.split("\n").filter((row) => row !== "");

function allImages(registry) {
  const names = rows(crane("catalog", registry)).map((name) => `${registry}/${name}`);
  return names.flatMap(tagsOf);
}

/** None for a name under which something was pushed by digest alone, of which crane says that it does not know it. */
function tagsOf(name) {
  const { status, stdout } = spawnSync("crane", ["ls", "--full-ref", name], { encoding: "utf8" });
  return status === 0 ? rows(stdout) : [];
}

/** Bytes by platform: the config and each different layer, from manifests alone. */
function expected(reference) {
  const name = reference.replace(/(?:@.*|:[^:/]*)$/, "");
  const read = (of) => JSON.parse(crane("manifest", of));
  const top = read(reference);
  const images = (top.manifests ?? [])
    .filter(({ annotations }) => annotations?.["vnd.docker.reference.type"] !== "attestation-manifest")
    .map(({ digest, platform }) => [
      [platform.os, platform.architecture, platform.variant].filter(Boolean).join("/"),
      read(`${name}@${digest}`),
    ]);
  const config = () => JSON.parse(crane("config", reference));
  const single = () => [[config().os, config().architecture, config().variant].filter(Boolean).join("/"), top];
  return (top.manifests === undefined ? [single()] : images).map(([platform, manifest]) => {
    const layers = new Map(manifest.layers.map(({ digest, size }) => [digest, size]));
    return [platform, [...layers.values()].reduce((sum, size) => sum + size, manifest.config.size)];
  });
}

function measured(reference) {
  const text = execFileSync(process.execPath, [join(root, "src/cli.ts"), "size", reference, "--json"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Map(JSON.parse(text).subject.platforms.map(({ platform, pull }) => [platform, pull]));
}

const words = process.argv.slice(2);
const references = words.length > 0 ? words : allImages(process.env.SANDBOX_REGISTRY);
let wrong = 0;
let count = 0;
for (const reference of references) {
  const own = measured(reference);
  for (const [platform, bytes] of expected(reference)) {
    const same = own.get(platform) === bytes;
    count += 1;
    if (!same) wrong += 1;
    process.stdout.write(
      `${same ? "equal" : "WRONG"}  ${reference}  ${platform}  ${bytes}${same ? "" : ` ${own.get(platform)}`}\n`,
    );
  }
}
process.stdout.write(`${references.length} images, ${count} platforms, ${wrong} wrong\n`);
process.exitCode = wrong === 0 && count > 0 ? 0 : 1;
