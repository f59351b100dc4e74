import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodes } from "../nodes.ts";
import { oidcIssuer } from "../oidc-issuer.ts";
import { root } from "./cli.ts";
import { job, main, values } from "./job.ts";

/** What the runner sets beside the payload. */
type Situation = { readonly event: string; readonly ref: string; readonly actor?: string; readonly with?: Inputs };
type Inputs = Readonly<Record<string, string>>;
/** What must come of it: an error's code, or the image with the tags that name no commit. */
type Result = string | { readonly push: boolean; readonly image: "app" | "app-dev"; readonly tags: readonly string[] };

const released = (...tags: readonly string[]): Result => ({ push: true, image: "app", tags });
const development = (...tags: readonly string[]): Result => ({ push: true, image: "app-dev", tags });
const unpublished = (image: "app" | "app-dev", ...tags: readonly string[]): Result => ({ push: false, image, tags });

const pull = { event: "pull_request", ref: "refs/pull/7/merge" };
const pushed = (ref: string): Situation => ({ event: "push", ref });
const dispatch: Situation = { event: "workflow_dispatch", ref: "refs/heads/main" };
const queue = "refs/heads/gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111";
const bot = "dependabot[bot]";
const update = "refs/heads/dependabot/go_modules/example.com/lib-1.2.3";

const table: Readonly<Record<string, readonly [Situation, Result]>> = {
  "push-default-branch": [pushed("refs/heads/main"), released("main")],
  "push-branch": [pushed("refs/heads/feature/login"), development("dev-feature-login-")],
  "push-dependabot": [
    { event: "push", ref: update, actor: bot },
    unpublished("app-dev", "dev-dependabot-go_modules-example.com-lib-1.2.3-"),
  ],
  "push-tag": [pushed("refs/tags/v1.4.2"), released("v1.4.2", "v1.4", "v1")],
  "push-prerelease-tag": [pushed("refs/tags/v1.5.0-rc.1"), released("v1.5.0-rc.1")],
  "push-nested-tag": [pushed("refs/tags/services/api/v0.3.0"), "invalid-version"],
  "push-illegal-tag": [pushed("refs/tags/nightly"), "invalid-version"],
  "push-metadata-tag": [pushed("refs/tags/v1.4.0+fips.1"), released("v1.4.0_fips.1")],
  release: [{ event: "release", ref: "refs/tags/v1.5.0-rc.1" }, released("v1.5.0-rc.1")],
  "pull-request": [pull, unpublished("app-dev", "pr-7")],
  "pull-request-fork": [pull, unpublished("app-dev", "pr-7")],
  "pull-request-deleted-fork": [pull, unpublished("app-dev", "pr-7")],
  "pull-request-merged-deleted-fork": [pull, unpublished("app-dev", "pr-7")],
  "pull-request-dependabot": [{ ...pull, actor: bot }, unpublished("app-dev", "pr-7")],
  "merge-group": [{ event: "merge_group", ref: queue }, unpublished("app-dev")],
  schedule: [{ event: "schedule", ref: "refs/heads/main" }, released("main")],
  "workflow-dispatch": [{ ...dispatch, ref: "refs/heads/release-2" }, development("dev-release-2")],
  "workflow-dispatch-version": [{ ...dispatch, with: { version: "v1.4.3" } }, released("v1.4.3", "v1.4", "v1")],
  // Nothing is published there that could be built once more.
  "workflow-dispatch-rebuild": [{ ...dispatch, with: { version: "v1.4.2", rebuild: "true" } }, "invalid-version"],
  "workflow-run-push": [{ event: "workflow_run", ref: "refs/heads/main" }, released("main")],
  "workflow-run-pull-request": [{ event: "workflow_run", ref: "refs/heads/main" }, "invalid-trigger"],
};

const secretInputs = { "github-token": "ghs_ofTheJob", username: "ci", password: "of-the-registry" };
const login = Buffer.from(`${secretInputs.username}:${secretInputs.password}`).toString("base64");
const secrets = [secretInputs["github-token"], secretInputs.password, login];

test("every recorded event of GitHub has a row", () => {
  const names = readdirSync(join(root, "__tests__/events")).map((file) => file.replace(".json", ""));
  expect(Object.keys(table).sort()).toEqual(names.filter((name) => !name.startsWith("gitlab-")).sort());
});

describe.each(nodes)("on %s", (_name, node) => {
  test.each(Object.entries(table))(
    "%s",
    async (name, [situation, result]) => {
      const payload = JSON.parse(readFileSync(join(root, "__tests__/events", `${name}.json`), "utf8")) as object;
      const inputs = { "dry-run": "true", image: "registry.example/app", ...secretInputs, ...situation.with };
      await using issuer = await oidcIssuer();
      const one = job("hello", inputs, { ...payload }, { ...environment(situation), ...issuer.env });
      const ended = await main(node, one);
      // The runner hides a secret from the line on that names it.
      const lines = ended.stdout.split("\n");
      const first = lines.findIndex((line) => !line.startsWith("::add-mask::"));
      expect(lines.slice(0, first)).toEqual(expect.arrayContaining(secrets.map((secret) => `::add-mask::${secret}`)));
      const written = ["output", "state", "summary", "env", "path"].map((file) => readFileSync(one.file(file), "utf8"));
      for (const text of [...lines.slice(first), ended.stderr, ...written])
        for (const secret of secrets) expect(text).not.toContain(secret);
      // What signs is another job: this one never asks who it is.
      expect(issuer.asked).toEqual([]);
      const { plan, published } = values(one.file("output"));
      if (typeof result === "string") {
        expect([ended.status, /::error title=(?<code>[\w-]+)/.exec(ended.stdout)?.groups?.["code"]]).toEqual([
          1,
          result,
        ]);
        return expect(plan).toBeUndefined();
      }
      expect(ended).toMatchObject({ status: 0 });
      const { publish, images } = JSON.parse(plan ?? "{}") as Plan;
      const names = images[0].tags.filter((tag) => !/^sha-|^v.*-\d{14}-[0-9a-f]{12}$/.test(tag));
      // A branch's name that had to be changed ends in a hash.
      expect(names.map((tag) => tag.replace(/(?<=-)[0-9a-f]{6,}$/, ""))).toEqual(result.tags);
      expect([publish.push, images[0].name]).toEqual([result.push, `registry.example/${result.image}`]);
      expect(published).toBe("false");
      const state = Object.entries(values(one.file("state"))).map(([key, value]) => [`STATE_${key}`, value] as const);
      expect(await main(node, one, Object.fromEntries(state))).toMatchObject({ status: 0, stdout: "", stderr: "" });
    },
    120_000,
  );
});

type Plan = {
  readonly publish: { readonly push: boolean };
  readonly images: readonly [{ readonly name: string; readonly tags: readonly string[] }];
};

/** No engine: a dry run needs none. */
function environment({ event, ref, actor = "octocat" }: Situation): NodeJS.ProcessEnv {
  return {
    GITHUB_EVENT_NAME: event,
    GITHUB_REF: ref,
    GITHUB_ACTOR: actor,
    GITHUB_RUN_NUMBER: "57",
    GITHUB_REPOSITORY: "octo-org/app",
    PATH: "/usr/bin:/bin",
    DOCKER_CONFIG: "/nonexistent",
    DOCKER_HOST: "unix:///nonexistent.sock",
    BUILDX_BUILDER: "",
  };
}
