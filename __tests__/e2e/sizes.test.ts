import { readFileSync, writeFileSync } from "node:fs";
import { parseHandover } from "../../src/size/handover.ts";
import { type MadePull, githubServer, notUnderstood } from "../github-server.ts";
import { registry } from "./cli.ts";
import { job } from "./job.ts";
import { commitProgram, larger, pullRequest, small, step } from "./pull-request.ts";
import { tagsAt } from "./registries.ts";

const minutes = 60_000;

test(
  "a pull request that outgrows its budget is told why, fails before any tag is set, and passes with the label",
  async () => {
    const repository = `e2e/sizes-${process.pid}`;
    const image = `${registry()}/${repository}`;
    const inputs = { image, platforms: "linux/amd64", push: "always", "fail-on-increase": "2%", sbom: "cyclonedx" };
    const pulls: MadePull[] = [];
    await using github = await githubServer({ pulls });
    const one = job("hello", { ...inputs, "github-token": "s3cret-token" }, {});
    const run = (more: NodeJS.ProcessEnv) =>
      step(one, {
        GITHUB_REPOSITORY: "octo-org/app",
        GITHUB_API_URL: github.origin,
        GITHUB_RUN_ID: "9",
        ...more,
      });

    const base = commitProgram(one, small);
    const first = await run({ GITHUB_SHA: base });
    expect(first).toMatchObject({ status: 0, outputs: { published: "true", "pull-size-delta": "" } });
    expect(first.summary).toContain("No baseline");

    const { head, merge } = pullRequest(one, larger);
    pulls.push({ number: 7, sha: head, repository: "octo-org/app", branch: "change" });
    const event = (...labels: readonly string[]) => {
      const pull = {
        number: 7,
        base: { ref: "main", sha: base },
        head: { sha: head, repo: { full_name: "octo-org/app" } },
        labels: labels.map((name) => ({ name })),
      };
      const whole = { repository: { full_name: "octo-org/app", default_branch: "main" }, pull_request: pull };
      writeFileSync(one.file("event.json"), JSON.stringify(whole));
    };
    const pull = { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge", GITHUB_SHA: merge };

    event();
    const refused = await run(pull);
    expect(refused.stdout).toContain("size-budget-exceeded");
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain(`Base: ${base.slice(0, 7)} (first parent of the merge commit), exact match`);
    expect(refused.outputs).toMatchObject({ published: "false", reference: "" });
    expect(Number(refused.outputs["pull-size-delta"])).toBeGreaterThan(50_000);
    expect(refused.summary).toContain("newly linked packages of");
    expect(await tagsAt(registry(), `${repository}-dev`)).toEqual({});

    const bodies = () => github.comments.map(({ body }) => body);
    expect(bodies()).toEqual([expect.stringContaining("newly linked packages of")]);

    // What a second workflow comments from, and what an attestation is made of.
    const { images, gate } = parseHandover(readFileSync(refused.outputs["report"] ?? "", "utf8"));
    expect(images[0]?.report.changes).toMatchObject([{ kind: "image", platform: "linux/amd64" }]);
    expect(gate?.result).toBe("fail");
    expect(readFileSync(refused.outputs["sbom"] ?? "", "utf8")).toContain('"CycloneDX"');

    event("size-increase-ok");
    const allowed = await run(pull);
    expect(allowed).toMatchObject({ status: 0, outputs: { published: "true" } });
    expect(allowed.stdout).toContain("the label size-increase-ok allows it");
    expect(bodies()).toEqual([expect.stringContaining("newly linked packages of")]);
    expect(notUnderstood()).toEqual([]);
    expect(Object.keys(await tagsAt(registry(), `${repository}-dev`))).toEqual(["pr-7", `sha-${head.slice(0, 12)}`]);
  },
  20 * minutes,
);
