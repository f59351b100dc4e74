import { budgetError, budgetWarnings } from "../../src/report/budget.ts";
import type { Gate } from "../../src/size/budget.ts";
import { planValue } from "../plan-value.ts";

const breaches: Gate["breaches"] = [
  { kind: "max-size", image: "ghcr.io/o/app", platform: "linux/amd64", limit: 4_000_000, value: 4_770_000 },
  { kind: "fail-on-increase", image: "ghcr.io/o/app", platform: "linux/arm64", limit: 190_410, value: 961_700 },
];
const gate = (result: Gate["result"], changes: Partial<Gate> = {}): Gate => ({
  result,
  because: "growth is judged against an exact baseline only, and there is none",
  breaches: [],
  ...changes,
});
const { sizeReport } = planValue();

test("an exceeded budget says what is too large, by how much, and what to do", () => {
  const error = budgetError(gate("fail", { breaches }), true, "size-ok");
  expect(error?.code).toBe("size-budget-exceeded");
  expect(error?.message.split("\n")).toEqual([
    "ghcr.io/o/app for linux/amd64: the download is 4.77 MB, and max-size allows 4.00 MB",
    "ghcr.io/o/app for linux/arm64: the download grew by 961.70 kB, and fail-on-increase allows 190.41 kB",
  ]);
  expect(error?.hint).toContain("No tag was set or moved.");
  expect(error?.hint).toContain("size-ok");
});

test("a budget that could not be judged, and had to be, says why", () => {
  const because = "strict-baseline is set, and there is nothing to judge growth against";
  expect(budgetError(gate("fail", { because }), true, "size-ok")?.message).toBe(because);
});

test("a build that was not to be pushed says nothing of tags", () => {
  expect(budgetError(gate("fail", { breaches }), false, "size-ok")?.hint).not.toContain("tag");
});

test("what reads the same is told to the byte", () => {
  const small: Gate["breaches"] = [{ ...breaches[1]!, limit: 4_999_000, value: 5_000_100 }];
  expect(budgetError(gate("fail", { breaches: small }), true, "x")?.message).toContain(
    "5000100 B, and fail-on-increase allows 4999000 B",
  );
});

test.each<[string, Gate | null, readonly string[]]>([
  ["no budget warns of nothing", null, []],
  ["a budget that is kept warns of nothing", gate("pass"), []],
  ["a failure says it itself", gate("fail", { breaches }), []],
  [
    "what was not judged is said",
    gate("skipped"),
    ["fail-on-increase was not judged: growth is judged against an exact baseline only, and there is none"],
  ],
  [
    "what a label allows is said",
    gate("pass", { breaches: breaches.slice(0, 1) }),
    [
      "ghcr.io/o/app for linux/amd64: the download is 4.77 MB, and max-size allows 4.00 MB; the label size-ok allows it",
    ],
  ],
])("%s", (_sentence, one, lines) => expect(budgetWarnings(one, { ...sizeReport, waiver: "size-ok" })).toEqual(lines));
