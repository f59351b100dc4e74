import fc from "fast-check";
import { type Pushed, publish } from "../../src/execute/publish.ts";
import { failureOfAsync } from "../failure.ts";
import { fakeHost } from "../fakes.ts";
import { annotated, memoryRegistry } from "../memory-registry.ts";
import { imageValue, planValue } from "../plan-value.ts";
import { UserError } from "../../src/user-error.ts";

const name = "ghcr.io/o/app";
const revision = (letter: string) => letter.repeat(40);
const seconds = 1_772_356_830;

type Build = { readonly version: string; readonly commit?: string; readonly time?: number; readonly tags?: object };
type Memory = ReturnType<typeof memoryRegistry>;

/** A release or a push, built and pushed by digest: what `publish` is given. */
function built(registry: Memory, { version, commit = "a", time = seconds, tags }: Build, image = name) {
  const [, minor = "", major = ""] = /^((v\d+)\.\d+)\.\d+$/.exec(version) ?? [];
  const floating = tags ?? { [minor]: "line", [major]: "line" };
  const all = [version, ...Object.keys(floating)];
  const references = all.map((tag) => `${image}:${tag}`);
  const { annotations } = annotated(revision(commit), version, time);
  const planned = imageValue({
    name: image,
    tags: all,
    references,
    floating: floating as never,
    identity: version,
    annotations,
  });
  const { digest } = registry.push(image, { annotations });
  const plan = planValue({
    images: [planned],
    revision: revision(commit),
    version: { value: version, image: version, stamp: [] },
    created: time,
  });
  const pushed: Pushed = { image: planned, digest };
  return { plan, pushed: [pushed], digest };
}

async function run(registry: Memory, build: Build) {
  const { plan, pushed, digest } = built(registry, build);
  const { log } = fakeHost().host;
  const outcomes = await publish(plan, pushed, { registry: registry.registry, log });
  const states = outcomes.flat().map(({ reference, state }) => `${reference.replace(`${name}:`, "")} ${state}`);
  return { digest, states };
}

test("a first release sets its own tag, and then starts its lines", async () => {
  const registry = memoryRegistry();
  const { states } = await run(registry, { version: "v1.4.2" });
  expect(states).toEqual(["v1.4.2 new", "v1.4 new", "v1 new"]);
  expect(registry.calls.filter((call) => call.startsWith("tag "))).toEqual([
    `tag ${name} v1.4.2`,
    `tag ${name} v1.4`,
    `tag ${name} v1`,
  ]);
});

test("a newer release moves the lines on", async () => {
  const registry = memoryRegistry();
  await run(registry, { version: "v1.4.2" });
  const { digest, states } = await run(registry, { version: "v1.4.3", commit: "b" });
  expect(states).toEqual(["v1.4.3 new", "v1.4 moved", "v1 moved"]);
  expect([registry.at(`${name}:v1`), registry.at(`${name}:v1.4`)]).toEqual([digest, digest]);
});

test("a run that is repeated changes nothing, and says so", async () => {
  const registry = memoryRegistry();
  const { digest } = await run(registry, { version: "v1.4.2" });
  const before = registry.calls.length;
  const { states } = await run(registry, { version: "v1.4.2" });
  expect(states).toEqual(["v1.4.2 there", "v1.4 there", "v1 there"]);
  expect(registry.calls.slice(before).filter((call) => call.startsWith("tag "))).toEqual([]);
  expect(registry.at(`${name}:v1.4.2`)).toBe(digest);
});

test("the same commit built again on another base leaves the version where it was", async () => {
  const registry = memoryRegistry();
  const { digest } = await run(registry, { version: "v1.4.2" });
  const again = built(registry, { version: "v1.4.2", time: seconds });
  const other = registry.push(name, { ...annotated(revision("a"), "v1.4.2", seconds), manifests: [] });
  const pushed = again.pushed.map((one) => ({ ...one, digest: other.digest }));
  await publish(again.plan, pushed, { registry: registry.registry, log: fakeHost().host.log });
  expect(["v1.4.2", "v1.4", "v1"].map((tag) => registry.at(`${name}:${tag}`))).toEqual([digest, digest, digest]);
});

test("a version of another commit is never overwritten, and nothing else is touched", async () => {
  const registry = memoryRegistry();
  const { digest } = await run(registry, { version: "v1.4.2" });
  const error = await failureOfAsync(run(registry, { version: "v1.4.2", commit: "b" }));
  expect([error.code, registry.at(`${name}:v1.4.2`), registry.at(`${name}:v1`)]).toEqual([
    "version-already-published",
    digest,
    digest,
  ]);
});

test("an old release that is run again moves nothing backwards", async () => {
  const registry = memoryRegistry();
  await run(registry, { version: "v1.4.2" });
  const newest = await run(registry, { version: "v1.5.0", commit: "b" });
  const { states } = await run(registry, { version: "v1.4.1", commit: "c" });
  expect(states).toEqual(["v1.4.1 new", "v1.4 kept", "v1 kept"]);
  expect(registry.at(`${name}:v1`)).toBe(newest.digest);
});

test("the tags of a branch follow the commits, and not the order in which the runs end", async () => {
  const registry = memoryRegistry();
  const tags = { main: "trunk" };
  const newer = "v1.4.3-0.20260301093030-bbbbbbbbbbbb";
  const older = "v1.4.3-0.20260301092030-aaaaaaaaaaaa";
  const head = await run(registry, { version: newer, commit: "b", time: seconds + 600, tags });
  const { states } = await run(registry, { version: older, time: seconds, tags });
  expect([states, registry.at(`${name}:main`)]).toEqual([[`${older} new`, "main kept"], head.digest]);
});

test("nothing floats before every image has its version", async () => {
  const registry = memoryRegistry();
  const parts = ["ghcr.io/o/a", "ghcr.io/o/b"].map((image) => built(registry, { version: "v1.0.0" }, image));
  const plan = { ...parts[0]!.plan, images: parts.flatMap((part) => part.plan.images) };
  const pushed = parts.flatMap((part) => part.pushed);
  await publish(plan, pushed, { registry: registry.registry, log: fakeHost().host.log });
  const set = registry.calls.filter((call) => call.startsWith("tag ")).map((call) => call.split(" ")[2]);
  expect([set.slice(0, 2), set.length]).toEqual([["v1.0.0", "v1.0.0"], 6]);
});

test("when one image cannot have its version, no floating tag of any moves", async () => {
  const registry = memoryRegistry((call) => {
    if (call === "tag ghcr.io/o/b v1.0.0") throw new UserError("registry-unavailable", "b is down", "Wait.");
  });
  const parts = ["ghcr.io/o/a", "ghcr.io/o/b"].map((image) => built(registry, { version: "v1.0.0" }, image));
  const plan = { ...parts[0]!.plan, images: parts.flatMap((part) => part.plan.images) };
  const pushed = parts.flatMap((part) => part.pushed);
  const error = await failureOfAsync(publish(plan, pushed, { registry: registry.registry, log: fakeHost().host.log }));
  expect([error.code, registry.at("ghcr.io/o/a:v1"), registry.at("ghcr.io/o/b:v1")]).toEqual([
    "registry-unavailable",
    undefined,
    undefined,
  ]);
});

test.each<[string, string, string | undefined, string]>([
  ["of another commit means that the version is taken", "b", "version-already-published", "none"],
  ["of this commit leaves its digest to all tags", "a", undefined, "theirs"],
])("a registry that refuses a tag which another run %s", async (_sentence, commit, code, stands) => {
  let theirs = "";
  const registry = memoryRegistry((call) => {
    if (call !== `tag ${name} v1.4.2`) return;
    theirs = registry.push(name, { ...annotated(revision(commit), "v1.4.2", seconds), by: "another run" }).digest;
    throwAfter(registry, theirs);
  });
  const error = await run(registry, { version: "v1.4.2" }).then(
    () => undefined,
    (thrown: unknown) => (thrown as UserError).code,
  );
  const expected = stands === "theirs" ? theirs : undefined;
  expect([error, registry.at(`${name}:v1`), registry.at(`${name}:v1.4`)]).toEqual([code, expected, expected]);
});

test("a branch never becomes the default branch's image, even where both share one", async () => {
  const registry = memoryRegistry();
  await run(registry, {
    version: "v1.4.3-0.20260301093030-bbbbbbbbbbbb",
    commit: "b",
    time: seconds + 600,
    tags: { main: "trunk" },
  });
  const version = "v1.4.3-0.20260301092030-aaaaaaaaaaaa";
  const { digest, states } = await run(registry, { version, tags: { "dev-login": "head" } });
  expect([states, registry.at(`${name}:dev-login`)]).toEqual([[`${version} new`, "dev-login new"], digest]);
  expect((await run(registry, { version, tags: { "dev-login": "head" } })).states).toEqual([
    `${version} there`,
    "dev-login there",
  ]);
});

test("each tag is told as soon as it stands, also where a later one fails", async () => {
  const registry = memoryRegistry((call) => {
    if (call.startsWith("tags ")) throw new UserError("registry-unavailable", "403", "Ask for leave.");
  });
  const { plan, pushed } = built(registry, { version: "v1.4.2" });
  const { host, logged } = fakeHost();
  await failureOfAsync(publish(plan, pushed, { registry: registry.registry, log: host.log }));
  expect(logged).toEqual([expect.stringContaining(`${name}:v1.4.2`)]);
});

/** What a registry with immutable tags does, when somebody was quicker. */
function throwAfter(registry: Memory, digest: string): never {
  registry.force(`${name} v1.4.2`, `${name} ${digest}`);
  throw new UserError("registry-unavailable", "400: the tag is immutable", "Use another tag.");
}

test("however the calls of three releases interleave, the lines end at the newest", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.shuffledSubarray(["v1.4.2", "v1.4.3", "v1.5.0"], { minLength: 2 }),
      async (scheduler, versions) => {
        const registry = memoryRegistry((call) => scheduler.schedule(Promise.resolve(), call));
        const runs = Promise.all(versions.map((version, at) => run(registry, { version, commit: "abc"[at] ?? "a" })));
        await scheduler.waitFor(runs);
        const newest = [...versions].sort().at(-1) ?? "";
        expect(registry.at(`${name}:v1`)).toBe(registry.at(`${name}:${newest}`));
        const patch = versions
          .filter((version) => version.startsWith("v1.4."))
          .sort()
          .at(-1);
        if (patch !== undefined) expect(registry.at(`${name}:v1.4`)).toBe(registry.at(`${name}:${patch}`));
      },
    ),
    { numRuns: 500 },
  );
});
