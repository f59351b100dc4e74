import type { History } from "../../src/repository.ts";
import { tagsFor } from "../../src/plan/tags.ts";
import { type Commit, type Trigger, release } from "../../src/trigger.ts";
import { failureOf } from "../failure.ts";

const commit: Commit = {
  revision: "abcdef1234567890abcdef1234567890abcdef12",
  seconds: Date.UTC(2026, 10, 24, 8, 30) / 1000,
};
const sha = "sha-abcdef123456";

const history: History = {
  tags: [
    "v0.9.0",
    "v1.1.8",
    "v1.2.2",
    "v1.2.3-rc.1",
    "v2.0.0-rc.1",
    "not-a-version",
    "sub/v9.0.0",
    "services/api/v0.3.0",
  ],
  reachable: ["v0.9.0", "v1.1.8", "v1.2.2", "sub/v9.0.0", "services/api/v0.3.0"],
  complete: true,
};
const branch = (name: string): Trigger => ({ kind: "branch", branch: name, isDefault: name === "main", commit });
const pullRequest: Trigger = { kind: "pull-request", number: 7, fromFork: false, commit };

const image = (...names: readonly string[]) => ({ development: false, names });
const devImage = (...names: readonly string[]) => ({ development: true, names });

test.each<[string, Trigger, object]>([
  ["a release moves its own lines", release("v1.2.3", commit), image("v1.2.3", sha, "v1.2", "v1")],
  ["a first release starts its lines", release("v3.0.0", commit), image("v3.0.0", sha, "v3.0", "v3")],
  [
    "a release of a newer major leaves the older ones alone",
    release("v2.0.0", commit),
    image("v2.0.0", sha, "v2.0", "v2"),
  ],
  ["a back-port leaves newer lines alone", release("v1.1.9", commit), image("v1.1.9", sha, "v1.1")],
  ["a run that is repeated for an old release moves nothing", release("v1.1.7", commit), image("v1.1.7", sha)],
  [
    "a run that is repeated for the newest moves its lines to itself",
    release("v1.2.2", commit),
    image("v1.2.2", sha, "v1.2", "v1"),
  ],
  ["a pre-release moves nothing", release("v1.3.0-rc.1", commit), image("v1.3.0-rc.1", sha)],
  ["a release is newer than its own pre-releases", release("v2.0.0", commit), image("v2.0.0", sha, "v2.0", "v2")],
  ["v0 has no line of its own", release("v0.10.0", commit), image("v0.10.0", sha, "v0.10")],
  [
    "the default branch gets Go's own version and its name",
    branch("main"),
    image("v1.2.3-0.20261124083000-abcdef123456", sha, "main"),
  ],
  ["another branch stays in the development image", branch("login"), devImage(sha, "dev-login")],
  ["a pull request stays in the development image", pullRequest, devImage(sha, "pr-7")],
  ["the merge queue has only the commit", { kind: "merge-queue", commit }, devImage(sha)],
  ["a local build is called dev", { kind: "local", commit }, image("dev")],
])("%s", (_sentence, trigger, tags) => expect(tagsFor(trigger, history, ".")).toMatchObject(tags));

test("a branch's slash is no slash in a tag, and two branches never share one", () => {
  const tag = (name: string) => tagsFor(branch(name), history, ".").names.at(-1);
  expect(tag("feature/login")).toMatch(/^dev-feature-login-[0-9a-f]{8}$/);
  expect(tag("feature-login")).toBe("dev-feature-login");
});

test.each(["v3", "v1.2", "v1.2.3", "latest", "sha-abcdef123456"])(
  "a default branch called %s takes no tag that says something else",
  (name) => {
    const { names } = tagsFor({ kind: "branch", branch: name, isDefault: true, commit }, history, ".");
    expect(names.at(-1)).toBe(`branch-${name}`);
  },
);

test.each(["version", "vnext", "v", "latest-stable", "shadow"])("a default branch may be called %s", (name) => {
  expect(tagsFor({ kind: "branch", branch: name, isDefault: true, commit }, history, ".").names.at(-1)).toBe(name);
});

test("nothing is ever latest", () => {
  const triggers = [release("v1.2.3", commit), branch("main"), branch("latest"), pullRequest];
  expect(triggers.flatMap((trigger) => tagsFor(trigger, history, ".").names)).not.toContain("latest");
});

test.each<[string, Trigger, string]>([
  ["a release says itself", release("v1.2.3", commit), "v1.2.3"],
  ["a branch says Go's version of the commit", branch("login"), "v1.2.3-0.20261124083000-abcdef123456"],
  ["a pull request too", pullRequest, "v1.2.3-0.20261124083000-abcdef123456"],
  ["a local build says dev, whatever the commit is", { kind: "local", commit }, "dev"],
  ["without a commit it is dev", { kind: "branch", branch: "main", isDefault: true, commit: undefined }, "dev"],
])("the program's version: %s", (_sentence, trigger, version) =>
  expect(tagsFor(trigger, history, ".").version).toBe(version),
);

test("without a commit nothing claims one", () => {
  expect(tagsFor({ kind: "branch", branch: "main", isDefault: true, commit: undefined }, history, ".").names).toEqual([
    "main",
  ]);
});

describe("a nested module", () => {
  const nested: History = {
    tags: ["v1.3.0", "v1.2.0", "api/v0.3.0", "api/v0.4.0"],
    reachable: ["v1.2.0", "api/v0.3.0"],
    complete: true,
  };
  test.each<[string, Trigger, readonly string[]]>([
    ["is released by its own tags", release("api/v0.5.0", commit), ["v0.5.0", sha, "v0.5"]],
    ["moves only its own lines", release("api/v0.3.1", commit), ["v0.3.1", sha, "v0.3"]],
    ["may be released by a tag of the root", release("v1.4.0", commit), ["v1.4.0", sha, "v1.4", "v1"]],
    ["does not move the root's lines backwards", release("v1.2.1", commit), ["v1.2.1", sha, "v1.2"]],
    ["counts from its own tags", branch("main"), ["v0.3.1-0.20261124083000-abcdef123456", sha, "main"]],
  ])("%s", (_sentence, trigger, names) => expect(tagsFor(trigger, nested, "api").names).toEqual(names));

  test("is not released by another module's tag", () => {
    expect(failureOf(() => tagsFor(release("web/v1.0.0", commit), nested, "api")).code).toBe("invalid-version");
    expect(failureOf(() => tagsFor(release("api/v1.0.0", commit), nested, ".")).code).toBe("invalid-version");
  });
});

describe("in a shallow clone", () => {
  const shallow: History = { tags: [], reachable: [], complete: false };

  test("a release moves nothing, and says so", () => {
    const { names, notes } = tagsFor(release("v1.2.3", commit), shallow, ".");
    expect([names, notes.map(({ code }) => code)]).toEqual([["v1.2.3", sha], ["history-shallow"]]);
  });
  test("a branch's version says that it may count from too old a tag", () => {
    const { version, notes } = tagsFor(branch("main"), shallow, ".");
    expect([version, notes.map(({ code }) => code)]).toEqual([
      "v0.0.0-20261124083000-abcdef123456",
      ["history-shallow"],
    ]);
  });
  test("a pre-release moves nothing anyway", () => {
    expect(tagsFor(release("v1.2.3-rc.1", commit), shallow, ".").notes).toEqual([]);
  });
});

test("ten is newer than nine", () => {
  const many: History = { tags: ["v1.9.0", "v1.10.0"], reachable: ["v1.9.0", "v1.10.0"], complete: true };
  expect(tagsFor(release("v1.9.1", commit), many, ".").names).toEqual(["v1.9.1", sha, "v1.9"]);
  expect(tagsFor(branch("main"), many, ".").version).toBe("v1.10.1-0.20261124083000-abcdef123456");
});
