import fc from "fast-check";
import { commentStart, readShares } from "../../src/report/comment-marks.ts";
import { type Part, type Share, shareOf } from "../../src/report/comment-share.ts";
import { commentText, compareRuns } from "../../src/report/comment-text.ts";
import { commentUpdate } from "../../src/report/comment-update.ts";
import { longestComment } from "../../src/report/size-comment.ts";

const row = (name: string, change: number): Share["rows"][number] => ({
  name,
  platform: "linux/amd64",
  pull: { before: 5_000_000, after: 5_000_000 + change },
  disk: { before: 9_000_000, after: 9_000_000 + change },
  update: 3000,
  floor: 1000,
});
const part = (rank: number, rows: number): Part => ({
  rank,
  lines: [
    "",
    "<details><summary>x</summary>",
    "",
    "| A | B |",
    "| :-- | --: |",
    ...Array<string>(rows).fill("| a | +1 kB |"),
    "",
    "</details>",
  ],
});
const share = (job: string, more: Partial<Share> = {}): Share => ({
  job,
  revision: "4be1c0d",
  run: "7.1",
  rows: [row(job, 70_000)],
  baselines: [{ name: job, kind: "exact", because: "Base: `9f31c2a` (merge base), exact match" }],
  attestations: 0,
  budget: undefined,
  fullReport: "https://github.com/acme/api/actions/runs/7",
  parts: [part(1, 3), part(2, 30), part(5, 10)],
  ...more,
});
const comment = (id: number, shares: readonly Share[], key = "size") => ({
  id,
  body: commentText(key, shares, longestComment),
  url: `https://example.org/${id}`,
});
const jobs = (body: string) => readShares(body).map(({ job, run }) => `${job} ${run}`);
const bodyOf = (update: ReturnType<typeof commentUpdate>) => (update.kind === "leave" ? "" : update.body);

test("what is read of a comment is what was written into it, whatever the names are", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("-->", "<!-- end -->", "\n<!-- end -->\n"),
  );
  const shares = fc.array(
    fc
      .record({ job: name, image: name, because: name })
      .map(({ job, image, because }) =>
        share(job, { rows: [row(image, 9000)], baselines: [{ name: image, kind: "exact", because }] }),
      ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(fc.property(shares, (list) => expect(readShares(commentText("size", list, longestComment))).toEqual(list)));
});

test("of each job the latest run counts, wherever and in whatever order it is said", () => {
  const one = comment(9, [share("api", { run: "7.1" }), share("web", { run: "6.1" })]);
  const two = comment(5, [share("web", { run: "7.1" }), share("api", { run: "5.3" })]);
  const update = commentUpdate("size", share("worker"), [one, two], "changed");
  expect(update).toMatchObject({ kind: "update", id: 5, remove: [9] });
  expect(jobs(bodyOf(update))).toEqual(["api 7.1", "web 7.1", "worker 7.1"]);
  expect(bodyOf(commentUpdate("size", share("worker"), [two, one], "changed"))).toBe(bodyOf(update));
});

test("whoever comes first, the comment is the same in the end", () => {
  const names = ["api", "web", "worker", "cron"];
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 4, maxLength: 4 }), (order) => {
      let body = "";
      for (const name of order) {
        const there = body === "" ? [] : [{ id: 1, body, url: "" }];
        body = bodyOf(commentUpdate("size", share(name), there, "always"));
      }
      expect(jobs(body)).toEqual(["api 7.1", "cron 7.1", "web 7.1", "worker 7.1"]);
      expect(body).toBe(
        commentText(
          "size",
          ["api", "cron", "web", "worker"].map((name) => share(name)),
          longestComment,
        ),
      );
    }),
  );
});

test.each([
  ["7.1", "7.1", 0],
  ["7.2", "7.1", 1],
  ["10.1", "9.5", 1],
  ["12345678901.1", "12345678902.1", -1],
  ["", "7.1", -1],
])("run %j against %j: %i", (a, b, sign) => expect(Math.sign(compareRuns(a, b))).toBe(sign));

test("another key is another comment, and a key that begins alike too", () => {
  const there = [comment(1, [share("api")], "size-extra"), comment(2, [share("api")], "si")];
  expect(commentUpdate("size", share("api"), there, "changed").kind).toBe("create");
});

test("a comment that was edited in the browser, with other ends of lines, is understood", () => {
  const there = comment(1, [share("api")]);
  const edited = { ...there, body: there.body.replaceAll("\n", "\r\n").trim() };
  expect(commentUpdate("size", share("api"), [edited], "changed").kind).toBe("leave");
});

test("what somebody has broken is left out, and the rest stays", () => {
  const { body } = comment(1, [share("api"), share("web")]);
  const broken = body.replace('{"job":"api"', '{"job":7');
  expect(jobs(bodyOf(commentUpdate("size", share("worker"), [{ id: 1, body: broken, url: "" }], "changed")))).toEqual([
    "web 7.1",
    "worker 7.1",
  ]);
});

test("a service that was not measured again says of which commit it is", () => {
  const old = share("web", { revision: "1234567890", run: "6.1" });
  const text = commentText("size", [share("api"), old], longestComment);
  expect(text).toContain("`web` was measured at `1234567`.");
  expect(text).not.toContain("`api` was measured");
});

describe("with more jobs than there is room for", () => {
  const wide = (job: string) => share(job, { parts: [part(1, 20), part(2, 200), part(4, 100), part(5, 100)] });

  test.each([2, 20, 40, 80])("%i keep their totals, and their rows for whoever writes next", (count) => {
    const all = Array.from({ length: count }, (_, at) => wide(`service-${String(at).padStart(2, "0")}`));
    const text = commentText("size", all, longestComment);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestComment);
    expect(readShares(text).map(({ job }) => job)).toEqual(all.map(({ job }) => job));
    expect(text).toContain("| `service-00` | `linux/amd64` |");
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    // What adds up to a total is not cut in the middle.
    for (const { parts } of readShares(text))
      for (const one of parts) if (one.rank === 1) expect(one).toEqual(part(1, 20));
  });

  test("a folded table that was cut says how much is missing", () => {
    const text = commentText("size", [share("api", { parts: [part(2, 5000)] })], longestComment);
    expect(text).toContain("4985 more are left out.");
  });

  test("what cannot be told at all is still a verdict and a link", () => {
    const rows = Array.from({ length: 1000 }, (_, at) => row(`${"n".repeat(1200)}${at}`, 5000));
    const text = commentText("size", [share("api", { rows })], longestComment);
    expect(text).toMatch(/^<!-- go-alpine-build:size key=size v=1 -->\n### Image size: larger by 5\.00 kB/);
    expect(text).toContain("[Full report](");
    expect(text.length).toBeLessThan(longestComment);
  });
});

test("a budget is told: what is over it, by how much, and whether it was allowed", () => {
  const breach = {
    kind: "max-size",
    image: "api",
    platform: "linux/amd64",
    limit: 5_000_000,
    value: 5_400_000,
  } as const;
  const facts = { key: "size", job: "api", revision: "", run: "", images: [], ignoreBelow: 0, fullReport: undefined };
  const most = { modules: 1, causes: 1, files: 1 };
  const told = (result: "pass" | "fail" | "skipped", because: string, breaches = [breach]) =>
    commentText("size", [shareOf({ ...facts, gate: { result, because, breaches } }, most)], longestComment);
  expect(told("fail", "the budget is exceeded")).toMatch(/### .*, over the budget\n/);
  expect(told("fail", "x")).toContain(
    "- `api` for `linux/amd64`: 5.40 MB, and 5.00 MB of a download are allowed (`max-size`)",
  );
  expect(told("pass", "the label size-increase-ok allows it")).toContain(
    "**Over the budget**, and the label size-increase-ok allows it:",
  );
  expect(told("pass", "within the budget", [])).not.toMatch(/Over the budget|Budget not judged/);
  expect(told("skipped", "there is no exact baseline", [])).toContain(
    "**Budget not judged**: there is no exact baseline.",
  );
});

test("the first line is what a comment is found by", () => {
  expect(comment(1, [share("api")]).body.startsWith(`${commentStart("size")}\n### `)).toBe(true);
});
