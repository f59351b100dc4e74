import { join } from "node:path";
import { type CacheWork, exportSeeds } from "../../src/execute/export-seeds.ts";
import { type FoundSeed, noSeeds } from "../../src/execute/seeds.ts";
import type { CacheEntry } from "../../src/plan/caches.ts";
import { fakeHost, words } from "../fakes.ts";
import { planValue } from "../plan-value.ts";
import { temporaryDirectory } from "../temporary.ts";

const entry = (name: string): CacheEntry => ({
  ...{ name, kind: "objects", platform: "linux/amd64", root: null },
  ...{ key: `k-${name}-`, restore: [`k-${name}-`], equal: 1, alike: 1 },
});
const entries = [entry("a"), entry("b")];
const workOn = (builder: string | undefined): CacheWork => ({
  ...{ plan: planValue(), root: "/src", builder, cacheNamespace: "n", seeds: noSeeds, began: 1 },
});

/** Names of the targets of a call of bake. */
const targets = (input: string | undefined) => Object.keys((JSON.parse(input ?? "{}") as { target: object }).target);
const full = "ERROR: write /carried/go-build/00: no space left on device";

type Refuses = (names: readonly string[], emptied: boolean) => string | undefined;

/** An engine that refuses exports of these entries, perhaps until it was emptied, and reports them otherwise. */
function engine(refuses: Refuses) {
  let emptied = false;
  const fake = fakeHost(({ args, input, onErrorLine }) => {
    emptied ||= args[1] === "prune";
    if (args[1] !== "bake") return {};
    const names = targets(input);
    const reason = refuses(names, emptied);
    if (reason !== undefined) {
      onErrorLine?.(reason);
      return { code: 1 };
    }
    const said = names.map((name) => `cache: ${name} 3 300 100\n`).join("");
    const vertex = { digest: "sha256:1", name: "export", started: "2026-01-01T00:00:00Z" };
    onErrorLine?.(JSON.stringify({ vertexes: [vertex] }));
    onErrorLine?.(JSON.stringify({ logs: [{ vertex: vertex.digest, data: Buffer.from(said).toString("base64") }] }));
    return {};
  });
  const called = () =>
    fake.commands.map((command) => (command.args[1] === "bake" ? targets(command.input).join(" ") : words(command)));
  return { ...fake, called };
}

const measured = { files: 3, unpacked: 300, added: 100 };
const prune = "docker buildx prune --builder go-alpine-build --force --filter type=regular";

test("all entries are exported at once, each for its platform, and modules for one of the build's", async () => {
  await using work = await temporaryDirectory();
  const { host, commands } = engine(() => undefined);
  const all: readonly CacheEntry[] = [
    ...[{ ...entry("toolchain"), kind: "toolchain", platform: null } as const],
    ...[{ ...entry("go-mod"), kind: "modules", platform: null } as const],
    { ...entry("go-build-arm64"), platform: "linux/arm64" },
  ];
  const one = { ...workOn(undefined), plan: planValue({ platforms: ["linux/arm64"] }) };
  const result = await exportSeeds(one, all, join(work.path, "exports"), host);
  expect([...result.keys()]).toEqual(["toolchain", "go-mod", "go-build-arm64"]);
  const { target } = JSON.parse(commands[0]?.input ?? "{}") as { target: Record<string, { platforms: string[] }> };
  expect(Object.entries(target).map(([name, { platforms }]) => [name, ...platforms])).toEqual([
    ["toolchain"],
    ["go-mod", "linux/arm64"],
    ["go-build-arm64", "linux/arm64"],
  ]);
});

type Case = {
  readonly builder: string | undefined;
  readonly refuses: Refuses;
  readonly called: readonly string[];
  readonly kept: readonly string[];
};

test.each<[string, Case]>([
  [
    "one entry takes no other with it",
    {
      builder: "go-alpine-build",
      refuses: (names) => (names.includes("a") ? "ERROR: main.go:3: undefined: x" : undefined),
      called: ["a b", "a", "b"],
      kept: ["b"],
    },
  ],
  [
    "an engine that has no room for all at once is left as it is",
    {
      builder: "go-alpine-build",
      refuses: (names) => (names.length > 1 ? full : undefined),
      called: ["a b", "a", "b"],
      kept: ["a", "b"],
    },
  ],
  [
    "an engine of ours that is full is emptied of all but its mounts",
    {
      builder: "go-alpine-build",
      refuses: (_names, emptied) => (emptied ? undefined : full),
      called: ["a b", "a", prune, "a", "b"],
      kept: ["a", "b"],
    },
  ],
  [
    "an engine of the user's that is full stays so",
    { builder: undefined, refuses: () => full, called: ["a b", "a", "b"], kept: [] },
  ],
])("where not all can be exported, %s", async (_sentence, { builder, refuses, called: expected, kept }) => {
  await using work = await temporaryDirectory();
  const { host, called } = engine(refuses);
  const result = await exportSeeds(workOn(builder), entries, join(work.path, "exports"), host);
  expect(called()).toEqual(expected);
  expect(Object.fromEntries(result)).toEqual(Object.fromEntries(kept.map((name) => [name, measured])));
});

test("what could not be exported is named with the reason", async () => {
  await using work = await temporaryDirectory();
  const { host, logged } = engine((names) => (names.includes("b") ? "ERROR: connection refused" : undefined));
  await exportSeeds(workOn(undefined), entries, join(work.path, "exports"), host);
  expect(logged.at(-1)).toBe("caches: b could not be exported: ERROR: connection refused");
});

test("a step is told what builds like it left; what others left may be exported anew however little is new", async () => {
  await using work = await temporaryDirectory();
  const { host, commands } = engine(() => undefined);
  const found = (name: string, alike: boolean): FoundSeed => ({
    ...{ name, kind: "objects", root: null, path: `/seeds/${name}`, key: `k-${name}-x`, equal: false, alike },
    ...{ digest: "d", bytes: 1, files: 1, unpacked: 1, layer: { mediaType: "m", digest: "l", size: 1 }, diffId: "u" },
  });
  const seeds = { ...noSeeds, found: [found("a", true), found("b", false)] };
  await exportSeeds({ ...workOn(undefined), seeds }, entries, work.path, host);
  const { target } = JSON.parse(commands[0]?.input ?? "") as { target: { a: { args: Record<string, string> } } };
  expect(target.a.args["SEEDED"]).toBe("a");
});
