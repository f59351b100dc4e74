import { planCaches } from "../../src/plan/caches.ts";
import { parseTrigger } from "../../src/trigger.ts";

const commit = { revision: "a".repeat(40), seconds: 0 };

test.each([
  ["release:v1.2.3", "trusted"],
  ["branch:main", "trusted"],
  ["local", "trusted"],
  ["pull-request:7", "pull-request"],
  ["fork:7", "fork"],
])("what %s writes into the caches is seen by %s builds alone", (trigger, scope) => {
  expect(planCaches(parseTrigger(trigger, commit, "main")).scope).toBe(scope);
});
