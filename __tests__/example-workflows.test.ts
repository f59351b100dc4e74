import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, string>> };
type Workflow = {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly workflows?: readonly string[] } | null>>;
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
};
const root = join(import.meta.dirname, "..");
const directory = join(root, "examples/workflows");
const workflow = (file: string) => parse(readFileSync(join(directory, file), "utf8")) as Workflow;
/** Those that comment for forks; `workflows/` tests the others. */
const files = ["pull-request.yml", "size-comment.yml"];
const steps = (file: string) => Object.values(workflow(file).jobs).flatMap((job) => job.steps);

test.each(files)(
  "%s pins the actions of others to commits, runs no script, and has rights only in its jobs",
  (file) => {
    const others = steps(file).flatMap(({ uses = "" }) => (uses.startsWith("org/go-alpine-build") ? [] : [uses]));
    expect(others.length).toBeGreaterThan(0);
    for (const uses of others) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(steps(file).filter(({ run }) => run !== undefined)).toEqual([]);
    expect(workflow(file).permissions).toEqual({});
  },
);

test.each(["examples/README.md", "examples/workflows/README.md"])("%s lists every workflow to copy", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const names = readdirSync(directory).filter((name) => name.endsWith(".yml"));
  expect([...names, "templates/gitlab-ci.yml"].filter((name) => !text.includes(`${name})`))).toEqual([]);
});

const groupOfPull = "image-${{ github.event_name == 'pull_request' && github.ref || github.run_id }}";
test("no workflow to copy can push a release out of a queue: each run that publishes has a group of its own", () => {
  const groups = readdirSync(directory)
    .filter((name) => name.endsWith(".yml"))
    .map(workflow)
    .filter(({ on }) => "push" in on)
    .map(({ concurrency }) => concurrency.group.replace(/^images-/, "image-"));
  expect(groups.length).toBeGreaterThan(4);
  for (const group of groups) expect(["image-${{ github.run_id }}", groupOfPull]).toContain(group);
});

test("the workflow that may write follows the one that measures, checks out nothing, and can write comments only", () => {
  const { on, jobs } = workflow("size-comment.yml");
  expect(on["workflow_run"]?.workflows).toEqual([workflow("pull-request.yml").name]);
  expect(Object.keys(on)).toEqual(["workflow_run"]);
  expect(jobs["comment"]?.permissions).toEqual({ actions: "read", "pull-requests": "write" });
  expect(steps("size-comment.yml").filter(({ uses }) => uses?.includes("checkout"))).toEqual([]);
});

test("inputs of the comment's action are those that it has, and its bundle is one that is built", () => {
  const action = parse(readFileSync(join(root, ".github/actions/comment/action.yml"), "utf8")) as {
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly runs: { readonly main: string };
  };
  const given = steps("size-comment.yml").find(({ uses }) => uses?.startsWith("org/"))?.with ?? {};
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  expect(action.runs.main).toBe("../../../dist/comment/index.js");
  expect(readFileSync(join(root, "scripts/bundle.mjs"), "utf8")).toContain('"src/comment/action.ts": "comment"');
  const entry = readFileSync(join(root, "src/comment/action.ts"), "utf8");
  expect([...entry.matchAll(/getInput\("(?<name>[\w-]+)"\)/g)].map(({ groups }) => groups?.["name"]).sort()).toEqual(
    Object.keys(action.inputs).sort(),
  );
});
