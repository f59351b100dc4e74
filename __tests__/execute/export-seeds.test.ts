import { join } from "node:path";
import { type CacheWork, exportSeeds } from "../../src/execute/export-seeds.ts";
import { noSeeds } from "../../src/execute/seeds.ts";
import type { CacheEntry } from "../../src/plan/caches.ts";
import { fakeHost, words } from "../fakes.ts";
import { planValue } from "../plan-value.ts";
import { temporaryDirectory } from "../temporary.ts";

const entry = (name: string): CacheEntry => ({
  ...{ name, kind: "objects", platform: "linux/amd64", root: null },
  ...{ key: `k-${name}-`, restore: [`k-${name}-`] },
});
const entries = [entry("a"), entry("b")];
const workOn = (builder: string | undefined): CacheWork => ({
  ...{ plan: planValue(), root: "/src", builder, cacheNamespace: "n", seeds: noSeeds, began: 1 },
});

/** Names of the targets of a call of bake. */
const targets = (input: string | undefined) => Object.keys((JSON.parse(input ?? "{}") as { target: object }).target);
const full = "ERROR: write /carried/go-build/00: no space left on device";

/** An engine whose exports of so many entries at once fail for these reasons, and report their entries otherwise. */
function engine(reasons: Readonly<Record<number, string>>) {
  return fakeHost(({ args, input, onErrorLine }) => {
    if (args[1] !== "bake") return {};
    const names = targets(input);
    const reason = reasons[names.length];
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
}

const measured = { files: 3, unpacked: 300, added: 100 };

test("all entries are exported at once", async () => {
  await using work = await temporaryDirectory();
  const { host, commands } = engine({});
  const result = await exportSeeds(workOn("go-alpine-build"), entries, join(work.path, "exports"), host);
  expect(Object.fromEntries(result)).toEqual({ a: measured, b: measured });
  expect(commands.map(({ input }) => targets(input))).toEqual([["a", "b"]]);
});

test("an engine of ours that is full is emptied of all but its mounts, and exports one after the other", async () => {
  await using work = await temporaryDirectory();
  const { host, commands, logged } = engine({ 2: full });
  const result = await exportSeeds(workOn("go-alpine-build"), entries, join(work.path, "exports"), host);
  expect(Object.fromEntries(result)).toEqual({ a: measured, b: measured });
  const prune = "docker buildx prune --builder go-alpine-build --force --filter type=regular";
  expect(commands.map((command) => (command.args[1] === "bake" ? targets(command.input) : words(command)))).toEqual([
    ["a", "b"],
    prune,
    ["a"],
    prune,
    ["b"],
  ]);
  expect(logged).toEqual(["caches: the engine is full; they are exported one after the other"]);
});

test.each<[string, string | undefined, Readonly<Record<number, string>>]>([
  ["is full and somebody else's", undefined, { 2: full }],
  ["fails for another reason", "go-alpine-build", { 2: "ERROR: connection refused" }],
])("an engine that %s is left alone, and a line says why nothing is kept", async (_sentence, builder, reasons) => {
  await using work = await temporaryDirectory();
  const { host, commands, logged } = engine(reasons);
  expect((await exportSeeds(workOn(builder), entries, join(work.path, "exports"), host)).size).toBe(0);
  expect(commands).toHaveLength(1);
  expect(logged).toEqual([`caches could not be exported and are not kept: ${reasons[2] ?? ""}`]);
});
