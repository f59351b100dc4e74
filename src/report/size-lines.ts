import type { Outcome } from "../build.ts";
import { amount, difference, unitFor } from "./amount.ts";
import { causeWords, plain } from "./cause.ts";
import { headline } from "./size-text.ts";

type Reported = Outcome["sizeReports"][number];

/** For a log, which has the whole report beside it. */
const most = 3;

/** What changed, in a few lines for each image: the baseline, each platform, and the largest causes. Terse where nothing did. */
export function sizeLines({ programs, report, baseline }: Reported, ignoreBelow: number): readonly string[] {
  const changes = report.changes.flatMap((change) => (change.kind === "image" ? [change] : []));
  const [first] = changes;
  const because = baseline.because.replaceAll("`", "");
  if (first === undefined) return [`${programs.join(", ")}: ${because}`];
  const largest = Math.max(...changes.map(({ pull }) => Math.abs(pull.after - pull.before)));
  if (largest < Math.max(1, ignoreBelow)) {
    const noise = largest === 0 ? "" : ` (largest difference ${amount(largest, unitFor([largest]))})`;
    return [`${programs.join(", ")}: no change of the download${noise}. ${because}`];
  }
  const unit = unitFor(first.causes.map(({ change }) => change));
  const causes = first.causes.filter(({ change }) => Math.abs(change) >= 1000).slice(0, most);
  return [
    `${programs.join(", ")}: ${because}`,
    ...changes.map(
      ({ platform, pull, update }) =>
        `  ${platform}  ${headline("download", pull)}, update ${amount(update, unitFor([update]))}`,
    ),
    ...causes.map((cause) => {
      const { what, detail } = causeWords(cause, false);
      return `    ${difference(cause.change, unit)}  ${[plain(what), plain(detail)].filter((text) => text !== "").join(": ")}`;
    }),
  ];
}
