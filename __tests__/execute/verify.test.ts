import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { verifyPrograms } from "../../src/execute/verify.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { failureOfAsync } from "../failure.ts";
import { planValue } from "../plan-value.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";
import { elfBytes } from "../size/elf-bytes.ts";

const interpreter = "/lib/ld-musl-x86_64.so.1";

/** Checks programs of these bytes. `libraries` are paths below the image's root. */
async function verify(
  { platforms = ["linux/amd64"], ...changes }: Partial<Plan>,
  programs: Readonly<Record<string, Buffer>>,
  { mode = 0o755, libraries = [] as readonly string[] } = {},
): Promise<void> {
  await using directory = await temporaryDirectory();
  const plan = planValue({ platforms, ...changes });
  for (const platform of platforms) {
    const root = join(directory.path, "image-app", platform.replaceAll("/", "_"));
    await writeFiles(root, { "lib/other": "", ...Object.fromEntries(libraries.map((path) => [path, ""])) });
    await symlink("nowhere", join(root, "lib/libc.musl-x86_64.so.1"));
  }
  const shipped = platforms.map((platform) => {
    const start = programs[platform] ?? elfBytes();
    return { program: "app", platform, file: { mode, start } };
  });
  await verifyPrograms(plan, shipped, directory.path);
}

const machines: readonly (readonly [string, Parameters<typeof elfBytes>[0]])[] = [
  ["linux/386", { machine: 3, bits: 32 }],
  ["linux/amd64", { machine: 62 }],
  ["linux/amd64/v3", { machine: 62 }],
  ["linux/arm/v6", { machine: 40, bits: 32 }],
  ["linux/arm64", { machine: 183 }],
  ["linux/loong64", { machine: 258 }],
  ["linux/ppc64le", { machine: 21 }],
  ["linux/riscv64", { machine: 243 }],
  ["linux/s390x", { machine: 22, littleEndian: false }],
];

test("a static program of each platform can start", async () => {
  const binaries = Object.fromEntries(machines.map(([platform, shape]) => [platform, elfBytes(shape)]));
  await verify({ platforms: Object.keys(binaries) }, binaries);
});

test.each<[string, Buffer, RegExp]>([
  ["for another machine", elfBytes({ machine: 183 }), /another machine/],
  ["of another width", elfBytes({ bits: 32 }), /another machine/],
  ["of another byte order", elfBytes({ littleEndian: false }), /another machine/],
  ["that is an object", elfBytes({ type: 1 }), /no entry point/],
  ["without an entry", elfBytes({ entry: 0 }), /no entry point/],
  ["that wants a C library nobody asked for", elfBytes({ interpreter }), /dynamically/],
  ["that is an archive", Buffer.from("!<arch>\n".padEnd(60)), /archive/],
  ["that is a script", Buffer.from("#!/bin/sh\n".padEnd(60)), /no ELF/],
  ["that is empty", Buffer.alloc(0), /no ELF/],
  ["that was cut off", elfBytes().subarray(0, 70), /damaged/],
])("a binary %s is refused", async (_sentence, bytes, reason) => {
  const error = await failureOfAsync(verify({}, { "linux/amd64": bytes }));
  expect([error.code, error.message]).toEqual(["wrong-binary", expect.stringMatching(reason)]);
});

test("one wrong binary among right ones is found, and named with its platform", async () => {
  const { message } = await failureOfAsync(
    verify({ platforms: ["linux/amd64", "linux/arm64"] }, { "linux/amd64": elfBytes() }),
  );
  expect(message).toMatch(/^app for linux\/arm64 /);
});

test("a program that did not get into its image is missed", async () => {
  const gone = { program: "app", platform: "linux/arm64", file: undefined };
  const { code, message } = await failureOfAsync(verifyPrograms(planValue({}), [gone], "/nowhere"));
  expect([code, message]).toEqual(["wrong-binary", "app for linux/arm64 is not in its image"]);
});

test("a file that nobody may run is no program", async () => {
  expect((await failureOfAsync(verify({}, {}, { mode: 0o644 }))).code).toBe("wrong-binary");
});

describe("a dynamic program", () => {
  const plan: Partial<Plan> = { link: "dynamic" };
  const libc = elfBytes({ interpreter, needed: ["libc.musl-x86_64.so.1"] });
  const sqlite = elfBytes({ interpreter, needed: ["libsqlite3.so.0", "libc.musl-x86_64.so.1"] });

  test("can start where its image holds the linker and every library, as file or link", async () => {
    await verify(plan, { "linux/amd64": libc }, { libraries: ["lib/ld-musl-x86_64.so.1"] });
    await verify(
      plan,
      { "linux/amd64": sqlite },
      { libraries: ["lib/ld-musl-x86_64.so.1", "usr/lib/libsqlite3.so.0"] },
    );
  });
  test.each([
    ["its library", sqlite, ["lib/ld-musl-x86_64.so.1"], "libsqlite3.so.0"],
    ["its linker", libc, [], "ld-musl-x86_64.so.1"],
  ])("cannot start where %s is missing", async (_sentence, bytes, libraries, missing) => {
    const { code, message } = await failureOfAsync(verify(plan, { "linux/amd64": bytes }, { libraries }));
    expect([code, message.includes(missing)]).toEqual(["wrong-binary", true]);
  });
  test("that was cut off behind its headers is damaged", async () => {
    const { code, message } = await failureOfAsync(verify(plan, { "linux/amd64": sqlite.subarray(0, 400) }));
    expect([code, message]).toEqual(["wrong-binary", expect.stringMatching(/damaged/)]);
  });
  test("may turn out static", () => verify(plan, {}));
});
