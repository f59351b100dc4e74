import { type Searching, findBaseline } from "../../src/execute/baseline.ts";
import type { PlannedBaseline } from "../../src/plan/baseline.ts";
import type { ImageSubject } from "../../src/size/report.ts";
import { UserError } from "../../src/user-error.ts";
import { fakeHost } from "../fakes.ts";
import { annotated, memoryRegistry } from "../memory-registry.ts";

const commit = (letter: string) => letter.repeat(40);
const sha = (letter: string) => `sha-${letter.repeat(12)}`;
const subject: ImageSubject = {
  kind: "image",
  name: "ghcr.io/o/app",
  digest: `sha256:${"0".repeat(64)}`,
  platforms: [],
  attestations: 0,
};
const [app, dev] = ["ghcr.io/o/app", "ghcr.io/o/app-dev"];

type World = {
  /** Tags by name: the commit that each stands for. */
  readonly tags?: readonly (readonly [name: string, tag: string, revision: string])[];
  readonly ancestors?: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
  /** Names that the registry does not talk about. */
  readonly silent?: readonly string[];
  /** Commits of which another run left a record. */
  readonly records?: readonly string[];
};

async function find(
  planned: Partial<PlannedBaseline>,
  { tags = [], ancestors = [], words = {}, silent = [], records = [] }: World,
) {
  const memory = memoryRegistry((call) => {
    if (silent.some((name) => call.includes(` ${name} `)))
      throw new UserError("registry-unavailable", "denied", "Log in.");
  });
  const digests = new Map<string, string>();
  for (const [name, tag, revision] of tags) {
    const manifest = memory.push(name, { ...annotated(revision, "v0.0.0", 0), manifests: [] });
    digests.set(`${name}:${tag}`, manifest.digest);
    memory.force(`${name} ${tag}`, `${name} ${manifest.digest}`);
  }
  const { host, logged } = fakeHost();
  const asked: string[] = [];
  const searching: Searching = {
    registry: memory.registry,
    log: host.log,
    record: (_target, revisions) => {
      asked.push(...revisions);
      const revision = revisions.find((one) => records.includes(one));
      return Promise.resolve(revision === undefined ? undefined : { revision, subject });
    },
    git: {
      resolve: (word) => Promise.resolve(words[word]),
      firstParents: (revision, most) => Promise.resolve(revision === commit("a") ? ancestors.slice(0, most) : []),
    },
  };
  const plan: PlannedBaseline = {
    revision: commit("a"),
    named: null,
    because: "merge base",
    branchTag: "main",
    repositories: { "image-app": [app, dev] },
    records: { keys: {}, save: false, because: "" },
    rebuild: false,
    ...planned,
  };
  const found = await findBaseline("image-app", plan, searching);
  const { image } = found;
  const place = image?.kind === "published" ? { name: image.name, digest: image.digest } : undefined;
  return { ...found, place, digests, logged, calls: memory.calls, asked };
}

test("the image of the very commit is an exact base, and nothing else is asked for", async () => {
  const { baseline, place, digests, calls, asked } = await find({}, { tags: [[app, sha("a"), commit("a")]] });
  expect(baseline).toMatchObject({ kind: "exact", revision: commit("a"), source: "registry" });
  expect(asked).toEqual([]);
  expect(place).toEqual({ name: app, digest: digests.get(`${app}:${sha("a")}`) });
  expect(calls).toEqual([`manifest ${app} ${sha("a")}`, `manifest ${dev} ${sha("a")}`]);
});

test("a branch's image lies beside the released ones", async () => {
  const { baseline, place } = await find({}, { tags: [[dev, sha("a"), commit("a")]] });
  expect([baseline.kind, place?.name]).toEqual(["exact", dev]);
});

test("an image that does not say it is of the commit is not taken for it", async () => {
  const { baseline } = await find({}, { tags: [[app, sha("a"), "a".repeat(12) + "0".repeat(28)]] });
  expect(baseline.kind).toBe("none");
});

test("the nearest ancestor that was built stands in for the commit", async () => {
  const ancestors = ["b", "c", "d", "e", "f", "1", "2", "3"].map(commit);
  const tags = ["1", "3"].map((letter) => [app, sha(letter), commit(letter)] as const);
  const { baseline, place, digests } = await find({}, { ancestors, tags });
  expect(baseline).toMatchObject({ kind: "ancestor", revision: commit("1") });
  expect(baseline.because).toContain("6 commits older");
  expect(place?.digest).toBe(digests.get(`${app}:${sha("1")}`));
});

test("of ancestors that are asked for together, the nearest wins", async () => {
  const ancestors = ["b", "c", "d"].map(commit);
  const tags = ["d", "c"].map((letter) => [dev, sha(letter), commit(letter)] as const);
  expect((await find({}, { ancestors, tags })).baseline.revision).toBe(commit("c"));
});

test("what the branch's tag stands for is an approximate base", async () => {
  const { baseline, place, digests } = await find({}, { tags: [[app, "main", commit("9")]] });
  expect(baseline).toMatchObject({ kind: "approximate", revision: commit("9") });
  expect(place?.digest).toBe(digests.get(`${app}:main`));
});

test("where the registry holds no image of the commit, or says nothing, the record of its build does", async () => {
  for (const silent of [[], [app, dev]]) {
    const { baseline, image, asked } = await find(
      {},
      { silent, records: [commit("a")], tags: [[app, "main", commit("9")]] },
    );
    expect(baseline).toMatchObject({ kind: "exact", revision: commit("a"), source: "cache" });
    expect(baseline.because).toContain("exact match, by the record that its build left");
    expect([image, asked]).toEqual([{ kind: "measured", subject }, [commit("a")]]);
  }
});

test("the nearest ancestor wins, whether its image or its record is there", async () => {
  const ancestors = ["b", "c", "d", "e"].map(commit);
  const image = [app, sha("d"), commit("d")] as const;
  const nearer = await find({}, { ancestors, tags: [image], records: [commit("c"), commit("e")] });
  expect(nearer.baseline).toMatchObject({ kind: "ancestor", revision: commit("c"), source: "cache" });
  const farther = await find({}, { ancestors, tags: [image], records: [commit("e")] });
  expect(farther.baseline).toMatchObject({ kind: "ancestor", revision: commit("d"), source: "registry" });
  expect(farther.asked).not.toContain(commit("e"));
});

test("a rebuild is what is left when neither image, record nor branch tells", async () => {
  const { baseline, image } = await find({ rebuild: true }, {});
  expect(baseline).toMatchObject({ kind: "rebuilt", revision: commit("a"), source: "rebuild" });
  expect([baseline.because, image]).toEqual(["Base: `aaaaaaa` (merge base), built in this run", undefined]);
  const tagged = await find({ rebuild: true }, { tags: [[app, "main", commit("9")]] });
  expect(tagged.baseline.kind).toBe("approximate");
});

test("where nothing was built there is no base, and that is said", async () => {
  const { baseline, image } = await find({}, {});
  expect(baseline.because).toContain("has not been built by this action yet");
  expect([baseline.kind, image]).toEqual(["none", undefined]);
});

test("no commit is no base, and nobody is asked", async () => {
  const { baseline, calls } = await find({ revision: null, because: "the branch is new" }, {});
  expect([baseline.because, calls]).toEqual(["No baseline: the branch is new", []]);
});

test("a registry that does not answer is a base less, and one line", async () => {
  const { baseline, logged } = await find({}, { silent: [app, dev], ancestors: [commit("b")] });
  expect(baseline).toMatchObject({ kind: "none", because: "No baseline: the registry does not answer" });
  expect(logged.filter((line) => line.includes(app + ":"))).toHaveLength(1);
});

test("a development image that nobody may see does not hide the released one", async () => {
  const ancestors = [commit("b")];
  const { baseline } = await find({}, { silent: [dev], ancestors, tags: [[app, sha("b"), commit("b")]] });
  expect(baseline).toMatchObject({ kind: "ancestor", revision: commit("b") });
});

const named = (word: string) => ({ revision: null, named: word, because: "named by baseline", branchTag: null });

test.each<[string, string, World, string]>([
  ["a tag", "v1.4.1", { tags: [[app, "v1.4.1", commit("7")]] }, "v1.4.1"],
  ["an image", `${app}:v1`, { tags: [[app, "v1", commit("7")]] }, "v1"],
  ["a branch", "feature/x", { words: { "feature/x": commit("7") }, tags: [[app, sha("7"), commit("7")]] }, sha("7")],
  [
    "a branch that only the remote has",
    "topic",
    { words: { "refs/remotes/origin/topic": commit("7") }, tags: [[app, sha("7"), commit("7")]] },
    sha("7"),
  ],
  [
    "a commit in short",
    "7777777",
    { words: { "7777777": commit("7") }, tags: [[app, sha("7"), commit("7")]] },
    sha("7"),
  ],
])("%s can be named", async (_sentence, word, world, tag) => {
  const { baseline, place, digests } = await find(named(word), world);
  expect(baseline).toMatchObject({ kind: "exact", because: `Base: \`${word}\` (named by baseline)` });
  expect(place).toEqual({ name: app, digest: digests.get(`${app}:${tag}`) });
});

test("of a named commit without an image, the record does", async () => {
  const { baseline, image } = await find(named("topic"), { words: { topic: commit("7") }, records: [commit("7")] });
  expect(baseline).toMatchObject({ kind: "exact", revision: commit("7"), source: "cache" });
  expect(image).toEqual({ kind: "measured", subject });
});

test.each(["v9.9.9", "ghcr.io/o/app:v9", "ghcr.io/o/app@sha256:beef"])(
  "%s is named in vain, and that is said",
  async (word) => {
    const { baseline, image } = await find(named(word), {});
    expect([baseline.kind, image]).toEqual(["none", undefined]);
    expect(baseline.because).toContain(`\`${word}\` (named by baseline)`);
  },
);
