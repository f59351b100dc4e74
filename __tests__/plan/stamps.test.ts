import { type Stamping, planStamps } from "../../src/plan/stamps.ts";
import type { Program } from "../../src/plan/program.ts";
import { readProject } from "../../src/project/project.ts";
import { type Trigger, release } from "../../src/trigger.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const commit = { revision: "abcdef1234567890abcdef1234567890abcdef12", seconds: 1_772_356_830 };

/** What the programs of a small project are told, with `source` as their main packages. */
async function stamping(source: string, trigger: Trigger, names = ["app"]): Promise<Stamping> {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, {
    "go.mod": "module example.com/app\n\ngo 1.26\n",
    ...Object.fromEntries(names.map((name) => [`cmd/${name}/main.go`, source])),
  });
  const project = await readProject({ root: directory.path, directory: "." });
  const programs = names.map((name): Program => ({
    name,
    package: `./cmd/${name}`,
    directory: `cmd/${name}`,
    module: { path: "example.com/app", directory: "." },
    because: "",
  }));
  return planStamps(project, programs, [], { version: "v1.4.2", trigger });
}

const all = `package main

import "fmt"

var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() { fmt.Println(version, commit, date) }
`;

test("version, commit and time are told to the variables that hold them", async () => {
  const { stamps, variables, arguments: values } = await stamping(all, release("v1.4.2", commit));
  expect(variables).toEqual(["main.commit", "main.date", "main.version"]);
  expect(
    Object.fromEntries((stamps["app"] ?? []).map(({ variable, argument }) => [variable, values[argument]])),
  ).toEqual({
    "main.commit": commit.revision,
    "main.date": "2026-03-01T09:20:30Z",
    "main.version": "v1.4.2",
  });
});

test("a local build tells neither commit nor time, so that it is not new each time", async () => {
  const { arguments: values } = await stamping(all, { kind: "local", commit });
  expect(values).toEqual({ CREATED: "", REVISION: "", VERSION: "v1.4.2" });
});

test("a program without such variables is told nothing", async () => {
  expect(await stamping("package main\n\nfunc main() { println(1) }\n", release("v1.4.2", commit))).toMatchObject({
    stamps: { app: [] },
    variables: [],
    arguments: {},
  });
});

test("each program has its own, and a variable of both is listed once", async () => {
  const { stamps, variables } = await stamping(all, release("v1.4.2", commit), ["api", "worker"]);
  expect(Object.keys(stamps)).toEqual(["api", "worker"]);
  expect(new Set(variables).size).toBe(variables.length);
});

test.each<[string, Trigger]>([
  ["a release", release("v1.4.2", commit)],
  ["a branch with a hostile name", { kind: "branch", branch: `a' "$(id)" b`, isDefault: false, commit }],
  ["a pull request", { kind: "pull-request", number: 7, fromFork: true, commit }],
])("no value of %s holds a blank or a quote, which the linker's flags could not carry", async (_sentence, trigger) => {
  const source = all
    .replace("var (", 'var (\n\tbranch = ""\n\tbuiltBy = ""\n')
    .replace("date)", "date, branch, builtBy)");
  const { arguments: values } = await stamping(source, trigger);
  expect(Object.keys(values)).toEqual(expect.arrayContaining(["REVISION", "VERSION"]));
  for (const value of Object.values(values)) expect(value).toMatch(/^[A-Za-z0-9_.:-]*$/);
});
