import { setTimeout as sleep } from "node:timers/promises";
import { type CommentRequest, postComment } from "../../src/comment/post.ts";
import { githubHost } from "../../src/hosts/github.ts";
import { commentStart, readShares } from "../../src/report/comment-marks.ts";
import type { SizeReport } from "../../src/size/report.ts";
import { fakeHost } from "../fakes.ts";
import { type Fault, type MadeComment, bot, githubServer, notUnderstood } from "../github-server.ts";
import { commentBody } from "../report/comment-body.ts";
import { imageReport } from "../report/size-values.ts";

const head = "4be1c0d".padEnd(40, "0");
const pull = { number: 7, sha: head, repository: "octo-org/app", branch: "login" };
const small = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const large = { functions: [{ name: "a.org/m.F", code: 90_000 }], deps: ["a.org/m\tv1.1.0\t"] };
afterEach(() => expect(notUnderstood()).toEqual([]));
let grown: SizeReport;
let same: SizeReport;
beforeAll(async () => {
  [grown, same] = await Promise.all([imageReport(small, large), imageReport(small, small)]);
});

function request(
  name: string,
  report: SizeReport = grown,
  more: Partial<CommentRequest["facts"]> = {},
): CommentRequest {
  const baseline = { kind: "exact", because: "Base: `9f31c2a` (merge base), exact match" } as const;
  const facts = {
    key: "size",
    job: name,
    revision: head,
    run: "1187.1",
    images: [{ name, report, baseline }],
    ignoreBelow: 1000,
    gate: undefined,
    fullReport: "https://github.com/octo-org/app/actions/runs/1187",
    ...more,
  };
  return { pullRequest: 7, when: "changed", facts };
}

/** Waits are short here: what is waited for is another request of the same test. */
const quickly = { delays: [0.01, 0.01, 0.01], waits: Array<number>(400).fill(0.01) };

function post(of: { readonly origin: string }, what: CommentRequest) {
  const env = { GITHUB_REPOSITORY: "octo-org/app", GITHUB_API_URL: of.origin };
  const options = { temporary: "/nowhere", token: "s3cret-token", delays: [] };
  const { conversation } = githubHost(env, new AbortController().signal, options);
  const { host, logged } = fakeHost();
  return postComment(what, { ...host, conversation }, quickly).then((result) => ({ result, logged }));
}

const others = (count: number): MadeComment[] =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, login: "octocat", body: `I say ${at}` }));
const jobsOf = (body: string | undefined) => readShares(body ?? "").map(({ job }) => job);

test("the first run writes a comment, the next one changes it, and a third that says the same leaves it alone", async () => {
  await using of = await githubServer({ pulls: [pull] });
  expect((await post(of, request("api"))).result.kind).toBe("created");
  expect(of.comments[0]?.body).toBe(commentBody(request("api").facts));
  const next = request("api", same, { run: "1188.1" });
  const { result } = await post(of, next);
  expect(result).toEqual({ kind: "updated", url: expect.stringContaining("#issuecomment-") });
  expect(of.comments.map(({ body }) => body)).toEqual([commentBody(next.facts)]);
  const before = of.operations.length;
  expect((await post(of, next)).result).toMatchObject({ kind: "left", because: "it says so already" });
  expect(of.operations.slice(before)).toEqual(["pulls/get", "graphql", "issues/list-comments"]);
  expect(of.reactions.size).toBe(0);
});

test("among 300 comments of others ours is found, on whatever page", async () => {
  const ours = { id: 250, login: bot, body: commentBody(request("api").facts) };
  const comments = others(301).map((one) => (one.id === ours.id ? ours : one));
  await using of = await githubServer({ pulls: [pull], comments });
  const { result } = await post(of, request("api", same, { run: "1188.1" }));
  expect(result.kind).toBe("updated");
  expect(of.comments).toHaveLength(301);
  expect(of.comments.filter(({ body }) => body.startsWith(commentStart("size"))).map(({ id }) => id)).toEqual([250]);
  expect(of.asked.filter(({ url }) => url.includes("page=4"))).toHaveLength(2);
});

test("a comment of somebody else is theirs, whatever it begins with; a bot's, too", async () => {
  const forged = commentBody(request("api", grown, { run: "9999.1" }).facts);
  const comments = [
    { id: 1, login: "mallory", body: forged },
    { id: 2, login: "dependabot[bot]", body: forged },
    { id: 3, login: bot, body: `> ${forged}` },
    { id: 4, login: bot, body: commentBody(request("api", grown, { key: "other" }).facts) },
  ];
  await using of = await githubServer({ pulls: [pull], comments });
  expect((await post(of, request("api"))).result.kind).toBe("created");
  expect(of.comments.slice(0, 4)).toEqual(comments);
  expect(of.comments).toHaveLength(5);
});

test("with a token of another app its comments are ours, and the job's are not", async () => {
  const mine = { id: 2, login: "sizes[bot]", body: commentBody(request("web").facts) };
  const comments = [{ ...mine, id: 1, login: bot }, mine];
  await using of = await githubServer({ pulls: [pull], comments, login: "sizes[bot]" });
  expect((await post(of, request("api"))).result.kind).toBe("updated");
  expect(of.comments.map(({ body }) => jobsOf(body))).toEqual([["web"], ["api", "web"]]);
});

test("nothing changed and nothing said: no comment, unless it is asked for", async () => {
  await using of = await githubServer({ pulls: [pull] });
  expect((await post(of, request("api", same))).result).toMatchObject({
    kind: "left",
    because: "nothing changed in size",
  });
  expect(of.comments).toEqual([]);
  expect((await post(of, { ...request("api", same), when: "always" })).result.kind).toBe("created");
});

test("a run for a commit that is the head no more says nothing, and an earlier run leaves what a later one said", async () => {
  await using moved = await githubServer({ pulls: [{ ...pull, sha: "f".repeat(40) }] });
  expect((await post(moved, request("api"))).result).toMatchObject({
    kind: "left",
    because: expect.stringContaining("moved on"),
  });
  expect(moved.comments).toEqual([]);
  await using of = await githubServer({ pulls: [pull] });
  await post(of, request("api", same, { run: "1188.2" }));
  await post(of, { ...request("api", same, { run: "1188.2" }), when: "always" });
  const { result } = await post(of, request("api", grown, { run: "1188.1" }));
  expect(result).toMatchObject({ kind: "left", because: "a later run has written it" });
  expect(of.comments).toHaveLength(1);
});

describe("jobs that finish together", () => {
  const names = Array.from({ length: 6 }, (_, at) => `service-${at}`);

  test("lose no rows, and end in one comment", async () => {
    await using of = await githubServer({ pulls: [pull] });
    const all = await Promise.all(names.map((name) => post(of, request(name))));
    expect(all.map(({ result }) => result.kind).filter((kind) => kind === "refused")).toEqual([]);
    expect(of.comments.map(({ body }) => jobsOf(body))).toEqual([names]);
    expect(of.reactions.size).toBe(0);
    for (const name of names) expect(of.comments[0]?.body).toContain(`| \`${name}\` | \`linux/amd64\``);
  }, 60_000);

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "in whatever order their requests come (%i)",
    async (seed) => {
      // Every request waits for a moment that a small generator draws, so that each seed is another order.
      let state = seed * 7919;
      const turn = () => sleep((state = (state * 16807) % 2147483647) % 12);
      const there = { id: 5, login: bot, body: commentBody(request("web").facts) };
      await using of = await githubServer({ pulls: [pull], turn, comments: seed % 2 === 0 ? [there] : [] });
      await Promise.all(names.slice(0, 4).map((name) => post(of, request(name))));
      const all = [...names.slice(0, 4), ...(seed % 2 === 0 ? ["web"] : [])];
      expect(of.comments.map(({ body }) => jobsOf(body))).toEqual([all]);
      expect(of.reactions.size).toBe(0);
    },
    60_000,
  );

  test("wait for one that has the right to change the comment, and take it away when it is old", async () => {
    const comments = [{ id: 5, login: bot, body: commentBody(request("web").facts) }];
    await using of = await githubServer({ pulls: [pull], comments });
    of.reactions.set(`5 ${bot}`, { id: 77, comment: 5, login: bot, at: new Date() });
    const posting = post(of, request("api"));
    while (of.operations.filter((one) => one === "reactions/list-for-issue-comment").length < 3) await sleep(5);
    expect(jobsOf(of.comments[0]?.body)).toEqual(["web"]);
    of.clock.ahead = 120_000;
    expect((await posting).result.kind).toBe("updated");
    expect(jobsOf(of.comments[0]?.body)).toEqual(["api", "web"]);
  });

  test("a reaction of a reader to the comment stops nobody", async () => {
    const comments = [{ id: 5, login: bot, body: commentBody(request("web").facts) }];
    await using of = await githubServer({ pulls: [pull], comments });
    of.reactions.set("5 octocat", { id: 77, comment: 5, login: "octocat", at: new Date() });
    expect((await post(of, request("api"))).result.kind).toBe("updated");
    expect([...of.reactions.keys()]).toEqual(["5 octocat"]);
  });
});

describe("where GitHub says no", () => {
  const fails = (at: string, fault: Fault, times = Infinity) => ({
    pulls: [pull],
    fault: (operation: string, count: number) => (operation === at && count <= times ? fault : undefined),
  });
  const forbidden = { status: 403, message: "Resource not accessible by integration" };

  test("for want of a permission the reason names it, and nothing is tried again", async () => {
    await using of = await githubServer(fails("issues/create-comment", forbidden));
    const { result } = await post(of, request("api"));
    expect(result).toEqual({
      kind: "refused",
      because: "GitHub does not let the token write comments (403: the job needs the permission pull-requests: write)",
    });
    expect(of.operations.filter((one) => one === "issues/create-comment")).toHaveLength(1);
  });

  test.each(["pulls/get", "issues/list-comments"])("already to a look (%s), it is no failure either", async (at) => {
    await using of = await githubServer(fails(at, { status: 404, message: "Not Found" }));
    expect((await post(of, request("api"))).result).toMatchObject({
      kind: "refused",
      because: expect.stringContaining("pull-requests: write"),
    });
  });

  test("because the conversation is locked, it is told in GitHub's words", async () => {
    await using of = await githubServer(
      fails("issues/create-comment", { status: 403, message: "Unable to create comment because issue is locked." }),
    );
    const { because } = (await post(of, request("api"))).result as { because: string };
    expect(because).toContain("issue is locked");
    expect(because).not.toContain("permission");
  });

  test.each<[string, Fault]>([
    ["an error of its own", { status: 502 }],
    [
      "a secondary rate limit",
      { status: 403, message: "You have exceeded a secondary rate limit", headers: { "retry-after": "0" } },
    ],
    ["too many requests", { status: 429, headers: { "retry-after": "0" } }],
    ["half an answer", { cut: true }],
  ])(
    "for a moment (%s), it is asked again, at every step",
    async (_sentence, fault) => {
      const steps = [
        "pulls/get",
        "issues/list-comments",
        "issues/update-comment",
        "reactions/list-for-issue-comment",
        "reactions/create-for-issue-comment",
      ];
      for (const step of steps) {
        const comments = [{ id: 5, login: bot, body: commentBody(request("web").facts) }];
        await using of = await githubServer({ ...fails(step, fault, 1), comments });
        const posting = post(of, request("api"));
        // A right whose answer was lost is found held, until it is old.
        if (step === "reactions/create-for-issue-comment" && fault.cut === true) {
          while (of.reactions.size === 0) await sleep(5);
          of.clock.ahead = 120_000;
        }
        const { result, logged } = await posting;
        expect([step, ["updated", "left"].includes(result.kind)]).toEqual([step, true]);
        expect(jobsOf(of.comments[0]?.body)).toEqual(["api", "web"]);
        expect(of.comments).toHaveLength(1);
        expect(logged.join("\n")).toContain("trying again");
      }
    },
    60_000,
  );

  test("after the comment was written, it is found and not written twice", async () => {
    for (const fault of [{ status: 502, after: true }, { cut: true }]) {
      await using of = await githubServer(fails("issues/create-comment", fault, 1));
      const { result } = await post(of, request("api"));
      expect(result).toMatchObject({ kind: "left", because: "it says so already", url: expect.any(String) });
      expect(of.comments).toHaveLength(1);
    }
  });

  test("a page that was cut off is no empty page: no second comment", async () => {
    const comments = [...others(150), { id: 200, login: bot, body: commentBody(request("api").facts) }];
    await using of = await githubServer({ ...fails("issues/list-comments", { cut: true }), comments });
    expect((await post(of, request("api", same))).result.kind).toBe("refused");
    expect(of.comments).toHaveLength(151);
  });

  test("again and again, it ends, and says what GitHub said", async () => {
    await using of = await githubServer(fails("issues/list-comments", { status: 503 }));
    const { result, logged } = await post(of, request("api"));
    expect(result).toMatchObject({ kind: "refused", because: expect.stringContaining("503") });
    expect(logged).toHaveLength(3);
  });

  test("for longer than a minute, nobody waits", async () => {
    const limit = {
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 3000) },
    };
    await using of = await githubServer(fails("issues/list-comments", limit));
    expect((await post(of, request("api"))).result).toEqual({
      kind: "refused",
      because: "GitHub takes no more requests for now",
    });
    expect(of.operations.filter((one) => one === "issues/list-comments")).toHaveLength(1);
  });

  test("to the question who we are, the job's own bot is assumed", async () => {
    await using of = await githubServer(fails("graphql", { status: 403 }));
    expect((await post(of, request("api"))).result.kind).toBe("created");
    expect((await post(of, request("api"))).result.kind).toBe("left");
  });

  test("because the comment was deleted meanwhile, a new one is written", async () => {
    const comments = [{ id: 5, login: bot, body: commentBody(request("web").facts) }];
    await using of = await githubServer({
      pulls: [pull],
      comments,
      fault: (operation) => {
        if (operation === "issues/update-comment") of.comments.splice(0);
        return undefined;
      },
    });
    expect((await post(of, request("api"))).result.kind).toBe("created");
    expect(of.comments.map(({ body }) => jobsOf(body))).toEqual([["api"]]);
  });
});

test("without a token there is one line, and no failure", async () => {
  const { host } = fakeHost();
  expect(await postComment(request("api"), host)).toEqual({
    kind: "refused",
    because: "there is no token to write a comment with",
  });
});

test("the server understands only what GitHub describes", async () => {
  await using of = await githubServer({ pulls: [pull] });
  await fetch(`${of.origin}/repos/octo-org/app/issues/7/comments?per_page=ten`);
  await fetch(`${of.origin}/repos/octo-org/app/issues/7/comments`, { method: "POST", body: '{"text":"x"}' });
  await fetch(`${of.origin}/repos/octo-org/app/issues/7/commentaries`);
  expect(notUnderstood()).toEqual([
    expect.stringContaining("per_page: data must be integer"),
    expect.stringContaining("must have required property 'body'"),
    expect.stringContaining("GitHub has no GET"),
  ]);
});
