import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { resolveBases, unresolvedBases } from "../../src/execute/bases.ts";
import type { Command, Result } from "../../src/hosts/host.ts";
import type { BaseCandidates } from "../../src/plan/bases.ts";
import { failureOfAsync } from "../failure.ts";
import { fakeHost, words } from "../fakes.ts";
import { temporaryDirectory } from "../temporary.ts";

const wanted: readonly BaseCandidates[] = [
  { role: "build", references: ["golang:1.20-alpine3.24", "golang:1.20-alpine"] },
  { role: "runtime", references: ["alpine:3.24"] },
];
const hex = (letter: string) => letter.repeat(64);
/** `IT` stands for the image that was asked for. */
const missing = { code: 1, stderr: "ERROR: failed to solve: IT: docker.io/library/IT: not found\n" };

/** An engine that knows digests by reference, and says `otherwise` of all others. */
function engine(known: Readonly<Record<string, string>>, otherwise: Partial<Result>, temporary: string) {
  return fakeHost(async ({ args }: Command) => {
    const directory = args.at(-1) ?? "";
    const reference = (await readFile(join(directory, "Dockerfile"), "utf8")).replace(/^FROM |\n$/g, "");
    const digest = known[reference];
    if (digest === undefined) return { ...otherwise, stderr: otherwise.stderr?.replaceAll("IT", reference) ?? "" };
    const material = { uri: `pkg:docker/${reference}`, digest: { sha256: digest } };
    const metadata = {
      "buildx.build.provenance": { materials: [material] },
      "containerimage.digest": `sha256:${hex("f")}`,
    };
    await writeFile(args[args.indexOf("--metadata-file") + 1] ?? "", JSON.stringify(metadata, null, 2));
    return {};
  }, temporary);
}

test("each base has the digest that the engine will pull, and the disk is left clean", async () => {
  await using directory = await temporaryDirectory();
  const known = { "golang:1.20-alpine3.24": hex("a"), "alpine:3.24": hex("b") };
  const { host, commands } = engine(known, missing, directory.path);
  expect(await resolveBases(wanted, "mine", host)).toEqual([
    { role: "build", reference: "golang:1.20-alpine3.24", digest: `sha256:${hex("a")}` },
    { role: "runtime", reference: "alpine:3.24", digest: `sha256:${hex("b")}` },
  ]);
  expect(commands.map(words)).toEqual(Array(2).fill(expect.stringContaining("buildx build --builder mine ")));
  expect(await readdir(directory.path)).toEqual([]);
});

test("where the first choice does not exist, the next one is taken", async () => {
  await using directory = await temporaryDirectory();
  const { host } = engine({ "golang:1.20-alpine": hex("c"), "alpine:3.24": hex("b") }, missing, directory.path);
  expect((await resolveBases(wanted, undefined, host))[0]).toEqual({
    role: "build",
    reference: "golang:1.20-alpine",
    digest: `sha256:${hex("c")}`,
  });
});

test.each<[string, Partial<Result>, string]>([
  ["that has none of the choices is an error that names them", missing, "base-image-missing"],
  [
    "that does not answer is another error",
    { code: 1, stderr: "ERROR: dial tcp: i/o timeout" },
    "registry-unavailable",
  ],
  ["that lacks something else", { code: 1, stderr: "ERROR: docker-credential-x: not found" }, "registry-unavailable"],
  ["that cannot be asked without docker", { code: 127, stderr: "docker: not found" }, "registry-unavailable"],
  ["that asks for credentials too", { code: 1, stderr: "ERROR: 401 Unauthorized" }, "registry-unavailable"],
])("a registry %s, and the disk is left clean", async (_sentence, answer, code) => {
  await using directory = await temporaryDirectory();
  const { host } = engine({ "alpine:3.24": hex("b") }, answer, directory.path);
  const error = await failureOfAsync(resolveBases(wanted, undefined, host));
  expect([error.code, error.message.includes("golang:1.20-alpine3.24")]).toEqual([code, true]);
  expect(await readdir(directory.path)).toEqual([]);
});

test("of two failures the first base's is told, whichever came first", async () => {
  await using directory = await temporaryDirectory();
  const { host } = engine({}, missing, directory.path);
  expect((await failureOfAsync(resolveBases(wanted, undefined, host))).message).toContain("golang");
});

test("an engine that tells no digest is our bug, and not the user's", async () => {
  await using directory = await temporaryDirectory();
  const { host } = fakeHost(async ({ args }) => {
    await writeFile(args[args.indexOf("--metadata-file") + 1] ?? "", "{}");
    return {};
  }, directory.path);
  await expect(resolveBases(wanted, undefined, host)).rejects.not.toHaveProperty("code");
});

test("without an engine the first choices stand, unpinned", () => {
  expect(unresolvedBases(wanted, "no engine")).toMatchObject([
    { role: "build", reference: "golang:1.20-alpine3.24", digest: undefined },
    { role: "runtime", reference: "alpine:3.24", digest: undefined },
  ]);
});
