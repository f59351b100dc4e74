import { type Facts } from "../../src/plan/decide.ts";
import { planBaseline } from "../../src/plan/baseline.ts";
import { planImages } from "../../src/plan/images.ts";
import type { Program } from "../../src/plan/program.ts";
import { planSizeReport } from "../../src/plan/size-report.ts";
import { tagsFor } from "../../src/plan/tags.ts";
import type { Predecessor } from "../../src/predecessor.ts";
import { parseSettings } from "../../src/settings.ts";
import { parseTrigger } from "../../src/trigger.ts";

const commit = { revision: "0123456789abcdef0123456789abcdef01234567", seconds: 1_772_356_830 };
const before = "b".repeat(40);
const history = { tags: ["v1.2.0", "v1.3.0", "v1.4.0-rc.1", "v1.4.0", "api/v0.9.0"], reachable: [], complete: true };
const programs: readonly Program[] = ["api", "worker"].map((name) => ({
  name,
  package: `./cmd/${name}`,
  directory: `cmd/${name}`,
  module: { path: "example.com/shop", directory: "." },
  because: "it was asked for",
}));
const pushed: Predecessor = {
  commits: { kind: "push", before },
  branch: { name: "main", isDefault: true },
  labels: [],
};

function facts(trigger: string, inputs: Readonly<Record<string, string>> = {}, predecessor = pushed) {
  return {
    settings: parseSettings({ image: "ghcr.io/o/{command}", ...inputs }),
    trigger: parseTrigger(trigger, commit, "main"),
    repository: { history, origin: undefined, changed: false },
    predecessor,
    defaultImage: undefined,
    defaultDevImage: undefined,
    caches: { store: "the Actions cache", machine: "amd64" },
  } as unknown as Facts;
}

function baseline(...given: Parameters<typeof facts>) {
  const all = facts(...given);
  const tags = tagsFor(all.trigger, history, programs[0]!.module, all.settings.imageTags);
  const images = planImages(all.settings, programs, tags, all);
  return planBaseline(
    all,
    programs,
    tags,
    images.map((image) => ({ ...image, target: `image-${image.programs.join("-")}` })),
  );
}

test("a push is compared with the one before, and where that was never built with what the branch's tag is", () => {
  expect(baseline("branch:main")).toEqual({
    revision: before,
    named: null,
    because: "the push before",
    branchTag: "main",
    repositories: {
      "image-api": ["ghcr.io/o/api", "ghcr.io/o/api-dev"],
      "image-worker": ["ghcr.io/o/worker", "ghcr.io/o/worker-dev"],
    },
    records: {
      keys: {
        "image-api": expect.stringMatching(/^go-alpine-build-size-1-[0-9a-f]{16}-$/),
        "image-worker": expect.stringMatching(/^go-alpine-build-size-1-[0-9a-f]{16}-$/),
      },
      save: true,
      because: "later runs compare with this commit",
    },
    rebuild: false,
  });
});

test("a pull request to another branch than the default one looks at that branch's development tag", () => {
  const predecessor: Predecessor = {
    commits: { kind: "pull-request", built: commit.revision, merge: undefined, mergeBase: before },
    branch: { name: "release/1.x", isDefault: false },
    labels: [],
  };
  expect(baseline("pull-request:7", {}, predecessor)).toMatchObject({
    revision: before,
    because: "merge base",
    branchTag: expect.stringMatching(/^dev-release-1\.x/) as string,
  });
});

test.each<[string, string, Readonly<Record<string, string>>, string | null]>([
  ["a release is compared with the release before", "release:v1.4.0", {}, "v1.3.0"],
  ["a back-port is compared with what came before it", "release:v1.2.1", {}, "v1.2.0"],
  ["a pre-release may be compared with one", "release:v1.4.0-rc.2", {}, "v1.4.0-rc.1"],
  ["a first release is compared with nothing", "release:v1.0.0", {}, null],
  ["what is named wins", "release:v1.4.0", { baseline: "v1.2.0" }, "v1.2.0"],
])("%s", (_sentence, trigger, inputs, named) => {
  expect(baseline(trigger, inputs)).toMatchObject({ revision: null, named, branchTag: null });
});

test("images without a registry have nothing to be compared with", () => {
  expect(baseline("branch:main", { image: "{command}" }).repositories).toEqual({ "image-api": [], "image-worker": [] });
});

const pulled: Predecessor = {
  commits: { kind: "pull-request", built: commit.revision, merge: undefined, mergeBase: before },
  branch: { name: "main", isDefault: true },
  labels: [],
};

test("a pull request finds the records that branches left, whatever their image is called, and leaves none", () => {
  const [pushes, pull] = [baseline("branch:main").records, baseline("pull-request:7", {}, pulled).records];
  const topic = baseline("branch:topic").records;
  expect([pull.keys, topic.keys]).toEqual([pushes.keys, pushes.keys]);
  expect(new Set(Object.values(pushes.keys)).size).toBe(2);
  expect([pushes.save, topic.save, pull.save]).toEqual([true, true, false]);
  expect(baseline("fork:7", {}, pulled).records).toEqual(pull);
});

test.each<[string, string, Readonly<Record<string, string>>, boolean, boolean]>([
  ["with cache: off records are neither read nor left", "branch:main", { cache: "off" }, false, false],
  ["with cache: read they are read only", "branch:main", { cache: "read" }, true, false],
  ["a release leaves none", "release:v1.4.0", {}, true, false],
])("%s", (_sentence, trigger, inputs, read, save) => {
  const { records } = baseline(trigger, inputs);
  expect([Object.keys(records.keys).length > 0, records.save]).toEqual([read, save]);
});

test.each<[string, string, boolean]>([
  ["a pull request may build what it is compared with", "pull-request:7", true],
  ["a release has no commit to build", "release:v1.4.0", false],
])("%s", (_sentence, trigger, rebuild) =>
  expect(baseline(trigger, { baseline: "rebuild" }, pulled)).toMatchObject({ rebuild }),
);

const report = (...given: Parameters<typeof facts>) => planSizeReport(facts(...given));

test.each<[string, boolean, string, Readonly<Record<string, string>>]>([
  ["CI measures what it builds", true, "branch:main", {}],
  ["a laptop does not", false, "local", {}],
  ["a laptop does where it is asked for", true, "local", { "size-report": "always" }],
  ["a laptop does where a budget asks for it", true, "local", { "max-size": "1MB" }],
  ["a laptop does where something is named to compare with", true, "local", { baseline: "main" }],
  ["nobody measures where it is off", false, "branch:main", { "size-report": "off" }],
])("%s", (_sentence, measure, trigger, inputs) => expect(report(trigger, inputs).measure).toBe(measure));

test("growth is judged where somebody can allow it: what was allowed must not fail the branch afterwards", () => {
  const increase = { percent: 5, bytes: null };
  const inputs = { "fail-on-increase": "5%", "max-size": "1MB" };
  expect(report("pull-request:7", inputs)).toMatchObject({ increase, maxSize: 1_000_000 });
  expect(report("branch:main", inputs)).toMatchObject({ increase: null, maxSize: 1_000_000 });
  expect(report("branch:main", { ...inputs, baseline: "v1.3.0" })).toMatchObject({ increase });
});

test("only the label that was agreed upon is a waiver", () => {
  const labelled = (label: string) => report("pull-request:7", {}, { ...pushed, labels: ["bug", label] }).waiver;
  expect([labelled("size-increase-ok"), labelled("size-ok")]).toEqual(["size-increase-ok", null]);
});
