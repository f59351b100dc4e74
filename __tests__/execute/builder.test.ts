import { createBuilder, moveToDisk, readyBuilder } from "../../src/execute/builder.ts";
import { fakeHost, words } from "../fakes.ts";
import { failureOfAsync } from "../failure.ts";

/** A Docker whose builders are these, by name; the empty name is the current one. */
function docker(
  builders: Readonly<Record<string, string>>,
  create: { code: number; stderr: string } = { code: 0, stderr: "" },
) {
  const { host, commands } = fakeHost(({ args }) => {
    if (args[1] === "create") return create;
    const driver = builders[args[2] ?? ""];
    if (driver === undefined) return { code: 1, stderr: `ERROR: no builder "${args[2] ?? ""}" found` };
    return { stdout: `Name:   x\nDriver: ${driver}\n\nNodes:\nName: x0\n` };
  });
  return { host, called: () => commands.map(words) };
}

test.each(["docker-container", "kubernetes", "remote", "cloud"])(
  "a current builder of kind %s does the job",
  async (kind) => {
    const { host, called } = docker({ "": kind });
    expect(await readyBuilder(undefined, host)).toBeUndefined();
    expect(called()).toEqual(["docker buildx inspect"]);
  },
);

test("the daemon's own builder cannot, so our own is used", async () => {
  const { host, called } = docker({ "": "docker", "go-alpine-build": "docker-container" });
  expect(await readyBuilder(undefined, host)).toBe("go-alpine-build");
  expect(called().some((command) => command.includes("create"))).toBe(false);
});

test("our own is created where there is none", async () => {
  const { host, called } = docker({ "": "docker" });
  expect(await readyBuilder(undefined, host)).toBe("go-alpine-build");
  expect(called()).toEqual([
    "docker buildx inspect",
    "docker buildx inspect go-alpine-build",
    "docker buildx create --name go-alpine-build --driver docker-container --bootstrap",
  ]);
});

test("a builder that was asked for is used, whatever its kind", async () => {
  const { host } = docker({ mine: "docker" });
  expect(await readyBuilder("mine", host)).toBe("mine");
});

test("a builder that was asked for and does not exist is the user's to mend", async () => {
  const { host, called } = docker({ "": "docker-container" });
  expect((await failureOfAsync(readyBuilder("mine", host))).code).toBe("invalid-input");
  expect(called()).toEqual(["docker buildx inspect mine"]);
});

test.each([
  ["there is no docker", fakeHost(() => ({ code: 127, stderr: "docker: not found" })).host],
  ["there is no buildx", fakeHost(() => ({ code: 1, stderr: "docker: 'buildx' is not a docker command." })).host],
  ["the daemon does not run", docker({}, { code: 1, stderr: "ERROR: Cannot connect to the Docker daemon" }).host],
])("where %s, no engine can be reached", async (_sentence, host) =>
  expect((await failureOfAsync(readyBuilder(undefined, host))).code).toBe("engine-unavailable"),
);

const volume = "buildx_buildkit_go-alpine-build0_state";

test("in memory, the volume that buildx looks for is there before the builder", async () => {
  const { host, commands } = fakeHost();
  await createBuilder({ kind: "memory", bytes: 4 * 1024 ** 3 }, host);
  expect(commands.map(words)).toEqual([
    `docker volume create --driver local --opt type=tmpfs --opt device=tmpfs --opt o=size=4096m ${volume}`,
    "docker buildx create --name go-alpine-build --driver docker-container --bootstrap",
  ]);
});

test("where the volume cannot be made the engine is on disk", async () => {
  const { host, commands } = fakeHost(({ args }) => (args[0] === "volume" ? { code: 1, stderr: "denied" } : {}));
  await createBuilder({ kind: "memory", bytes: 4 * 1024 ** 3 }, host);
  expect(commands.map(words).at(-1)).toContain("buildx create");
});

test("memory that is too small gives way to the disk", async () => {
  const { host, commands } = fakeHost(({ args }) => (args[1] === "inspect" ? { stdout: "tmpfs\n" } : {}));
  expect(await moveToDisk("go-alpine-build", host)).toBe(true);
  expect(commands.map(words).slice(1)).toEqual([
    "docker buildx rm go-alpine-build",
    `docker volume rm --force ${volume}`,
    "docker buildx create --name go-alpine-build --driver docker-container --bootstrap",
  ]);
});

test.each<[string, string | undefined, string]>([
  ["a builder of the user's", "mine", "tmpfs"],
  ["the current builder", undefined, "tmpfs"],
  ["ours on disk", "go-alpine-build", "<no value>"],
])("%s stays as it is", async (_sentence, builder, type) => {
  const { host, commands } = fakeHost(() => ({ stdout: `${type}\n` }));
  expect(await moveToDisk(builder, host)).toBe(false);
  expect(commands.map(words).filter((command) => !command.includes("inspect"))).toEqual([]);
});

test("an engine on disk says why it is not in memory", async () => {
  const { host, logged } = fakeHost();
  await createBuilder({ kind: "disk", because: "little memory is free" }, host);
  expect(logged).toEqual([expect.stringContaining("little memory is free")]);
});
