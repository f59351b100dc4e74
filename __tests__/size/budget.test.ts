import fc from "fast-check";
import type { BaselineKind } from "../../src/size/baseline.ts";
import { type Budget, judgeBudget, parseIncrease, parseSize } from "../../src/size/budget.ts";

test.each([
  ["15MiB", 15 * 2 ** 20],
  ["500 kB", 500_000],
  ["1.5 MB", 1_500_000],
  ["1200", 1200],
  ["1200B", 1200],
  ["2gib", 2 ** 31],
  ["", undefined],
  ["MB", undefined],
  ["5%", undefined],
  ["-5", undefined],
  ["1e9", undefined],
  ["5 parsecs", undefined],
])("%j is a size of %s", (text, bytes) => expect(parseSize(text)).toBe(bytes));

test.each([
  ["5%", { percent: 5, bytes: undefined }],
  ["0.5 %", { percent: 0.5, bytes: undefined }],
  ["500KiB", { percent: undefined, bytes: 512_000 }],
  ["5% and 500KiB", { percent: 5, bytes: 512_000 }],
  ["500KiB and 5%", { percent: 5, bytes: 512_000 }],
  ["5% and 6%", undefined],
  ["5%, 6", undefined],
  ["", undefined],
  ["much", undefined],
])("%j is an increase of %j", (text, increase) => expect(parseIncrease(text)).toEqual(increase));

const exact = { baseline: "exact", strictBaseline: false, waiver: undefined } as const;
const budget = (more: Partial<Budget>): Budget => ({
  maxSize: undefined,
  increase: undefined,
  ignoreBelow: 1000,
  ...more,
});
const image = (before: number | undefined, after: number) => [{ image: "api", platform: "linux/amd64", before, after }];
const five = { percent: 5, bytes: undefined };

test.each<[string, Budget, ReturnType<typeof image>, string]>([
  ["no budget", budget({}), image(1, 1e9), "pass"],
  ["a size at its limit", budget({ maxSize: 10_000_000 }), image(undefined, 10_000_000), "pass"],
  ["a size above it", budget({ maxSize: 10_000_000 }), image(undefined, 10_000_001), "fail"],
  ["a growth at its limit", budget({ increase: five }), image(1_000_000, 1_050_000), "pass"],
  ["a growth above it", budget({ increase: five }), image(1_000_000, 1_050_001), "fail"],
  [
    "a growth above one of two limits",
    budget({ increase: { percent: 5, bytes: 100_000 } }),
    image(1_000_000, 1_090_000),
    "pass",
  ],
  ["a growth above both", budget({ increase: { percent: 5, bytes: 100_000 } }), image(1_000_000, 1_100_001), "fail"],
  [
    "noise, with no growth allowed",
    budget({ increase: { percent: 0, bytes: undefined } }),
    image(1_000_000, 1_000_017),
    "pass",
  ],
  ["a new platform", budget({ increase: five }), image(undefined, 9e9), "pass"],
  ["an image that shrank", budget({ increase: five }), image(9_000_000, 1_000_000), "pass"],
])("%s", (_sentence, limits, measured, result) => expect(judgeBudget(limits, measured, exact).result).toBe(result));

test.each(["ancestor", "approximate", "rebuilt", "none"] as const)(
  "against %s, growth is not judged, and that is said",
  (baseline) => {
    const gate = judgeBudget(budget({ increase: five }), image(1, 1e9), { ...exact, baseline });
    expect(gate).toMatchObject({ result: "skipped", breaches: [] });
  },
);

test("a limit of the size itself needs no baseline", () => {
  const gate = judgeBudget(budget({ maxSize: 10, increase: five }), image(undefined, 11), {
    ...exact,
    baseline: "none",
  });
  expect(gate).toMatchObject({ result: "fail", breaches: [{ kind: "max-size", limit: 10, value: 11 }] });
});

test("who is strict lets any baseline count, and takes none for a failure that a label allows", () => {
  const judge = (baseline: BaselineKind, waiver?: string) =>
    judgeBudget(budget({ increase: five }), image(1000, 9_000_000), {
      baseline,
      strictBaseline: true,
      waiver,
    });
  for (const kind of ["exact", "ancestor", "approximate", "rebuilt"] as const)
    expect(judge(kind)).toMatchObject({ result: "fail", breaches: [{ kind: "fail-on-increase" }] });
  expect(judge("none")).toMatchObject({ result: "fail", breaches: [] });
  expect(judge("none", "size-ok")).toMatchObject({ result: "skipped", because: expect.stringContaining("size-ok") });
});

test("who is strict lets no platform in that the baseline lacks", () => {
  const measured = [...image(1000, 1000), { image: "app", platform: "linux/riscv64", before: undefined, after: 10 }];
  const strict = { ...exact, strictBaseline: true };
  const gate = judgeBudget(budget({ increase: five }), measured, strict);
  expect([gate.result, gate.because]).toEqual(["fail", expect.stringContaining("of app for linux/riscv64")]);
  expect(judgeBudget(budget({ increase: five }), measured, exact).result).toBe("pass");
});

test("a label allows what is over the budget, and it is still told", () => {
  const gate = judgeBudget(budget({ maxSize: 10 }), image(undefined, 11), { ...exact, waiver: "size-increase-ok" });
  expect(gate).toMatchObject({
    result: "pass",
    because: "the label size-increase-ok allows it",
    breaches: [{ value: 11 }],
  });
});

test("whatever is written, it is a limit or none", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const size = parseSize(text);
      expect(size === undefined || (Number.isSafeInteger(size) && size >= 0)).toBe(true);
      const increase = parseIncrease(text);
      expect(increase === undefined || increase.percent !== undefined || increase.bytes !== undefined).toBe(true);
    }),
  );
});
