import { join } from "node:path";
import { type Facts, decide } from "../../src/plan/decide.ts";
import { planNaming } from "../../src/plan/naming.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { readProject } from "../../src/project/project.ts";
import { parseSettings } from "../../src/settings.ts";
import { type Trigger, parseTrigger } from "../../src/trigger.ts";
import { root } from "../e2e/cli.ts";
import { examples } from "../e2e/example.ts";
import { expectGolden } from "../golden.ts";

const commit = { revision: "abcdef1234567890abcdef1234567890abcdef12", seconds: 1_795_509_000 };
const history = { tags: ["v1.2.3", "v1.4.1"], reachable: ["v1.2.3", "v1.4.1"], complete: true };

async function plan(name: string, inputs: Readonly<Record<string, string>>, trigger: Trigger, store?: string) {
  const settings = parseSettings(inputs);
  const facts: Facts = {
    settings,
    publish: true,
    trigger,
    project: await readProject({ root: join(root, "examples", name), directory: settings.directory }),
    repository: { history, origin: "https://github.com/acme/shop", changed: false },
    predecessor: {
      commits: { kind: "push", before: "76543210fedcba9876543210fedcba9876543210" },
      branch: { name: "main", isDefault: true },
      labels: [],
    },
    environment: { variables: [], privateModules: [], goFlags: "", caBundle: false, netrc: false },
    defaultImage: "ghcr.io/acme/shop",
    caches: { store, machine: "amd64" },
    defaultDevImage: undefined,
  };
  const decisions = decide(facts);
  const bases = decisions.bases.map(({ role, references }) => ({
    role,
    reference: references[0] ?? "",
    digest: `sha256:${(role === "build" ? "b" : "a").repeat(64)}`,
  }));
  return makePlan(facts, decisions, planNaming(facts, decisions), { bases, published: [] });
}

const buildable = examples().filter(
  ({ expect: { error } }) => error === undefined || error === "build-failed" || error === "test-failed",
);

test.each(buildable.map(({ name, inputs }) => [name, inputs] as const))(
  "the Dockerfile and the plan of %s are as reviewed",
  async (name, inputs) => {
    const { dockerfile, dockerignore, ...rest } = await plan(
      name,
      name === "commands" ? { ...inputs, image: "ghcr.io/acme/{command}" } : inputs,
      parseTrigger("branch:main", commit, "main"),
    );
    expectGolden(`${name}/Dockerfile`, dockerfile);
    expectGolden(`${name}/Dockerfile.dockerignore`, dockerignore);
    expectGolden(`${name}/plan.json`, `${JSON.stringify(rest, null, 2)}\n`);
  },
);

test.each([
  "release:v1.4.2",
  "release:v1.2.4",
  "release:v2.0.0-rc.1",
  "branch:login",
  "pull-request:7",
  "fork:7",
  "local",
])("hello for %s is as reviewed", async (text) => {
  const { images, version, publish } = await plan("hello", {}, parseTrigger(text, commit, "main"));
  expectGolden(`hello/${text.replace(":", "-")}.json`, `${JSON.stringify({ images, version, publish }, null, 2)}\n`);
});

test.each([
  ["hello", "true"],
  ["commands", "true"],
  ["generate", "true"],
  ["cgo-sqlite", "true"],
  ["grpc-otel", "true"],
  ["timezone", "false"],
])(
  "the Dockerfile and the caches of %s with a place to keep caches in are as reviewed, with test: %s",
  async (name, test) => {
    const inputs = examples().find((example) => example.name === name)?.inputs ?? {};
    const trigger = parseTrigger("branch:main", commit, "main");
    const { dockerfile, caches } = await plan(name, { ...inputs, test }, trigger, "a place");
    const { exports, ...rest } = caches;
    expectGolden(`${name}/Dockerfile.carried`, dockerfile);
    expectGolden(`${name}/Dockerfile.exports`, exports);
    expectGolden(`${name}/caches.json`, `${JSON.stringify(rest, null, 2)}\n`);
  },
);

test("a plan is the same each time", async () => {
  const [a, b] = await Promise.all([1, 2].map(() => plan("hello", {}, parseTrigger("branch:main", commit, "main"))));
  expect(a).toEqual(b);
});
