import { type Api, githubApi } from "./github-api.ts";
import { githubCaches } from "./github-cache.ts";
import { githubConversation } from "./github-conversation.ts";
import { githubLog } from "./github-log.ts";
import { type Forge, ForgeRefusal, type Host } from "./host.ts";
import { httpRegistry } from "./registry.ts";
import type { RegistryOptions } from "./registry-http.ts";
import { processShell } from "./shell.ts";

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
    ...githubCommits({ octokit, owner, repo }),
  };
}

/** …/commits#compare-two-commits, …/commits#list-commits */
function githubCommits({ octokit, ...place }: Api): Pick<Forge, "mergeBase" | "firstParents"> {
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
