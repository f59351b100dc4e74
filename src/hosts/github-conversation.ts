import type { Api } from "./github-api.ts";
import { type Comment, type Conversation, SpeechRefusal } from "./host.ts";
import { printable } from "./printable.ts";

/** Who writes with the job's own token, where GitHub does not say who we are. */
const actions = "github-actions[bot]";

/**
 * Comments through GitHub's API: https://docs.github.com/en/rest/issues/comments, …/rest/reactions/reactions.
 * The right to change a comment is a reaction of ours to it. GitHub keeps one of each kind for each user, and answers 201
 * to whoever made it and 200 to whoever finds it made: that is the only write of its API which one of two wins.
 */
export function githubConversation({ octokit, owner, repo }: Api): Conversation {
  let asked: Promise<string> | undefined;
  const me = () => (asked ??= ownLogin(octokit));
  const { issues, pulls, reactions } = octokit.rest;
  const repository = { owner, repo };
  const all = { ...repository, per_page: 100 };
  return {
    isAt: async (pull_number, revision) => {
      const { data } = await pulls.get({ ...repository, pull_number }).catch(refused);
      return data.head.sha === revision;
    },
    pullRequests: async (head, branch, revision) => {
      const query = { ...all, state: "open", head: `${head.split("/")[0]}:${branch}` } as const;
      const found = await octokit.paginate(pulls.list, query).catch(refused);
      // A fork of the same owner may have a branch of that name, too.
      return found
        .filter(
          (one) => one.head.sha === revision && (one.head.repo as { full_name: string } | null)?.full_name === head,
        )
        .map(({ number }) => number);
    },
    comments: async (issue_number) => {
      const login = await me();
      // A missed page costs the comment: it would be written a second time.
      const found = await octokit.paginate(issues.listComments, { ...all, issue_number }).catch(refused);
      return found.filter(({ user }) => user?.login === login).map(commentOf);
    },
    create: async (issue_number, body) => {
      const { data } = await issues.createComment({ ...repository, issue_number, body }).catch(refused);
      return commentOf(data);
    },
    update: async (comment_id, body) => {
      const answer = await issues.updateComment({ ...repository, comment_id, body }).catch(unlessGone);
      // Somebody has deleted it since it was read: a further look shows what there is.
      if (answer === undefined) throw new SpeechRefusal("GitHub finds the comment no more", { passing: true });
      return commentOf(answer.data);
    },
    remove: async (comment_id) => {
      await issues.deleteComment({ ...repository, comment_id }).catch(unlessGone);
    },
    take: async (comment_id, seconds) => {
      const at = { ...repository, comment_id };
      const login = await me();
      // A look costs nothing; what is written counts against a limit for each minute.
      const list = await reactions.listForIssueComment({ ...at, content: mark, per_page: 100 }).catch(unlessGone);
      if (list === undefined) return undefined;
      const held = list.data.find(({ user }) => user?.login === login);
      if (held !== undefined) {
        const age = Date.parse(list.headers.date ?? "") - Date.parse(held.created_at);
        // By its number: when somebody was faster, the new one stays.
        if (age > seconds * 1000)
          await reactions.deleteForIssueComment({ ...at, reaction_id: held.id }).catch(unlessGone);
        else return undefined;
      }
      const made = await reactions.createForIssueComment({ ...at, content: mark }).catch(unlessGone);
      if (made?.status !== 201) return undefined;
      const reaction_id = made.data.id;
      return async () => {
        await reactions.deleteForIssueComment({ ...at, reaction_id }).catch(unlessGone);
      };
    },
  };
}

const mark = "eyes";

/** The job's own token cannot ask for its user; this query is answered to every token. */
async function ownLogin(octokit: Api["octokit"]): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>("query { viewer { login } }");
    return viewer.login;
  } catch {
    return actions;
  }
}

function commentOf({ id, body = "", html_url: url }: { id: number; body?: string; html_url: string }): Comment {
  return { id, body, url };
}

/** That something is gone is an answer, too. */
function unlessGone(error: unknown): undefined {
  if ((error as { status?: number }).status === 404) return undefined;
  return refused(error);
}

function refused(error: unknown): never {
  if (error instanceof SpeechRefusal) throw error;
  const { status, message, response } = error as Error & {
    readonly status?: number;
    readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
  };
  const headers = response?.headers ?? {};
  const asks = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
  if (status === 429 || (status === 403 && (asks || /rate limit|abuse/i.test(message)))) {
    const because = "GitHub takes no more requests for now";
    throw new SpeechRefusal(because, { passing: true, wait: waitOf(headers), cause: error });
  }
  if (status === 401 || status === 404 || (status === 403 && /not accessible/i.test(message))) {
    const because = `GitHub does not let the token write comments (${status}: the job needs the permission pull-requests: write)`;
    throw new SpeechRefusal(because, { passing: false, cause: error });
  }
  // Without a status there was no answer.
  const passing = status === undefined || status >= 500;
  const said = `${status ?? ""} ${printable(message.slice(0, 200)).replaceAll("\n", " ")}`.trim();
  throw new SpeechRefusal(`GitHub does not write the comment (${said})`, { passing, cause: error });
}

/** Seconds until GitHub wants to be asked again; where it does not say, a minute, as its documentation asks for. */
function waitOf(headers: Readonly<Record<string, string | undefined>>): number {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after)) return after;
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] !== "0" || !Number.isFinite(reset)) return 60;
  return Math.max(1, reset - Math.floor(Date.now() / 1000));
}
