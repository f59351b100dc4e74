import type { ServerResponse } from "node:http";
import { type Call, callOf, example } from "./github-description.ts";
import { type Asked, httpServer, json } from "./http-server.ts";

export type MadeComment = { readonly id: number; readonly login: string; body: string };
export type MadePull = {
  readonly number: number;
  readonly sha: string;
  readonly repository: string;
  readonly branch: string;
};

/** How a request goes wrong; `after` is what happens to its work: done, and the answer is lost. */
export type Fault = {
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Half of the answer arrives. */
  readonly cut?: boolean;
  readonly after?: boolean;
};

export const bot = "github-actions[bot]";
const [owner, repo] = ["octo-org", "app"];

type Options = {
  readonly comments?: readonly MadeComment[];
  readonly pulls?: readonly MadePull[];
  /** Of the token. */
  readonly login?: string;
  /** What goes wrong with a call; `count` counts calls of the same operation from 1. */
  readonly fault?: (operation: string, count: number, call: Call) => Fault | undefined;
  /** A call begins when it resolves: with it, a test decides who comes first. */
  readonly turn?: (operation: string) => Promise<void>;
};

const wrong: string[] = [];

/** What servers were asked since the last call that GitHub would not have understood. Tests expect none, after each. */
export function notUnderstood(): readonly string[] {
  return wrong.splice(0);
}

/**
 * GitHub as far as comments on pull requests go: it keeps them in memory, and holds every request and every answer against
 * GitHub's own description of its API. What the description does not have is remembered: see `notUnderstood`.
 */
export async function githubServer({ comments = [], pulls = [], login = bot, fault, turn }: Options = {}) {
  const counts = new Map<string, number>();
  const operations: string[] = [];
  const kept = comments.map((one) => ({ ...one }));
  const reactions = new Map<string, { id: number; comment: number; login: string; at: Date }>();
  let next = 1 + Math.max(1000, ...kept.map(({ id }) => id));
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead);

  const commentValue = ({ id, body, login: author }: MadeComment) => ({
    ...example("issue-comment"),
    id,
    body,
    html_url: `https://github.com/${owner}/${repo}/pull/7#issuecomment-${id}`,
    user: { ...(example("issue-comment")["user"] as object), login: author },
  });
  const reactionValue = ({ id, login: author, at }: { id: number; login: string; at: Date }) => ({
    ...example("reaction"),
    id,
    content: "eyes",
    created_at: at.toISOString(),
    user: { ...(example("reaction")["user"] as object), login: author },
  });
  const pullValue = (kind: string, { number, sha, repository, branch }: MadePull) => {
    const base = example(kind);
    const head = base["head"] as { repo: object };
    // The example's own teams lack what the description asks of a team.
    const teams = { requested_teams: [] };
    return {
      ...base,
      ...teams,
      number,
      head: { ...head, sha, ref: branch, repo: { ...head.repo, full_name: repository } },
    };
  };

  type Answer = { readonly status: number; readonly value?: unknown; readonly rows?: readonly unknown[] };
  const missing: Answer = { status: 404, value: { message: "Not Found", documentation_url: "", status: "404" } };
  const handlers: Readonly<Record<string, (call: Call) => Answer>> = {
    "pulls/get": ({ parameters }) => {
      const pull = pulls.find(({ number }) => number === parameters["pull_number"]);
      return pull === undefined ? missing : { status: 200, value: pullValue("pull-request", pull) };
    },
    "pulls/list": ({ parameters }) => ({
      status: 200,
      rows: pulls
        .filter(({ repository, branch }) => `${repository.split("/")[0]}:${branch}` === parameters["head"])
        .map((pull) => pullValue("pull-request-simple", pull)),
    }),
    "issues/list-comments": () => ({ status: 200, rows: kept.map(commentValue) }),
    "issues/create-comment": ({ body }) => {
      const made = { id: next++, login, body: String(body["body"]) };
      kept.push(made);
      return { status: 201, value: commentValue(made) };
    },
    "issues/update-comment": ({ parameters, body }) => {
      const one = kept.find(({ id }) => id === parameters["comment_id"]);
      if (one === undefined) return missing;
      one.body = String(body["body"]);
      return { status: 200, value: commentValue(one) };
    },
    "issues/delete-comment": ({ parameters }) => {
      const at = kept.findIndex(({ id }) => id === parameters["comment_id"]);
      if (at < 0) return missing;
      kept.splice(at, 1);
      for (const [key, { comment }] of reactions) if (comment === parameters["comment_id"]) reactions.delete(key);
      return { status: 204 };
    },
    "reactions/list-for-issue-comment": ({ parameters }) =>
      kept.some(({ id }) => id === parameters["comment_id"])
        ? {
            status: 200,
            rows: [...reactions.values()]
              .filter(({ comment }) => comment === parameters["comment_id"])
              .map(reactionValue),
          }
        : missing,
    "reactions/create-for-issue-comment": ({ parameters }) => {
      const comment = Number(parameters["comment_id"]);
      if (!kept.some(({ id }) => id === comment)) return missing;
      const key = `${comment} ${login}`;
      const there = reactions.get(key);
      if (there !== undefined) return { status: 200, value: reactionValue(there) };
      const made = { id: next++, comment, login, at: now() };
      reactions.set(key, made);
      return { status: 201, value: reactionValue(made) };
    },
    "reactions/delete-for-issue-comment": ({ parameters }) => {
      const found = [...reactions].find(([, { id }]) => id === parameters["reaction_id"]);
      if (found === undefined) return missing;
      reactions.delete(found[0]);
      return { status: 204 };
    },
  };

  async function answer({ method, url, body, headers }: Asked, response: ServerResponse): Promise<void> {
    if (method === "POST" && url === "/graphql") {
      operations.push("graphql");
      const broken = fault?.("graphql", 1, { operation: "graphql", parameters: {}, body: {}, check: () => undefined });
      if (broken !== undefined) return json(response, broken.status ?? 500, { message: broken.message });
      return json(response, 200, { data: { viewer: { login } } });
    }
    const call = callOf(method, url, body);
    const { operation, parameters, check } = call;
    if (parameters["owner"] !== owner || parameters["repo"] !== repo) throw new Error(`${url} is another repository`);
    operations.push(operation);
    await turn?.(operation);
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    const broken = fault?.(operation, count, call);
    if (broken !== undefined && broken.after !== true && broken.cut !== true) return fail(response, broken);
    const handler = handlers[operation];
    if (handler === undefined) throw new Error(`nothing answers ${operation} here`);
    const { status, value, rows } = handler(call);
    if (broken?.after === true) return fail(response, broken);
    const { page, link } = rows === undefined ? { page: value, link: {} } : paged(rows, url, headers.host ?? "", call);
    if (status < 300) check(status, page);
    const date = { date: now().toUTCString() };
    if (broken?.cut === true) {
      const text = JSON.stringify(page);
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...date, ...link });
      return void response.end(text.slice(0, text.length / 2));
    }
    if (status === 204) return void response.writeHead(204, date).end();
    return json(response, status, page, { ...date, ...link });
  }

  const server = await httpServer((asked, response) => {
    answer(asked, response).catch((error: unknown) => {
      wrong.push(`${asked.method} ${asked.url}: ${String(error)}`);
      json(response, 501, { message: String(error) });
    });
  });
  return {
    origin: server.origin,
    comments: kept,
    /** Of each call, as the description calls it. */
    operations,
    asked: server.asked,
    reactions,
    clock,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function fail(response: ServerResponse, { status = 500, message = "Server Error", headers = {} }: Fault): void {
  json(response, status, { message, documentation_url: "https://docs.github.com/rest" }, headers);
}

/** https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function paged(rows: readonly unknown[], url: string, host: string, { parameters }: Call) {
  const size = Number(parameters["per_page"] ?? 30);
  const at = Number(parameters["page"] ?? 1);
  const there = new URL(url, `http://${host}`);
  there.searchParams.set("page", String(at + 1));
  const link: Readonly<Record<string, string>> = at * size < rows.length ? { link: `<${there.href}>; rel="next"` } : {};
  return { page: rows.slice((at - 1) * size, at * size), link };
}
