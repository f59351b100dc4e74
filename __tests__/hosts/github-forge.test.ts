import { githubHost } from "../../src/hosts/github.ts";
import { type Forge, ForgeRefusal } from "../../src/hosts/host.ts";
import { type Asked, httpServer, json } from "../http-server.ts";
import type { ServerResponse } from "node:http";

const [older, newer] = ["a".repeat(40), "b".repeat(40)];
const token = "s3cret-token";

/** GitHub's API at `/repos/octo-org/app`, which answers as told. */
async function github(answer: (asked: Asked, response: ServerResponse) => void) {
  const server = await httpServer(answer);
  return { ...server, forge: forgeOf({ GITHUB_REPOSITORY: "octo-org/app", GITHUB_API_URL: server.origin }) };
}

function forgeOf(env: Readonly<Record<string, string>>, given = token): Forge | undefined {
  const options = { temporary: "/nowhere", token: given, delays: [] };
  return githubHost(env, new AbortController().signal, options).forge;
}

/** What a page of the list holds: https://docs.github.com/en/rest/repos/repos#list-repository-tags */
const tag = (name: string, sha: string) => ({
  name,
  commit: { sha, url: `https://api.github.com/repos/octo-org/app/commits/${sha}` },
  zipball_url: `https://api.github.com/repos/octo-org/app/zipball/refs/tags/${name}`,
  tarball_url: `https://api.github.com/repos/octo-org/app/tarball/refs/tags/${name}`,
  node_id: "x",
});

test("all pages of the tags are read", async () => {
  await using of = await github(({ url, headers }, response) => {
    const page = Number(new URL(url, "http://api.example.com").searchParams.get("page") ?? "1");
    const next = `<http://${headers.host ?? ""}/repositories/1/tags?per_page=100&page=${page + 1}>; rel="next"`;
    json(response, 200, [tag(`v1.${page}.0`, page === 1 ? older : newer)], page < 3 ? { link: next } : {});
  });
  expect(await of.forge?.tags()).toEqual([
    { name: "v1.1.0", revision: older },
    { name: "v1.2.0", revision: newer },
    { name: "v1.3.0", revision: newer },
  ]);
  expect(of.lines()).toEqual([
    "GET /repos/octo-org/app/tags?per_page=100",
    "GET /repositories/1/tags?per_page=100&page=2",
    "GET /repositories/1/tags?per_page=100&page=3",
  ]);
  expect(of.asked.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`token ${token}`));
});

test("a repository without tags has none", async () => {
  await using of = await github((_asked, response) => {
    json(response, 200, []);
  });
  expect(await of.forge?.tags()).toEqual([]);
});

// https://docs.github.com/en/rest/commits/commits#compare-two-commits
test.each([
  ["ahead", true],
  ["identical", true],
  ["behind", false],
  ["diverged", false],
])("a commit that is %s of another is led to by it: %s", async (status, expected) => {
  await using of = await github((_asked, response) => {
    json(response, 200, { status, ahead_by: 1, behind_by: 0, total_commits: 1, commits: [], files: [] });
  });
  expect(await of.forge?.leadsTo(older, newer)).toBe(expected);
  const [asked] = of.lines();
  expect(asked?.split("?")[0]).toBe(`GET /repos/octo-org/app/compare/${older}...${newer}`);
});

test("where two commits parted is one question", async () => {
  await using of = await github(({ url }, response) => {
    if (url.includes(`${older}...${newer}`)) json(response, 200, { merge_base_commit: { sha: "c".repeat(40) } });
    else json(response, 404, { message: "No common ancestor between …" });
  });
  expect(await of.forge?.mergeBase(older, newer)).toBe("c".repeat(40));
  expect(await of.forge?.mergeBase(newer, older)).toBeUndefined();
});

test("first parents are picked out of all that lead to a commit", async () => {
  const one = (sha: string, ...parents: readonly string[]) => ({
    sha,
    parents: parents.map((parent) => ({ sha: parent })),
  });
  await using of = await github((_asked, response) => {
    // By date: what was merged comes in between. The list ends before the history does.
    json(response, 200, [one("a", "b", "m"), one("m", "n"), one("b", "c"), one("n", "c"), one("c", "d")]);
  });
  expect(await of.forge?.firstParents("a")).toEqual(["b", "c", "d"]);
  expect(of.lines()).toEqual(["GET /repos/octo-org/app/commits?sha=a&per_page=100"]);
});

describe("a refusal", () => {
  const calls: readonly [string, (forge: Forge) => Promise<unknown>][] = [
    ["the tags", (forge) => forge.tags()],
    ["a comparison", (forge) => forge.leadsTo(older, newer)],
    ["a list of commits", (forge) => forge.firstParents(older)],
  ];

  const refusing = calls.flatMap(([what, call]) => [401, 403, 404].map((status) => [what, status, call] as const));
  test.each(refusing.filter(([what, status]) => what === "the tags" || status !== 404))(
    "of %s with %s names the permission, and not the token",
    async (_what, status, call) => {
      await using of = await github((_asked, response) => {
        json(response, status, { message: "Resource not accessible by integration" });
      });
      const error = await refusalOf(call(of.forge as Forge));
      expect(error.message).toContain(`${status}: the job needs the permission contents: read`);
      expect(error.message).not.toContain(token);
      expect(of.asked).toHaveLength(1);
    },
  );

  test("is none where two commits have nothing in common, which GitHub does not find", async () => {
    await using of = await github((_asked, response) => {
      json(response, 404, { message: "No common ancestor between …" });
    });
    expect(await of.forge?.leadsTo(older, newer)).toBe(false);
  });

  test("of another kind says what GitHub answered", async () => {
    await using of = await github((_asked, response) => {
      json(response, 502, { message: "Server Error" });
    });
    const { message } = await refusalOf((of.forge as Forge).tags());
    expect(message).toContain("502");
    expect(message).not.toContain("permission");
  });

  test("in the middle of the pages is no short list", async () => {
    await using of = await github(({ url, headers }, response) => {
      if (url.includes("page=2")) json(response, 403, { message: "API rate limit exceeded" });
      else json(response, 200, [tag("v1.0.0", older)], { link: `<http://${headers.host ?? ""}/x?page=2>; rel="next"` });
    });
    await refusalOf((of.forge as Forge).tags());
    expect(of.asked).toHaveLength(2);
  });

  test("of a server that is not there is one as well", async () => {
    const of = await github(() => undefined);
    await of[Symbol.asyncDispose]();
    await refusalOf((of.forge as Forge).tags());
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["a token", { GITHUB_REPOSITORY: "octo-org/app" }, ""],
  ["a repository", {}, token],
  ["an owner", { GITHUB_REPOSITORY: "app" }, token],
])("without %s there is nobody to ask", (_sentence, env, given) => expect(forgeOf(env, given)).toBeUndefined());

async function refusalOf(work: Promise<unknown>): Promise<ForgeRefusal> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ForgeRefusal) return error;
  throw new Error("there was no refusal", { cause: error });
}
