import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { quietEnv, root } from "../e2e/cli.ts";
import { node24 } from "../nodes.ts";

/** act at the version in scripts/workflows/go.mod, built once. */
export function buildAct(): string {
  const program = join(root, "node_modules/.cache/workflows/act");
  const env = { ...process.env, GOFLAGS: "", GOWORK: "off", CGO_ENABLED: "0" };
  execFileSync("go", ["build", "-trimpath", "-ldflags", "-s -w", "-o", program, "github.com/nektos/act"], {
    cwd: join(root, "scripts/workflows"),
    env,
  });
  return program;
}

export type Run = {
  readonly log: string;
  /** Outputs of steps, as act prints them; those of one line. */
  readonly outputs: Readonly<Record<string, string>>;
};

export type Event = { readonly name: string; readonly payload: object };

/** Somebody's repository: an example, its workflows, one commit. It has the name that recorded events have. */
export class Repository implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), "rehearsal-"));
  readonly checkout = join(this.directory, "repository");
  private readonly act: string;

  constructor(act: string, example: string, workflows: Readonly<Record<string, string>>) {
    this.act = act;
    cpSync(join(root, "examples", example), this.checkout, { recursive: true });
    for (const [name, text] of Object.entries(workflows)) this.write(`.github/workflows/${name}`, text);
    this.git("init", "--quiet", "--initial-branch", "main");
    this.git("remote", "add", "origin", "https://github.com/octo-org/app");
    this.commit("first");
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.checkout, path)), { recursive: true });
    writeFileSync(join(this.checkout, path), text);
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
    const env = quietEnv({ GIT_CONFIG_NOSYSTEM: "1" });
    return execFileSync("git", [...who, ...args], { cwd: this.checkout, env, encoding: "utf8" }).trim();
  }

  /** Runs a workflow on this machine itself; one that fails throws its log. `ours` stands for org/go-alpine-build@v1. */
  run(
    workflow: string,
    event: Event,
    ours: string,
    env: NodeJS.ProcessEnv,
    more: readonly string[] = [],
  ): Promise<Run> {
    writeFileSync(join(this.directory, "event.json"), JSON.stringify(event.payload));
    const args = [
      event.name,
      ...["--workflows", `.github/workflows/${workflow}`, "--eventpath", join(this.directory, "event.json")],
      ...["--platform", "ubuntu-latest=-self-hosted", "--platform", "ubuntu-24.04=-self-hosted"],
      ...["--local-repository", `org/go-alpine-build@v1=${ours}`],
      ...more,
    ];
    // Nothing of an earlier run: act keeps workspaces, and the actions that it fetched, in its cache.
    const cache = mkdtempSync(join(this.directory, "cache-"));
    // Runners start actions with their own Node, act with what it finds.
    const path = [dirname(node24), env["PATH"] ?? process.env["PATH"]].join(delimiter);
    const own = quietEnv({ ...env, XDG_CACHE_HOME: cache, PATH: path });
    return new Promise((resolve, reject) => {
      const child = spawn(this.act, args, { cwd: this.checkout, env: own, stdio: ["ignore", "pipe", "pipe"] });
      let log = "";
      // REHEARSAL_LOG=1 shows what happens while it does.
      const shown = process.env["REHEARSAL_LOG"] === "1";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (data: Buffer) => {
          log += data.toString();
          if (shown) process.stderr.write(data);
        });
      child.on("error", reject);
      child.on("close", (code) => {
        if (code !== 0) return reject(new Error(log));
        const set = [...log.matchAll(/::set-output:: (?<name>[\w-]+)=(?<value>.*)/g)];
        const outputs = Object.fromEntries(set.map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
        return resolve({ log, outputs });
      });
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The first YAML block of a page. */
export function firstBlock(page: string): string {
  return /```yaml\n(?<text>[\s\S]*?)```/.exec(readFileSync(join(root, page), "utf8"))?.groups?.["text"] ?? "";
}

/** An event as GitHub sent it, recorded in __tests__/events. */
export function recorded(name: string): object {
  return JSON.parse(readFileSync(join(root, "__tests__/events", `${name}.json`), "utf8")) as object;
}

/** A push of what is checked out. */
export function push(repository: Repository, ref: string): Event {
  const recording = recorded(ref.startsWith("refs/tags/") ? "push-tag" : "push-default-branch");
  return { name: "push", payload: { ...recording, ref, after: repository.git("rev-parse", "HEAD") } };
}

/**
 * This repository's actions and workflows at `directory`. act knows neither `$/`, nor a checkout with `ref`, nor whose
 * workflow it runs, so these are written as it knows them.
 */
export function withoutWhatActLacks(directory: string): string {
  for (const path of [".github", "action.yml", "dist"])
    cpSync(join(root, path), join(directory, path), { recursive: true });
  const workflow = join(directory, ".github/workflows/build.yml");
  const text = readFileSync(workflow, "utf8")
    .replaceAll(/\$\/(?<path>\S+)/g, "org/go-alpine-build/$<path>@v1")
    .replace("${{ job.workflow_repository }}", "org/go-alpine-build")
    .replace(/^ +ref: .*\n/m, "");
  writeFileSync(workflow, text);
  return directory;
}

/** What is changed of a workflow to copy: a registry that can be reached from here, and fewer platforms where told. */
export function withImage(text: string, image: string, platforms?: string): string {
  const settings = [`image: "${image}"`, ...(platforms === undefined ? [] : [`platforms: ${platforms}`])];
  return text.replace(/uses: org\/go-alpine-build@v1\n(?<more> +with:\n(?= +test))?/, (step, more?: string) =>
    more === undefined
      ? `${step}        with: { ${settings.join(", ")} }\n`
      : `${step}${settings.map((one) => `          ${one}\n`).join("")}`,
  );
}

/**
 * In place of GitHub's actions for artifacts: what they do with a directory here as the place that keeps them. `workflows`
 * name their commits.
 */
export function artifactActions(kept: string, work: string, workflows: string): readonly string[] {
  const steps = {
    "upload-artifact": `mkdir -p "${kept}/$NAME" && cp -r "$FROM" "${kept}/$NAME/"`,
    "download-artifact": `mkdir -p "$TO" && cp -r "${kept}"/$PATTERN "$TO/"`,
  };
  return Object.entries(steps).flatMap(([name, run]) => {
    const directory = join(work, name);
    mkdirSync(directory, { recursive: true });
    const inputs = ["name", "path", "retention-days", "run-id", "github-token", "pattern"];
    const value = (input: string) => `\${{ inputs.${input} }}`;
    const env = { NAME: value("name"), FROM: value("path"), TO: value("path"), PATTERN: value("pattern") };
    const action = {
      name,
      inputs: Object.fromEntries(inputs.map((input) => [input, { required: false }])),
      runs: { using: "composite", steps: [{ shell: "bash", env, run }] },
    };
    writeFileSync(join(directory, "action.yml"), JSON.stringify(action));
    const used = new RegExp(`actions/${name}@[0-9a-f]{40}`).exec(workflows);
    return used === null ? [] : ["--local-repository", `${used[0]}=${directory}`];
  });
}

/** What `attestAction` was given, and the identity that it got. */
export type Attested = {
  readonly name: string;
  readonly digest: string;
  readonly kind: string;
  readonly token: string;
};

/**
 * In place of actions/attest, which needs Sigstore: it takes the same inputs, refuses the same jobs, asks for an identity
 * as the real one does, and adds what it would sign to the file `kept`. `workflows` name its commit.
 */
export function attestAction(kept: string, work: string, workflows: string): readonly string[] {
  const directory = join(work, "attest");
  mkdirSync(directory, { recursive: true });
  const inputs = ["subject-name", "subject-digest", "sbom-path", "push-to-registry", "create-storage-record"];
  const action = {
    name: "attest",
    inputs: Object.fromEntries(inputs.map((name) => [name, { required: false }])),
    runs: { using: "node20", main: "main.mjs" },
  };
  writeFileSync(join(directory, "action.yml"), JSON.stringify(action));
  writeFileSync(
    join(directory, "main.mjs"),
    `import { appendFileSync, readFileSync } from "node:fs";
const input = (name) => process.env["INPUT_" + name.toUpperCase()] ?? "";
const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
if (!url) throw new Error('missing "id-token" permission');
if (input("push-to-registry") !== "true") throw new Error("it would stay with GitHub alone");
const bill = input("sbom-path") === "" ? undefined : JSON.parse(readFileSync(input("sbom-path"), "utf8"));
if (bill !== undefined && !(bill.spdxVersion && bill.SPDXID)) throw new Error("Unsupported SBOM format");
const answer = await fetch(url + "&audience=sigstore", { headers: { authorization: "Bearer " + bearer } });
if (!answer.ok) throw new Error("no identity: " + answer.status);
const { value: token } = await answer.json();
const [name, digest] = [input("subject-name"), input("subject-digest")];
const kind = bill === undefined ? "provenance" : bill.spdxVersion;
appendFileSync(${JSON.stringify(kept)}, JSON.stringify({ name, digest, kind, token }) + "\\n");
`,
  );
  const used = /actions\/attest@[0-9a-f]{40}/.exec(workflows);
  return used === null ? [] : ["--local-repository", `${used[0]}=${directory}`];
}
