import { amount, difference, percentage, unitFor } from "../../src/report/amount.ts";

test.each([
  [[0], "B"],
  [[999], "B"],
  [[-1500, 3], "kB"],
  [[1_000_000, 5], "MB"],
  [[2e9], "GB"],
  [[], "B"],
])("for %j the unit is %s", (values, unit) => expect(unitFor(values).name).toBe(unit));

const megabyte = unitFor([1e6]);
test.each([
  [4_210_000, "4.21 MB"],
  [100, "<0.01 MB"],
  [0, "0.00 MB"],
])("%i is %s", (value, text) => expect(amount(value, megabyte)).toBe(text));

test.each([
  [520_000, "+0.52 MB"],
  [-90_000, "−0.09 MB"],
  [-100, "−<0.01 MB"],
  [0, "0 MB"],
])("by %i is %s", (value, text) => expect(difference(value, megabyte)).toBe(text));

test.each([
  [1000, 1098, "+9.8 %"],
  [1000, 500, "−50.0 %"],
  [1000, 3000, "+200 %"],
  [1_000_000, 1_000_001, "+<0.1 %"],
  [5, 5, "0 %"],
  [0, 5, ""],
])("from %i to %i is %s", (before, after, text) => expect(percentage(before, after)).toBe(text));
