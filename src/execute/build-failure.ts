import { posix } from "node:path";
import type { Plan } from "../plan/plan.ts";
import { type Place, UserError } from "../user-error.ts";
import { type Progress, failure, stepCalled, stepName } from "./progress.ts";

/** The cause of a `build-failed` or `test-failed`: what the engine said, and what the program that failed in it had printed. */
export type BuildCause = { readonly engine: string; readonly output: string };

/**
 * Explains a build that failed: what the compiler or the tests said first, with its place in the repository. The cause is
 * a `BuildCause`, but where a base image is missing or the registry takes no image.
 */
export function buildFailure(plan: Plan, progress: Progress): UserError {
  const failed = failure(progress);
  const said = (failed?.output ?? progress.plain.join("\n")).trim();
  const known = failed === undefined ? undefined : (missingPlatform(failed, plan) ?? pushFailure(failed));
  if (known !== undefined) return known;
  const missing = /(?<image>\S+): not found/.exec(progress.plain.join("\n"))?.groups?.["image"];
  if (
    failed === undefined &&
    missing !== undefined &&
    plan.bases.some(({ reference }) => missing.includes(reference.split(":")[0] ?? ""))
  ) {
    return new UserError(
      "base-image-missing",
      `there is no image ${missing}`,
      "Set go-version or alpine-version to one that exists.",
    );
  }
  const step = failed === undefined ? undefined : stepName(failed.name);
  const engine = failed?.error ?? said;
  if (testsFailed(progress)) {
    const output = (stepCalled(progress, "test")?.output ?? said).trim();
    return testFailure({ engine, output }, plan);
  }
  const compiler = firstCompilerError(said, plan);
  const last = lastWord(said);
  return new UserError(
    "build-failed",
    compiler === undefined
      ? `${step ?? "the build"} failed: ${last || (failed?.error ?? progress.plain.at(-1) ?? "no reason was given")}`
      : compiler.message,
    hint(said),
    {
      cause: { engine, output: failed === undefined ? "" : said } satisfies BuildCause,
      ...(compiler?.place === undefined ? {} : { place: compiler.place }),
    },
  );
}

/** The last line that is not indented: below it stands what the go command advises. Of a sum it advises beside it, too. */
function lastWord(said: string): string {
  const lines = said.split("\n");
  const sum = lines.find((line) => line.endsWith(": checksum mismatch"));
  return (sum ?? lines.findLast((line) => /^\S/.test(line)) ?? lines.at(-1) ?? "").trim().replace(/:$/, "");
}

/** Whether the tests ran to their end, and not all of them passed. */
export function testsFailed(progress: Progress): boolean {
  const failed = failure(progress);
  return failed !== undefined && stepName(failed.name) === "judge the tests";
}

/** What the kernel, the engine and the programs in a step say when the engine's state is full. */
export const noSpace = /no space left on device/i;

/** Whether a build failed because the engine's state is full, whatever the failing step made of it. */
export function isFull(error: unknown): boolean {
  const { engine, output } = causeOf(error);
  return noSpace.test(engine) || noSpace.test(output);
}

/** Of an error that is none of `buildFailure`, nothing. */
export function causeOf(error: unknown): BuildCause {
  const cause = error instanceof UserError ? (error.cause as Partial<BuildCause> | undefined) : undefined;
  return { engine: cause?.engine ?? "", output: cause?.output ?? "" };
}

/** A base image that exists, and not for one of the platforms. BuildKit names the platform where there are several. */
function missingPlatform(
  { name, error }: { readonly name: string; readonly error: string },
  { platforms }: Pick<Plan, "platforms">,
): UserError | undefined {
  const { platform = platforms[0] ?? "", image } =
    /(?:(?<platform>linux\/\S+) )?internal\] load metadata for (?:docker\.io\/library\/)?(?<image>[^@\s]+)/.exec(name)
      ?.groups ?? {};
  if (image === undefined || !error.includes("no match for platform")) return undefined;
  return new UserError(
    "base-image-missing",
    `${image} does not exist for ${platform}`,
    "Leave the platform out, or choose another alpine-version.",
  );
}

/** BuildKit has tried several times by then. Blobs that have arrived already carry no tag. */
function pushFailure({ error }: { readonly error: string }): UserError | undefined {
  const { image, why } = /failed to push (?<image>\S+?): (?<why>.+)/s.exec(error)?.groups ?? {};
  if (image === undefined || why === undefined) return undefined;
  return new UserError(
    "registry-unavailable",
    `${image} could not be pushed: ${why.trim().split("\n")[0] ?? ""}`,
    /denied|unauthorized|forbidden|authoriz|40[13]/i.test(why)
      ? "The credentials must be allowed to write this image; on GitHub the job needs the permission packages: write."
      : "No tag was set. Run again.",
  );
}

/** `message` is `file:line: what is wrong`; `place` is undefined in files that are not the repository's. */
type Found = { readonly place: Place | undefined; readonly message: string };

/**
 * The first `file.go:line:column: message`. The go command names files relative to the module's directory or, where that
 * is shorter, from the root; the context is mounted at /src.
 */
export function firstCompilerError(
  output: string,
  { context, workdir }: Pick<Plan, "context" | "workdir">,
): Found | undefined {
  for (const row of output.split("\n")) {
    const match =
      /^(?:vet: )?(?<file>[^\s:][^:]*\.(?:go|mod|work|s|c|h)):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+)$/.exec(
        row.trim(),
      )?.groups;
    if (match === undefined) continue;
    const path = posix.resolve("/src", workdir, match["file"] ?? "");
    const own = path.startsWith("/src/");
    const file = own ? posix.join(context, path.slice("/src/".length)) : path.replace(/^\/go\/pkg\/mod\//, "");
    const line = Number(match["line"]);
    const column = match["column"] === undefined ? {} : { column: Number(match["column"]) };
    return {
      place: own ? { file, line, ...column } : undefined,
      // What the go command would have somebody do stands on the next line.
      message: `${file}:${line}: ${(match["message"] ?? "").replace(/; to add it:$/, "")}`,
    };
  }
  return undefined;
}

function testFailure(cause: BuildCause, plan: Plan): UserError {
  const { output } = cause;
  const tests = [...output.matchAll(/^--- FAIL: (?<name>\S+)/gm)].map(({ groups }) => groups?.["name"] ?? "");
  const compiler = firstCompilerError(output, plan);
  const place = tests.length > 0 ? testPlace(output, plan) : compiler?.place;
  const said = tests.length === 0 ? compiler?.message : undefined;
  const names = tests.slice(0, 3).join(", ") + (tests.length > 3 ? ` and ${tests.length - 3} more` : "");
  const message =
    names !== ""
      ? `${tests.length === 1 ? "a test fails" : "tests fail"}: ${names}`
      : (said ?? `the tests fail: ${output.split("\n").at(-1) ?? ""}`);
  return new UserError(
    "test-failed",
    message,
    "Nothing was published. The output of the tests is above; test: false builds without them.",
    { cause, ...(place === undefined ? {} : { place }) },
  );
}

/** `file_test.go:12: said` stands below its test and names no directory: that comes with the package's own FAIL line. */
function testPlace(output: string, plan: Plan): Place | undefined {
  const said = /^\s+(?<file>[^\s/:]+_test\.go):(?<line>\d+): /m.exec(output)?.groups;
  const path = /^FAIL\t(?<path>\S+)/m.exec(output)?.groups?.["path"];
  const [module] = plan.programs
    .map((program) => program.module)
    .filter((one) => `${path ?? ""}/`.startsWith(`${one.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  if (said === undefined || path === undefined || module === undefined) return undefined;
  return {
    file: posix.join(module.directory, path.slice(module.path.length + 1), said["file"] ?? ""),
    line: Number(said["line"]),
  };
}

/** What usually helps, by what was said. */
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /x509: certificate signed by unknown authority/,
    "A proxy with certificates of its own? Point SSL_CERT_FILE at the host's bundle.",
  ],
  [/requires go >= (?<version>[0-9.]+)/, "The module asks for a newer Go than the image has: set go-version."],
  [
    /terminal prompts disabled|could not read Username|Permission denied \(publickey\)/,
    "A private module? See docs/private-modules.md: GOPRIVATE with netrc or ssh.",
  ],
  [
    /missing go\.sum entry|updates to go\.mod needed|no required module provides package/,
    "Run go mod tidy and commit go.mod and go.sum.",
  ],
  [
    /: checksum mismatch$/m,
    "It is not what go.sum vouches for: a tag that was moved, a proxy, or an attack. Know which before go.sum is changed.",
  ],
  [/inconsistent vendoring/, "Run go mod vendor and commit the vendor directory."],
  [/pattern .*: no matching files found/, "An embedded file is missing: build or generate it before this step."],
  [
    /failed to detect docker features|connect to the docker API/,
    "--load needs a Docker daemon on this machine; --output DIR writes the image as files.",
  ],
  [noSpace, "The engine's disk is full: docker buildx prune frees it."],
];

function hint(output: string): string {
  return hints.find(([said]) => said.test(output))?.[1] ?? "The whole output is above.";
}
