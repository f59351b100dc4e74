import fc from "fast-check";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { keepRecords, recordFinder, writeRecords } from "../../src/execute/size-records.ts";
import { cacheDirectory } from "../../src/hosts/cache-directory.ts";
import type { CacheStore } from "../../src/hosts/host.ts";
import type { PlannedRecords } from "../../src/plan/size-records.ts";
import { longestReport } from "../../src/size/parse-report.ts";
import { type SizeReport, sizeReport } from "../../src/size/report.ts";
import { fakeHost } from "../fakes.ts";
import { imageReport, imageSubject } from "../report/size-values.ts";
import { temporaryDirectory } from "../temporary.ts";

const commit = (letter: string) => letter.repeat(40);
const prefix = `go-alpine-build-size-1-${"0".repeat(16)}-`;
const planned: PlannedRecords = { keys: { "image-api": prefix }, save: true, because: "later runs compare with it" };
const small = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const large = { functions: [{ name: "a.org/m.F", code: 90_000 }], deps: ["a.org/m\tv1.1.0\t"] };

/** A place of its own for caches, and the host of a run with it. */
async function world() {
  const place = await temporaryDirectory();
  const path = (name: string) => join(place.path, name);
  mkdirSync(path("temporary"));
  const caches = cacheDirectory(path("caches"));
  const { host, logged } = fakeHost(undefined, path("temporary"));
  /** An entry as anybody could have written it. */
  const put = (revision: string, text: string) => {
    mkdirSync(path(`caches/${prefix}${revision}`), { recursive: true });
    writeFileSync(path(`caches/${prefix}${revision}/index.json`), text);
  };
  return { ...place, path, caches, logged, put, host: { ...host, caches } };
}

test("what a branch's run leaves, a later run finds by its commit, and compares with as if the image were there", async () => {
  await using of = await world();
  const [before, after] = [await imageSubject(small), await imageSubject(large)];
  await writeRecords(planned, commit("a"), [{ target: "image-api", report: { subject: before } }], of.path("records"));
  await keepRecords(of.path("records"), of.host);
  const find = recordFinder(planned, of.host);
  const found = await find("image-api", [commit("b"), commit("a")]);
  expect(found?.revision).toBe(commit("a"));
  expect(sizeReport(after, found?.subject).changes).toEqual((await imageReport(small, large)).changes);
  expect(readdirSync(of.path("temporary"))).toEqual([]);
});

test("a record is kept from and put into a directory of one name, which is no other record's", async () => {
  await using of = await world();
  const seen: string[] = [];
  const store: CacheStore = {
    name: "a place that goes by the names of directories",
    restore: (_keys, directory) =>
      Promise.resolve(void seen.push(`restored ${basename(directory)}`)).then(() => undefined),
    save: (_key, directory) => Promise.resolve(seen.push(`saved ${basename(directory)}`) > 0),
  };
  const keys = { "image-api": prefix, "image-web": `${prefix}web-` };
  const subject = await imageSubject(small);
  const measured = Object.keys(keys).map((target) => ({ target, report: { subject } }));
  await writeRecords({ ...planned, keys }, commit("a"), measured, of.path("records"));
  await keepRecords(of.path("records"), { ...of.host, caches: store });
  const find = recordFinder({ ...planned, keys }, { ...of.host, caches: store });
  for (const target of Object.keys(keys)) await find(target, [commit("a")]);
  const names = Object.values(keys);
  expect(seen.sort()).toEqual(["restored", "saved"].flatMap((done) => names.map((name) => `${done} ${name}`)));
});

test("the nearest of several commits is taken", async () => {
  await using of = await world();
  const text = JSON.stringify(sizeReport(await imageSubject(small)));
  for (const letter of ["d", "b", "c"]) of.put(commit(letter), text);
  const found = await recordFinder(planned, of.host)("image-api", ["a", "b", "c", "d"].map(commit));
  expect(found?.revision).toBe(commit("b"));
});

test("nothing is left where nothing is to be kept, and nothing is looked for without a key", async () => {
  await using of = await world();
  const measured = [{ target: "image-api", report: { subject: await imageSubject(small) } }];
  await writeRecords({ ...planned, save: false }, commit("a"), measured, of.path("records"));
  await writeRecords(planned, null, measured, of.path("records"));
  await writeRecords({ ...planned, keys: {} }, commit("a"), measured, of.path("records"));
  await keepRecords(of.path("records"), of.host);
  expect([existsSync(of.path("records")), existsSync(of.path("caches"))]).toEqual([false, false]);
  expect(await recordFinder({ ...planned, keys: {} }, of.host)("image-api", [commit("a")])).toBeUndefined();
});

test("a report that no later run would read is not kept", async () => {
  await using of = await world();
  const subject = { ...(await imageSubject(small)), name: "x".repeat(longestReport) };
  await writeRecords(planned, commit("a"), [{ target: "image-api", report: { subject } }], of.path("records"));
  expect(existsSync(of.path("records"))).toBe(false);
});

test.each<[string, string, string]>([
  ["no JSON", "{", "cannot be read"],
  ["another JSON", '{"schema":1}', "cannot be read"],
  ["a report of a program", "program", "is of no image"],
  ["more than any report", " ".repeat(longestReport + 1), "bytes"],
])("of %s nothing is believed, and the next commit's record counts", async (_sentence, text, said) => {
  await using of = await world();
  const good = JSON.stringify(sizeReport(await imageSubject(small)));
  const binary = { size: 1, packages: [], modules: [], methodsByName: false };
  const unnamed = { data: 0, tables: 0, code: 0, debug: 0, padding: 0 };
  const program: SizeReport = sizeReport({
    kind: "binary",
    name: "x",
    binary: { ...binary, unnamed, info: undefined, opaque: undefined },
  });
  of.put(commit("a"), text === "program" ? JSON.stringify(program) : text);
  of.put(commit("b"), good);
  const found = await recordFinder(planned, of.host)("image-api", [commit("a"), commit("b")]);
  expect(found?.revision).toBe(commit("b"));
  expect(of.logged).toEqual([expect.stringContaining(said)]);
});

test("a link in a record leads nowhere", async () => {
  await using of = await world();
  const good = JSON.stringify(sizeReport(await imageSubject(small)));
  writeFileSync(of.path("elsewhere.json"), good);
  const store: CacheStore = {
    name: "a place that keeps links",
    restore: ([key], directory) => {
      mkdirSync(directory);
      symlinkSync(of.path("elsewhere.json"), join(directory, "index.json"));
      return Promise.resolve(key);
    },
    save: () => Promise.resolve(false),
  };
  const find = recordFinder(planned, { ...of.host, caches: store });
  expect(await find("image-api", [commit("a")])).toBeUndefined();
  expect(of.logged).toEqual([expect.stringContaining("holds no report")]);
});

test("the record of another key than was asked for is none", async () => {
  await using of = await world();
  const store: CacheStore = {
    name: "a place that answers what it likes",
    restore: (_keys, directory) => {
      mkdirSync(directory);
      return Promise.resolve(`${prefix}${commit("f")}`);
    },
    save: () => Promise.resolve(false),
  };
  const find = recordFinder(planned, { ...of.host, caches: store });
  expect(await find("image-api", [commit("a")])).toBeUndefined();
});

test.each<[string, Partial<CacheStore>, string]>([
  ["fails", { restore: () => Promise.reject(new Error("no route to host")) }, "no route to host"],
  ["never answers", { restore: () => new Promise(() => undefined) }, "does not answer"],
])("a place that %s costs the comparison, and a line", async (_sentence, behaviour, said) => {
  await using of = await world();
  const find = recordFinder(planned, { ...of.host, caches: { ...of.caches, ...behaviour } }, 200);
  expect(await find("image-api", [commit("a")])).toBeUndefined();
  expect(of.logged).toEqual([expect.stringContaining(said)]);
});

test.each<[string, Partial<CacheStore>, string]>([
  ["may not be written", { unwritable: "the job's cache-mode is read" }, "the job's cache-mode is read"],
  ["refuses", { save: () => Promise.resolve(false) }, "not taken"],
  ["fails", { save: () => Promise.reject(new Error("no space left")) }, "no space left"],
])("a place that %s is told in a line, and fails nothing", async (_sentence, behaviour, said) => {
  await using of = await world();
  const measured = [{ target: "image-api", report: { subject: await imageSubject(small) } }];
  await writeRecords(planned, commit("a"), measured, of.path("records"));
  await keepRecords(of.path("records"), { ...of.host, caches: { ...of.caches, ...behaviour } });
  expect(of.logged).toEqual([expect.stringContaining(said)]);
});

test("a forged record gives a comparison or is refused, and never breaks one", async () => {
  await using of = await world();
  const [before, after] = [await imageSubject(small), await imageSubject(large)];
  const whole = JSON.stringify(sizeReport(before));
  const values = [0, -1, 1e308, 2 ** 53 - 1, "", "<script>", "__proto__", null, [], {}];
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom(...values), async (place, value) => {
      const at = place % 400;
      let seen = 0;
      const forged = JSON.stringify(JSON.parse(whole), (_key, one: unknown) => (seen++ === at ? value : one));
      of.put(commit("a"), forged);
      const found = await recordFinder(planned, of.host)("image-api", [commit("a")]);
      if (found === undefined) return;
      for (const change of sizeReport(after, found.subject).changes) expect(change.causes.every(Boolean)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
