import { registryBlobs } from "../../src/execute/blobs.ts";
import { measure, registryReader } from "../../src/execute/measure.ts";
import { type Baselines, findBaselines, judgeSizes, readBefore, reportSizes } from "../../src/execute/size-report.ts";
import type { PlannedSizeReport } from "../../src/plan/size-report.ts";
import { UserError } from "../../src/user-error.ts";
import { fakeHost } from "../fakes.ts";
import { memoryRegistry } from "../memory-registry.ts";
import { imageValue, planValue } from "../plan-value.ts";
import { type MadeProgram, programBytes } from "../report/size-values.ts";
import type { MadeFile, Store } from "../size/layout-bytes.ts";
import { platforms, publishStore, putPublished } from "../size/published-image.ts";

const [name, devName] = ["ghcr.io/o/app", "ghcr.io/o/app-dev"];
const [before, now] = ["b".repeat(40), "c".repeat(40)];
const git = { resolve: () => Promise.resolve(undefined), firstParents: () => Promise.resolve([]) };
const grown: MadeProgram = {
  functions: Array.from({ length: 2000 }, (_, at) => ({ name: `example.com/new/x.f${at}`, code: 64 })),
  deps: ["example.com/new\tv1.0.0\t"],
};

type Made = {
  readonly base?: MadeProgram;
  readonly head?: MadeProgram;
  readonly files?: readonly MadeFile[];
  readonly scratch?: boolean;
  readonly size?: Partial<PlannedSizeReport>;
  /** Fails a call to the registry. */
  readonly refuse?: (call: string) => boolean;
  /** False: nothing was published before. */
  readonly built?: boolean;
};

/** A run of a pull request: its image is pushed by digest beside the base's, which is tagged. */
async function run({
  base = {},
  head = {},
  files = [],
  scratch = false,
  size = {},
  refuse = () => false,
  built = true,
}: Made) {
  let refusing = false;
  const memory = memoryRegistry((call) => {
    if (refusing && refuse(call)) throw new UserError("registry-unavailable", "it is gone", "Wait.");
  });
  const [old, fresh]: readonly [Store, Store] = [new Map(), new Map()];
  const program = (made: MadeProgram) => (platform: string) =>
    programBytes({ ...made, settings: [`GOARCH=${platform.slice(6)}`] });
  const oldDigest = await putPublished(old, { revision: before, program: program(base) });
  const digest = await putPublished(fresh, { revision: now, program: program(head), files, scratch });
  publishStore(memory, name, old, built ? { [`sha-${before.slice(0, 12)}`]: oldDigest } : {});
  publishStore(memory, devName, fresh);
  const image = imageValue({ name: devName });
  const plan = planValue({
    platforms,
    images: [image],
    sizeReport: { ...planValue().sizeReport, ...size },
    baseline: {
      revision: before,
      named: null,
      because: "merge base",
      branchTag: null,
      repositories: { [image.target]: [name, devName] },
      records: { keys: {}, save: false, because: "" },
      rebuild: false,
    },
  });
  const { host: fake, logged } = fakeHost();
  const host = { ...fake, registry: memory.registry };
  const made = [{ image, digest }];
  const sizes = [await measure(digest, platforms, registryReader(devName, host.registry))];
  const baselines = await findBaselines(plan, host, git);
  memory.calls.length = 0;
  refusing = true;
  return { plan, made, sizes, baselines, host, logged, calls: memory.calls, old, fresh };
}

const report = async ({ plan, made, baselines, host }: Awaited<ReturnType<typeof run>>) =>
  reportSizes(plan, made, await readBefore(baselines, new Set(baselines.keys()), host), {
    ...host,
    blobsOf: ({ image }) => registryBlobs(host.registry, image.name),
  });
const judge = ({ plan, made, sizes, baselines, host }: Awaited<ReturnType<typeof run>>) =>
  judgeSizes(plan, made, sizes, baselines, host);

test("an image is compared with that of its base commit, platform by platform", async () => {
  const [one] = await report(await run({ head: grown }));
  expect(one).toMatchObject({ target: "image-app", programs: ["app"], baseline: { kind: "exact", revision: before } });
  const changes = one!.report.changes.map((change) => (change.kind === "image" ? change : undefined));
  expect(changes.map((change) => change?.platform)).toEqual(platforms);
  for (const change of changes) {
    expect(change!.pull.after).toBeGreaterThan(change!.pull.before);
    expect(change!.causes[0]).toMatchObject({ kind: "module-added", name: "example.com/new" });
  }
});

test("the download is the sum that the manifests say, to the byte", async () => {
  const made = await run({ head: grown });
  const [one] = await report(made);
  if (one?.report.subject.kind !== "image") throw new Error("it is of an image");
  expect(one.report.subject.platforms.map(({ pull }) => pull)).toEqual(made.sizes[0]?.map(({ pull }) => pull));
});

test("no layer is downloaded twice, whether platforms share it or the base has it", async () => {
  const made = await run({ head: grown });
  await report(made);
  const layers = made.calls.filter((call) => call.startsWith("blob ")).map((call) => call.split(" ")[2]);
  expect(new Set(layers).size).toBe(layers.length);
  // Two shared layers, a program for each platform on both sides, and four configs.
  expect(layers).toHaveLength(2 + 4 + 4);
});

test("of an image that is its base, nothing but manifests and configs is read once more", async () => {
  const made = await run({});
  await report(made);
  const ofImage = made.calls.filter((call) => call.startsWith(`blob ${devName} `));
  expect(ofImage).toHaveLength(platforms.length);
});

test("our own layers are known by their place: a file that looks like a system's does not make its layer a base", async () => {
  const files = [{ name: "etc/os-release", content: "ID=mine\n" }];
  const [one] = await report(await run({ files, scratch: true }));
  if (one?.report.subject.kind !== "image") throw new Error("it is of an image");
  expect(one.report.subject.platforms[0]?.layers.map(({ role }) => role)).toEqual(["files", "program"]);
});

test("Alpine packages of our own are a layer of packages", async () => {
  const files = [{ name: "lib/apk/db/installed", content: "P:git\nV:2.52.0-r0\nF:usr/bin\nR:git\n" }];
  const [one] = await report(await run({ files }));
  if (one?.report.subject.kind !== "image") throw new Error("it is of an image");
  expect(one.report.subject.platforms[0]?.layers.map(({ role }) => role)).toEqual(["base", "packages", "program"]);
});

test("a base that cannot be read any more is a base less, and the image is reported all the same", async () => {
  const made = await run({ head: grown, refuse: (call) => call.includes(` ${name} `) });
  const [one] = await report(made);
  expect(one).toMatchObject({ baseline: { kind: "none" }, report: { base: null, changes: [] } });
  expect(made.logged.join("\n")).toContain("it is gone");
});

test("an image that cannot be read back is reported in no way, and fails nothing", async () => {
  const made = await run({ refuse: (call) => call.includes(` ${devName} `) });
  expect(await report(made)).toEqual([]);
  expect(made.logged.join("\n")).toContain("there is no size report");
});

test("images of the same programs are taken apart once", async () => {
  const made = await run({});
  const twice = [...made.made, { ...made.made[0]!, image: imageValue({ name: "docker.io/o/app-dev" }) }];
  expect(await report({ ...made, made: twice })).toHaveLength(1);
});

describe("the budget", () => {
  const tight = { increase: { percent: 1, bytes: null } };

  test("is judged by manifests alone", async () => {
    const made = await run({ head: grown, size: { ...tight, maxSize: 100_000_000 } });
    expect(await judge(made)).toMatchObject({ result: "fail", breaches: [{ platform: "linux/amd64" }, {}] });
    expect(made.calls.filter((call) => !call.startsWith("manifest "))).toEqual([]);
  });

  test("is none where none is set", async () => expect(await judge(await run({ head: grown }))).toBeNull());

  test("lets pass what does not grow", async () => {
    expect(await judge(await run({ size: tight }))).toMatchObject({ result: "pass", breaches: [] });
  });

  test("lets pass with the label, and still says what grew", async () => {
    const gate = await judge(await run({ head: grown, size: { ...tight, waiver: "size-increase-ok" } }));
    expect([gate?.result, gate?.breaches.length]).toEqual(["pass", 2]);
  });

  test.each<[string, Made]>([
    ["nothing was built before", { built: false }],
    ["the registry does not answer any more", { refuse: (call) => call.includes(` ${name} `) }],
  ])("does not judge growth where %s", async (_sentence, made) => {
    expect(await judge(await run({ head: grown, size: tight, ...made }))).toMatchObject({ result: "skipped" });
  });

  test("of the size itself holds without a base", async () => {
    const gate = await judge(await run({ built: false, size: { maxSize: 1000 } }));
    expect(gate).toMatchObject({ result: "fail", breaches: [{ kind: "max-size", limit: 1000 }, {}] });
  });

  test("is judged by an exact base only", async () => {
    const made = await run({ head: grown, size: tight });
    const [found] = [...made.baselines.values()];
    const baselines: Baselines = new Map([
      ["image-app", { ...found!, baseline: { ...found!.baseline, kind: "ancestor" } }],
    ]);
    expect(await judge({ ...made, baselines })).toMatchObject({ result: "skipped" });
  });
});
