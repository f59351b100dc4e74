// Measures this project against what else a Go team may pick, on a repository: usage in bench/README.md.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/engine.mjs";
import { cacheDance } from "./contenders/cache-dance.mjs";
import { koInMemory, koOnDisk, toolchainBytes } from "./contenders/ko.mjs";
import { layered } from "./contenders/layered.mjs";
import { ours } from "./contenders/ours.mjs";
import { run } from "./contenders/process.mjs";
import { benchEngine } from "./fresh-engine.mjs";
import { inputs, repository } from "./inputs.mjs";
import { section } from "./report.mjs";
import { addCode, situations } from "./situations.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repetitions: { type: "string", default: "3" },
    situation: { type: "string", multiple: true, default: [] },
    contender: { type: "string", multiple: true, default: [] },
    main: { type: "string" },
    file: { type: "string" },
    adds: { type: "string" },
    updates: { type: "string" },
    setting: { type: "string", multiple: true, default: [] },
    "bases-present": { type: "boolean", default: false },
    json: { type: "string" },
    name: { type: "string" },
  },
});
const [subject = "grpc-otel"] = positionals;
const known = inputs[subject] ?? repository(resolve(subject), values);
const given = Object.fromEntries(values.setting.map((one) => split(one, "=")));
const input = { ...known, settings: { ...known.settings, ...given } };
const contenders = [ours, layered, cacheDance, koOnDisk, koInMemory].filter(
  ({ name }) => values.contender.length === 0 || values.contender.includes(name),
);
for (const { name, reads } of contenders)
  if (reads !== undefined && !contenders.some((one) => one.name === reads))
    throw new Error(`"${name}" reads what "${reads}" has stored: choose --contender "${reads}" as well`);
const wanted = Object.keys(situations).filter(
  (name) => name === "cold" || values.situation.length === 0 || values.situation.includes(name),
);

const work = mkdtempSync(join(tmpdir(), "benchmark-"));
const engine = benchEngine();
const bases = readBases();
const samples = [];
let jobs = 0;

try {
  for (let repetition = 0; repetition < Number(values.repetitions); repetition++) await repeat(repetition);
  const result = {
    subject: values.name ?? subject,
    machine: await machine(),
    samples,
    toolchainBytes: await toolchainBytes(work),
  };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(section(result));
} finally {
  engine.end();
  rmSync(work, { recursive: true, force: true });
}

/** All situations once. Contenders take turns, since a disk slows down under sustained writing and a machine has moods. */
async function repeat(repetition) {
  const place = join(work, String(repetition));
  for (const contender of turned(contenders, repetition)) {
    if (contender.reads !== undefined) continue;
    const job = jobFor(contender, place, tree(place, "cold", contender));
    await measure(contender, "cold", repetition, { ...job, saving: true }, true);
    if (contender === ours && wanted.includes("one file changed")) await floor(repetition, job, place);
    await contender.tidy?.(job);
  }
  for (const situation of wanted.filter((name) => name !== "cold")) {
    for (const contender of turned(contenders, repetition)) {
      const changed = tree(place, situation, contender);
      if (changed === undefined) continue;
      const job = jobFor(contender, place, changed);
      await measure(contender, situation, repetition, job, false);
      await contender.tidy?.(job);
    }
  }
  rmSync(place, { recursive: true, force: true });
}

async function measure(contender, situation, repetition, job, save) {
  if (contender.engine !== undefined) engine.forget(contender.engine);
  if (values["bases-present"] && contender.engine !== undefined) await pullBases(job);
  const before = engine.stored();
  // A runner's disk is not busy with what another has written.
  await run("sync", []);
  const { parts, ...stages } = await contender.build(job);
  const pushed = engine.stored() - before;
  const saved = save ? await contender.save(job) : undefined;
  const sizes = await pullSizes(job.image, contender);
  note({ contender: contender.name, situation, repetition, stages, parts, pushed, saved, sizes });
}

/** What an incremental build costs where nothing has to be carried: the engine that has just built everything. */
async function floor(repetition, job, place) {
  const changed = tree(place, "one file changed", { name: "floor" });
  const next = { ...jobFor(ours, place, changed), store: join(place, "nothing") };
  await run("sync", []);
  const { parts, ...stages } = await ours.build(next);
  note({ contender: "warm engine", situation: "one file changed", repetition, stages, parts, pushed: 0, sizes: {} });
}

function note(sample) {
  samples.push(sample);
  const seconds = Object.values(sample.stages).reduce((sum, value) => sum + value, 0);
  const saved =
    sample.saved === undefined
      ? ""
      : `, save ${sample.saved.seconds.toFixed(1)} s, ${megabytes(sample.saved.bytes)} MB stored`;
  process.stderr.write(
    `${sample.repetition + 1}  ${sample.situation.padEnd(18)} ${sample.contender.padEnd(20)} ${seconds.toFixed(1)} s${saved}\n`,
  );
}

/**
 * A copy of the sources in a git repository, with what the situation changes; undefined where it does not apply. Each
 * contender has its own, whose program is its own: nobody finds layers in the registry that another has pushed.
 */
function tree(place, situation, { name }) {
  const directory = join(place, "trees", `${situation}-${name}`.replaceAll(/[ .]/g, "-"), "shop");
  input.copy(directory);
  addCode(join(directory, input.file), `of ${name}`);
  // The same sources are the same commit each time.
  let minute = 0;
  const who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"];
  const git = (...words) => {
    const time = `2026-01-01T00:${String(minute++).padStart(2, "0")}:00Z`;
    const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    execFileSync("git", ["-C", directory, ...who, ...words], { stdio: "ignore", env });
  };
  rmSync(join(directory, ".git"), { recursive: true, force: true });
  git("init", "-q", "-b", "main");
  // One repository for all trees: its address names the mounts of the engine that stays warm.
  git("remote", "add", "origin", "https://git.example.com/bench/shop");
  git("add", "-A");
  git("commit", "-q", "-m", "first");
  if (!situations[situation](directory, input)) return undefined;
  if (situation !== "cold" && situation !== "unchanged") git("commit", "-q", "-a", "-m", situation);
  return directory;
}

function jobFor(contender, place, directory) {
  const name = contender.reads ?? contender.name;
  const slug = contender.name.toLowerCase().replaceAll(" ", "-");
  const own = join(place, "jobs", String(jobs++));
  mkdirSync(own, { recursive: true });
  return {
    env: engine.env,
    registry: engine.registry,
    bases,
    input,
    tree: directory,
    moduleFiles: moduleFiles(directory),
    store: join(place, "stores", name.replaceAll(" ", "-"), "store"),
    work: own,
    image: `${engine.registry}/bench/${process.pid}-${relative(work, place)}/${slug}`,
    saving: false,
  };
}

function moduleFiles(directory) {
  return readdirSync(directory, { recursive: true }).filter((name) =>
    /(?:^|\/)go\.(?:mod|sum|work|work\.sum)$/.test(name),
  );
}

/** Those that the project itself would choose, so that all build with the same. */
function readBases() {
  const place = join(work, "bases");
  input.copy(place);
  const words = [join(root, "dist/cli/index.js"), "plan", place, "--json", "--trigger=local"];
  const settings = Object.entries({ image: "example.org/{command}", ...input.settings }).map(
    ([name, value]) => `--${name}=${value}`,
  );
  const plan = JSON.parse(
    execFileSync(process.execPath, [...words, ...settings], { env: engine.env, encoding: "utf8" }),
  );
  const reference = plan.bases.find(({ role }) => role === "build").reference;
  const [, go, alpine] = /golang:([0-9.]+)-alpine([0-9.]*)/.exec(reference);
  return { go, alpine };
}

async function pullBases({ env }) {
  const dockerfile = `FROM golang:${bases.go}-alpine${bases.alpine} AS go\nRUN true\nFROM alpine:${bases.alpine}\nRUN --mount=from=go,target=/go true\n`;
  await run("docker", ["buildx", "build", "--file", "-", work], { env, input: dockerfile });
}

/** Bytes to download, by platform: all layers and the configuration. */
async function pullSizes(pushed, contender) {
  const { name } = contender;
  const image = contender === ours && input.service !== undefined ? `${pushed}/${input.service}` : pushed;
  const manifest = async (reference) =>
    JSON.parse((await run("crane", ["manifest", reference], { env: engine.env })).stdout);
  const index = await manifest(`${image}:main`);
  const sizes = index.manifests.map(async ({ digest, platform }) => {
    const { config, layers } = await manifest(`${image}@${digest}`);
    return [`${platform.os}/${platform.architecture}`, layers.reduce((sum, { size }) => sum + size, config.size)];
  });
  if (sizes.length === 0) throw new Error(`${name} has pushed no image`);
  return Object.fromEntries(await Promise.all(sizes));
}

async function machine() {
  const words = (file, pattern) =>
    existsSync(file) ? pattern.exec(readFileSync(file, "utf8"))?.[1]?.trim() : undefined;
  const { stdout } = await run("df", ["--output=fstype", work]);
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: words("/proc/cpuinfo", /^model name\s*:\s*(.*)$/m) ?? process.arch,
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    storage: stdout.trim().split("\n")[1],
    node: process.version,
    go: bases.go,
    buildkit: pinned("sandbox/go.mod", "github.com/moby/buildkit"),
    buildx: pinned("sandbox/go.mod", "github.com/docker/buildx"),
    ko: pinned("bench/go.mod", "github.com/google/ko"),
  };
}

/** The version of a module that a go.mod pins. */
function pinned(file, module) {
  const words = readFileSync(join(root, file), "utf8").split(/\s+/);
  return words[words.lastIndexOf(module) + 1];
}

function turned(list, by) {
  return [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function split(text, at) {
  return [text.slice(0, text.indexOf(at)), text.slice(text.indexOf(at) + 1)];
}
