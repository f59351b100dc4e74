import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { pages, readPage } from "../doc-pages.ts";
import { root } from "../e2e/cli.ts";

const files = [".github/workflows", ".github/actions", "examples/workflows"]
  .filter((directory) => existsSync(join(root, directory)))
  .flatMap((directory) =>
    readdirSync(join(root, directory), { recursive: true, encoding: "utf8" }).map((name) => `${directory}/${name}`),
  )
  .filter((path) => /\.ya?ml$/.test(path));
const lines = files.flatMap((path) =>
  readFileSync(join(root, path), "utf8")
    .split("\n")
    .map((text, at) => ({ place: `${path}:${at + 1}`, text })),
);

test("every action of others is pinned to a commit, with its version beside", () => {
  const ours = /uses: (?:\.\/|\$\/|org\/go-alpine-build\b)/;
  const used = lines.filter(({ text }) => /^\s*(?:- )?uses: /.test(text) && !ours.test(text));
  expect(used.length).toBeGreaterThan(3);
  expect(used.filter(({ text }) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(text))).toEqual([]);
});

test("the same action has the same commit everywhere", () => {
  const commits = new Map<string, Set<string>>();
  for (const { text } of lines) {
    const { name, commit } = /uses: (?<name>[^@\s]+)@(?<commit>[0-9a-f]{40})/.exec(text)?.groups ?? {};
    if (name !== undefined && commit !== undefined) commits.set(name, new Set([...(commits.get(name) ?? []), commit]));
  }
  expect([...commits].filter(([, all]) => all.size > 1)).toEqual([]);
});

test("pages name actions by the major version that workflows pin, and by one only", () => {
  const pinned = lines.flatMap(({ text }) => [
    ...text.matchAll(/uses: (?<name>[\w.-]+\/[\w.-]+)@[0-9a-f]{40} # (?<major>v\d+)/g),
  ]);
  const shown = pages.flatMap((page) => [
    ...readPage(page).matchAll(/uses: (?<name>[\w.-]+\/[\w.-]+)@(?<major>v[\w.]+)/g),
  ]);
  const majors = new Map<string, Set<string>>();
  for (const { groups } of [...pinned, ...shown]) {
    const [name, major] = [groups?.["name"] ?? "", groups?.["major"] ?? ""];
    majors.set(name, new Set([...(majors.get(name) ?? []), major]));
  }
  expect(shown.length).toBeGreaterThan(10);
  expect([...majors].filter(([, all]) => all.size > 1).map(([name, all]) => [name, ...all])).toEqual([]);
});

test("no script holds an expression, and none is JavaScript", () => {
  const all = files.flatMap((path) => scripts(parse(readFileSync(join(root, path), "utf8"))));
  expect(all.length).toBeGreaterThan(2);
  expect(all.filter((script) => script.includes("${{"))).toEqual([]);
  expect(lines.filter(({ text }) => text.includes("actions/github-script"))).toEqual([]);
});

test("only what signs may be given an identity, and no workflow gives one to all of its jobs", () => {
  const rights = files
    .filter((path) => !path.endsWith("/action.yml"))
    .flatMap((path) => {
      const { permissions = {}, jobs } = parse(readFileSync(join(root, path), "utf8")) as Workflow;
      const inJobs = Object.entries(jobs).map(([name, job]) => [`${path} ${name}`, job.permissions ?? {}] as const);
      return [[path, permissions] as const, ...inJobs];
    });
  const places = rights.filter(([, granted]) => "id-token" in granted).map(([place]) => place);
  expect(places.sort()).toEqual([
    ".github/workflows/build.yml attest",
    ".github/workflows/release.yml release",
    "examples/workflows/reusable.yml image",
  ]);
});

type Rights = Readonly<Record<string, string>>;
type Workflow = {
  readonly permissions?: Rights;
  readonly jobs: Readonly<Record<string, { readonly permissions?: Rights }>>;
};

test("no workflow gives all of its jobs more than reading the repository, and none has all rights", () => {
  const given = files
    .filter((path) => !path.endsWith("/action.yml"))
    .map((path) => [path, (parse(readFileSync(join(root, path), "utf8")) as Workflow).permissions] as const);
  expect(given.filter(([, rights]) => !["{}", '{"contents":"read"}'].includes(JSON.stringify(rights)))).toEqual([]);
});

/** What stands behind `run` anywhere in a document. */
function scripts(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key === "run" && typeof child === "string" ? [child] : scripts(child),
  );
}
