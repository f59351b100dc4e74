import type { PlannedSizeReport } from "../plan/size-report.ts";
import type { Breach, Gate } from "../size/budget.ts";
import { UserError } from "../user-error.ts";
import { amount, unitFor } from "./amount.ts";

/** What the log should warn of; nothing where images are within their budget, or fail it. */
export function budgetWarnings(gate: Gate | null, { waiver }: PlannedSizeReport): readonly string[] {
  if (gate === null) return [];
  switch (gate.result) {
    case "skipped":
      return [`fail-on-increase was not judged: ${gate.because}`];
    case "pass":
      return gate.breaches.map((breach) => `${breachText(breach)}; the label ${waiver ?? ""} allows it`);
    case "fail":
      return [];
  }
}

/** The failure of a run whose images exceed their budget; undefined where they do not. */
export function budgetError(gate: Gate | null, pushed: boolean, waiver: string): UserError | undefined {
  if (gate?.result !== "fail") return undefined;
  const untouched = pushed ? "No tag was set or moved. " : "";
  return new UserError(
    "size-budget-exceeded",
    gate.breaches.map(breachText).join("\n"),
    `${untouched}The report says what grew. To allow it, put the label ${waiver} on the pull request, or raise the limit.`,
  );
}

function breachText({ kind, image, platform, limit, value }: Breach): string {
  // A unit for both, small enough that they differ.
  const unit = unitFor([Math.min(limit === 0 ? value : limit, value)]);
  const [is, allowed] = [amount(value, unit), amount(limit, unit)];
  return kind === "max-size"
    ? `${image} for ${platform}: the download is ${is}, and max-size allows ${allowed}`
    : `${image} for ${platform}: the download grew by ${is}, and fail-on-increase allows ${allowed}`;
}
