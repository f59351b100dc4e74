import { mkdir, readFile, readdir, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "../../src/hosts/cache-directory.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

/** An entry's files, of which the first is of that many bytes. */
async function entry(root: string, name: string, bytes = 10): Promise<string> {
  const directory = join(root, name);
  await writeFiles(directory, { "blobs/sha256/aa": "x".repeat(bytes), "index.json": `{"name":"${name}"}` });
  return directory;
}
const named = async (directory: string) => JSON.parse(await readFile(join(directory, "index.json"), "utf8")) as object;

test("what was kept is found by the beginning of its key", async () => {
  await using work = await temporaryDirectory();
  const store = cacheDirectory(join(work.path, "store"));
  expect(await store.save("go-mod-1-abc", await entry(work.path, "a"))).toBe(true);
  expect(await store.restore(["go-build-", "go-mod-1-"], join(work.path, "out"))).toBe("go-mod-1-abc");
  expect(await named(join(work.path, "out"))).toEqual({ name: "a" });
});

test("better prefixes go before newer entries, and newer entries before older ones", async () => {
  await using work = await temporaryDirectory();
  const store = cacheDirectory(join(work.path, "store"));
  for (const [at, key] of ["a-1-old", "a-1-new", "a-2-newest"].entries()) {
    const from = await entry(work.path, key);
    await utimes(join(from, "index.json"), at, at);
    await store.save(key, from);
  }
  expect(await store.restore(["a-1-", "a-"], join(work.path, "first"))).toBe("a-1-new");
  expect(await store.restore(["a-3-", "a-"], join(work.path, "second"))).toBe("a-2-newest");
});

test("where nothing was kept nothing is found", async () => {
  await using work = await temporaryDirectory();
  expect(await cacheDirectory(join(work.path, "none")).restore(["a"], join(work.path, "out"))).toBeUndefined();
});

test("a key that is taken stays what it was", async () => {
  await using work = await temporaryDirectory();
  const store = cacheDirectory(join(work.path, "store"));
  await store.save("a", await entry(work.path, "first"));
  expect(await store.save("a", await entry(work.path, "second"))).toBe(false);
  await store.restore(["a"], join(work.path, "out"));
  expect(await named(join(work.path, "out"))).toEqual({ name: "first" });
});

test("the entries that were not used for longest make room, and never the one that was just kept", async () => {
  await using work = await temporaryDirectory();
  const directory = join(work.path, "store");
  const store = cacheDirectory(directory, 2500);
  for (const name of ["a", "b"]) await store.save(name, await entry(work.path, name, 1000));
  await utimes(join(directory, "a"), 2, 2);
  await utimes(join(directory, "b"), 1, 1);
  await store.save("c", await entry(work.path, "c", 1000));
  expect((await readdir(directory)).sort()).toEqual(["a", "c"]);
  await store.save("d", await entry(work.path, "d", 5000));
  expect(await readdir(directory)).toEqual(["d"]);
});

test("reading an entry is a use of it", async () => {
  await using work = await temporaryDirectory();
  const directory = join(work.path, "store");
  const store = cacheDirectory(directory, 2500);
  for (const name of ["a", "b"]) await store.save(name, await entry(work.path, name, 1000));
  for (const name of ["a", "b"]) await utimes(join(directory, name), 1, 1);
  await store.restore(["b"], join(work.path, "out"));
  await store.save("c", await entry(work.path, "c", 1000));
  expect((await readdir(directory)).sort()).toEqual(["b", "c"]);
});

test("links are neither kept nor handed out", async () => {
  await using work = await temporaryDirectory();
  const directory = join(work.path, "store");
  const store = cacheDirectory(directory);
  const from = await entry(work.path, "a");
  await symlink("/etc", join(from, "etc"));
  await store.save("a", from);
  await symlink("/etc/passwd", join(directory, "a/blobs/passwd"));
  await store.restore(["a"], join(work.path, "out"));
  expect((await readdir(join(work.path, "out"), { recursive: true })).sort()).toEqual([
    "blobs",
    "blobs/sha256",
    "blobs/sha256/aa",
    "index.json",
  ]);
});

test("an entry that is itself a link is no entry", async () => {
  await using work = await temporaryDirectory();
  await mkdir(join(work.path, "store"));
  await symlink(await entry(work.path, "elsewhere"), join(work.path, "store/a"));
  expect(await cacheDirectory(join(work.path, "store")).restore(["a"], join(work.path, "out"))).toBeUndefined();
});

test("half-written entries of runs that were killed are not seen, and go after a day", async () => {
  await using work = await temporaryDirectory();
  const directory = join(work.path, "store");
  const store = cacheDirectory(directory);
  await entry(directory, ".new-killed/a");
  await entry(directory, ".new-running/a");
  await utimes(join(directory, ".new-killed"), 1, 1);
  expect(await store.restore([""], join(work.path, "out"))).toBeUndefined();
  await store.save("b", await entry(work.path, "b"));
  expect((await readdir(directory)).sort()).toEqual([".new-running", "b"]);
});

test("two runs may keep the same key at once: one of them wins", async () => {
  await using work = await temporaryDirectory();
  const store = cacheDirectory(join(work.path, "store"));
  const sources = await Promise.all(["a", "b", "c", "d"].map((name) => entry(work.path, name)));
  const kept = await Promise.all(sources.map((from) => store.save("key", from)));
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await readdir(join(work.path, "store"))).toEqual(["key"]);
});

test.each(["../a", "a/b", ".new-a", ""])("%j is no key", async (key) => {
  await using work = await temporaryDirectory();
  await writeFile(join(work.path, "x"), "");
  await expect(cacheDirectory(join(work.path, "store")).save(key, work.path)).rejects.toThrow("no key");
});
