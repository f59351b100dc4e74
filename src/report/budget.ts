import type { PlannedSizeReport } from "../plan/size-report.ts";
import type { Breach, Gate } from "../size/budget.ts";
import { UserError } from "../user-error.ts";
import { type Unit, amount, unitFor } from "./amount.ts";

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
    gate.breaches.length > 0 ? gate.breaches.map(breachText).join("\n") : gate.because,
    `${untouched}The report says what grew. To allow it, put the label ${waiver} on the pull request, or raise the limit.`,
  );
}

const bytes: Unit = { name: "B", bytes: 1 };

function breachText({ kind, image, platform, limit, value }: Breach): string {
  const rounded = unitFor([value]);
  // What reads the same is told to the byte.
  const unit = amount(value, rounded) === amount(limit, rounded) ? bytes : rounded;
  const [is, allowed] = [amount(value, unit), amount(limit, unit)];
  return kind === "max-size"
    ? `${image} for ${platform}: the download is ${is}, and max-size allows ${allowed}`
    : `${image} for ${platform}: the download grew by ${is}, and fail-on-increase allows ${allowed}`;
}
