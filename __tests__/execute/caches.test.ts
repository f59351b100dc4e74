import { readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { keepCaches } from "../../src/execute/caches.ts";
import type { CacheWork } from "../../src/execute/export-seeds.ts";
import { type SeedLayout, blob, readSeed } from "../../src/execute/seed-layout.ts";
import { type FoundSeed, type Seeds, noSeeds } from "../../src/execute/seeds.ts";
import type { CacheStore } from "../../src/hosts/host.ts";
import { interrupted } from "../../src/hosts/interruption.ts";
import type { CacheEntry } from "../../src/plan/caches.ts";
import type { Saving } from "../../src/plan/saving.ts";
import { failureOfAsync } from "../failure.ts";
import { fakeHost } from "../fakes.ts";
import { planValue } from "../plan-value.ts";
import { temporaryDirectory } from "../temporary.ts";
import { sha256, writeSeed } from "./seed-bytes.ts";

const entry = (name: string, kind: CacheEntry["kind"] = "objects"): CacheEntry => ({
  ...{ name, kind, platform: kind === "objects" ? "linux/amd64" : null, root: null },
  ...{ key: `k-${name}-1-`, restore: [`k-${name}-1-`, `k-${name}-`], equal: 1, alike: 2 },
});
const found = (name: string, more: Partial<FoundSeed> = {}): FoundSeed => ({
  ...{ name, kind: "objects", root: null, path: `/seeds/${name}`, key: `k-${name}-1-x`, equal: true, alike: true },
  ...{ digest: sha256("before"), diffId: sha256("before"), bytes: 1, files: 3, unpacked: 1000 },
  ...{ layer: { mediaType: "m", digest: sha256("before"), size: 1 } },
  ...more,
});

/** What a step of the export says of an entry, and the layer that it leaves. */
type Exported = { readonly files: number; readonly unpacked: number; readonly added: number; readonly layer?: string };
const full: Exported = { files: 3, unpacked: 1000, added: 400 };
const untouched: Exported = { files: 0, unpacked: 0, added: 10 };

type World = {
  readonly entries?: readonly CacheEntry[];
  readonly exported?: Readonly<Record<string, Exported>>;
  readonly seeds?: Partial<Seeds>;
  readonly saving?: Saving;
  readonly store?: Partial<CacheStore> | undefined;
  /** Done to a layout that was exported. */
  readonly harm?: (layout: string) => Promise<void>;
  readonly engine?: () => Promise<never>;
};

type Saved = { readonly key: string; readonly name: string; readonly layout: SeedLayout | string };

/** Keeps what an engine exports, and tells what a place was given. */
async function keep(world: World) {
  const { entries = [entry("a")], exported = { a: full }, seeds = {}, store = {}, harm, engine } = world;
  await using work = await temporaryDirectory();
  const saved: Saved[] = [];
  const { host, commands, logged } = fakeHost(async ({ input, onErrorLine }) => {
    await engine?.();
    const { target } = JSON.parse(input ?? "") as { target: Record<string, { output: readonly string[] }> };
    for (const [name, { output }] of Object.entries(target)) {
      const { files, unpacked, added, layer = "bytes of a tree" } = exported[name] ?? untouched;
      const directory = /dest=(?<path>[^,]+)/.exec(output[0] ?? "")?.groups?.["path"] ?? "";
      await writeSeed(directory, "not labelled yet", { layer });
      await harm?.(directory);
      const said = Buffer.from(`cache: ${name} ${files} ${unpacked} ${added}\n`).toString("base64");
      onErrorLine?.(JSON.stringify({ logs: [{ vertex: `sha256:${name}`, data: said }] }));
    }
    return {};
  });
  const caches: CacheStore = {
    name: "a place",
    restore: () => Promise.resolve(undefined),
    save: async (key, directory) => {
      const name = basename(directory);
      saved.push({ key, name, layout: await readSeed(directory, name, { whole: true }) });
      return true;
    },
    ...store,
  };
  const saving = world.saving ?? { save: true, because: "the next run reads them" };
  const plan = planValue({ caches: { ...planValue().caches, entries, saving } });
  const of: CacheWork = {
    ...{ plan, root: "/src", builder: undefined, cacheNamespace: "n", seeds: { ...noSeeds, ...seeds }, began: 1 },
  };
  const exports = join(work.path, "exports");
  await keepCaches(of, exports, {
    ...host,
    caches: "store" in world && world.store === undefined ? undefined : caches,
  });
  const left = (await readdir(exports).catch(() => [])).filter((name) => entries.some((one) => one.name === name));
  return { saved, left, exports: commands.length, logged: logged.join("\n") };
}

test("what was exported is kept under the key of its inputs, with what it holds, and does not stay here", async () => {
  const { saved, left } = await keep({});
  expect(saved).toEqual([
    {
      ...{ name: "a", key: expect.stringMatching(/^k-a-1-[0-9a-f]+$/) },
      layout: expect.objectContaining({ files: 3, unpacked: 1000 }),
    },
  ]);
  expect(left).toEqual([]);
});

test("other content of the same inputs has a key of its own", async () => {
  const keys = await Promise.all(
    ["one", "other", "one"].map(async (layer) => {
      const { saved } = await keep({ exported: { a: { ...full, layer } } });
      return saved[0]?.key;
    }),
  );
  expect([keys[0] === keys[2], keys[0] === keys[1]]).toEqual([true, false]);
});

test.each<[string, World]>([
  ["came out empty", { exported: { a: untouched } }],
  ["has little that is new", { exported: { a: untouched }, seeds: { found: [found("a", { equal: false })] } }],
  [
    "is much smaller than what equal inputs left before",
    { exported: { a: { ...full, unpacked: 499 } }, seeds: { found: [found("a")] } },
  ],
  [
    "has other bytes than its digest says",
    { harm: async (layout) => writeFile(blob(layout, sha256("bytes of a tree")), "bytes of a bush") },
  ],
])("what %s is not kept, and goes", async (_sentence, world) => {
  const { saved, left, logged } = await keep(world);
  expect([saved, left]).toEqual([[], []]);
  expect(logged).toContain("a is not kept: ");
});

test.each<[string, FoundSeed, number]>([
  ["half of what equal inputs left", found("a"), 500],
  ["less than what other inputs left", found("a", { equal: false }), 10],
])("%s is kept", async (_sentence, before, unpacked) => {
  const { saved } = await keep({ exported: { a: { ...full, unpacked } }, seeds: { found: [before] } });
  expect(saved).toHaveLength(1);
});

test("what takes the place of a damaged entry has another key, under which it is found all the same", async () => {
  const [sound, again] = await Promise.all([keep({}), keep({ seeds: { damaged: ["a"] } })]);
  const [before = "", after = ""] = [sound.saved[0]?.key, again.saved[0]?.key];
  expect(after).not.toBe(before);
  expect(after).toMatch(/^k-a-1-./);
});

test("a toolchain that was found is not exported, as it never changes", async () => {
  const entries = [entry("toolchain", "toolchain"), entry("a")];
  const exported = { toolchain: full, a: full };
  const seeds = { found: [found("toolchain", { kind: "toolchain" })] };
  const names = ({ saved }: { readonly saved: readonly Saved[] }) => saved.map(({ name }) => name);
  expect(names(await keep({ entries, exported, seeds }))).toEqual(["a"]);
  expect(names(await keep({ entries, exported }))).toEqual(["toolchain", "a"]);
});

test("an entry that is not kept, or not taken, keeps no other from it", async () => {
  const taken: string[] = [];
  const store = { save: (key: string) => Promise.resolve(taken.push(key) > 1) };
  const entries = ["a", "b", "c"].map((name) => entry(name));
  const { left } = await keep({ entries, exported: { b: full, c: full }, store });
  expect(taken).toEqual([expect.stringMatching(/^k-b-/), expect.stringMatching(/^k-c-/)]);
  expect(left).toEqual([]);
});

test.each<[string, World, string]>([
  [
    "the place is not to be written",
    { store: { unwritable: "the job's cache-mode is read" } },
    "the job's cache-mode is read",
  ],
  ["the plan says so", { saving: { save: false, because: "a fork's caches are not kept" } }, "a fork's caches"],
  ["there is no place", { store: undefined }, ""],
  ["nothing is carried", { entries: [] }, ""],
])("where %s, nothing is exported, and the reason is told", async (_sentence, world, because) => {
  const { saved, exports, logged } = await keep(world);
  expect([saved, exports]).toEqual([[], 0]);
  if (because === "") expect(logged).toBe("");
  else expect(logged).toContain(because);
});

test("a place that fails is a warning, since the build is done", async () => {
  const { logged } = await keep({ store: { save: () => Promise.reject(new Error("no route to host")) } });
  expect(logged).toContain("no route to host");
});

test("an interruption is thrown", async () => {
  const failure = await failureOfAsync(keep({ engine: () => Promise.reject(interrupted()) }));
  expect(failure.code).toBe("interrupted");
});
