// Rounds of build, export and restore, each on an engine that has never built anything, with a source file changed in between.
// It shows that every restored round is warm, and that what is stored does not grow: usage in bench/README.md.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { engine, root } from "../scripts/engine.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    program: { type: "string" },
    file: { type: "string", default: "main.go" },
    input: { type: "string", multiple: true, default: [] },
  },
});
const work = mkdtempSync(join(tmpdir(), "rounds-"));
const env = engine();
const source = join(work, "program");
const store = join(work, "store");

/** An engine that has never built anything; what it was is dropped. */
function forget() {
  if (env.BUILDX_BUILDER === "sandbox") {
    for (const words of [["down", "--clean"], ["up"]])
      execFileSync(join(root, "sandbox/engine.sh"), words, { env, stdio: ["ignore", "ignore", "ignore"] });
    return;
  }
  const name = `go-alpine-build-rounds-${process.pid}`;
  spawnSync("docker", ["buildx", "rm", name], { env });
  const options = ["--driver", "docker-container", "--driver-opt", "network=host"];
  execFileSync("docker", ["buildx", "create", "--name", name, ...options], { env });
  env.BUILDX_BUILDER = name;
}

/** Twenty packages of the same size of which one changes in each round, so that each round leaves much that is soon of no use. */
function generate(round) {
  const packages = Array.from({ length: 20 }, (_, at) => `p${at}`);
  const put = (path, text) => {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  };
  put("go.mod", "module example.com/generated\n\ngo 1.26\n");
  for (const [at, name] of packages.entries()) {
    const salt = at === round % packages.length ? round : Math.floor((round - at - 1) / packages.length);
    const functions = Array.from(
      { length: 400 },
      (_, n) => `func F${n}(x int) int {\n\tfor i := range x {\n\t\tx += i * ${n + 1}\n\t}\n\treturn x ^ ${salt}\n}\n`,
    );
    const calls = functions.map((_, n) => `F${n}(x)`).join(" + ");
    put(`${name}/${name}.go`, `package ${name}\n\n${functions.join("\n")}\nfunc All(x int) int { return ${calls} }\n`);
  }
  const imports = packages.map((name) => `\t"example.com/generated/${name}"\n`).join("");
  const uses = packages.map((name) => `${name}.All(1)`).join(" + ");
  put(
    "main.go",
    `package main\n\nimport (\n\t"fmt"\n\t"net/http"\n\n${imports})\n\nfunc main() { fmt.Println(${uses}, http.StatusOK) }\n`,
  );
}

function change(round) {
  if (values.program === undefined) return generate(round);
  if (round === 0) cpSync(resolve(values.program), source, { recursive: true });
  else appendFileSync(join(source, values.file), `\nvar _ = ${round}\n`);
}

function sizeOf(directory) {
  return readdirSync(directory, { recursive: true })
    .map((name) => statSync(join(directory, name)))
    .filter((status) => status.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}

/** The newest entry of each kind, in bytes: what the next round reads. */
function newest() {
  const entries = readdirSync(store).flatMap((key) => {
    const kind = /-(toolchain|go-mod|go-build-[a-z0-9]+)-/.exec(key)?.[1];
    if (kind === undefined) return []; // what images weigh is no cache
    return [{ kind, saved: statSync(join(store, key, "index.json")).mtimeMs, bytes: sizeOf(join(store, key)) }];
  });
  const latest = new Map(entries.sort((a, b) => a.saved - b.saved).map(({ kind, bytes }) => [kind, bytes]));
  return [...latest.values()].reduce((sum, bytes) => sum + bytes, 0);
}

const cli = join(root, "dist/cli/index.js");
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
let [cold, first] = [0, 0];
process.stdout.write("round  seconds  restored  fetched  new MB  read next MB\n");
try {
  for (let round = 0; round <= Number(values.rounds); round++) {
    forget();
    change(round);
    const inputs = values.input.map((input) => `--${input}`);
    const args = [cli, "build", source, "--json", "--trigger=branch:main", `--cache-dir=${store}`, ...inputs];
    const began = Date.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8", maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(stderr);
    const { outcome } = JSON.parse(stdout);
    const restored = outcome.caches.filter(({ key }) => key !== null).length;
    const fetched = (stderr.match(/go: downloading/g) ?? []).length;
    const fresh = [...stderr.matchAll(/(?<mb>[0-9.]+) MB (?:unpacked are|of it is) new/g)].map(({ groups }) =>
      Number(groups.mb),
    );
    const added = fresh.reduce((sum, mb) => sum + mb, 0);
    if (round === 0) first = added;
    // What was restored but of no use would be compiled again, and be new.
    else if (restored < outcome.caches.length || fetched > 0 || added > first / 5) cold++;
    const cells = [round, ((Date.now() - began) / 1000).toFixed(1), `${restored}/${outcome.caches.length}`, fetched];
    const row = [...cells, added.toFixed(1), megabytes(newest())];
    process.stdout.write(`${row.map((cell, at) => String(cell).padStart([5, 7, 8, 7, 6, 12][at])).join("  ")}\n`);
  }
  process.stdout.write(cold === 0 ? "every restored round was warm\n" : `${cold} rounds were not warm\n`);
  process.exitCode = cold === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
