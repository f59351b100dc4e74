import { planContext } from "../../src/plan/context.ts";
import { failureOf } from "../failure.ts";

type Asked = {
  context?: string;
  workdir?: string;
  directory?: string;
  files?: readonly string[];
  embedded?: readonly string[];
};

/** The plan for a module, with files as `SOURCE:DESTINATION`. */
function plan({ context = ".", workdir = ".", directory = ".", files = [], embedded = [] }: Asked, readsAll = false) {
  const wanted = files.map((file) => {
    const [source = "", destination = ""] = file.split(":");
    return { source, destination };
  });
  return planContext({ directory, files: wanted }, { context, workdir }, { embedded, readsAll });
}

test.each<[string, Asked, object]>([
  ["a module at the root", {}, { context: ".", workdir: ".", sent: { all: false, besides: [] } }],
  [
    "a module in a directory is sent alone",
    { context: "services/api", directory: "services/api" },
    { context: "services/api", workdir: "." },
  ],
  [
    "a module that needs its neighbours",
    { context: ".", workdir: "services/api" },
    { context: ".", workdir: "services/api" },
  ],
  [
    "a file beside the module is read from there",
    { context: "api", directory: "api", files: ["config.yaml:/etc/config.yaml"] },
    { context: "api", workdir: ".", files: [{ source: "config.yaml", destination: "/etc/config.yaml" }] },
  ],
  [
    "a directory below the module",
    { context: "api", directory: "api", files: ["web/dist:/web"] },
    {
      context: "api",
      files: [{ source: "web/dist", destination: "/web" }],
      sent: { all: false, besides: ["web/dist"] },
    },
  ],
  [
    "the directory of the module itself makes what is above it the context",
    { context: "api", directory: "api", files: [".:/app"] },
    {
      context: ".",
      workdir: "api",
      files: [{ source: "api", destination: "/app" }],
      sent: { all: false, besides: ["api"] },
    },
  ],
  [
    "the whole repository as a file sends everything",
    { files: [".:/app"] },
    { context: ".", files: [{ source: ".", destination: "/app" }], sent: { all: true, besides: [] } },
  ],
  [
    "a file of the working directory, which lies above the module",
    { context: "services/api", directory: "services", files: ["shared/x:/x"] },
    { context: "services", workdir: "api", files: [{ source: "shared/x", destination: "/x" }] },
  ],
  [
    "directories that only begin alike have nothing in common",
    { context: "api", directory: ".", files: ["api-docs/x:/x"] },
    { context: ".", workdir: "api", files: [{ source: "api-docs/x", destination: "/x" }] },
  ],
  [
    "embedded files are named from the context, sorted, each once",
    { context: "api", embedded: ["api/web", "api/a.txt", "api/web"] },
    { sent: { all: false, besides: ["a.txt", "web"] } },
  ],
])("%s", (_sentence, asked, expected) => expect(plan(asked)).toMatchObject(expected));

test("tests and generators may read everything", () => {
  expect(plan({ embedded: ["x"] }, true).sent).toEqual({ all: true, besides: ["x"] });
});

test("a file outside the repository is an error", () => {
  expect(failureOf(() => plan({ directory: "api", files: ["../../x:/x"] })).code).toBe("invalid-input");
});
