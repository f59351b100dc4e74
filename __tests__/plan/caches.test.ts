import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Facts, decide } from "../../src/plan/decide.ts";
import { planNaming } from "../../src/plan/naming.ts";
import { type Plan, makePlan } from "../../src/plan/plan.ts";
import { readProject } from "../../src/project/project.ts";
import { parseSettings } from "../../src/settings.ts";
import { parseTrigger } from "../../src/trigger.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const commit = { revision: "a".repeat(40), seconds: 0 };
const module = (go: string) => `module example.com/shop\n\ngo ${go}\n\nrequire example.com/lib v1.2.3\n`;

type Changes = {
  readonly trigger?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly store?: string | undefined;
  readonly machine?: string;
  readonly origin?: string;
  readonly base?: string | undefined;
  readonly goFlags?: string;
};

/** The plan of a program with one dependency, for two platforms. */
async function plan(changes: Changes = {}): Promise<Plan> {
  await using directory = await temporaryDirectory();
  const files = {
    "go.mod": module("1.26"),
    "go.sum": "a\n",
    "main.go": "package main\n\nfunc main() { println(1) }\n",
    ...changes.files,
  };
  await writeFiles(directory.path, files);
  const settings = parseSettings({ image: "registry.example/shop", ...changes.inputs });
  const facts: Facts = {
    settings,
    publish: true,
    trigger: parseTrigger(changes.trigger ?? "branch:main", commit, "main"),
    project: await readProject({ root: directory.path, directory: "." }),
    repository: {
      history: { tags: [], reachable: [], complete: true },
      origin: changes.origin ?? "https://example.com/shop",
      changed: false,
    },
    predecessor: { commits: { kind: "other" }, branch: undefined, labels: [] },
    environment: { variables: [], privateModules: [], goFlags: changes.goFlags ?? "", caBundle: false, netrc: false },
    defaultImage: undefined,
    defaultDevImage: undefined,
    caches: { store: "store" in changes ? changes.store : "a place", machine: changes.machine ?? "amd64" },
  };
  const decisions = decide(facts);
  const digest = "base" in changes ? changes.base : `sha256:${"b".repeat(64)}`;
  return makePlan(facts, decisions, planNaming(facts, decisions), {
    bases: decisions.bases.map(({ role, references }) => ({ role, reference: references[0] ?? "", digest })),
    published: [],
  });
}
const entries = async (changes: Changes = {}) => (await plan(changes)).caches.entries;
const entry = async (name: string, changes: Changes = {}) => {
  const found = (await entries(changes)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no entry ${name}`);
  return found;
};

test.each([
  ["release:v1.2.3", "trusted", "trusted"],
  ["branch:main", "trusted", "trusted"],
  ["local", "trusted", "trusted"],
  ["pull-request:7", "pull-request", "pull-request-7"],
  ["pull-request:8", "pull-request", "pull-request-8"],
  ["fork:7", "fork", "fork-7"],
])("what %s writes into the caches is %s, and kept in the place %s", async (trigger, scope, place) => {
  const { caches } = await plan({ trigger });
  expect([caches.scope, caches.place]).toEqual([scope, place]);
  for (const { key, name } of caches.entries) expect(key).toContain(`-${place}-${name}-`);
});

test("equal inputs are known as such in each place that is read", async () => {
  const trusted = await entry("go-build-amd64", { trigger: "branch:main" });
  for (const trigger of ["branch:main", "pull-request:7", "fork:7"]) {
    const own = await entry("go-build-amd64", { trigger });
    expect(own.restore.slice(0, own.equal).filter((prefix) => trusted.key.startsWith(prefix))).toHaveLength(1);
    const older = await entry("go-build-amd64", { trigger: "branch:main", files: { "go.sum": "b\n" } });
    expect(own.restore.slice(0, own.equal).filter((prefix) => older.key.startsWith(prefix))).toEqual([]);
  }
});

test.each<[string, Changes]>([
  [
    "another program",
    {
      files: { "cmd/other/main.go": "package main\n\nfunc main() { println(2) }\n" },
      inputs: { commands: "./cmd/other" },
    },
  ],
  ["tests besides", { inputs: { test: "./..." } }],
  ["a generator besides", { inputs: { generate: "./..." } }],
])("with %s, what was compiled in the same way is read when there is nothing nearer", async (_sentence, changes) => {
  const { key } = await entry("go-build-amd64");
  const { restore, alike } = await entry("go-build-amd64", changes);
  expect(restore.findIndex((prefix) => key.startsWith(prefix))).toBeGreaterThanOrEqual(alike);
});

test.each(["release:v1.2.3", "branch:main", "branch:login", "local"])(
  "%s reads nothing that a pull request wrote",
  async (trigger) => {
    const written = await Promise.all(["pull-request:7", "fork:7"].map((one) => entries({ trigger: one })));
    const read = (await entries({ trigger })).flatMap(({ restore }) => restore);
    for (const { key } of written.flat()) expect(read.filter((prefix) => key.startsWith(prefix))).toEqual([]);
  },
);

test.each(["pull-request:7", "fork:7"])("%s reads its own entries first, then those of branches", async (trigger) => {
  const trusted = await entry("go-build-amd64", { trigger: "branch:main" });
  const { key, restore } = await entry("go-build-amd64", { trigger });
  expect(key.startsWith(restore[0] ?? "-")).toBe(true);
  expect(restore.some((prefix) => trusted.key.startsWith(prefix))).toBe(true);
});

test("one pull request reads nothing of another", async () => {
  const other = await entry("go-mod", { trigger: "pull-request:8" });
  const { restore } = await entry("go-mod", { trigger: "pull-request:7" });
  expect(restore.filter((prefix) => other.key.startsWith(prefix))).toEqual([]);
});

test.each<[string, Changes, readonly string[]]>([
  [
    "a changed source file changes no key",
    { files: { "main.go": "package main\n\nfunc main() { println(2) }\n" } },
    [],
  ],
  ["another go.sum", { files: { "go.sum": "b\n" } }, ["go-mod", "go-build-amd64", "go-build-arm64"]],
  ["another Go", { inputs: { "go-version": "1.27.1" } }, ["go-build-amd64", "go-build-arm64"]],
  ["other compiler flags", { inputs: { gcflags: "-N" } }, ["go-mod", "go-build-amd64", "go-build-arm64"]],
  ["other build tags", { inputs: { "build-tags": "x" } }, ["go-mod", "go-build-amd64", "go-build-arm64"]],
  [
    "GOFLAGS, which may ask for tools that only tests need otherwise",
    { goFlags: "-cover" },
    ["toolchain", "go-mod", "go-build-amd64", "go-build-arm64"],
  ],
  ["GOFLAGS that ask for no tool", { goFlags: "-buildvcs=false" }, ["go-mod", "go-build-amd64", "go-build-arm64"]],
  [
    "tests, which need go vet",
    { inputs: { test: "true" } },
    ["toolchain", "go-mod", "go-build-amd64", "go-build-arm64"],
  ],
  ["linker flags change nothing that is kept", { inputs: { ldflags: "-X main.a=b" } }, []],
  ["another base image", { base: `sha256:${"c".repeat(64)}` }, ["toolchain"]],
  ["another machine", { machine: "arm64" }, ["toolchain", "go-build-amd64", "go-build-arm64"]],
  [
    "another repository",
    { origin: "https://example.com/other" },
    ["toolchain", "go-mod", "go-build-amd64", "go-build-arm64"],
  ],
  ["a platform more leaves the others alone", { inputs: { platforms: "linux/amd64,linux/arm64,linux/arm/v7" } }, []],
])("keys: %s", async (_sentence, changes, changed) => {
  const [before, after] = await Promise.all([entries(), entries(changes)]);
  const keys = new Map(after.map(({ name, key }) => [name, key]));
  expect(before.filter(({ name, key }) => keys.get(name) !== key).map(({ name }) => name)).toEqual(changed);
});

test.each<[string, Changes, readonly string[]]>([
  ["for the machine that builds as well, where tests run", { inputs: { test: "true" } }, ["arm64", "amd64"]],
  ["for no machine besides, without tests", {}, ["arm64"]],
  ["for none that Go has no image for", { inputs: { test: "true" }, machine: "mips" }, ["arm64"]],
])("what is compiled is carried %s", async (_sentence, { inputs, ...changes }, platforms) => {
  const all = await entries({ ...changes, inputs: { platforms: "linux/arm64", ...inputs } });
  const objects = all.filter(({ kind }) => kind === "objects");
  expect(objects.map(({ name, platform }) => [name, platform])).toEqual(
    platforms.map((one) => [`go-build-${one}`, `linux/${one}`]),
  );
});

test("where no image is for the machine that builds, its export asks for no compiler of an image's platform", async () => {
  const { caches } = await plan({ inputs: { platforms: "linux/arm64", cgo: "true", test: "true" } });
  const [before = "", inside = ""] = caches.exports.split('case "$TARGETARCH$TARGETVARIANT" in arm64)\n');
  expect([before, inside.split("\n;; esac\n")[0]].map((part) => part?.includes("-target $target"))).toEqual([
    false,
    true,
  ]);
});

test("generators, which may run any program of a module, are given no modules of which only some packages are there", async () => {
  const [part, whole] = await Promise.all([entry("go-mod"), entry("go-mod", { inputs: { generate: "./..." } })]);
  expect(whole.restore.filter((prefix) => part.key.startsWith(prefix))).toEqual([]);
  expect(part.restore.filter((prefix) => whole.key.startsWith(prefix))).toEqual([]);
});

test("with another go.sum the nearest older entries are read", async () => {
  const other = { files: { "go.sum": "b\n" } };
  for (const name of ["go-mod", "go-build-amd64"]) {
    const { key } = await entry(name, other);
    expect((await entry(name)).restore.findIndex((prefix) => key.startsWith(prefix))).toBe(1);
  }
});

test("what another Go or other flags compiled is not even fetched", async () => {
  const { restore } = await entry("go-build-amd64");
  for (const changes of [{ inputs: { "go-version": "1.27.1" } }, { inputs: { gcflags: "-N" } }]) {
    const { key } = await entry("go-build-amd64", changes);
    expect(restore.filter((prefix) => key.startsWith(prefix))).toEqual([]);
  }
});

test("keys are what the Actions cache takes: no comma, at most 512 characters and ten prefixes", async () => {
  const inputs = { platforms: "linux/amd64/v3,linux/arm/v7", test: "true" };
  for (const { key, restore } of await entries({ trigger: "pull-request:123456", inputs })) {
    expect(key).toMatch(/^[a-z0-9._-]{1,480}$/);
    expect(restore.length).toBeLessThanOrEqual(9);
  }
});

test.each<[string, Changes, boolean]>([
  ["a branch keeps its caches", {}, true],
  ["a pull request keeps its own", { trigger: "pull-request:7" }, true],
  ["a local build keeps them where it is told to", { trigger: "local" }, true],
  ["a fork keeps nothing", { trigger: "fork:7" }, false],
  ["a release keeps nothing", { trigger: "release:v1.2.3" }, false],
  ["cache: read keeps nothing", { inputs: { cache: "read" } }, false],
  ["cache: off keeps nothing", { inputs: { cache: "off" } }, false],
  ["without a place nothing is kept", { store: undefined }, false],
])("%s", async (_sentence, changes, save) => {
  const { saving } = (await plan(changes)).caches;
  expect(saving).toEqual({ save, because: expect.stringMatching(/^[a-z]/) });
});

test.each<[string, Changes, readonly string[]]>([
  ["off carries nothing", { inputs: { cache: "off" } }, []],
  ["a vendored module has no modules to carry", { files: { "vendor/modules.txt": "" } }, ["toolchain", "objects"]],
  ["generators may need the whole toolchain", { inputs: { generate: "true" } }, ["modules", "objects"]],
  ["so may Go when a secret tells it more", { inputs: { secrets: "GOFIPS140" } }, ["modules", "objects"]],
  ["so does cgo, whose compiler is as large again", { inputs: { cgo: "true" } }, ["modules", "objects"]],
  ["an image without digest has no name to be kept under", { base: undefined }, ["modules", "objects"]],
])("%s", async (_sentence, changes, kinds) => {
  expect([...new Set((await entries(changes)).map(({ kind }) => kind))]).toEqual(kinds);
});

test("without caches that travel the Dockerfile has no trace of them", async () => {
  const { dockerfile, caches } = await plan({ store: undefined });
  expect(dockerfile).not.toMatch(/with-modules|AS go-mod|AS toolchain/);
  expect(caches.exports).toBe("");
});

/**
 * Runs the step that exports modules with the shell of this machine, where `go` is this script and a program that copies
 * prints what it is told to copy.
 */
async function exportModules(go: string, files: Readonly<Record<string, string>>, inputs: Changes["inputs"] = {}) {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  const { caches } = await plan({ inputs });
  const script = /^FROM go AS cached-modules\n[^]*?<<'EOF'\n(?<script>[^]*?)\nEOF$/m.exec(caches.exports)?.groups?.[
    "script"
  ];
  const moved = (script ?? "").replace(/\/src\b|\/go\/pkg\/mod|\/carried|\/tmp\//g, (place) => `${path}${place}`);
  await writeFiles(path, {
    "bin/go": `#!/bin/sh\n${go}\n`,
    "bin/cpio": `#!/bin/sh\ncase $* in -o*) cat >${path}/copied ;; esac\n`,
    "tmp/script": `chmod +x ${path}/bin/*\n${moved}\nsort ${path}/copied`,
    "src/go.mod": "",
    "go/pkg/mod/cache/lock": "",
    ...files,
  });
  // What the test is about was carried, but for what its name says.
  spawnSync("find", [path, "-type", "f", "!", "-path", "*added*", "-exec", "touch", "-d", "@2114380800", "{}", "+"]);
  const PATH = `${join(path, "bin")}:${process.env["PATH"] ?? ""}`;
  const env = { PATH, BEGAN: "1", SEEDED: "" };
  const { status, stdout } = spawnSync("sh", [`${path}/tmp/script`], { cwd: path, env, encoding: "utf8" });
  return { status, copied: stdout.split("\n").filter((line) => /^(?:\.\/|example)/.test(line)) };
}

test("where packages cannot be listed, no modules are exported rather than none that are needed", async () => {
  expect((await exportModules("exit 1", {})).status).not.toBe(0);
  expect((await exportModules("exit 0", {})).status).toBe(0);
});

test.each([
  [
    "the description of modules that a go.sum names",
    {},
    [
      "./cache/download/example.com/!big/lib/@v/v1.1.0-!r!c1.mod",
      "./cache/download/example.com/!big/lib/@v/v1.2.0.mod",
      "./cache/download/example.com/!big/lib/@v/v1.2.0.ziphash",
      "./cache/download/example.com/added/@v/v1.0.0.mod",
      "./cache/download/example.com/tool/@v/v0.3.0+incompatible.info",
    ],
  ],
  [
    "with generators all of the modules themselves",
    { generate: "true" },
    [
      "./cache/download/example.com/!big/lib/@v/v1.1.0-!r!c1.mod",
      "./cache/download/example.com/!big/lib/@v/v1.2.0.mod",
      "./cache/download/example.com/!big/lib/@v/v1.2.0.ziphash",
      "./cache/download/example.com/added/@v/v1.0.0.mod",
      "./cache/download/example.com/tool/@v/v0.3.0+incompatible.info",
      "./example.com/!big/lib@v1.2.0/a/a@2.go",
      "./example.com/added@v1.0.0/a.go",
      "./example.com/tool@v0.3.0+incompatible/LICENSE",
    ],
  ],
])("of modules that were carried is kept, besides what a build added: %s", async (_sentence, inputs, kept) => {
  const description = (path: string) => ({ [`go/pkg/mod/cache/download/example.com/${path}`]: "" });
  const { copied, status } = await exportModules(
    "exit 0",
    {
      "src/go.sum":
        "example.com/Big/lib v1.2.0 h1:a\nexample.com/Big/lib v1.2.0/go.mod h1:a\nexample.com/Big/lib v1.1.0-RC1/go.mod h1:a\n",
      "src/tools/go.sum": "example.com/tool v0.3.0+incompatible h1:a\n",
      ...description("!big/lib/@v/v1.0.0.mod"),
      ...description("!big/lib/@v/v1.1.0-!r!c1.mod"),
      ...description("!big/lib/@v/v1.2.0.mod"),
      ...description("!big/lib/@v/v1.2.0.ziphash"),
      ...description("tool/@v/v0.3.0+incompatible.info"),
      ...description("tool/@v/v0.2.0+incompatible.info"),
      ...description("added/@v/v1.0.0.mod"),
      "go/pkg/mod/example.com/!big/lib@v1.1.0-!r!c1/a/a.go": "",
      "go/pkg/mod/example.com/!big/lib@v1.2.0/a/a@2.go": "",
      "go/pkg/mod/example.com/tool@v0.3.0+incompatible/LICENSE": "",
      "go/pkg/mod/example.com/added@v1.0.0/a.go": "",
    },
    inputs,
  );
  expect({ status, copied }).toEqual({ status: 0, copied: kept });
});
