import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { decompress } from "fzstd";
import type { Outcome } from "../../src/build.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { runCli } from "./cli.ts";
import { type Engine, cleanEngine } from "./engine.ts";

let work: string;
let engine: Engine;
/** What the first build left. */
let kept: string;
/** The digest of the first sources, built cold. */
let digest: string;
let goImage: string;

type Files = Readonly<Record<string, string>>;
type Built = { readonly digest: string; readonly outcome: Outcome; readonly plan: Plan; readonly said: string };

const sums = {
  hash: `github.com/cespare/xxhash/v2 v2.3.0 h1:UL815xU9SqsFlibzuggzjXhog7bL6oX9BbNZnL2UFvs=
github.com/cespare/xxhash/v2 v2.3.0/go.mod h1:VGX0DQ3Q6kWi7AoAeZDth3/j3BFtOZR5XLFGgcrjCOs=
`,
  text: `golang.org/x/text v0.43.0 h1:1QivrlhwAsnMOcqgOdl9my7s9OyZl8O5/UGUTJVXoWc=
golang.org/x/text v0.43.0/go.mod h1:hbSIYA/amXcRXTFSZqh8tWHEoqRvvbKPJ2uz/KU+a+s=
`,
  olderText: `golang.org/x/text v0.36.0 h1:JfKh3XmcRPqZPKevfXVpI1wXPTqbkE5f7JA92a55Yxg=
golang.org/x/text v0.36.0/go.mod h1:NIdBknypM8iqVmPiuco0Dh6P5Jcdk8lJL0CUebqK164=
`,
};
const goMod = (...requires: readonly string[]) =>
  `module example.com/shop\n\ngo 1.26.0\n\nrequire (\n${requires.map((one) => `\t${one}\n`).join("")})\n`;

const modules = {
  "go.mod": goMod("github.com/cespare/xxhash/v2 v2.3.0", "golang.org/x/text v0.43.0"),
  "go.sum": sums.hash + sums.text,
};
/** Little is imported, since most of these builds compile all of it. */
const main = (uses: Files) =>
  `package main\n\nimport (\n${Object.keys(uses)
    .map((path) => `\t"${path}"\n`)
    .join("")})\n\nfunc main() {\n\tprintln(${Object.values(uses).join(", ")})\n}\n`;
const hash = { "github.com/cespare/xxhash/v2": `xxhash.Sum64String("a")` };
const uses = { ...hash, "golang.org/x/text/width": `width.Fold.String("a")` };
const wider = { ...uses, "golang.org/x/text/runes": `runes.ReplaceIllFormed().String("a")` };
const first: Files = { ...modules, "main.go": main(uses) };
const newImport: Files = { ...modules, "main.go": main(wider) };

let count = 0;
function tree(files: Files): string {
  // Programs are named by their directory, and images by their programs.
  const directory = join(work, "trees", String(count++), "shop");
  mkdirSync(directory, { recursive: true });
  // One address for all: they share the engine's own mounts, so that only what an engine forgot is compiled once more. No
  // commit: what differs between two images is made of the sources alone.
  for (const args of [["init"], ["remote", "add", "origin", "https://git.example.com/acme/caches"]])
    spawnSync("git", ["-C", directory, ...args]);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

/** On an engine that has never built anything. */
function build(files: Files, ...words: readonly string[]): Promise<Built> {
  engine.forget();
  return buildAgain(files, ...words);
}

async function buildAgain(files: Files, ...words: readonly string[]): Promise<Built> {
  const platforms = words.some((word) => word.startsWith("--platforms=")) ? [] : [`--platforms=${both.join(",")}`];
  const args = ["build", tree(files), "--json", "--trigger=branch:main", ...platforms, ...words];
  const { code, stdout, stderr } = await runCli(args, { env: engine.env });
  expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
  const { plan, outcome } = JSON.parse(stdout) as { plan: Plan; outcome: Outcome };
  return { digest: outcome.images[0]?.digest ?? "", outcome, plan, said: stderr };
}

/** A copy of what the first build left, for a test that changes it. */
function copyOfKept(): string {
  const copy = join(work, `kept-${count++}`);
  cpSync(kept, copy, { recursive: true });
  return copy;
}

const used = ({ outcome }: Built) => outcome.caches.filter(({ key }) => key !== null).map(({ name }) => name);
const everything = ["toolchain", "go-mod", "go-build-amd64", "go-build-arm64"];
const both = ["linux/amd64", "linux/arm64"];
/** For builds that compile everything, and prove as much with half of it. */
const one = "--platforms=linux/amd64";
/** Not the machine's own. */
const elsewhere = `--platforms=linux/${process.arch === "arm64" ? "amd64" : "arm64"}`;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "caches-test-"));
  engine = await cleanEngine(work, "--memory");
  kept = join(work, "kept");
  const cold = await build(first, `--cache-dir=${kept}`);
  expect(used(cold)).toEqual([]);
  digest = cold.digest;
  const base = cold.plan.bases.find(({ role }) => role === "build");
  goImage = `${base?.reference ?? ""}@${base?.digest ?? ""}`;
  expect(readdirSync(kept)).toHaveLength(everything.length);
}, 900_000);
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(work, { recursive: true, force: true });
});

test("a build that is given caches makes the same image, fetches nothing and keeps nothing anew", async () => {
  const warm = await build(first, `--cache-dir=${kept}`);
  expect(warm.digest).toBe(digest);
  expect(used(warm)).toEqual(everything);
  expect(warm.outcome.caches.every(({ equal }) => equal)).toBe(true);
  expect(warm.said).not.toContain("go: downloading");
  expect(readdirSync(kept)).toHaveLength(everything.length);
}, 900_000);

type Change = {
  readonly files: Files;
  readonly words?: readonly string[];
  /** What it leaves is kept: the next build needs nothing else. */
  readonly settles?: true;
};

const changes: Readonly<Record<string, Change>> = {
  "a package that pruning had left out is imported": { files: newImport, settles: true },
  "a module is updated": {
    files: {
      "go.mod": goMod("github.com/cespare/xxhash/v2 v2.3.0", "golang.org/x/text v0.36.0"),
      "go.sum": sums.hash + sums.olderText,
      "main.go": main(wider),
    },
    settles: true,
  },
  "a module is dropped": {
    files: {
      "go.mod": goMod("github.com/cespare/xxhash/v2 v2.3.0"),
      "go.sum": sums.hash,
      "main.go": main(hash),
    },
  },
  "a build tag adds an import": {
    files: {
      ...first,
      "wide.go": `//go:build wide\n\npackage main\n\nimport "golang.org/x/text/runes"\n\nfunc init() { println(runes.ReplaceIllFormed().String("c")) }\n`,
    },
    words: ["--build-tags=wide", one],
  },
  "the compiler gets other flags": { files: first, words: ["--gcflags=-N", one] },
  "a platform is added": { files: first, words: [`--platforms=${both.join(",")},linux/arm/v7`] },
};

/** Digests of builds without caches that travel. */
const plain = new Map<string, string>();

test("without caches that travel, each of these sources makes an image of its own", async () => {
  engine.forget();
  for (const [name, { files, words = [] }] of Object.entries({
    "no change": { files: first },
    "no change, for one platform": { files: first, words: [one] },
    ...changes,
  } as typeof changes))
    plain.set(name, (await buildAgain(files, ...words, `--cache-dir=${kept}`, "--cache=off")).digest);
  expect(plain.get("no change")).toBe(digest);
  expect(new Set(plain.values()).size).toBe(plain.size);
}, 900_000);

test.each(Object.entries(changes))(
  "%s: the image is that of a build without caches",
  async (name, { files, words = [], settles }) => {
    const store = copyOfKept();
    const warm = await build(files, ...words, `--cache-dir=${store}`);
    expect(used(warm)).toEqual(expect.arrayContaining(["toolchain", "go-mod"]));
    expect(warm.digest).toBe(plain.get(name));
    if (settles !== true) return;
    const next = await build(files, ...words, `--cache-dir=${store}`);
    // Compiled packages are kept anew only when there are enough of them.
    const other = next.outcome.caches.filter(({ name: entry, equal }) => !equal && !entry.startsWith("go-build-"));
    expect(other).toEqual([]);
    expect(next.said).not.toContain("go: downloading");
    expect(next.digest).toBe(warm.digest);
  },
  900_000,
);

test("a package that does not exist is told as without caches", async () => {
  const files = { ...first, "main.go": main({ ...uses, "golang.org/x/text/nothing": "nothing.X" }) };
  engine.forget();
  const args = ["build", tree(files), "--trigger=branch:main", `--cache-dir=${copyOfKept()}`];
  const { code, stderr } = await runCli(args, { env: engine.env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/main\.go:6(?::\d+)?: .*golang\.org\/x\/text\/nothing/);
}, 900_000);

/** The layer is the largest blob of a layout. */
function layerOf(entry: string): string {
  const blobs = join(entry, "blobs/sha256");
  const sized = readdirSync(blobs).map((name) => [readFileSync(join(blobs, name)).length, join(blobs, name)] as const);
  return sized.sort(([a], [b]) => b - a)[0]?.[1] ?? "";
}

/** Copies of blobs, as files may be shared with other tests. */
const renew = (path: string, change: (bytes: Buffer) => Buffer) => {
  const bytes = readFileSync(path);
  rmSync(path);
  writeFileSync(path, change(bytes));
};

type Damage = (entry: string, other: string) => void;

/** One for each entry. */
const damages: Readonly<Record<string, readonly Damage[]>> = {
  "truncated, with a flipped bit, another's, or longer than they were": [
    (entry) => renew(layerOf(entry), (bytes) => bytes.subarray(0, bytes.length / 2)),
    (entry) =>
      renew(layerOf(entry), (bytes) => {
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        return bytes;
      }),
    (entry, other) => {
      rmSync(entry, { recursive: true });
      cpSync(other, entry, { recursive: true });
    },
    (entry) => renew(layerOf(entry), (bytes) => Buffer.concat([bytes, Buffer.alloc(1_000_000)])),
  ],
  "with links, half an index, or none": [
    (entry) => linkTo(layerOf(entry), "/etc/passwd"),
    (entry) => linkTo(join(entry, "index.json"), "/etc/passwd"),
    (entry) => renew(join(entry, "index.json"), (bytes) => bytes.subarray(0, 20)),
    (entry) => rmSync(join(entry, "blobs"), { recursive: true }),
  ],
  "of which only the unpacking shows that they are no trees": [forge, forge, forge, forge],
};

function linkTo(path: string, target: string): void {
  rmSync(path);
  symlinkSync(target, path);
}

/** All digests are right, and the content is not zstd at all: what only unpacking shows. */
function forge(entry: string): void {
  const index = JSON.parse(readFileSync(join(entry, "index.json"), "utf8")) as {
    manifests: { digest: string; size: number }[];
  };
  const put = (bytes: Buffer) => {
    const hex = spawnSync("sha256sum", { input: bytes, encoding: "utf8" }).stdout.slice(0, 64);
    writeFileSync(join(entry, "blobs/sha256", hex), bytes);
    return { digest: `sha256:${hex}`, size: bytes.length };
  };
  const [image] = index.manifests;
  const manifest = JSON.parse(readFileSync(join(entry, "blobs", ...(image?.digest ?? "").split(":")), "utf8")) as {
    layers: { digest: string; size: number }[];
  };
  Object.assign(manifest.layers[0] ?? {}, put(Buffer.from("no tree at all".repeat(1000))));
  Object.assign(image ?? {}, put(Buffer.from(JSON.stringify(manifest))));
  rmSync(join(entry, "index.json"));
  writeFileSync(join(entry, "index.json"), JSON.stringify(index));
}

test.each(Object.entries(damages))(
  "entries %s: they are noticed, and the image is the same",
  async (_sentence, damage) => {
    const store = copyOfKept();
    const names = readdirSync(store);
    const intact = join(work, `intact-${count++}`);
    cpSync(store, intact, { recursive: true });
    names.forEach((name, at) => damage[at]?.(join(store, name), join(intact, names[(at + 1) % names.length] ?? "")));
    const built = await build(first, `--cache-dir=${store}`, "--cache=read");
    expect(built.digest).toBe(digest);
    expect(built.said).toMatch(/warning:/);
  },
  900_000,
);

test("what is damaged is kept anew beside, and read the next time", async () => {
  const store = copyOfKept();
  for (const name of readdirSync(store)) truncateSync(layerOf(join(store, name)), 100);
  await build(first, one, `--cache-dir=${store}`);
  const next = await build(first, one, `--cache-dir=${store}`);
  expect(used(next)).toEqual(["toolchain", "go-mod", "go-build-amd64"]);
  expect(next.said).not.toContain("warning:");
}, 900_000);

test("for a platform that is not the engine's own all of it is kept, and read the next time", async () => {
  const store = join(work, `other-${count++}`);
  const words = [`--cache-dir=${store}`, `--platforms=linux/${process.arch === "arm64" ? "amd64" : "arm64"}`];
  const cold = await buildAgain(first, ...words);
  expect(readdirSync(store)).toHaveLength(3);
  const warm = await build(first, ...words);
  expect([used(warm).length, warm.digest]).toEqual([3, cold.digest]);
}, 900_000);

test("a place that cannot be written fails no build", async () => {
  const store = join(work, "a-file");
  writeFileSync(store, "");
  const built = await buildAgain(first, `--cache-dir=${store}`);
  expect(built.digest).toBe(digest);
  expect(built.said).toMatch(/warning: the caches are not kept/);
}, 900_000);

test("the toolchain that travels compiles every standard package to the same bytes as the image it is made from", () => {
  const name = readdirSync(kept).find((key) => key.includes("-toolchain-")) ?? "";
  const layout = join(kept, name);
  const index = JSON.parse(readFileSync(join(layout, "index.json"), "utf8")) as { manifests: { digest: string }[] };
  // The travelling one compiles everything. The image then finds what was compiled by the hash of everything that went in,
  // and compiles only what differs; tools and headers, which Go does not hash, are compared.
  const list =
    "go list -export -trimpath -f '{{.ImportPath}} {{.BuildID}} {{.SysoFiles}}' std > /list && test -s /list";
  const directory = tree({
    Dockerfile: [
      "FROM scratch AS pruned",
      "FROM pruned AS of-pruned",
      "ENV CGO_ENABLED=0 GOCACHE=/cache",
      `RUN ${list}`,
      `FROM ${goImage} AS of-full`,
      "ENV CGO_ENABLED=0 GOCACHE=/cache",
      `RUN --mount=from=of-pruned,source=/cache,target=/cache,rw ${list}`,
      'RUN --mount=from=pruned,source=/usr/local/go,target=/pruned cd /pruned && find . -type f | while read -r file; do cmp "$file" "/usr/local/go/$file" || exit 1; done && find . -path \'./pkg/tool/*\' -type f | grep -c . > /compared',
      "FROM scratch",
      "COPY --from=of-full /list /full",
      "COPY --from=of-full /compared /compared",
      "COPY --from=of-pruned /list /pruned",
    ].join("\n"),
  });
  const output = join(work, "lists");
  const built = spawnSync(
    "docker",
    [
      ...["buildx", "build", "--output", output, "--progress", "plain"],
      ...["--build-context", `pruned=oci-layout://${layout}@${index.manifests[0]?.digest ?? ""}`, directory],
    ],
    { env: engine.env, encoding: "utf8" },
  );
  expect([built.status, built.status === 0 ? "" : built.stderr]).toEqual([0, ""]);
  // Packages that hold nothing but tests have no build ID, and the pruned one does not hold them.
  const [full = [], pruned = []] = ["full", "pruned"].map((list) =>
    readFileSync(join(output, list), "utf8")
      .split("\n")
      .map((line) => line.split(" "))
      .filter(([, id = ""]) => id !== ""),
  );
  expect(pruned.map(([path]) => path)).toEqual(full.map(([path]) => path));
  // Archives of C code are left out: they are linked only with cgo, by the race detector and BoringCrypto.
  const withArchives = full.filter(([, , archives]) => archives !== "[]").map(([path]) => path);
  expect(withArchives.every((path) => /^runtime\/race|\/boring\/syso$/.test(path ?? ""))).toBe(true);
  // The end of a build ID is the hash of what was compiled.
  const compiled = (list: typeof full) =>
    list
      .filter(([path]) => !withArchives.includes(path))
      .map(([path, id]) => `${path ?? ""} ${id?.split("/").at(-1) ?? ""}`);
  expect(compiled(pruned)).toEqual(compiled(full));
  expect(compiled(full).length).toBeGreaterThan(200);
  expect(Number(readFileSync(join(output, "compared"), "utf8"))).toBeGreaterThan(2);
}, 900_000);

/** What travels in the newest layer of an entry, as the names that its archive has. */
function carriedIn(store: string, name: string): string {
  const saved = (key: string) => statSync(join(store, key, "index.json")).mtimeMs;
  const keys = readdirSync(store).filter((key) => key.includes(`-${name}-`));
  const [newest = ""] = keys.sort((a, b) => saved(b) - saved(a));
  return Buffer.from(decompress(readFileSync(layerOf(join(store, newest))))).toString("latin1");
}

test.each([
  ["", [one], [/golang\.org\/x\/text\/@v\/v0\.43\.0\.mod/]],
  [
    " with generators",
    [one, "--generate=true"],
    [/text\/@v\/v0\.43\.0\.mod/, /text@v0\.43\.0\/unicode\/bidi\/bidi\.go/],
  ],
])(
  "once a module is updated%s, nothing is carried of the version before",
  async (_with, words, older) => {
    const store = join(work, `updated-${count++}`);
    const { "a module is updated": update } = changes;
    await build(first, ...words, `--cache-dir=${store}`);
    for (const file of older) expect(carriedIn(store, "go-mod")).toMatch(file);
    await build(update?.files ?? {}, ...words, `--cache-dir=${store}`);
    for (const file of older) expect(carriedIn(store, "go-mod")).not.toMatch(file);
    const next = await build(update?.files ?? {}, ...words, `--cache-dir=${store}`);
    expect(next.said).not.toContain("go: downloading");
    expect(next.said).toContain("go-mod is not kept");
  },
  900_000,
);

test("the result of a test is carried for as long as its packages do not change, also where no image is for the machine that builds", async () => {
  const store = join(work, `results-${count++}`);
  /** A package of which much is compiled, so that a change to it is worth an export. */
  const large = (salt: number) =>
    Array.from(
      { length: 4000 },
      (_, n) => `func F${n}(x int) int {\n\tfor i := range x {\n\t\tx += i * ${n + salt}\n\t}\n\treturn x\n}\n`,
    );
  const testOf = (name: string) =>
    `package ${name}\n\nimport "testing"\n\nfunc TestIt(t *testing.T) {\n\tif F0(0) != 0 {\n\t\tt.Fatal()\n\t}\n}\n`;
  const sources = (salt: number): Files => ({
    "go.mod": "module example.com/shop\n\ngo 1.26.0\n",
    "main.go": 'package main\n\nimport "example.com/shop/large"\n\nfunc main() { println(large.F0(1)) }\n',
    "large/large.go": `package large\n\n${large(salt).join("\n")}`,
    "large/large_test.go": testOf("large"),
    "small/small.go": "package small\n\nfunc F0(x int) int { return x }\n",
    "small/small_test.go": testOf("small"),
  });
  const cached = (name: string) => new RegExp(`^.*ok +\\texample\\.com/shop/${name}\\t\\(cached\\)`, "m");
  for (const [salt, small] of [
    [1, false],
    [2, true],
    [3, true],
    [3, true],
  ] as const) {
    const { said } = await build(sources(salt), elsewhere, "--test=true", `--cache-dir=${store}`);
    expect(cached("small").test(said)).toBe(small);
  }
}, 900_000);
