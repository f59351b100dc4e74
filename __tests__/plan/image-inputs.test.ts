import { type Facts, decide } from "../../src/plan/decide.ts";
import { isSource } from "../../src/plan/dockerignore.ts";
import { includesElsewhere, inputFiles } from "../../src/plan/input-files.ts";
import { lookups, planNaming } from "../../src/plan/naming.ts";
import { type Plan, makePlan } from "../../src/plan/plan.ts";
import { hashFiles } from "../../src/project/hash-files.ts";
import { readProject } from "../../src/project/project.ts";
import { type Published, inputsKey } from "../../src/plan/published.ts";
import { parseSettings } from "../../src/settings.ts";
import { parseTrigger } from "../../src/trigger.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";
import { type Tree, module } from "../trees.ts";

/** Two services of a module: `api` says its version, `web` does not, and each imports a package of its own and a shared one. */
const shop: Tree = {
  "go.mod": module("example.com/shop"),
  "go.sum": "",
  "README.md": "# Shop\n",
  "shared/shared.go": "package shared\n",
  "cmd/api/main.go": `package main\n\nimport _ "example.com/shop/api"\n\nvar version = "dev"\n\nfunc main() { println(version) }\n`,
  "api/api.go": `package api\n\nimport _ "example.com/shop/shared"\n`,
  "cmd/web/main.go": `package main\n\nimport _ "example.com/shop/web"\n\nfunc main() { println() }\n`,
  "web/web.go": `package web\n\nimport (\n\t_ "embed"\n\n\t_ "example.com/shop/shared"\n)\n\n//go:embed pages/*.html\nvar pages string\n`,
  "web/web_arm64.go": `package web\n\nimport _ "example.com/shop/fast"\n`,
  "fast/fast.go": "package fast\n",
  "web/pages/index.html": "<p>\n",
};

type Changes = {
  readonly files?: Tree;
  readonly settings?: Readonly<Record<string, string>>;
  readonly trigger?: string;
  readonly revision?: string;
  readonly origin?: string;
  readonly base?: string | undefined;
  readonly goFlags?: string;
  readonly variables?: readonly string[];
  readonly published?: (lookups: readonly string[]) => readonly Published[];
};

async function plan(changes: Changes = {}): Promise<Plan> {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { ...shop, ...changes.files });
  const settings = parseSettings({
    image: "registry.example/shop/{command}",
    commands: "./cmd/api, ./cmd/web",
    ...changes.settings,
  });
  const commit = { revision: (changes.revision ?? "a").repeat(40), seconds: 1_772_356_830 };
  const project = await readProject({ root: directory.path, directory: "." });
  const facts: Facts = {
    settings,
    publish: true,
    trigger: parseTrigger(changes.trigger ?? "branch:main", commit, "main"),
    project,
    predecessor: { commits: { kind: "other" }, branch: undefined, labels: [] },
    repository: {
      history: { tags: [], reachable: [], complete: true },
      origin: changes.origin ?? "https://example.com/shop",
      changed: false,
    },
    environment: {
      variables: changes.variables ?? [],
      privateModules: [],
      goFlags: changes.goFlags ?? "",
      caBundle: false,
      netrc: false,
    },
    defaultImage: undefined,
    defaultDevImage: undefined,
    caches: { store: undefined, machine: "amd64" },
  };
  const decisions = decide(facts);
  const naming = planNaming(facts, decisions);
  const digest = "base" in changes ? changes.base : `sha256:${"b".repeat(64)}`;
  const digests = decisions.programs.map(async (program) => {
    const files = inputFiles(project, program);
    return [
      program.name,
      files === undefined ? null : await hashFiles(directory.path, files, isSource, includesElsewhere),
    ] as const;
  });
  return makePlan(facts, decisions, naming, {
    bases: decisions.bases.map(({ role, references }) => ({ role, reference: references[0] ?? "", digest })),
    published: changes.published?.(lookups(naming, facts.trigger)) ?? [],
    files: Object.fromEntries(await Promise.all(digests)),
  });
}

const inputs = async (changes: Changes = {}): Promise<Readonly<Record<string, string | null>>> =>
  Object.fromEntries(
    (await plan(changes)).images.map(({ programs, inputs: digest }) => [programs[0] ?? "", digest] as const),
  );

/** Of api and web, those whose inputs are others than those of `shop` at the same commit. */
async function changed(changes: Changes): Promise<readonly string[]> {
  const [before, after] = [await inputs(), await inputs(changes)];
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

test.each<[string, readonly string[], Changes]>([
  ["a README", [], { files: { "README.md": "# Shop, the\n" } }],
  ["a test", [], { files: { "api/api_test.go": "package api\n" } }],
  ["a package that nothing imports", [], { files: { "other/other.go": "package other\n" } }],
  ["a package of one service", ["api"], { files: { "api/api.go": "package api\n" } }],
  ["a new file of a package", ["api"], { files: { "api/more.go": "package api\n" } }],
  ["a package of both", ["api", "web"], { files: { "shared/shared.go": "package shared\n\n//\n" } }],
  ["a package for another platform only", ["web"], { files: { "fast/fast.go": "package fast\n\n//\n" } }],
  ["an embedded file", ["web"], { files: { "web/pages/index.html": "<p>new\n" } }],
  ["a file that a pattern begins to match", ["web"], { files: { "web/pages/new.html": "" } }],
  ["go.mod", ["api", "web"], { files: { "go.mod": module("example.com/shop", "// more") } }],
  ["go.sum", ["api", "web"], { files: { "go.sum": "a v1 h1:x\n" } }],
  ["the commit, where the program is told its version", ["api"], { revision: "c" }],
  ["a flag of the linker", ["api", "web"], { settings: { ldflags: "-X main.mode=fast" } }],
  ["the base images", ["api", "web"], { base: `sha256:${"c".repeat(64)}` }],
  ["the platforms", ["api", "web"], { settings: { platforms: "linux/amd64" } }],
  ["what the image exposes", ["api", "web"], { settings: { ports: "80" } }],
  ["the repository", ["api", "web"], { origin: "https://example.com/fork" }],
  ["whether it has a license", ["api", "web"], { files: { LICENSE: "SPDX-License-Identifier: MIT\n" } }],
])("another %s changes the inputs of %j", async (_sentence, services, changes) => {
  expect(await changed(changes)).toEqual(services);
});

test("whether tests are run changes no inputs: they add nothing to an image", async () => {
  expect(await changed({ settings: { test: "true" } })).toEqual([]);
});

test("flags of the environment that change nothing are no reason to build", async () => {
  const { images } = await plan({ goFlags: "-buildvcs=false -p=2 -v" });
  expect(images.map(({ inputs: digest }) => digest)).not.toContain(null);
});

test.each<[string, Changes]>([
  ["code is generated", { settings: { generate: "true" } }],
  ["packages of a day are installed", { settings: { apk: "curl" } }],
  ["C code is compiled", { settings: { cgo: "true" } }],
  ["files go into the image", { settings: { files: "README.md:/README.md" } }],
  ["the environment adds flags", { goFlags: "-tags=x" }],
  ["the base images are not known", { base: undefined }],
])("where %s, nobody can tell whether two builds differ", async (_sentence, changes) => {
  expect((await plan(changes)).images.map(({ inputs: digest }) => digest)).toEqual([null, null]);
});

/** A program of a module that imports one from elsewhere, with a replacement beside it that the program itself does not import. */
const patched: Tree = {
  "go.mod": module(
    "example.com/shop",
    "require (",
    "\texample.com/elsewhere v1.0.0",
    "\texample.com/deep v1.0.0",
    ")",
    "replace example.com/deep => ./third_party/deep",
  ),
  "third_party/deep/go.mod": module("example.com/deep"),
  "third_party/deep/deep.go": "package deep\n",
  "public/public.go": "package public\n",
  "internal/own/own.go": "package own\n",
  "api/api.go": `package api\n\nimport _ "example.com/elsewhere"\n`,
  "web/web_arm64.go": "package web\n",
  "web/web.go": "package web\n",
};

test.each<[string, readonly string[], Tree]>([
  [
    "a replacement that only a module from elsewhere imports",
    ["api"],
    { "third_party/deep/deep.go": "package deep\n\n//\n" },
  ],
  ["a file that such a replacement may embed", ["api"], { "third_party/deep/data.txt": "1" }],
  ["a package that a module from elsewhere may import back", ["api"], { "public/public.go": "package public\n\n//\n" }],
  ["a package that it may not", [], { "internal/own/own.go": "package own\n\n//\n" }],
])("another %s changes the inputs of %j", async (_sentence, services, files) => {
  const [first, second] = [await inputs({ files: patched }), await inputs({ files: { ...patched, ...files } })];
  expect(Object.values(first)).not.toContain(null);
  expect(Object.keys(second).filter((name) => first[name] !== second[name])).toEqual(services);
});

test("of a replaced module that is vendored as well, both copies count", async () => {
  const vendored: Tree = {
    "go.mod": module("example.com/shop", "require example.com/lib v1.0.0", "replace example.com/lib => ./lib"),
    "lib/go.mod": module("example.com/lib"),
    "lib/lib.go": "package lib\n",
    "vendor/modules.txt": "# example.com/lib v1.0.0 => ./lib\n## explicit; go 1.26\nexample.com/lib\n",
    "vendor/example.com/lib/lib.go": "package lib\n",
    "api/api.go": `package api\n\nimport _ "example.com/lib"\n`,
  };
  const first = await inputs({ files: vendored });
  for (const path of ["lib/lib.go", "vendor/example.com/lib/lib.go"]) {
    const second = await inputs({ files: { ...vendored, [path]: "package lib\n\n//\n" } });
    expect(second["api"]).not.toBe(first["api"]);
  }
});

test.each<[string, Tree]>([
  ["a package below testdata is imported", { "api/api.go": `package api\n\nimport _ "example.com/shop/testdata/x"\n` }],
  ["assembler includes another directory's header", { "api/fast.s": `#include "../asm/x.h"\n` }],
  [
    "everything is embedded",
    { "cmd/api/all.go": `package main\n\nimport _ "embed"\n\n//go:embed *\nvar all string\n` },
  ],
])("where %s, nobody can tell what the program is made of", async (sentence, files) => {
  const { api, web } = await inputs({ files });
  expect(web).not.toBeNull();
  if (!sentence.startsWith("everything")) expect(api).toBeNull();
});

test("what the machine lends is no part of the inputs: they are the same on a laptop", async () => {
  expect(await changed({ variables: ["HTTPS_PROXY"], origin: "git@example.com:shop.git" })).toEqual([]);
});

test("an annotation of the user's own says nothing of the inputs", () => {
  expect(() => parseSettings({ annotations: `${inputsKey}=mine` })).toThrow(inputsKey);
});

test("a tag that several branches share is nobody's image before", async () => {
  const { web } = await inputs();
  const published = () => [{ ...before("registry.example/shop/web-dev:latest", "d"), inputs: web ?? "" }];
  const changes = { trigger: "branch:login", settings: { "image-tags": "sha, latest" }, published };
  expect((await plan(changes)).images.map(({ renews }) => renews)).toEqual([null, null]);
});

const before = (reference: string, digest: string): Published => ({
  reference,
  digest: `sha256:${digest.repeat(64)}`,
  platforms: ["linux/amd64", "linux/arm64"],
  revision: "9".repeat(40),
  version: "v0.0.0-1",
  created: 1,
  title: undefined,
  base: undefined,
  inputs: digest,
});

test("an image with the same inputs is only told its commit, and its program is not compiled again", async () => {
  const { web } = await inputs();
  const published = (references: readonly string[]) =>
    references
      .filter((reference) => reference.endsWith(":main"))
      .map((reference) => ({ ...before(reference, "d"), inputs: web ?? "" }));
  const { images, dockerfile } = await plan({ published, revision: "c" });
  expect(images.map(({ programs, renews }) => [programs[0], renews])).toEqual([
    ["api", null],
    ["web", `sha256:${"d".repeat(64)}`],
  ]);
  expect(dockerfile).toContain("./cmd/api");
  expect(dockerfile).not.toContain("./cmd/web");
  expect(images[1]?.annotations[inputsKey]).toBe(web);
});

test("a release, a pull request and the image of another branch are built, whatever is there", async () => {
  const { web } = await inputs();
  const everywhere = (references: readonly string[]) =>
    [...references, "registry.example/shop/web:main"].map((reference) => ({
      ...before(reference, "d"),
      revision: "a".repeat(40),
      inputs: web ?? "",
    }));
  for (const trigger of ["release:v1.4.2", "pull-request:7", "branch:login"]) {
    const published = (references: readonly string[]) =>
      everywhere(references).filter(({ reference }) => reference.endsWith(":main"));
    expect((await plan({ trigger, published })).images.map(({ renews }) => renews)).toEqual([null, null]);
  }
});

test("an image for other platforms is not taken", async () => {
  const { web } = await inputs();
  const published = (references: readonly string[]) =>
    references
      .filter((reference) => reference.endsWith(":main"))
      .map((reference) => ({ ...before(reference, "d"), platforms: ["linux/amd64"], inputs: web ?? "" }));
  expect((await plan({ published })).images.map(({ renews }) => renews)).toEqual([null, null]);
});
