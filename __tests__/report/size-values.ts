import { readBinary } from "../../src/size/binary.ts";
import { imageReader } from "../../src/execute/read-image.ts";
import { type SizeReport, type Subject, sizeReport } from "../../src/size/report.ts";
import { type MadeFunction, goBytes, runtime } from "../size/go-bytes.ts";
import { type MadeFile, type Store, putImage, putIndex, storeBlobs } from "../size/layout-bytes.ts";

export type MadeProgram = {
  readonly functions?: readonly MadeFunction[];
  readonly deps?: readonly string[];
  readonly settings?: readonly string[];
};

/** Large enough to be taken apart inside an image. */
const body = Array.from({ length: 3000 }, (_, at) => ({ name: `example.com/api/internal/x.f${at}`, code: 64 }));

export function programBytes({ functions = [], deps = [], settings = [] }: MadeProgram): Buffer {
  const lines = [
    "path\texample.com/api",
    "mod\texample.com/api\tv1.0.0\t",
    ...deps.map((dep) => `dep\t${dep}`),
    ...settings.map((one) => `build\t${one}`),
  ];
  return goBytes({ functions: [...runtime, ...body, ...functions], modules: lines.join("\n") });
}

export function programSubject(program: MadeProgram = {}, name = "api"): Subject {
  return { kind: "binary", name, binary: readBinary(programBytes(program), name) };
}

/** An image with a base, a package and a program, for amd64 and arm64. */
export async function imageSubject(
  program: MadeProgram = {},
  files: readonly MadeFile[] = [],
  attestation?: number,
): Promise<Subject> {
  const store: Store = new Map();
  const base = [
    { name: "etc/alpine-release", content: "3.24.0\n" },
    { name: "lib/apk/db/installed", content: "P:musl\nV:1.2.5-r20\nA:x86_64\nL:MIT\nI:4096\nF:lib\nR:ld.so\n" },
    { name: "lib/ld.so", content: "m".repeat(4000) },
  ];
  const layers = [
    base,
    [{ name: "etc/passwd", content: "root" }, ...files],
    [{ name: "usr/local/bin/api", content: programBytes(program) }],
  ];
  const images = [];
  for (const platform of ["linux/amd64", "linux/arm64"])
    images.push(
      await putImage(store, {
        compress: false,
        platform,
        layers,
        createdBy: ["ADD alpine", "COPY /out/ /", "COPY api /"],
      }),
    );
  const digest = putIndex(store, images, attestation);
  return { kind: "image", name: "ghcr.io/o/api", ...(await imageReader()(digest, storeBlobs(store), "image")) };
}

export async function imageReport(
  before: MadeProgram,
  after: MadeProgram,
  files: readonly MadeFile[] = [],
): Promise<SizeReport> {
  return sizeReport(await imageSubject(after, files), await imageSubject(before));
}

const sum = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
/** A program of which modules were replaced, by a directory and by a fork. */
export const withReplacements: MadeProgram = {
  deps: [
    `a.org/m\tv1.1.0+incompatible\t${sum}`,
    "b.org/n\tv1.0.0\n=>\t./local\t(devel)\t",
    `c.org/o\tv1.0.0\n=>\td.org/fork\tv2.0.0\t${sum}`,
  ],
};
