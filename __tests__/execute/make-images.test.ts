import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Workplace } from "../../src/execute/workplace.ts";
import { makeImages } from "../../src/execute/make-images.ts";
import { type Seeds, fetchSeeds } from "../../src/execute/seeds.ts";
import type { Command, Result } from "../../src/hosts/host.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { TestResults } from "../../src/tests/results.ts";
import { fakeHost, words } from "../fakes.ts";
import { planValue } from "../plan-value.ts";
import { temporaryDirectory } from "../temporary.ts";
import { writeSeed } from "./seed-bytes.ts";

const digest = `sha256:${"d".repeat(64)}`;

type Bake = {
  readonly target: Readonly<
    Record<string, { readonly contexts?: object; readonly "no-cache-filter"?: readonly string[] }>
  >;
};
const bakeOf = ({ input }: Command) => JSON.parse(input ?? "") as Bake;
const isBake = (command: Command) => words(command).startsWith("docker buildx bake");
const contextsOf = (command: Command) => Object.keys(bakeOf(command).target["image-app"]?.contexts ?? {});

type Step = { readonly name: string; readonly error?: string; readonly output?: string; readonly cached?: boolean };

/** What an engine tells of a call that fails with these steps. */
function fails({ onErrorLine }: Command, ...steps: readonly Step[]): Partial<Result> {
  const [started, completed] = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"];
  const vertexes = steps.map(({ name, error, cached }, at) => ({
    ...{ digest: String(at), name, started, completed },
    ...(error === undefined ? {} : { error }),
    ...(cached === undefined ? {} : { cached }),
  }));
  const logs = steps.map(({ output = "" }, at) => ({
    vertex: String(at),
    data: Buffer.from(output).toString("base64"),
  }));
  onErrorLine?.(JSON.stringify({ vertexes, logs }));
  return { code: 1 };
}
async function succeeds({ args }: Command): Promise<Partial<Result>> {
  const metadata = args[args.indexOf("--metadata-file") + 1] ?? "";
  await writeFile(metadata, JSON.stringify({ "image-app": { "containerimage.digest": digest } }));
  return {};
}

const pulled: Step = { name: "[context a] OCI load from client", error: "failed to extract layer: invalid magic" };
const full: Step = { name: "[context a] OCI load from client", error: "write /x: no space left on device" };

/** Makes the images of a plan, with two seeds, on an engine that answers each call of bake by the next of `answers`. */
async function make(
  work: string,
  answers: readonly ((command: Command) => Partial<Result> | Promise<Partial<Result>>)[],
  { plan = planValue(), builder }: { readonly plan?: Plan; readonly builder?: string } = {},
) {
  let at = 0;
  const fake = fakeHost((command) => {
    if (isBake(command)) return answers[at++]?.(command);
    return words(command).startsWith("docker volume inspect") ? { stdout: "tmpfs\n" } : {};
  });
  const told: TestResults[] = [];
  const seeds = await twoSeeds(work);
  const tests = { directory: join(work, "results"), tell: (results: TestResults) => void told.push(results) };
  await mkdir(join(work, "tests"));
  const making = makeImages(plan, { delivery: { kind: "push" }, builder, seeds, tests }, placeIn(work), fake.host);
  const made = await making.catch((error: unknown) => error as Error);
  return { made, told, logged: fake.logged, commands: fake.commands, bakes: fake.commands.filter(isBake) };
}

async function twoSeeds(work: string): Promise<Seeds> {
  const store = {
    name: "a place",
    restore: async ([key = ""]: readonly string[], directory: string) => {
      await writeSeed(directory, key);
      return key;
    },
    save: () => Promise.resolve(true),
  };
  const entries = ["a", "b"].map((name) => ({
    ...{ name, kind: "objects" as const, platform: "linux/amd64", root: null },
    ...{ key: name, restore: [name], equal: 1, alike: 1 },
  }));
  return fetchSeeds(join(work, "seeds"), { ...fakeHost().host, caches: store }).finish({ entries });
}

function placeIn(work: string): Workplace {
  const path = (name: string) => join(work, name);
  return {
    ...{ root: work, cacheNamespace: "n" },
    ...{ dockerfile: path("Dockerfile"), metadata: path("metadata.json"), libraries: path("libraries") },
    ...{ layouts: path("layouts"), tests: path("tests") },
  };
}

test("one call makes the images, and begins with what was carried", async () => {
  await using work = await temporaryDirectory();
  const { made, bakes } = await make(work.path, [succeeds]);
  expect(made).toMatchObject({ digests: new Map([["image-app", digest]]) });
  expect(bakes.map(contextsOf)).toEqual([["a", "b"]]);
});

test("where what was carried cannot be used, the build is done without it, and says so", async () => {
  await using work = await temporaryDirectory();
  const { made, bakes, logged } = await make(work.path, [(call) => fails(call, pulled), succeeds]);
  expect(bakes.map(contextsOf)).toEqual([["a", "b"], []]);
  expect(logged.filter((line) => line.includes("without the carried caches a, b"))).toHaveLength(1);
  expect(made).toMatchObject({ seeds: { found: [], damaged: ["a", "b"] } });
});

test("where our engine's memory is full, it moves to the disk and keeps what was carried", async () => {
  await using work = await temporaryDirectory();
  const answers = [(call: Command) => fails(call, full), succeeds];
  const { made, bakes, commands } = await make(work.path, answers, { builder: "go-alpine-build" });
  expect(bakes.map(contextsOf)).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
  expect(commands.map(words)).toContain("docker buildx rm go-alpine-build");
  expect(made).toMatchObject({ seeds: { damaged: [] } });
});

test("where somebody else's engine is full, the build is done with less", async () => {
  await using work = await temporaryDirectory();
  const { made, bakes } = await make(work.path, [(call) => fails(call, full), succeeds], { builder: "theirs" });
  expect(bakes.map(contextsOf)).toEqual([["a", "b"], []]);
  expect(made).toMatchObject({ seeds: { found: [], damaged: [] } });
});

test("a program that does not compile is tried once", async () => {
  await using work = await temporaryDirectory();
  const compile = { name: "[build 1/1] RUN go build", error: "exit code: 1", output: "main.go:3:1: undefined: x" };
  const { made, bakes } = await make(work.path, [(call) => fails(call, compile)]);
  expect(made).toMatchObject({ code: "build-failed", message: "main.go:3: undefined: x" });
  expect(bakes).toHaveLength(1);
});

describe("tests that fail", () => {
  const plan = planValue({ test: true });
  const steps = (cached: boolean): readonly Step[] => [
    { name: "[test 2/2] RUN go test", output: "--- FAIL: TestAdd (0.00s)\n", cached },
    { name: "[tested 1/1] RUN judge", error: "exit code: 1" },
  ];
  const event = { Action: "fail", Package: "example.com/app", Test: "TestAdd", Elapsed: 0 };

  test("are told, with what they left", async () => {
    await using work = await temporaryDirectory();
    const exportResults = async () => {
      await writeFile(join(work.path, "tests/tests.json"), `${JSON.stringify(event)}\n`);
      return {};
    };
    const { made, told, bakes } = await make(work.path, [(call) => fails(call, ...steps(false)), exportResults], {
      plan,
    });
    expect(made).toMatchObject({ code: "test-failed", message: "a test fails: TestAdd" });
    expect(told).toHaveLength(1);
    expect(Object.keys(bakeOf(bakes[1] as Command).target)).toEqual(["tests"]);
  });

  test("run again where the engine only remembers that they failed", async () => {
    await using work = await temporaryDirectory();
    const { made, bakes } = await make(work.path, [(call) => fails(call, ...steps(true)), succeeds], { plan });
    expect(bakes.map((bake) => bakeOf(bake).target["image-app"]?.["no-cache-filter"])).toEqual([undefined, ["test"]]);
    expect(made).toMatchObject({ digests: new Map([["image-app", digest]]) });
  });
});
