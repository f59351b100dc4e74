import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { parseArguments } from "../../src/cli/arguments.ts";
import { imageReference } from "../../src/execute/measure-subject.ts";
import { helpText } from "../../src/cli/help.ts";
import { sizeText } from "../../src/cli/size.ts";
import { type SizeFormat, sizeFormats, sizeOptions } from "../../src/cli/size-arguments.ts";
import type { SizeReport } from "../../src/size/report.ts";
import { root } from "../e2e/cli.ts";
import { failureOf, failureOfAsync } from "../failure.ts";
import { programBytes } from "../report/size-values.ts";
import { type Store, putImage, putIndex, writeLayout } from "../size/layout-bytes.ts";
import { temporaryDirectory } from "../temporary.ts";

async function* inParts(parts: readonly Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part);
}

const size = (subject: string, compare?: string, format: SizeFormat = "text", platform?: string) =>
  sizeText({ kind: "size", subject, compare, platform, format }, registry());
/** A registry with one image, under the tag v1. */
function registry(store: Store = new Map(), digest = "") {
  const manifest = (_name: string, reference: string) => {
    const found = reference === "v1" ? digest : reference;
    const bytes = store.get(found);
    return Promise.resolve(bytes === undefined ? undefined : { digest: found, mediaType: "", bytes, json: {} });
  };
  const stream = (_name: string, wanted: string) => {
    const bytes = store.get(wanted);
    if (bytes === undefined) return Promise.reject(new Error(`there is no ${wanted}`));
    const half = Math.ceil(bytes.length / 2);
    return Promise.resolve(inParts([bytes.subarray(0, half), bytes.subarray(half)]));
  };
  return { manifest, stream };
}

const before = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const after = { functions: [{ name: "a.org/m.F", code: 9000 }], deps: ["a.org/m\tv1.1.0\t"] };

async function layout(directory: string, program: Buffer): Promise<void> {
  const store: Store = new Map();
  const layers = [
    [{ name: "etc/alpine-release", content: "3.24.0\n" }],
    [{ name: "usr/local/bin/api", content: program }],
  ];
  await writeLayout(directory, store, putIndex(store, [await putImage(store, { layers })], 700));
}

test.each<[string, readonly string[], object]>([
  ["a program alone", ["./api"], { subject: "./api", compare: undefined, format: "text" }],
  ["two of them", ["./api", "--compare", "./old", "--json"], { compare: "./old", format: "json" }],
  ["a format", ["./api", "--format=svg"], { format: "svg" }],
  ["a platform", ["./layout", "--platform", "linux/arm64"], { platform: "linux/arm64" }],
])("size reads %s", (_sentence, words, expected) => {
  expect(parseArguments(["size", ...words])).toMatchObject({ kind: "size", ...expected });
});

test.each<[string, readonly string[]]>([
  ["nothing", []],
  ["two programs without --compare", ["a", "b"]],
  ["an unknown option", ["a", "--push"]],
  ["an unknown format", ["a", "--format", "pdf"]],
  ["two formats", ["a", "--json", "--format", "svg"]],
])("size refuses %s", (_sentence, words) => {
  expect(failureOf(() => parseArguments(["size", ...words])).code).toBe("invalid-command-line");
});

test("its help names each option, and no input of a build", () => {
  expect(parseArguments(["size", "--help"])).toEqual({ kind: "help", command: "size" });
  for (const name of Object.keys(sizeOptions)) expect(helpText("size")).toContain(`--${name}`);
  expect(helpText("size")).not.toContain("--image");
  expect(helpText(undefined)).toContain("size BINARY|OCI-LAYOUT|REFERENCE");
});

test("every format is made of a program and of an image, and JSON is as its schema says", async () => {
  await using directory = await temporaryDirectory();
  const [one, two, image, old] = ["one", "two", "image", "old"].map((name) => join(directory.path, name)) as [
    string,
    string,
    string,
    string,
  ];
  await writeFile(one, programBytes(before));
  await writeFile(two, programBytes(after));
  await layout(image, programBytes(after));
  await layout(old, programBytes(before));
  const starts: Readonly<Record<SizeFormat, string>> = {
    text: directory.path,
    json: "{",
    markdown: "### ",
    html: "<!doctype html>",
    svg: "<svg ",
    cyclonedx: "{",
    spdx: "{",
  };
  for (const format of sizeFormats)
    for (const subject of [two, image])
      expect((await size(subject, undefined, format)).startsWith(starts[format])).toBe(true);
  const schema = JSON.parse(readFileSync(join(root, "docs/size.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
  for (const [subject, base] of [[one], [image], [two, one], [image, old]] as const) {
    validate(JSON.parse(await size(subject, base, "json")));
    expect(validate.errors).toBeNull();
  }
}, 60_000);

test("an image in a registry gives the same report as in a layout", async () => {
  await using directory = await temporaryDirectory();
  const store: Store = new Map();
  const layers = [
    [{ name: "etc/alpine-release", content: "3.24.0\n" }],
    [{ name: "usr/local/bin/api", content: programBytes(before) }],
  ];
  const digest = putIndex(store, [await putImage(store, { layers })], 700);
  await writeLayout(directory.path, store, digest);
  const words = { kind: "size", compare: undefined, platform: undefined, format: "json" } as const;
  const report = JSON.parse(
    await sizeText({ ...words, subject: "ghcr.io/acme/api:v1" }, registry(store, digest)),
  ) as SizeReport;
  const local = JSON.parse(await sizeText({ ...words, subject: directory.path }, registry())) as SizeReport;
  expect(report).toEqual({ ...local, subject: { ...local.subject, name: "ghcr.io/acme/api:v1" } });
});

test("a bare tag to compare with is of the same image", async () => {
  const store: Store = new Map();
  const digest = putIndex(store, [await putImage(store, { layers: [[{ name: "a", content: "b" }]] })]);
  const words = { kind: "size", platform: undefined, format: "text" } as const;
  const text = await sizeText(
    { ...words, subject: `ghcr.io/acme/api@${digest}`, compare: "v1" },
    registry(store, digest),
  );
  expect(text).toContain("compared with ghcr.io/acme/api:v1");
});

test.each([
  ["ghcr.io/o/app:v1", "ghcr.io/o/app", "v1"],
  ["localhost:5000/o/app", "localhost:5000/o/app", "latest"],
  [`o/app:v1@sha256:${"a".repeat(64)}`, "o/app", `sha256:${"a".repeat(64)}`],
])("%s is read as name and reference", (word, name, reference) =>
  expect(imageReference(word)).toEqual({ name, reference }),
);

test("what changed between two images is told", async () => {
  await using directory = await temporaryDirectory();
  await layout(join(directory.path, "old"), programBytes(before));
  await layout(join(directory.path, "new"), programBytes(after));
  const text = await size(join(directory.path, "new"), join(directory.path, "old"));
  expect(text).toContain("a.org/m v1.0.0 → v1.1.0");
});

test("a program and an image are not compared", async () => {
  await using directory = await temporaryDirectory();
  await layout(join(directory.path, "layout"), programBytes(before));
  await writeFile(join(directory.path, "program"), programBytes(before));
  const error = await failureOfAsync(size(join(directory.path, "program"), join(directory.path, "layout")));
  expect(error.code).toBe("invalid-input");
});

test("a directory without a layout, a file that is no program and a name of nothing are told apart", async () => {
  await using directory = await temporaryDirectory();
  await writeFile(join(directory.path, "text"), "hello");
  expect((await failureOfAsync(size(directory.path))).code).toBe("unreadable-image");
  expect((await failureOfAsync(size(join(directory.path, "text")))).code).toBe("unreadable-binary");
  expect((await failureOfAsync(size("ghcr.io/acme/api:v2"))).message).toContain("holds no ghcr.io/acme/api:v2");
  expect((await failureOfAsync(size("api"))).message).toContain("no file and no directory api");
});

test("a layout with a second image, a missing blob or a broken index is told", async () => {
  await using directory = await temporaryDirectory();
  await layout(directory.path, programBytes(before));
  const index = join(directory.path, "index.json");
  const missing = `{"manifests":[{"digest":"sha256:${"a".repeat(64)}","size":1}]}`;
  const several = `{"manifests":[{"digest":"sha256:${"a".repeat(64)}"},{"digest":"sha256:${"b".repeat(64)}"}]}`;
  for (const text of [missing, several, "{", "{}"]) {
    await writeFile(index, text);
    expect((await failureOfAsync(size(directory.path))).code).toBe("unreadable-image");
  }
});
