import { getOctokit } from "@actions/github";
import type { Host } from "./host.ts";
import { networkFetch } from "./network.ts";

/** Seconds without an answer. */
const patience = 30;

/** GitHub's API, and the repository of the run. */
export type Api = { readonly octokit: ReturnType<typeof getOctokit>; readonly owner: string; readonly repo: string };

/** Undefined without a token or a repository. */
export function githubApi(env: Host["env"], token: string, signal: AbortSignal): Api | undefined {
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
