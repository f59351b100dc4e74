import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quietEnv, registry, root } from "../e2e/cli.ts";
import { faultyRegistry } from "../e2e/faulty-registry.ts";
import { tagsAt } from "../e2e/registries.ts";
import { Repository, buildAct, push, withoutWhatActLacks } from "./act.ts";

let act: string;
let work: string;
let ours: string;
beforeAll(() => {
  act = buildAct();
  work = mkdtempSync(join(tmpdir(), "rehearsal-own-"));
  ours = withoutWhatActLacks(join(work, "ours"));
}, 900_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const workflow = (name: string) => readFileSync(join(root, "examples/workflows", name), "utf8");
const runner = ["--platform", "self-hosted=-self-hosted"];

test("on a server of one's own the job's token is what its registry wants to hear, and no log shows it", async () => {
  const token = `ghs_${randomUUID()}`;
  await using guarded = await faultyRegistry(registry(), token);
  const text = workflow("ghes.yml")
    .replaceAll("containers.github.example.com", guarded.address)
    .replace(/^(?<indent> +)username: .*\n/m, "$&$<indent>platforms: linux/amd64\n");
  using repository = new Repository(act, "hello", { "image.yml": text });
  const event = push(repository, "refs/heads/main");
  const { log, outputs } = await repository.run("image.yml", event, ours, quietEnv(), [
    ...runner,
    ...["--actor", "robot", "--secret", `GITHUB_TOKEN=${token}`],
    ...["--env", "GITHUB_SERVER_URL=https://github.example.com"],
  ]);
  expect(outputs).toMatchObject({ image: `${guarded.address}/octo-org/app`, published: "true" });
  expect((await tagsAt(registry(), "octo-org/app"))["main"]).toBe(outputs["digest"]);
  expect(log).not.toContain(token);
}, 900_000);

test("a runner of one's own keeps caches in its directory, and builds with the builder that is named", async () => {
  const password = randomUUID();
  const caches = join(work, "caches");
  await using guarded = await faultyRegistry(registry(), password);
  const text = workflow("self-hosted-proxy.yml")
    .replaceAll("registry.example.com", guarded.address)
    .replace("/var/cache/go-alpine-build", caches)
    .replace(
      "builder: company",
      `builder: ${process.env["BUILDX_BUILDER"] ?? "default"}\n          platforms: linux/amd64`,
    );
  using repository = new Repository(act, "hello", { "image.yml": text });
  const run = () =>
    repository.run("image.yml", push(repository, "refs/heads/main"), ours, quietEnv(), [
      ...runner,
      ...["--var", "REGISTRY_USER=robot", "--secret", `REGISTRY_PASSWORD=${password}`],
    ]);
  const first = await run();
  expect(first.outputs).toMatchObject({
    image: `${guarded.address}/shop/api`,
    published: "true",
    "cache-hit": "false",
  });
  expect(readdirSync(caches).length).toBeGreaterThan(0);
  repository.write("more.go", "package main\n\nfunc init() { println() }\n");
  repository.commit("second");
  const second = await run();
  expect(second.outputs).toMatchObject({ published: "true", "cache-hit": "true" });
  expect(first.log + second.log).not.toContain(password);
}, 900_000);
