import { endGroup, error, info, startGroup, warning } from "@actions/core";
import { getOctokit } from "@actions/github";
import type { UserError } from "../user-error.ts";
import { githubCaches } from "./github-cache.ts";
import { githubConversation } from "./github-conversation.ts";
import { type Forge, ForgeRefusal, type Host, type Log } from "./host.ts";
import { networkFetch } from "./network.ts";
import { printable } from "./printable.ts";
import { httpRegistry } from "./registry.ts";
import type { RegistryOptions } from "./registry-http.ts";
import { processShell } from "./shell.ts";

/** Seconds without an answer of GitHub's API. */
const patience = 30;

/** A job on GitHub: the log is made of groups, and failures are annotations on the file and line they are about. */
export function githubHost(
  env: Host["env"],
  signal: AbortSignal,
  { temporary, token, delays }: Pick<Host, "temporary"> & { readonly token: string } & Pick<RegistryOptions, "delays">,
): Host {
  const shell = processShell(env, signal);
  const registry = httpRegistry({ env, shell, log: githubLog, signal, delays });
  const github = githubApi(env, token, signal);
  const forge = github === undefined ? undefined : githubForge(github);
  const conversation = github === undefined ? undefined : githubConversation(github);
  return { shell, log: githubLog, registry, forge, conversation, caches: githubCaches(env), env, temporary };
}

type Api = { readonly octokit: ReturnType<typeof getOctokit>; readonly owner: string; readonly repo: string };

/** Undefined without a token or a repository. */
function githubApi(env: Host["env"], token: string, signal: AbortSignal): Api | undefined {
  const [owner, repo] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (token === "" || owner === undefined || repo === undefined) return undefined;
  const { GITHUB_API_URL: baseUrl = "https://api.github.com" } = env;
  const octokit = getOctokit(token, { baseUrl, request: { fetch: networkFetch(env, signal, patience) } });
  octokit.hook.after("request", mustBeWhole);
  return { octokit, owner, repo };
}

/** What was cut off on its way is no JSON, and would pass for an empty page of a list. */
function mustBeWhole({ status, data }: { readonly status: number; readonly data: unknown }): void {
  if ((status === 200 || status === 201) && typeof data !== "object") throw new Error("its answer was cut off");
}

/** GitHub's API: https://docs.github.com/en/rest/repos/repos#list-repository-tags, …/commits#compare-two-commits */
function githubForge({ octokit, owner, repo }: Api): Forge {
  return {
    tags: async () => {
      // A missed page costs a version: its line would be moved back.
      const all = await octokit.paginate(octokit.rest.repos.listTags, { owner, repo, per_page: 100 }).catch(refused);
      return all.map(({ name, commit }) => ({ name, revision: commit.sha }));
    },
    leadsTo: async (ancestor, revision) => {
      const basehead = `${ancestor}...${revision}`;
      const { data } = await octokit.rest.repos
        .compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })
        .catch((error: unknown) => ((error as { status?: number }).status === 404 ? unrelated : refused(error)));
      return data.status === "ahead" || data.status === "identical";
    },
    ...githubCommits(octokit, { owner, repo }),
  };
}

type Octokit = ReturnType<typeof getOctokit>;

/** …/commits#compare-two-commits, …/commits#list-commits */
function githubCommits(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): Pick<Forge, "mergeBase" | "firstParents"> {
  return {
    mergeBase: async (one, other) => {
      const { data } = await octokit.rest.repos
        .compareCommitsWithBasehead({ ...place, basehead: `${one}...${other}`, per_page: 1 })
        .catch((error: unknown) =>
          (error as { status?: number }).status === 404 ? { data: { merge_base_commit: undefined } } : refused(error),
        );
      return data.merge_base_commit?.sha;
    },
    // The list holds all that lead to the commit: the first parents are picked out of it.
    firstParents: async (revision) => {
      const { data } = await octokit.rest.repos
        .listCommits({ ...place, sha: revision, per_page: 100 })
        .catch((error: unknown) => refused(error));
      const parents = new Map(data.map(({ sha, parents: of }) => [sha, of[0]?.sha]));
      const line: string[] = [];
      for (let next = parents.get(revision); next !== undefined; next = parents.get(next)) line.push(next);
      return line;
    },
  };
}

/** GitHub finds nothing to compare where two commits have no ancestor in common. */
const unrelated = { data: { status: "diverged" } };

function refused(error: unknown): never {
  const { status, message } = error as Error & { readonly status?: number };
  const limited = status === 429 || /rate limit/i.test(message);
  throw new ForgeRefusal(
    !limited && (status === 401 || status === 403 || status === 404)
      ? `GitHub does not let the token read the tags (${status}: the job needs the permission contents: read)`
      : `GitHub does not tell the tags (${limited ? "too many requests for now" : (status ?? message)})`,
    { cause: error },
  );
}

const githubLog: Log = {
  info: (line) => info(printable(line)),
  warning,
  group: async (title, work) => {
    startGroup(title);
    const began = Date.now();
    try {
      return await work();
    } finally {
      endGroup();
      info(`${title}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  },
  status: () => undefined,
};

/** Shows a failure where it can be mended. */
export function annotate({ message, hint, code, place }: UserError): void {
  error(`${message}\n${hint}`, {
    title: code,
    ...(place === undefined ? {} : { file: place.file, startLine: place.line ?? 1 }),
    ...(place?.column === undefined ? {} : { startColumn: place.column }),
  });
}
