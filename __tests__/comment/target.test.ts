import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commentTarget } from "../../src/comment/target.ts";
import { failureOf } from "../failure.ts";

const event = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../events", `${name}.json`), "utf8")) as Record<string, unknown>;
const env = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "octo-org/app",
  GITHUB_RUN_ID: "1187",
  GITHUB_RUN_ATTEMPT: "2",
};

test("after another workflow it is the head of that run, on the repository that it came from", () => {
  expect(commentTarget(env, event("workflow-run-pull-request"))).toEqual({
    kind: "head",
    repository: "someone/app",
    branch: "change",
    revision: "fedcba9876543210fedcba9876543210fedcba98",
    run: "6.1",
    page: "https://github.com/octo-org/app/actions/runs/6",
  });
});

test("on a pull request it is that one, whoever's head it is", () => {
  const { kind, run, page, ...rest } = commentTarget(env, event("pull-request-fork"));
  expect([kind, run, page]).toEqual(["pull-request", "1187.2", "https://github.com/octo-org/app/actions/runs/1187"]);
  expect(rest).toEqual({ number: expect.any(Number), revision: expect.stringMatching(/^[0-9a-f]{40}$/) });
});

test.each<[string, unknown]>([
  ["a push's run", event("workflow-run-push")],
  ["a push", event("push-branch")],
  ["nothing", undefined],
  [
    "a fork that is gone",
    { workflow_run: { ...(event("workflow-run-pull-request")["workflow_run"] as object), head_repository: null } },
  ],
])("%s is nothing to comment on", (_sentence, payload) =>
  expect(failureOf(() => commentTarget(env, payload)).code).toBe("invalid-trigger"),
);
