import type { Plan, PlannedImage } from "../src/plan/plan.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A small, whole plan: one program for two platforms, released as v1.4.2. */
export function planValue(changes: Partial<Plan> = {}): Plan {
  return {
    schema: 1,
    programs: [
      {
        name: "app",
        package: "./cmd/app",
        directory: "cmd/app",
        module: { path: "example.com/app", directory: "." },
        because: "it is the only program",
      },
    ],
    go: { version: "1.26.8", from: "go.mod" },
    images: [imageValue()],
    version: { value: "v1.4.2", image: "v1.4.2", stamp: ["main.version"] },
    revision: "0123456789abcdef0123456789abcdef01234567",
    caches: {
      scope: "trusted",
      place: "trusted",
      because: "the code is in the repository",
      entries: [],
      saving: { save: false, because: "there is no place to keep caches in" },
      exports: "",
    },
    publish: { push: true, because: "v1.4.2 is a release" },
    platforms: ["linux/amd64", "linux/arm64"],
    context: ".",
    workdir: ".",
    dockerfile: "FROM scratch\n",
    dockerignore: "*\n",
    bases: [
      { role: "build", reference: "golang:1.26.8-alpine3.24", digest: digest("a") },
      { role: "runtime", reference: "alpine:3.24", digest: digest("b") },
    ],
    arguments: { VERSION: "v1.4.2" },
    created: 1_772_356_830,
    link: "off",
    test: false,
    race: false,
    sizeReport: {
      measure: true,
      because: "CI builds the images",
      maxSize: null,
      increase: null,
      ignoreBelow: 1024,
      strictBaseline: false,
      waiver: null,
      sbom: "off",
    },
    baseline: {
      revision: null,
      named: "v1.4.1",
      because: "the release before",
      branchTag: null,
      repositories: { "image-app": ["ghcr.io/o/app", "ghcr.io/o/app-dev"] },
      records: { keys: {}, save: false, because: "there is no place to keep records in" },
      rebuild: false,
    },
    secrets: [],
    ssh: false,
    notes: [],
    ...changes,
  };
}

/** The image of `planValue`. */
export function imageValue(changes: Partial<PlannedImage> = {}): PlannedImage {
  return {
    name: "ghcr.io/o/app",
    programs: ["app"],
    tags: ["v1.4.2", "v1"],
    references: ["ghcr.io/o/app:v1.4.2", "ghcr.io/o/app:v1"],
    development: false,
    floating: { v1: "line" },
    target: "image-app",
    identity: "v1.4.2",
    inputs: null,
    renews: null,
    published: null,
    labels: { "org.opencontainers.image.version": "v1.4.2" },
    annotations: { "org.opencontainers.image.version": "v1.4.2" },
    ...changes,
  };
}
