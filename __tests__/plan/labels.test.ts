import { planLabels } from "../../src/plan/labels.ts";
import type { Program } from "../../src/plan/program.ts";
import { parseSettings } from "../../src/settings.ts";
import { type Trigger, release } from "../../src/trigger.ts";

const commit = { revision: "abcdef1234567890abcdef1234567890abcdef12", seconds: 1_772_356_830 };
const programs = ["api", "worker"].map((name): Program => ({
  name,
  package: ".",
  directory: ".",
  module: { path: "example.com/app", directory: "." },
  because: "",
}));
const digest = `sha256:${"a".repeat(64)}`;

type Asked = {
  readonly trigger?: Trigger;
  readonly origin?: string;
  readonly base?: string;
  readonly runtime?: "alpine" | "scratch";
  readonly labels?: string;
  readonly annotations?: string;
  readonly license?: string | undefined;
  readonly programs?: readonly Program[];
};

const short = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key.replace("org.opencontainers.image.", ""), value]),
  );

/** Labels and annotations, with the common prefix of their keys left out. */
function both({
  trigger = release("v1.4.2", commit),
  origin = "https://github.com/o/app.git",
  base = `alpine:3.24@${digest}`,
  license,
  programs: chosen = programs,
  ...inputs
}: Asked = {}) {
  const { labels, annotations } = planLabels(
    {
      trigger,
      repository: { origin },
      project: { license },
      settings: parseSettings(inputs),
    },
    "v1.4.2",
    chosen,
    base,
  );
  return { labels: short(labels), annotations: short(annotations) };
}

const labels = (asked: Asked = {}) => both(asked).labels;

test("labels and annotations say the same, and annotations what the user adds", () => {
  const { labels: config, annotations } = both({ annotations: "team=shop" });
  expect(annotations).toEqual({ ...config, team: "shop" });
});

test("the license is the module's, and that of a tool from another module is not known", () => {
  const tool = { ...programs[0]!, package: "example.org/tool/cmd/tool" };
  expect([labels({ license: "MIT" })["licenses"], labels({ license: "MIT", programs: [tool] })["licenses"]]).toEqual([
    "MIT",
    undefined,
  ]);
});

test("an image says where it comes from", () => {
  expect(labels()).toEqual({
    "base.digest": digest,
    "base.name": "docker.io/library/alpine:3.24",
    created: "2026-03-01T09:20:30Z",
    revision: commit.revision,
    source: "https://github.com/o/app",
    title: "api, worker",
    version: "v1.4.2",
  });
});

test("a local build claims no revision and no time", () => {
  const found = labels({ trigger: { kind: "local", commit } });
  expect([found["revision"], found["created"]]).toEqual([undefined, undefined]);
});

test("an empty image has no base to name", () => {
  expect(Object.keys(labels({ runtime: "scratch" })).filter((key) => key.startsWith("base"))).toEqual([]);
});

test("a base that is not pinned has no digest to name", () => {
  expect(labels({ base: "alpine:3.24" })).not.toHaveProperty("base.digest");
});

test("a label of the user's own is left to the Dockerfile", () => {
  expect(labels({ labels: "org.opencontainers.image.title=mine" })).not.toHaveProperty("title");
});

test.each([
  ["https://github.com/o/app.git", "https://github.com/o/app"],
  ["https://github.com/o/app/", "https://github.com/o/app"],
  ["http://git.example.com/o/app", "https://git.example.com/o/app"],
  ["git@github.com:o/app.git", "https://github.com/o/app"],
  ["github.com:o/app", "https://github.com/o/app"],
  ["ssh://github.com/o/app.git", "https://github.com/o/app"],
  ["ssh://git@git.example.com:2222/o/app.git", "https://git.example.com/o/app"],
  ["https://git.example.com:8443/o/app.git", "https://git.example.com:8443/o/app"],
  ["https://gitlab.com/group/sub/app.git", "https://gitlab.com/group/sub/app"],
])("the remote %s is the page %s", (origin, source) => expect(labels({ origin })["source"]).toBe(source));

test.each([
  undefined,
  "/srv/git/app.git",
  "../app.git",
  "./app",
  "file:///srv/git/app.git",
  "app",
  "C:\\work\\app",
  "host:app",
  "",
])("the remote %j is no page", (origin) => expect(labels({ origin: origin ?? "" })).not.toHaveProperty("source"));
