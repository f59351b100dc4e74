import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { moves, notes } from "../../scripts/release.mjs";
import { quietEnv, root } from "../e2e/cli.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const changelog =
  "# Changes\n\n## Unreleased\n\nsoon\n\n## v1.10.0\n\nten\n\n### More\n\n## v1.1.0 (2026-03-01)\n\none\n";

const release = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8")) as {
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly {
          readonly name?: string;
          readonly uses?: string;
          readonly run?: string;
          readonly with?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
};

test.each([
  ["v1.10.0", "ten\n\n### More"],
  ["v1.1.0", "one"],
])("the notes of %s are its own section", (tag, text) => expect(notes(changelog, tag)).toBe(text));

test.each(["v1.1", "v2.0.0", "Unreleased2"])("%s has no section, so there is no release", (tag) => {
  expect(() => notes(changelog, tag)).toThrow("has no section");
});

test.each([
  ["the newest release", "v1.10.0", ["v1.9.0", "v1.10.0"], "v1"],
  ["a back-port", "v1.9.1", ["v1.9.0", "v1.9.1", "v1.10.0"], ""],
  ["a pre-release", "v1.11.0-rc.1", ["v1.10.0", "v1.11.0-rc.1"], ""],
  ["a release after its pre-release", "v1.11.0", ["v1.11.0-rc.1", "v1.12.0-rc.1", "v1.11.0"], "v1"],
  ["the first of a major version", "v2.0.0", ["v1", "v1.10.0", "v2.0.0"], "v2"],
  ["a release of an older major version", "v1.10.1", ["v1.10.0", "v2.0.0", "v1.10.1"], "v1"],
])("%s: v1 and the like follow only the newest", (_what, tag, tags, moved) => {
  expect(moves(tags, tag)).toBe(moved);
});

test("the job that releases installs no packages, and needs none", async () => {
  await using checkout = await temporaryDirectory();
  cpSync(join(root, "scripts"), join(checkout.path, "scripts"), { recursive: true });
  await writeFiles(checkout.path, {
    "package.json": '{ "version": "1.10.0", "type": "module" }',
    "CHANGELOG.md": changelog,
  });
  const run = (words: readonly string[], input: string) =>
    execFileSync(process.execPath, [join(checkout.path, "scripts/release.mjs"), ...words], {
      env: quietEnv(),
      input,
      encoding: "utf8",
      stdio: "pipe",
    });
  expect(run(["notes", "v1.10.0"], "")).toBe("ten\n\n### More\n");
  expect(() => run(["notes", "v1.1.0"], "")).toThrow("package.json says 1.10.0, the tag v1.1.0");
  expect(run(["moves", "v1.10.0"], "v1\nv1.9.0\nv1.10.0\n")).toBe("v1");
  const { steps } = release.jobs["release"] ?? { steps: [] };
  expect(steps.filter(({ run = "" }) => /\bnpm\b/.test(run))).toEqual([]);
});

test("every bundle that a runner starts is attested before there is a release", () => {
  const { steps } = release.jobs["release"] ?? { steps: [] };
  const attests = steps.findIndex(({ uses = "" }) => uses.startsWith("actions/attest@"));
  const subjects = (steps[attests]?.with?.["subject-path"] ?? "").trim().split("\n");
  const bundles = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
  expect(subjects.sort()).toEqual(
    bundles
      .filter((name) => name.endsWith(".js"))
      .map((name) => `dist/${name}`)
      .sort(),
  );
  expect(steps.findIndex(({ run = "" }) => run.includes("gh release create"))).toBeGreaterThan(attests);
});

test.each([
  ["moves to a release", [], "v1.1.0"],
  ["stays at a newer release that was made since the checkout", ["v1.2.0", "v1"], "v1.2.0"],
])("v1 %s", async (_sentence, meanwhile, stands) => {
  await using place = await temporaryDirectory();
  const [origin, checkout, bin] = ["origin", "checkout", "bin"].map((name) => join(place.path, name)) as [
    string,
    string,
    string,
  ];
  const env = quietEnv({ GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" });
  const git = (directory: string, ...args: readonly string[]) =>
    execFileSync("git", ["-C", directory, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
      env,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  git(place.path, "init", "--quiet", "--initial-branch", "main", origin);
  cpSync(join(root, "scripts"), join(origin, "scripts"), { recursive: true });
  git(origin, "add", "--all");
  for (const tag of ["v1.0.0", "v1.1.0", "v1.2.0"]) {
    git(origin, "commit", "--quiet", "--allow-empty", "--message", tag);
    git(origin, "tag", tag);
  }
  git(origin, "tag", "v1", "v1.0.0");
  git(origin, "tag", "--delete", "v1.2.0");
  // As actions/checkout does it: of the history, the one commit.
  git(place.path, "clone", "--quiet", "--depth", "1", "--branch", "v1.1.0", `file://${origin}`, checkout);
  for (const tag of meanwhile) git(origin, "tag", "--force", tag, "main");
  await writeFiles(bin, { gh: "#!/bin/sh\n" });
  chmodSync(join(bin, "gh"), 0o755);
  const { run = "" } = release.jobs["release"]?.steps.find(({ name = "" }) => name.startsWith("move")) ?? {};
  execFileSync("bash", ["-eo", "pipefail", "-c", run], {
    cwd: checkout,
    stdio: "pipe",
    env: {
      ...env,
      PATH: [bin, dirname(process.execPath), env["PATH"]].join(delimiter),
      GITHUB_REF_NAME: "v1.1.0",
      GITHUB_SHA: git(checkout, "rev-parse", "HEAD"),
    },
  });
  const at = (tag: string) => git(origin, "rev-parse", `${tag}^{commit}`);
  expect(at("v1")).toBe(at(stands));
});

test("no release can push another out of a queue", () => {
  expect(release.concurrency.group).toContain("${{ github.ref }}");
});

test("the gate of ci needs every other job", () => {
  const text = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  const { jobs } = parse(text) as { jobs: Record<string, { needs?: readonly string[] }> };
  expect([...(jobs["ci"]?.needs ?? []), "ci"].sort()).toEqual(Object.keys(jobs).sort());
});
