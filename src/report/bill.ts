import type { BinarySize } from "../size/binary.ts";
import type { Module } from "../size/module-info.ts";
import type { SizeReport } from "../size/report.ts";

/** A part of a bill of materials. */
export type BillPart = {
  readonly kind: "go-module" | "go" | "apk" | "os" | "program";
  readonly name: string;
  readonly version: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string;
  /** SHA-256 in hex, of the tree that go.sum names (h1); empty where there is none. */
  readonly sha256: string;
  /** As Alpine says it; empty where nothing is known. */
  readonly license: string;
};

export type Bill = {
  readonly name: string;
  readonly version: string;
  /** Of the image; empty for a program. */
  readonly digest: string;
  readonly purl: string;
  /** Sorted by purl, each once. */
  readonly parts: readonly BillPart[];
};

/** What a program or an image is made of, by what it says itself: modules from its programs, packages from Alpine's database. */
export function billOf({ subject }: SizeReport): Bill {
  const programs =
    subject.kind === "binary"
      ? [subject.binary]
      : subject.platforms.flatMap((image) => image.programs.map(({ binary }) => binary));
  const images = subject.kind === "image" ? subject.platforms : [];
  const apk = images.flatMap((image) => image.apk.map((one) => apkPart(one, image.alpine)));
  const system = images.flatMap(({ alpine }) => (alpine === "" ? [] : [systemPart(alpine)]));
  const [main] = programs;
  const parts = new Map([...programs.flatMap(programParts), ...system, ...apk].map((part) => [part.purl, part]));
  return {
    name: subject.kind === "binary" ? (main?.info?.path ?? baseName(subject.name)) : baseName(subject.name),
    version: main?.info?.main?.version ?? "",
    digest: subject.kind === "image" ? subject.digest : "",
    purl: main?.info?.main === undefined ? "" : modulePurl(main.info.main),
    parts: [...parts.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

/** Of a path: where something lay when it was measured is nobody's business. */
function baseName(path: string): string {
  return path.slice(path.replace(/\/+$/, "").lastIndexOf("/") + 1).replace(/\/+$/, "");
}

function programParts({ info }: BinarySize): readonly BillPart[] {
  if (info === undefined) return [];
  const version = info.go.replace(/^go/, "").split(" ")[0] ?? "";
  const std = {
    kind: "go",
    name: "stdlib",
    version,
    purl: `pkg:golang/stdlib@${encoded(version)}`,
    sha256: "",
    license: "BSD-3-Clause",
  } as const;
  return [std, ...[...(info.main === undefined ? [] : [info.main]), ...info.modules].map(modulePart)];
}

/** After a `replace` the replacement is what was linked; a directory has the name of what it stands in for. */
function modulePart(module: Module): BillPart {
  const by = module.replacedBy;
  const linked =
    by === undefined || /^[./]/.test(by.path)
      ? { ...module, ...(by === undefined ? {} : { version: "", sum: "" }) }
      : by;
  return {
    kind: "go-module",
    name: linked.path,
    version: linked.version,
    purl: modulePurl(linked),
    sha256: hashOf(linked.sum),
    license: "",
  };
}

function modulePurl({ path, version }: { readonly path: string; readonly version: string }): string {
  const known = version !== "" && version !== "(devel)";
  return `pkg:golang/${path.split("/").map(encoded).join("/")}${known ? `@${encoded(version)}` : ""}`;
}

function apkPart(
  {
    name,
    version,
    architecture,
    license,
  }: { readonly name: string; readonly version: string; readonly architecture: string; readonly license: string },
  alpine: string,
): BillPart {
  const qualifiers = [
    ...(architecture === "" ? [] : [`arch=${encoded(architecture)}`]),
    ...(alpine === "" ? [] : [`distro=alpine-${encoded(alpine)}`]),
  ];
  const purl = `pkg:apk/alpine/${encoded(name)}@${encoded(version)}${qualifiers.length > 0 ? `?${qualifiers.join("&")}` : ""}`;
  return { kind: "apk", name, version, purl, sha256: "", license };
}

function systemPart(alpine: string): BillPart {
  return {
    kind: "os",
    name: "alpine",
    version: alpine,
    purl: `pkg:generic/alpine@${encoded(alpine)}`,
    sha256: "",
    license: "",
  };
}

/** `h1:` and 44 letters of base64: a SHA-256 over the hashes of the module's files (https://go.dev/ref/mod#go-sum-files). */
function hashOf(sum: string): string {
  return /^h1:[A-Za-z0-9+/]{43}=$/.test(sum) ? Buffer.from(sum.slice(3), "base64").toString("hex") : "";
}

/** Percent-encoding as purls want it: a colon stays. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("%3A", ":");
}
