import { existsSync } from "node:fs";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failedBySeeds, noSeeds, fetchSeeds, soundSeeds, usedCaches } from "../../src/execute/seeds.ts";
import type { CacheStore } from "../../src/hosts/host.ts";
import type { CacheEntry } from "../../src/plan/caches.ts";
import { UserError } from "../../src/user-error.ts";
import { fakeHost } from "../fakes.ts";
import { temporaryDirectory } from "../temporary.ts";
import { writeSeed } from "./seed-bytes.ts";

const entry = (name: string): CacheEntry => ({
  name,
  kind: "objects",
  platform: "linux/amd64",
  root: null,
  key: `k-${name}-1-`,
  restore: [`k-${name}-1-`, `o-${name}-1-`, `k-${name}-`, `o-${name}-`, `x-${name}-`],
  equal: 2,
  alike: 4,
});
const entries = [entry("a"), entry("b")];

/** A build that failed with these words of the engine, and these of the program in its step. */
function buildError(engine: string, output = ""): UserError {
  return new UserError("build-failed", `compile failed: ${output}`, "", { cause: { engine, output } });
}

/** A place that holds these entries, by the name of the seed; each write goes through `write`. */
function place(keys: Readonly<Record<string, string>>, write = writeSeed): CacheStore {
  return {
    name: "a place",
    restore: async ([first = ""], directory) => {
      const name = first.split("-")[1] ?? "";
      const key = keys[name];
      if (key !== undefined) await write(directory, name);
      return key;
    },
    save: () => Promise.resolve(true),
  };
}
const host = (caches: CacheStore | undefined) => {
  const fake = fakeHost();
  return { ...fake, host: { ...fake.host, caches } };
};

test("what is there becomes a named context, and one line tells of it", async () => {
  await using work = await temporaryDirectory();
  const { host: given, logged } = host(place({ a: "k-a-1-xyz" }));
  const seeds = await fetchSeeds(work.path, given).finish({ entries });
  const digest = seeds.found[0]?.digest ?? "";
  expect(seeds.contexts).toEqual({ a: `oci-layout://${join(work.path, "a")}@${digest}` });
  expect(logged).toEqual(["caches: 1 of 2 from a place, 0.0 MB; not there yet: b"]);
});

test("an entry of equal inputs is told from the nearest older one", async () => {
  await using work = await temporaryDirectory();
  const seeds = await fetchSeeds(work.path, host(place({ a: "k-a-1-xyz", b: "k-b-0-xyz" })).host).finish({ entries });
  expect(usedCaches({ entries }, seeds)).toEqual([
    { name: "a", key: "k-a-1-xyz", equal: true, bytes: 15 },
    { name: "b", key: "k-b-0-xyz", equal: false, bytes: 15 },
  ]);
});

test.each([
  ["equal inputs, wherever they were kept", "o-a-1-xyz", [true, true]],
  ["a build that needed the same", "o-a-0-xyz", [false, true]],
  ["a build that needed something else", "x-a-1-xyz", [false, false]],
])("what was found is known to come from %s", async (_sentence, key, known) => {
  await using work = await temporaryDirectory();
  const { found } = await fetchSeeds(work.path, host(place({ a: key })).host).finish({ entries: [entry("a")] });
  expect(found.flatMap(({ equal, alike }) => [equal, alike])).toEqual(known);
});

test("what cannot be fetched is said, and is not taken for damaged", async () => {
  await using work = await temporaryDirectory();
  const silent = place({ a: "k-a-1-xyz", b: "k-b-1-xyz" }, () => Promise.reject(new Error("503")));
  const { host: given, logged } = host(silent);
  const seeds = await fetchSeeds(work.path, given).finish({ entries });
  expect([seeds.found, seeds.damaged]).toEqual([[], []]);
  expect(logged).toContain("the cache a cannot be fetched (Error: 503): not used");
});

const unreadable = buildError("failed to extract layer sha256:aa: invalid magic");

test("of seeds that an engine could not use, those with the right bytes stay", async () => {
  await using work = await temporaryDirectory();
  const changed = place({ a: "k-a-1-xyz", b: "k-b-1-xyz" }, async (directory, name) => {
    const digest = await writeSeed(directory, name);
    const { layers } = JSON.parse(await readFile(join(directory, "blobs", ...digest.split(":")), "utf8")) as {
      layers: { digest: string }[];
    };
    const layer = join(directory, "blobs", ...(layers[0]?.digest ?? "").split(":"));
    if (name === "a") await writeFile(layer, (await readFile(layer, "utf8")).replace(/^./, "~"));
    return digest;
  });
  const seeds = await fetchSeeds(work.path, host(changed).host).finish({ entries });
  expect(Object.keys(seeds.contexts)).toEqual(["a", "b"]);
  const left = await soundSeeds(seeds, unreadable);
  expect([Object.keys(left.contexts), left.found.map(({ name }) => name), left.damaged]).toEqual([["b"], ["b"], ["a"]]);
  // Nothing is known to be wrong with what is left: none of it is tried once more.
  const nothing = await soundSeeds(left, unreadable);
  expect([nothing.contexts, nothing.found, nothing.damaged]).toEqual([{}, [], ["a", "b"]]);
});

test("what is damaged is named, removed and not used", async () => {
  await using work = await temporaryDirectory();
  const damaged = place({ a: "k-a-1-xyz", b: "k-b-1-xyz" }, async (directory, name) => {
    const digest = await writeSeed(directory, name);
    if (name === "a") await truncate(join(directory, "blobs", ...digest.split(":")), 3);
    return digest;
  });
  const { host: given, logged } = host(damaged);
  const seeds = await fetchSeeds(work.path, given).finish({ entries });
  expect([Object.keys(seeds.contexts), seeds.damaged]).toEqual([["b"], ["a"]]);
  expect(existsSync(join(work.path, "a"))).toBe(false);
  expect(logged.join("\n")).toContain("the cache k-a-1-xyz cannot be read");
});

test("a place that fails costs time and no build", async () => {
  await using work = await temporaryDirectory();
  const failing: CacheStore = { ...place({}), restore: () => Promise.reject(new Error("503")) };
  const seeds = await fetchSeeds(work.path, host(failing).host).finish({ entries });
  expect(seeds.contexts).toEqual({});
});

test.each<[string, CacheStore | undefined]>([
  ["without a place", undefined],
  ["where reading is not allowed", { ...place({ a: "k-a-1-xyz" }), unreadable: "the job's cache-mode is none" }],
])("%s nothing is read", async (_sentence, caches) => {
  await using work = await temporaryDirectory();
  expect(await fetchSeeds(work.path, host(caches).host).finish({ entries })).toEqual(noSeeds);
});

const seeded = {
  ...noSeeds,
  found: [
    {
      ...{ name: "a", kind: "objects" as const, root: null, path: "/seeds/a", key: "k", equal: true, alike: true },
      ...{ digest: "d", bytes: 1, files: 1, unpacked: 1, layer: { mediaType: "m", digest: "l", size: 1 }, diffId: "u" },
    },
  ],
};
test("a toolchain of another processor is left out alone, and is not damaged", async () => {
  await using work = await temporaryDirectory();
  const all = await fetchSeeds(work.path, host(place({ a: "k-a-1-xyz", b: "k-b-1-xyz" })).host).finish({
    entries: [entry("a"), { ...entry("b"), kind: "toolchain", platform: null }],
  });
  const foreign = buildError('process "/bin/sh -c go build" did not complete', "exec /bin/sh: exec format error");
  expect(failedBySeeds(foreign, all)).toBe(true);
  const left = await soundSeeds(all, foreign);
  expect([Object.keys(left.contexts), left.damaged]).toEqual([["a"], []]);
  expect(failedBySeeds(foreign, left)).toBe(false);
});

test("what had no room is left out, and is as good as before", async () => {
  await using work = await temporaryDirectory();
  const all = await fetchSeeds(work.path, host(place({ a: "k-a-1-xyz" })).host).finish({ entries: [entry("a")] });
  const left = await soundSeeds(all, buildError("failed to extract layer: write /x: no space left on device"));
  expect([left.found, left.damaged]).toEqual([[], []]);
});

const ended = 'process "/bin/sh -c echo failed to apply" did not complete successfully: exit code: 1';

test.each<[string, unknown, boolean]>([
  ["a layer that cannot be unpacked", unreadable, true],
  ["memory that is full", buildError("failed to mount: no space left on device"), true],
  ["memory that is full for a step", buildError(ended, "write /x: no space left on device"), true],
  ["a compile error", buildError(ended, "main.go:3: undefined: x"), false],
  ["a generator that says what an engine might", buildError(ended, "failed to apply template: tar header"), false],
  ["a command whose words the engine repeats", buildError(ended), false],
  ["tests that fail", new UserError("test-failed", "failed to read /x", ""), false],
  ["an interruption", new UserError("interrupted", "failed to read", ""), false],
  ["a bug", new Error("failed to extract"), false],
])("a build that failed by %s: without caches again? %s", (_sentence, error, again) => {
  expect(failedBySeeds(error, seeded)).toBe(again);
  expect(failedBySeeds(error, noSeeds)).toBe(false);
});

test("what is begun early is not fetched twice", async () => {
  await using work = await temporaryDirectory();
  const asked: string[] = [];
  const store = place({ a: "k-a-1-xyz", b: "k-b-1-xyz" });
  const counting: CacheStore = {
    ...store,
    restore: (prefixes, directory) => {
      asked.push(prefixes[0] ?? "");
      return store.restore(prefixes, directory);
    },
  };
  const fetching = fetchSeeds(work.path, host(counting).host);
  fetching.start({ entries: [entry("a")] });
  expect(Object.keys((await fetching.finish({ entries })).contexts)).toEqual(["a", "b"]);
  expect(asked).toEqual(["k-a-1-", "k-b-1-"]);
});
