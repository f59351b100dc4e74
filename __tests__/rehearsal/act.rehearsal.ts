import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type CacheService, cacheService } from "../e2e/cache-service.ts";
import { quietEnv, registry, root } from "../e2e/cli.ts";
import { type Engine, cleanEngine } from "../e2e/engine.ts";
import { tagsAt } from "../e2e/registries.ts";
import {
  Repository,
  artifactActions,
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

test("the services of a monorepo are built in one job, and each is deployed by its digest", async () => {
  const image = `${registryOf(engine)}/acme/monorepo`;
  const text = readFileSync(join(root, "examples/workflows/monorepo.yml"), "utf8").replace(
    "image: ghcr.io/${{ github.repository }}/{command}",
    `image: "${image}/{command}"\n          platforms: linux/amd64`,
  );
  using repository = new Repository(act, "commands", { "images.yml": text });
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

test("the reusable workflow builds, and its attest job lists what the image is made of", async () => {
  const image = `${registryOf(engine)}/acme/reusable`;
  const caller = readFileSync(join(root, "examples/workflows/reusable.yml"), "utf8")
    .replace(/(?<=build\.yml@v1\n)/, `    with: { image: "${image}", platforms: linux/amd64, attest: never }\n`)
    .replace("gh attestation verify", "echo verify");
  using repository = new Repository(act, "hello", { "image.yml": caller });
  repository.git("tag", "v1.4.2");
  const event = push(repository, "refs/tags/v1.4.2");
  const kept = join(work, "kept");
  const artifacts = artifactActions(kept, work, readFileSync(join(root, ".github/workflows/build.yml"), "utf8"));
  const { log, outputs } = await repository.run("image.yml", event, ours, engine.env, artifacts);
  expect(readdirSync(kept, { recursive: true }).map(String)).toContainEqual(expect.stringMatching(/junit\.xml$/));
  expect(log).toContain(`verify oci://${image}@${outputs["digest"]}`);

  const { runs } = parse(readFileSync(join(root, ".github/actions/attest/action.yml"), "utf8")) as {
    runs: { steps: readonly { run?: string }[] };
  };
  mkdirSync(join(work, "temp"));
  const env = quietEnv({
    ...engine.env,
    GITHUB_ACTION_PATH: join(root, ".github/actions/attest"),
    GITHUB_REPOSITORY: "acme/hello",
    GITHUB_STEP_SUMMARY: join(work, "summary.md"),
    RUNNER_TEMP: join(work, "temp"),
    REFERENCE: `${image}@${outputs["digest"]}`,
    SIGNER: "org/go-alpine-build",
  });
  for (const { run } of runs.steps)
    if (run !== undefined) execFileSync("bash", ["-eo", "pipefail", "-c", run], { env });
  // actions/attest tells by these two keys that it is SPDX.
  const bill = JSON.parse(readFileSync(join(work, "temp/sbom.spdx.json"), "utf8")) as Readonly<Record<string, string>>;
  expect(bill).toMatchObject({ spdxVersion: "SPDX-2.3", SPDXID: "SPDXRef-DOCUMENT" });
  expect(readFileSync(join(work, "summary.md"), "utf8")).toContain(
    `gh attestation verify oci://${image}@${outputs["digest"]} --repo acme/hello --signer-repo org/go-alpine-build`,
  );
}, 900_000);
