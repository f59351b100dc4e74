import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { quietEnv, registry, root } from "./cli.ts";
import { repository } from "./history.ts";
import { tagsAt } from "./registries.ts";

type Job = {
  readonly extends?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly cache?: { readonly key: string; readonly paths: readonly string[] };
  readonly rules?: readonly { readonly if: string; readonly when?: string }[];
};
const text = readFileSync(join(root, "templates/gitlab-ci.yml"), "utf8");
const template = parse(text) as Readonly<Record<string, Job>>;
const hidden = template[".go-alpine-build"]!;

/** Runs the template's script as a runner does, all lines in one shell that stops at the first error. */
function pipeline(directory: string, variables: NodeJS.ProcessEnv) {
  const script = ["set -eo pipefail", ...(hidden.script ?? [])].join("\n").replaceAll("/opt/go-alpine-build", root);
  const env = quietEnv({ ...hidden.variables, GITLAB_CI: "true", CI_DEFAULT_BRANCH: "main", ...variables });
  const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: directory, env, encoding: "utf8" });
  const file = join(directory, "go-alpine-build.env");
  return { status, stderr, reference: existsSync(file) ? readFileSync(file, "utf8") : "" };
}

test("branches, a release and a merge request leave the tags of the table", async () => {
  using repo = repository();
  const name = `gitlab/${randomUUID()}`;
  const commit = repo.git("rev-parse", "HEAD");
  const common = {
    CI_REGISTRY_IMAGE: `${registry()}/${name}`,
    CI_COMMIT_SHA: commit,
    CI_COMMIT_TIMESTAMP: repo.git("log", "-1", "--format=%cI"),
    CI_PROJECT_PATH: "acme/published",
    GO_ALPINE_BUILD_OPTIONS: "--platforms linux/amd64",
  };
  const branch = pipeline(repo.directory, { ...common, CI_COMMIT_BRANCH: "main" });
  expect(branch.status).toBe(0);
  const tags = await tagsAt(registry(), name);
  expect(Object.keys(tags)).toEqual(expect.arrayContaining(["main", `sha-${commit.slice(0, 12)}`]));
  expect(branch.reference).toBe(`IMAGE_REFERENCE=${registry()}/${name}@${tags["main"]}\n`);
  // What GitLab carries to the next pipeline is where the program has put it, and makes no tree a changed one.
  const [kept = ""] = hidden.cache?.paths ?? [];
  expect(readdirSync(join(repo.directory, kept)).join(" ")).toMatch(/toolchain.*/);
  expect(branch.stderr).not.toContain("differ from the commit");

  const login = pipeline(repo.directory, { ...common, CI_COMMIT_BRANCH: "login" });
  const dev = await tagsAt(registry(), `${name}/dev`);
  expect(login.reference).toBe(`IMAGE_REFERENCE=${registry()}/${name}/dev@${dev["dev-login"]}\n`);

  repo.git("tag", "v1.0.0");
  const release = pipeline(repo.directory, { ...common, CI_COMMIT_TAG: "v1.0.0" });
  const released = await tagsAt(registry(), name);
  expect(release.reference).toBe(`IMAGE_REFERENCE=${registry()}/${name}@${released["v1.0.0"]}\n`);
  expect(released["v1"]).toBe(released["v1.0.0"]);

  const request = { CI_MERGE_REQUEST_IID: "7", CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "acme/published" };
  const merge = pipeline(repo.directory, { ...common, ...request });
  expect([merge.status, merge.reference]).toEqual([0, ""]);
  expect(await tagsAt(registry(), `${name}/dev`)).toEqual(dev);

  const always = { GO_ALPINE_BUILD_OPTIONS: `${common.GO_ALPINE_BUILD_OPTIONS} --push=always` };
  const pushed = pipeline(repo.directory, { ...common, ...request, ...always });
  const requested = await tagsAt(registry(), `${name}/dev`);
  expect(pushed.reference).toBe(`IMAGE_REFERENCE=${registry()}/${name}/dev@${requested["pr-7"]}\n`);
}, 300_000);

test("a build that fails fails the job", () => {
  using repo = repository();
  const ended = pipeline(repo.directory, { CI_COMMIT_TAG: "no-version", CI_COMMIT_SHA: repo.git("rev-parse", "HEAD") });
  expect([ended.status, ended.stderr.includes("[invalid-version]")]).toEqual([1, true]);
});

test("the job extends what users may override, and its script is legal shell", () => {
  expect(template["go-alpine-build"]?.extends).toBe(".go-alpine-build");
  for (const script of [hidden.before_script ?? [], hidden.script ?? []])
    expect(spawnSync("sh", ["-n", "-c", script.join("\n")])).toMatchObject({ status: 0 });
  // GitLab's own variables need a $, and a comparison needs quotes on its right side or another variable.
  for (const rule of template["go-alpine-build"]?.rules ?? []) expect(rule.if).toMatch(/^\$CI_[A-Z_]+/);
});
