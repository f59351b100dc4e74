import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CacheService, cacheService } from "../e2e/cache-service.ts";
import { registry, root } from "../e2e/cli.ts";
import { type Engine, cleanEngine } from "../e2e/engine.ts";
import { tagsAt } from "../e2e/registries.ts";
import { identified, oidcIssuer } from "../oidc-issuer.ts";
import {
  type Attested,
  Repository,
  artifactActions,
  attestAction,
  buildAct,
  firstBlock,
  push,
  recorded,
  withImage,
  withoutWhatActLacks,
} from "./act.ts";

const platforms = "linux/amd64,linux/arm64";
let act: string;
let work: string;
let ours: string;
let engine: Engine;
beforeAll(async () => {
  act = buildAct();
  work = mkdtempSync(join(tmpdir(), "rehearsal-engine-"));
  ours = withoutWhatActLacks(join(work, "ours"));
  engine = await cleanEngine(work);
}, 900_000);
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(work, { recursive: true, force: true });
});

const registryOf = ({ env }: Engine) => env["SANDBOX_REGISTRY"] ?? registry();

const served = ({ url }: CacheService) => [
  ...["--env", "ACTIONS_CACHE_SERVICE_V2=True", "--env", `ACTIONS_RESULTS_URL=${url}`],
  ...["--env", "ACTIONS_RUNTIME_TOKEN=t"],
];

test("the quick start of the README publishes an image, and a second run on an empty engine reads the caches", async () => {
  await using service = await cacheService();
  // act has a temporary directory for each run; a runner has one.
  service.anyPaths = true;
  const name = "acme/quick-start";
  const image = `${registryOf(engine)}/${name}`;
  using repository = new Repository(act, "hello", { "image.yml": withImage(firstBlock("README.md"), image) });
  const first = await repository.run(
    "image.yml",
    push(repository, "refs/heads/main"),
    ours,
    engine.env,
    served(service),
  );
  const tags = await tagsAt(registryOf(engine), name);
  expect(first.outputs).toMatchObject({ image, digest: tags["main"], published: "true", "cache-hit": "false" });
  expect(first.outputs["reference"]).toBe(`${image}@${tags["main"]}`);
  expect(Object.keys(JSON.parse(first.outputs["sizes"] ?? "{}") as object).join(",")).toBe(platforms);

  engine.forget();
  repository.write(
    "main.go",
    readFileSync(join(repository.checkout, "main.go"), "utf8").replace("Hello", "Good morning"),
  );
  repository.commit("second");
  const second = await repository.run(
    "image.yml",
    push(repository, "refs/heads/main"),
    ours,
    engine.env,
    served(service),
  );
  expect(second.log).toMatch(/caches: 4 of 4 from the Actions cache/);
  expect(second.outputs).toMatchObject({ published: "true", "cache-hit": "true" });
  expect(second.outputs["digest"]).not.toBe(first.outputs["digest"]);
}, 900_000);

test("a release tag reaches the job that deploys", async () => {
  const image = `${registryOf(engine)}/acme/released`;
  const text = readFileSync(join(root, "examples/workflows/quick-start.yml"), "utf8");
  using repository = new Repository(act, "hello", { "image.yml": withImage(text, image, "linux/amd64") });
  repository.git("tag", "v1.4.2");
  const event = push(repository, "refs/tags/v1.4.2");
  const { log, outputs } = await repository.run("image.yml", event, ours, engine.env);
  expect(outputs).toMatchObject({ version: "v1.4.2", published: "true" });
  expect(log).toContain(`kubectl set image deployment/app app=${image}@${outputs["digest"]}`);
}, 900_000);

test("the services of a monorepo are built in one job, on main those that changed, and each is deployed by its digest", async () => {
  const image = `${registryOf(engine)}/acme/monorepo`;
  const text = readFileSync(join(root, "examples/workflows/monorepo.yml"), "utf8").replace(
    "image: ghcr.io/${{ github.repository }}/{command}",
    `image: "${image}/{command}"\n          platforms: linux/amd64`,
  );
  using repository = new Repository(act, "commands", { "images.yml": text });
  // A program that is told its version is another one with each commit.
  const worker = readFileSync(join(repository.checkout, "cmd/worker/main.go"), "utf8");
  repository.write("cmd/worker/main.go", worker.replaceAll("version", "edition"));
  repository.commit("the worker knows no version");
  const pushMain = () => repository.run("images.yml", push(repository, "refs/heads/main"), ours, engine.env);
  await pushMain();
  repository.write("cmd/api/more.go", "package main\n\nfunc init() { println() }\n");
  repository.commit("second");
  const changed = await pushMain();
  expect([...changed.log.matchAll(/(?<program>\w+) has the same inputs as sha256:/g)].map(([, name]) => name)).toEqual([
    "worker",
  ]);

  repository.git("tag", "v1.4.2");
  const { log } = await repository.run("images.yml", push(repository, "refs/tags/v1.4.2"), ours, engine.env);
  for (const program of ["api", "worker"]) {
    const tags = await tagsAt(registryOf(engine), `acme/monorepo/${program}`);
    expect(log).toContain(`deploy ${image}/${program}@${tags["v1.4.2"]}`);
  }
}, 900_000);

test("a pull request is built and not pushed", async () => {
  const image = `${registryOf(engine)}/acme/request`;
  using repository = new Repository(act, "hello", {
    "image.yml": withImage(firstBlock("README.md"), image, "linux/amd64"),
  });
  const event = { name: "pull_request", payload: recorded("pull-request-fork") };
  const { outputs } = await repository.run("image.yml", event, ours, engine.env);
  expect([outputs["published"], outputs["image"]]).toEqual(["false", `${image}-dev`]);
}, 900_000);

test("the reusable workflow builds, and its attest job alone asks who it is, for each image and each of its two statements", async () => {
  const image = `${registryOf(engine)}/acme/reusable`;
  const ofEach = `with: { image: "${image}/{command}", commands: ./cmd/..., platforms: linux/amd64, attest: always }`;
  const caller = readFileSync(join(root, "examples/workflows/reusable.yml"), "utf8")
    .replace(/(?<=build\.yml@v1\n)/, `    ${ofEach}\n`)
    .replace("gh attestation verify", "echo verify");
  using repository = new Repository(act, "commands", { "image.yml": caller });
  repository.git("tag", "v1.4.2");
  const event = push(repository, "refs/tags/v1.4.2");
  const [kept, signed] = [join(work, "kept"), join(work, "signed")];
  const [workflow, action] = ["workflows/build.yml", "actions/attest/action.yml"].map((path) =>
    readFileSync(join(root, ".github", path), "utf8"),
  ) as [string, string];
  await using issuer = await oidcIssuer();
  const identity = Object.entries(issuer.env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
  const more = [...artifactActions(kept, work, workflow), ...attestAction(signed, work, action), ...identity];
  const { log, outputs } = await repository.run("image.yml", event, ours, engine.env, more);
  expect(readdirSync(kept, { recursive: true }).map(String)).toContainEqual(expect.stringMatching(/junit\.xml$/));
  expect(readdirSync(join(kept, "size-report-tests"))).toEqual(["size-report.json"]);
  const digests = await Promise.all(
    ["api", "worker"].map(async (name) => (await tagsAt(registryOf(engine), `acme/reusable/${name}`))["v1.4.2"]),
  );
  const [digest = ""] = digests;
  expect(outputs["digest"]).toBe(digest);
  expect(log).toContain(`verify oci://${image}/api@${digest}`);

  const attested = readFileSync(signed, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Attested);
  const subjects = attested.map(({ name, digest: of, kind }) => `${name}@${of} ${kind}`);
  const expected = ["api", "worker"].flatMap((name, at) =>
    ["provenance", "SPDX-2.3"].map((kind) => `${image}/${name}@${digests[at]} ${kind}`),
  );
  expect(subjects.sort()).toEqual(expected.sort());
  // Nobody else asked, and what was got is an identity of the issuer's.
  const shown = await Promise.all(attested.map(({ token }) => identified(token, issuer.origin)));
  const byName = (one: object, other: object) => JSON.stringify(one).localeCompare(JSON.stringify(other));
  expect(shown.sort(byName)).toEqual([...issuer.issued].sort(byName));
  expect(new Set(shown.map(({ aud }) => aud))).toEqual(new Set(["sigstore"]));

  for (const [at, name] of ["api", "worker"].entries())
    expect(log).toContain(
      `gh attestation verify oci://${image}/${name}@${digests[at]} --repo octo-org/app --signer-repo org/go-alpine-build`,
    );
}, 900_000);
