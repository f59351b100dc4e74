import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quietEnv, registry, root } from "../e2e/cli.ts";
import { type MadePull, githubServer, notUnderstood } from "../github-server.ts";
import {
  type Event,
  Repository,
  artifactActions,
  buildAct,
  firstBlock,
  push,
  recorded,
  withImage,
  withoutWhatActLacks,
} from "./act.ts";

let act: string;
let work: string;
let ours: string;
beforeAll(() => {
  act = buildAct();
  work = mkdtempSync(join(tmpdir(), "rehearsal-comment-"));
  ours = withoutWhatActLacks(join(work, "ours"));
}, 900_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));
afterEach(() => expect(notUnderstood()).toEqual([]));

const workflow = (name: string) => readFileSync(join(root, "examples/workflows", name), "utf8");

/** The server in place of api.github.com, and a token for it. */
const github = ({ origin }: { readonly origin: string }) => [
  ...["--env", `GITHUB_API_URL=${origin}`, "--env", `GITHUB_GRAPHQL_URL=${origin}/graphql`],
  ...["--secret", "GITHUB_TOKEN=s3cret-token"],
];

/** Adds a commit to the branch of the pull request, and checks out what GitHub would: its merge with main. */
function propose(repository: Repository, recording: string, text: string): Event & { readonly head: string } {
  const base = repository.git("rev-parse", "main");
  const exists = repository.git("branch", "--list", "change") !== "";
  repository.git("switch", "--quiet", ...(exists ? [] : ["--create"]), "change");
  repository.write("more.go", text);
  repository.commit("change");
  const head = repository.git("rev-parse", "HEAD");
  repository.git("switch", "--quiet", "--detach", "main");
  repository.git("merge", "--quiet", "--no-ff", "--message", `Merge ${head} into ${base}`, "change");
  const sent = recorded(recording) as { pull_request: { head: object; base: object } };
  const { pull_request: pull } = sent;
  const changed = { ...pull, head: { ...pull.head, sha: head }, base: { ...pull.base, sha: base } };
  return { name: "pull_request", payload: { ...sent, pull_request: changed }, head };
}

const imports = (path: string, use: string) => `package main\n\nimport "${path}"\n\nfunc init() { println(${use}) }\n`;

test("the quick start of the README comments on a pull request, and its next run brings the comment up to date", async () => {
  const image = `${registry()}/acme/commented`;
  const text = firstBlock("README.md");
  // act does not enforce permissions.
  expect(text).toContain("pull-requests: write");
  using repository = new Repository(act, "hello", { "image.yml": withImage(text, image, "linux/amd64") });
  const pulls: MadePull[] = [];
  await using server = await githubServer({ pulls });
  const run = (event: Event) => repository.run("image.yml", event, ours, quietEnv(), github(server));
  const base = await run(push(repository, "refs/heads/main"));
  expect(base.outputs).toMatchObject({ image, published: "true" });
  expect(server.operations).toEqual([]);

  const request = async (event: Event & { readonly head: string }) => {
    pulls.splice(0, 1, { number: 7, sha: event.head, repository: "octo-org/app", branch: "change" });
    return run(event);
  };
  const first = await request(
    propose(repository, "pull-request", imports("regexp", `regexp.MustCompile("a+").String()`)),
  );
  expect(first.outputs).toMatchObject({ image: `${image}-dev`, published: "false" });
  expect(first.outputs["digest"]).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(Object.keys(JSON.parse(first.outputs["sizes"] ?? "{}") as object)).toEqual(["linux/amd64"]);
  expect(server.comments).toHaveLength(1);
  const [{ id, body } = { id: 0, body: "" }] = server.comments;
  expect(body).toMatch(/### .*larger/);
  expect(body).toContain("`linux/amd64`");
  expect(body).toContain("`regexp`");
  expect(first.log).toContain(`Comment created: https://github.com/octo-org/app/pull/7#issuecomment-${id}`);
  expect(first.log).not.toContain("s3cret-token");

  const second = await request(propose(repository, "pull-request", imports("encoding/xml", `xml.Unmarshal(nil, nil)`)));
  expect(second.log).toContain(`Comment updated: https://github.com/octo-org/app/pull/7#issuecomment-${id}`);
  expect(second.outputs["digest"]).not.toBe(first.outputs["digest"]);
  expect(server.comments.map((one) => one.id)).toEqual([id]);
  expect(server.comments[0]?.body).toContain("`encoding/xml`");
  expect(server.comments[0]?.body).not.toContain("`regexp`");
}, 900_000);

test("a pull request of a fork leaves its report behind, and the second workflow comments", async () => {
  const image = `${registry()}/acme/forked`;
  using repository = new Repository(act, "hello", {
    "image.yml": withImage(workflow("quick-start.yml").replace('test: "true"', 'test: "false"'), image, "linux/amd64"),
    "pull-request.yml": withImage(workflow("pull-request.yml"), image, "linux/amd64"),
    "size-comment.yml": workflow("size-comment.yml"),
  });
  const pulls: MadePull[] = [];
  await using server = await githubServer({ pulls });
  const workflows = workflow("pull-request.yml") + workflow("size-comment.yml");
  const more = [...github(server), ...artifactActions(join(work, "artifacts"), work, workflows)];
  await repository.run("image.yml", push(repository, "refs/heads/main"), ours, quietEnv(), more);

  const event = propose(repository, "pull-request-fork", imports("regexp", `regexp.MustCompile("a+").String()`));
  const measured = await repository.run("pull-request.yml", event, ours, quietEnv(), more);
  expect(measured.outputs).toMatchObject({ published: "false" });
  expect(server.operations).toEqual([]);

  repository.git("switch", "--quiet", "--detach", "main");
  const { workflow_run: ended, ...rest } = recorded("workflow-run-pull-request") as { workflow_run: object };
  const completed = { ...rest, workflow_run: { ...ended, head_sha: event.head } };
  pulls.push({ number: 7, sha: event.head, repository: "someone/app", branch: "change" });
  const said = await repository.run(
    "size-comment.yml",
    { name: "workflow_run", payload: completed },
    ours,
    quietEnv(),
    more,
  );
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]?.body).toContain("`regexp`");
  expect(said.outputs["comment-url"]).toContain(`/pull/7#issuecomment-${server.comments[0]?.id}`);
}, 900_000);
