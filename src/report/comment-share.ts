import type { BaselineKind } from "../size/baseline.ts";
import type { Gate } from "../size/budget.ts";
import { amount, unitFor } from "./amount.ts";
import { markedName, plainSentence } from "./markup.ts";
import type { CommentFacts } from "./size-comment.ts";
import { type Most, details } from "./size-details.ts";
import { type SizePair, growth, sizePairs } from "./size-pair.ts";
import { type SizeRow, reasons } from "./size-sections.ts";

/** A piece of a comment; the lower its rank, the longer it is kept where there is no room for all. */
export type Part = { readonly rank: number; readonly lines: readonly string[] };

/** What one job says in a comment that it shares with others: numbers as numbers, explanations as ready Markdown. */
export type Share = {
  readonly job: string;
  readonly revision: string;
  readonly run: string;
  readonly rows: readonly SizeRow[];
  readonly baselines: readonly { readonly name: string; readonly kind: BaselineKind; readonly because: string }[];
  /** Bytes that no pull downloads. */
  readonly attestations: number;
  readonly budget: Gate["result"] | undefined;
  readonly fullReport: string | undefined;
  readonly parts: readonly Part[];
};

/** The share of a job. `most` bounds its tables. */
export function shareOf(facts: CommentFacts, most: Most): Share {
  const { images, ignoreBelow, job, revision, run, gate, fullReport } = facts;
  const named = images.map(({ name, report }) => ({ name, pairs: sizePairs(report) }));
  const changed = named
    .map(({ name, pairs }) => ({ name, pairs: pairs.filter((pair) => isChange({ ...pair, floor: ignoreBelow })) }))
    .filter(({ pairs }) => pairs.length > 0);
  return {
    job,
    revision,
    run,
    rows: named.flatMap(({ name, pairs }) => pairs.map((pair) => rowOf(name, pair, ignoreBelow))),
    baselines: images.map(({ name, baseline: { kind, because } }) => ({ name, kind, because })),
    attestations: images.reduce(
      (sum, { report: { subject } }) => sum + (subject.kind === "image" ? subject.attestations : 0),
      0,
    ),
    // The headline says "over the budget" only where something is.
    budget: gate?.result === "fail" && gate.breaches.length === 0 ? "skipped" : gate?.result,
    fullReport,
    parts: [
      ...(gate === undefined ? [] : [{ rank: 0, lines: gateLines(gate) }]),
      ...changed.map(({ name, pairs }) => ({ rank: 1, lines: reasons(name, pairs, ignoreBelow, most.causes) })),
      ...changed.flatMap(({ name, pairs }) => details(name, pairs, ignoreBelow, most)),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function rowOf(name: string, { platform, pull, disk, update }: SizePair, floor: number): SizeRow {
  return { name, platform, pull, disk, update, floor };
}

/** Equal in size and yet another image is no change either: it is what the base image's renewal looks like. */
export function isChange({ pull, disk, floor }: Pick<SizeRow, "pull" | "disk" | "floor">): boolean {
  const least = Math.max(1, floor);
  return Math.abs(growth(pull)) >= least || (disk !== undefined && Math.abs(growth(disk)) >= least);
}

/** Breaches by name and number; what passes without any needs no words of its own. */
function gateLines({ result, because, breaches }: Gate): readonly string[] {
  if (result === "pass" && breaches.length === 0) return [];
  const why = plainSentence(because);
  const verdict = {
    pass: `**Over the budget**, and ${why}:`,
    fail: breaches.length > 0 ? "**Over the budget**:" : `**Budget not met**: ${why}.`,
    skipped: `**Budget not judged**: ${why}.`,
  };
  return [
    "",
    verdict[result],
    "",
    ...breaches.slice(0, 50).map(({ kind, image, platform, limit, value }) => {
      const unit = unitFor([limit, value]);
      const of = [image, platform].filter((part) => part !== "").map(markedName);
      const what = kind === "max-size" ? ["", "of a download"] : ["+", "of growth"];
      return `- ${of.join(" for ")}: ${what[0]}${amount(value, unit)}, and ${amount(limit, unit)} ${what[1]} are allowed (\`${kind}\`)`;
    }),
  ];
}
