import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { temporaryDirectory, writeFiles } from "../temporary.ts";
import { quietEnv, root, runCli } from "./cli.ts";

const release = ["--trigger", "release:v1.4.2"];
const page = readFileSync(join(root, "docs/migration.md"), "utf8");

/** A block of docs/migration.md: what stands behind the fence's first word. */
function block(fence: string): string {
  const found = page.split(`\`\`\`${fence}\n`)[1];
  if (found === undefined) throw new Error(`docs/migration.md has no block ${fence}`);
  return found.split("```")[0] ?? "";
}

const program = (variables: string) =>
  `package main\n\nvar ${variables} = "dev"\n\nfunc main() { println(${variables}) }\n`;
const before = {
  Dockerfile: { file: "Dockerfile", text: block("dockerfile"), stamp: ["main.version"] },
  ko: { file: ".ko.yaml", text: block("yaml .ko.yaml"), stamp: ["main.version"] },
  GoReleaser: {
    file: ".goreleaser.yaml",
    text: block("yaml .goreleaser.yaml"),
    stamp: ["main.commit", "main.version"],
  },
};

test.each(Object.entries(before))("from %s: the program and its version variables are found", async (_tool, given) => {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, {
    "go.mod": "module example.com/shop\n\ngo 1.26\n",
    "cmd/api/main.go": `${program("version")}\nvar commit = "none"\n`,
    // A second program, so that the answer has to come from the file.
    "cmd/worker/main.go": program("version"),
    "templates/index.html": "<p>",
    "config.yaml": "{}",
    [given.file]: given.text,
  });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: directory.path });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  const settings = given.file === "Dockerfile" ? options() : [];
  const args = ["plan", directory.path, "--json", "--image", "ghcr.io/acme/shop", ...release, ...settings];
  const { code, stdout, stderr } = await runCli(args, { env: quietEnv({ PATH: "/usr/bin:/bin" }) });
  expect(code === 0 ? "" : stderr).toBe("");
  const plan = JSON.parse(stdout) as Plan;
  expect(plan.programs.map((one) => one.package)).toEqual(["./cmd/api"]);
  expect([plan.version.value, [...plan.version.stamp].sort()]).toEqual(["v1.4.2", given.stamp]);
  if (given.file !== "Dockerfile") return;
  // What the image of before holds besides, and how its program was started, is what the new one has.
  for (const [, place = ""] of given.text.matchAll(/^COPY (?!--from)\S+ (?<place>\/\S+)$/gm))
    expect(plan.dockerfile).toContain(place);
  const [, ...words] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(given.text)?.[1] ?? "[]") as readonly string[];
  expect(words).toHaveLength(2);
  expect(plan.dockerfile).toContain(`CMD ${JSON.stringify(words)}`);
});

test("what the README says that plan prints is what it prints", async () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const { words, told } =
    /```\n\$ node dist\/cli\/index\.js (?<words>plan .*)\n(?<told>[\s\S]*?)```/.exec(readme)?.groups ?? {};
  const { stdout } = await runCli(words?.split(" ") ?? [], { env: quietEnv({ PATH: "/usr/bin:/bin" }) });
  // Without an engine there are no digests, and notes say what else could not be asked.
  const same = (text = "") =>
    text
      .replaceAll(/@sha256:[0-9a-f]+…/g, "")
      .replaceAll(/sha-[0-9a-f]{12}/g, "sha-")
      .split("\n")
      .filter((line) => !line.startsWith("note "));
  expect(same(stdout)).toEqual(same(told));
}, 60_000);

type Plan = {
  readonly dockerfile: string;
  readonly programs: readonly { readonly package: string }[];
  readonly version: { readonly value: string; readonly stamp: readonly string[] };
};

/** What the page sets beside the Dockerfile, as options of the command line. */
function options(): readonly string[] {
  const [, text = ""] = page.slice(page.indexOf("The rest of the image is set:")).split(/```(?:yaml)?\n/);
  const [step] = parse(text) as readonly { readonly with: Readonly<Record<string, string>> }[];
  return Object.entries(step?.with ?? {}).map(([name, value]) => `--${name}=${value}`);
}
