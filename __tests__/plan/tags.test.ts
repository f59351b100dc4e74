import fc from "fast-check";
import type { History } from "../../src/repository.ts";
import { tagsFor } from "../../src/plan/tags.ts";
import { imageTags } from "../../src/settings/tag-kinds.ts";
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
const root = { path: "example.com/app", directory: "." };
const nestedModule = { path: "example.com/app/api", directory: "api" };

/** The tags' names beside all that is decided with them. */
function tagged(trigger: Trigger, known: History, directory = ".", wanted = "default") {
  const module = directory === "." ? root : nestedModule;
  const tags = tagsFor(trigger, known, module, imageTags("image-tags", wanted, []));
  return { ...tags, names: tags.all.map(({ name }) => name) };
}

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
])("%s", (_sentence, trigger, tags) => expect(tagged(trigger, history, ".")).toMatchObject(tags));

test("a branch's slash is no slash in a tag, and two branches never share one", () => {
  const tag = (name: string) => tagged(branch(name), history, ".").names.at(-1);
  expect(tag("feature/login")).toMatch(/^dev-feature-login-[0-9a-f]{8}$/);
  expect(tag("feature-login")).toBe("dev-feature-login");
});

test.each(["v3", "v1.2", "v1.2.3", "latest", "sha-abcdef123456"])(
  "a default branch called %s takes no tag that says something else",
  (name) => {
    const { names } = tagged({ kind: "branch", branch: name, isDefault: true, commit }, history, ".");
    expect(names.at(-1)).toBe(`branch-${name}`);
  },
);

test.each(["version", "vnext", "v", "latest-stable", "shadow"])("a default branch may be called %s", (name) => {
  expect(tagged({ kind: "branch", branch: name, isDefault: true, commit }, history, ".").names.at(-1)).toBe(name);
});

test("nothing is ever latest", () => {
  const triggers = [release("v1.2.3", commit), branch("main"), branch("latest"), pullRequest];
  expect(triggers.flatMap((trigger) => tagged(trigger, history, ".").names)).not.toContain("latest");
});

test.each<[string, Trigger, string]>([
  ["a release says itself", release("v1.2.3", commit), "v1.2.3"],
  ["a branch says Go's version of the commit", branch("login"), "v1.2.3-0.20261124083000-abcdef123456"],
  ["a pull request too", pullRequest, "v1.2.3-0.20261124083000-abcdef123456"],
  ["a local build says dev, whatever the commit is", { kind: "local", commit }, "dev"],
  ["without a commit it is dev", { kind: "branch", branch: "main", isDefault: true, commit: undefined }, "dev"],
])("the program's version: %s", (_sentence, trigger, version) =>
  expect(tagged(trigger, history, ".").version).toBe(version),
);

test("without a commit nothing claims one", () => {
  expect(tagged({ kind: "branch", branch: "main", isDefault: true, commit: undefined }, history, ".").names).toEqual([
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
  ])("%s", (_sentence, trigger, names) => expect(tagged(trigger, nested, "api").names).toEqual(names));

  test("is not released by another module's tag", () => {
    expect(failureOf(() => tagged(release("web/v1.0.0", commit), nested, "api")).code).toBe("invalid-version");
    expect(failureOf(() => tagged(release("api/v1.0.0", commit), nested, ".")).code).toBe("invalid-version");
  });
});

describe("in a shallow clone", () => {
  const shallow: History = { tags: [], reachable: [], complete: false };

  test("a release moves nothing, and says so", () => {
    const { names, notes } = tagged(release("v1.2.3", commit), shallow, ".");
    expect([names, notes.map(({ code }) => code)]).toEqual([["v1.2.3", sha], ["history-shallow"]]);
  });
  test("a branch's version says that it may count from too old a tag", () => {
    const { version, notes } = tagged(branch("main"), shallow, ".");
    expect([version, notes.map(({ code }) => code)]).toEqual([
      "v0.0.0-20261124083000-abcdef123456",
      ["history-shallow"],
    ]);
  });
  test("a pre-release moves nothing anyway", () => {
    expect(tagged(release("v1.2.3-rc.1", commit), shallow, ".").notes).toEqual([]);
  });
});

test("ten is newer than nine", () => {
  const many: History = { tags: ["v1.9.0", "v1.10.0"], reachable: ["v1.9.0", "v1.10.0"], complete: true };
  expect(tagged(release("v1.9.1", commit), many, ".").names).toEqual(["v1.9.1", sha, "v1.9"]);
  expect(tagged(branch("main"), many, ".").version).toBe("v1.10.1-0.20261124083000-abcdef123456");
});

describe("a version with build metadata", () => {
  const fips: History = { tags: ["v1.2.3", "v1.2.3+fips"], reachable: [], complete: true };

  test("is tagged with _ where a tag cannot hold +, and told to the program as it is", () => {
    const { names, version } = tagged(release("v1.2.4+fips.1", commit), fips);
    expect([names, version]).toEqual([["v1.2.4_fips.1", sha], "v1.2.4+fips.1"]);
  });
  test("is a variant that moves nothing, and holds no line back", () => {
    expect(tagged(release("v1.2.3", commit), fips).names).toEqual(["v1.2.3", sha, "v1.2", "v1"]);
    expect(tagged(release("v1.2.3+fips", commit), fips).names).toEqual(["v1.2.3_fips", sha]);
  });
});

describe("a rebuild", () => {
  const rebuild = { ...release("v1.2.2", commit), rebuild: 57 };

  test("has one tag of its own, moves nothing, and tells the program the version it was", () => {
    expect(tagged(rebuild, history)).toMatchObject({
      names: ["v1.2.2-build57"],
      identity: "v1.2.2-build57",
      rebuilds: "v1.2.2",
      version: "v1.2.2",
      imageVersion: "v1.2.2-build57",
      development: false,
    });
  });
});

describe("image-tags", () => {
  test.each<[string, Trigger, readonly string[]]>([
    ["version", release("v1.2.3", commit), ["v1.2.3"]],
    ["version, major", release("v1.2.3", commit), ["v1.2.3", "v1"]],
    ["sha", release("v1.2.3", commit), [sha]],
    ["minor", release("v1.2.3", commit), ["v1.2"]],
    ["branch", branch("main"), ["main"]],
    ["version", branch("login"), []],
    ["pull-request", pullRequest, ["pr-7"]],
    ["default", pullRequest, [sha, "pr-7"]],
    ["default, latest", branch("login"), [sha, "dev-login", "latest"]],
    ["version", { kind: "local", commit }, ["dev"]],
  ])("%s of a %j: %j", (wanted, trigger, names) => expect(tagged(trigger, history, ".", wanted).names).toEqual(names));

  test.each<[string, Trigger]>([
    ["a release", release("v1.2.3", commit)],
    ["the default branch", branch("main")],
  ])("latest is refused for %s, with the reason", (_sentence, trigger) => {
    const error = failureOf(() => tagged(trigger, history, ".", "default,latest"));
    expect([error.code, error.message.startsWith("image-tags: latest ")]).toEqual(["invalid-input", true]);
  });
});

describe("what names a build", () => {
  test.each<[string, Trigger, string | undefined]>([
    ["a release: its version", release("v1.2.3", commit), "v1.2.3"],
    ["the default branch: Go's version", branch("main"), "v1.2.3-0.20261124083000-abcdef123456"],
    ["another branch: the commit", branch("login"), sha],
    ["a pull request: nothing, since its target moves", pullRequest, undefined],
    ["a local build: nothing", { kind: "local", commit }, undefined],
  ])("%s", (_sentence, trigger, identity) => expect(tagged(trigger, history).identity).toBe(identity));
});

test("a version that the module's path does not allow is told", () => {
  const major: History = { tags: ["v1.0.0", "v2.0.0"], reachable: ["v1.0.0", "v2.0.0"], complete: true };
  const { version, notes } = tagged(branch("main"), major);
  expect([version, notes.map(({ code }) => code)]).toEqual([
    "v1.0.1-0.20261124083000-abcdef123456",
    ["major-not-in-path"],
  ]);
});

test("a version that makes too long a tag is refused", () => {
  const trigger = { ...release(`v1.0.0-${"a".repeat(118)}`, commit), rebuild: 12 };
  expect(failureOf(() => tagged(trigger, history)).code).toBe("invalid-version");
});

test("every tag of every branch name is legal and bounded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), fc.boolean(), (name, isDefault) => {
      const { names } = tagged({ kind: "branch", branch: name, isDefault, commit }, history);
      // https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
      for (const tag of names) expect(tag).toMatch(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/);
    }),
  );
});
