import { mkdir, readFile, readdir, symlink, truncate, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { labelSeed, readSeed } from "../../src/execute/seed-layout.ts";
import { temporaryDirectory } from "../temporary.ts";
import { sha256, writeSeed } from "./seed-bytes.ts";

test("a layout of ours is read with its size and what was in it", async () => {
  await using directory = await temporaryDirectory();
  const digest = await writeSeed(directory.path, "go-mod", { layer: "0123456789", files: 7, unpacked: 99 });
  const layer = { mediaType: "application/vnd.oci.image.layer.v1.tar+zstd", digest: sha256("0123456789"), size: 10 };
  const diffId = sha256("0123456789");
  expect(await readSeed(directory.path, "go-mod")).toEqual({
    ...{ digest, bytes: 10, layer, diffId, files: 7, unpacked: 99 },
  });
});

test("a label is what makes it ours, and stays with its content", async () => {
  await using directory = await temporaryDirectory();
  await writeSeed(directory.path, "strange");
  expect(await readSeed(directory.path, "go-mod")).toBe("is not go-mod");
  await labelSeed(directory.path, "go-mod", { files: 5, unpacked: 6 });
  expect(await readSeed(directory.path, "go-mod")).toMatchObject({ files: 5, unpacked: 6 });
});

const blobs = async (directory: string) =>
  (await readdir(join(directory, "blobs/sha256"))).map((name) => join(directory, "blobs/sha256", name));

/** Every file of a layout in turn: none of them may be wrong without a word. */
test("whatever file is cut, lengthened, changed, missing or a link, it is noticed", async () => {
  await using directory = await temporaryDirectory();
  const change: Readonly<Record<string, (path: string) => Promise<void>>> = {
    cut: (path) => truncate(path, 5),
    lengthened: async (path) => writeFile(path, `${await readFile(path, "utf8")} `),
    changed: async (path) => writeFile(path, (await readFile(path, "utf8")).replace(/[a-z]/, "~")),
    missing: (path) => unlink(path),
    "a link": async (path) => {
      await unlink(path);
      await symlink("/etc/hostname", path);
    },
  };
  for (const [name, damage] of Object.entries(change)) {
    for (let at = 0; at < 3; at++) {
      const layout = join(directory.path, `${name}-${at}`);
      await writeSeed(layout, "go-mod");
      await damage((await blobs(layout))[at] ?? "");
      expect([name, at, typeof (await readSeed(layout, "go-mod", { whole: true }))]).toEqual([name, at, "string"]);
    }
  }
});

test("the bytes of a layer are left to the engine unless they are asked for", async () => {
  await using directory = await temporaryDirectory();
  await writeSeed(directory.path, "go-mod", { layer: "0123456789" });
  for (const path of await blobs(directory.path))
    if ((await readFile(path, "utf8")) === "0123456789") await writeFile(path, "012345678~");
  expect(await readSeed(directory.path, "go-mod")).toMatchObject({ bytes: 10 });
  expect(await readSeed(directory.path, "go-mod", { whole: true })).toBe("has other bytes than its digest says");
});

test.each<[string, (directory: string) => Promise<unknown>]>([
  ["a link beside the blobs", (directory) => symlink("/", join(directory, "blobs/all"))],
  ["a file more", (directory) => writeFile(join(directory, "run.sh"), "")],
  ["an index of gigabytes", (directory) => truncate(join(directory, "index.json"), 3_000_000_000)],
  ["an index that is no JSON", (directory) => writeFile(join(directory, "index.json"), "{")],
  ["an index that is null", (directory) => writeFile(join(directory, "index.json"), "null")],
  ["no image", (directory) => writeFile(join(directory, "index.json"), '{"manifests":[]}')],
  ["a digest that leads elsewhere", (directory) => leadElsewhere(join(directory, "index.json"))],
  [
    "a layer that is not zstd",
    (directory) => writeSeed(directory, "go-mod", { mediaType: "application/vnd.oci.image.layer.v1.tar+gzip" }),
  ],
  ["a configuration of a megabyte", (directory) => writeSeed(directory, "go-mod", { configuration: "x".repeat(1e6) })],
  ["no configuration", (directory) => writeSeed(directory, "go-mod", { configuration: null })],
  [
    "two layers unpacked of one",
    (directory) =>
      writeSeed(directory, "go-mod", { configuration: { rootfs: { diff_ids: [sha256("a"), sha256("b")] } } }),
  ],
  [
    "an unpacked layer that is no digest",
    (directory) => writeSeed(directory, "go-mod", { configuration: { rootfs: { diff_ids: "sha256:aa" } } }),
  ],
  ["a directory for a blob", (directory) => mkdir(join(directory, "blobs/sha256/aa"))],
])("%s: it is not used", async (_sentence, damage) => {
  await using directory = await temporaryDirectory();
  await writeSeed(directory.path, "go-mod");
  await damage(directory.path);
  expect(typeof (await readSeed(directory.path, "go-mod"))).toBe("string");
});

async function leadElsewhere(path: string): Promise<void> {
  await writeFile(path, (await readFile(path, "utf8")).replace(/sha256:[0-9a-f]{64}/, "sha256:../../../etc/passwd"));
}
