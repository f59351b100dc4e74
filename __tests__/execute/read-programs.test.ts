import type { BlobKind, ReadBlob } from "../../src/execute/blobs.ts";
import { readPrograms } from "../../src/execute/read-programs.ts";
import type { Plan, PlannedImage } from "../../src/plan/plan.ts";
import { UserError } from "../../src/user-error.ts";
import { failureOfAsync } from "../failure.ts";
import { planValue } from "../plan-value.ts";
import { type MadeFile, type Store, put, storeBlobs, tarBytes } from "../size/layout-bytes.ts";

const large = Buffer.alloc(3_000_000, "a program ");
const size = (digest: string) => ({ digest, size: 1 });

/** Layers by their files, put into a store that counts what is read of it. */
async function layersOf(...layers: readonly (readonly MadeFile[])[]) {
  const store: Store = new Map();
  const digests: string[] = [];
  for (const files of layers) digests.push(put(store, await tarBytes(files)).digest);
  const told = { opened: 0, bytes: 0, ended: 0 };
  const blobs: ReadBlob = async (digest: string, kind: BlobKind) => {
    told.opened++;
    const blob = await storeBlobs(store)(digest, kind);
    return (async function* () {
      try {
        for await (const chunk of blob)
          for (let at = 0; at < chunk.length; at += 65_536) {
            const part = chunk.subarray(at, at + 65_536);
            told.bytes += part.length;
            yield part;
          }
      } finally {
        told.ended++;
      }
    })();
  };
  return { layers: digests.map(size), blobs, told };
}

async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const one of list) read.push(one);
  return read;
}

const image = (changes: Partial<PlannedImage> = {}): PlannedImage => ({ ...planValue({}).images[0]!, ...changes });

async function read(plan: Partial<Plan>, images: readonly PlannedImage[], layers: readonly (readonly MadeFile[])[]) {
  const made = await layersOf(...layers);
  const sizes = images.map(() => [{ platform: "linux/amd64", digest: "sha256:0", pull: 1, layers: made.layers }]);
  const pushed = images.map((one) => ({ image: one, digest: "sha256:1" }));
  const programs = await all(readPrograms(planValue(plan), pushed, sizes, () => made.blobs));
  return { programs, told: made.told };
}

const base: readonly MadeFile[] = [{ name: "usr/local/bin/app", content: "what the base happens to have" }];
const app: readonly MadeFile[] = [
  { name: "usr/" },
  { name: "usr/local/bin/other", content: "another file" },
  { name: "usr/local/bin/app", content: large },
  { name: "usr/share/after", content: large },
];

test("a program is read from the layer that was made for it, no further than its headers", async () => {
  const { programs, told } = await read({ link: "off" }, [image()], [base, app]);
  expect(programs).toEqual([
    { program: "app", platform: "linux/amd64", file: { mode: 0o644, start: expect.any(Buffer) as Buffer } },
  ]);
  expect(programs[0]?.file?.start.subarray(0, 10).toString()).toBe("a program ");
  expect(told.bytes).toBeLessThan(1_000_000);
  expect([told.opened, told.ended]).toEqual([1, 1]);
});

test("a program that may be linked dynamically is read whole", async () => {
  const { programs } = await read({ link: "dynamic" }, [image()], [base, app]);
  expect(programs[0]?.file?.start.equals(large)).toBe(true);
});

test("a layer whose reading breaks off is read once more, and fails when it does so again", async () => {
  const { layers, blobs } = await layersOf(base, app);
  const sizes = [[{ platform: "linux/amd64", digest: "sha256:0", pull: 1, layers }]];
  const pushed = [{ image: image(), digest: "sha256:1" }];
  let fails = 1;
  const flaky: ReadBlob = async (digest, kind) => {
    if (fails-- > 0) throw new UserError("registry-unavailable", "broken off", "Again.");
    return blobs(digest, kind);
  };
  expect(await all(readPrograms(planValue({}), pushed, sizes, () => flaky))).toHaveLength(1);
  fails = 2;
  const error = await failureOfAsync(all(readPrograms(planValue({}), pushed, sizes, () => flaky)));
  expect(error.code).toBe("registry-unavailable");
});

test("images of the same layers are read once", async () => {
  const { programs, told } = await read({}, [image(), image({ name: "example.com/again" })], [base, app]);
  expect([programs.length, told.opened]).toEqual([1, 1]);
});

test("each program of an image has a layer of its own", async () => {
  const two = [app, [{ name: "usr/local/bin/tool", content: "tool" }]];
  const { programs } = await read({}, [image({ programs: ["app", "tool"] })], [base, ...two]);
  expect(programs.map(({ program, file }) => [program, file?.start.subarray(0, 4).toString()])).toEqual([
    ["app", "a pr"],
    ["tool", "tool"],
  ]);
});

test("a program that its layer does not hold is told", async () => {
  const { programs } = await read({}, [image()], [base, [{ name: "usr/local/bin/app/", content: "" }]]);
  expect(programs).toEqual([{ program: "app", platform: "linux/amd64", file: undefined }]);
});

test("what was published before is not read again", async () => {
  const { told } = await read({}, [image({ published: "sha256:1" })], [base, app]);
  expect(told.opened).toBe(0);
});

test("a layer that is no archive is said to be damaged", async () => {
  const store: Store = new Map();
  const [files, layer] = [put(store, await tarBytes([])), put(store, Buffer.alloc(2000, "x"))];
  const sizes = [[{ platform: "linux/amd64", digest: "sha256:0", pull: 1, layers: [files, layer] }]];
  const pushed = [{ image: image(), digest: "sha256:1" }];
  const { code, message } = await failureOfAsync(
    all(readPrograms(planValue({}), pushed, sizes, () => storeBlobs(store))),
  );
  expect([code, message]).toEqual(["unreadable-image", expect.stringMatching(/cannot be unpacked/)]);
});
