import type { Baseline } from "../size/baseline.ts";
import type { Gate } from "../size/budget.ts";
import type { SizeReport } from "../size/report.ts";
import { type Unit, amount, difference, percentage, unitFor } from "./amount.ts";
import { cleanName, markedName } from "./markup.ts";
import { type Details, details, reasons, sizeTable } from "./size-sections.ts";
import { type SizePair, growth, sizePairs } from "./size-pair.ts";

export type CommentImage = {
  /** What its rows are called, such as the image's last part. */
  readonly name: string;
  readonly report: SizeReport;
  /** `because` is a sentence in Markdown, without a full stop: it holds no names of strangers. */
  readonly baseline: Pick<Baseline, "kind" | "because">;
};

export type CommentFacts = {
  /** Letters, digits, dots and dashes: several comments on one pull request differ in it. */
  readonly key: string;
  /**
   * Which job of those that share a comment this is: the images, their directory and platforms, in any words. A later run
   * of the same job replaces what the earlier one said, and leaves what others said.
   */
  readonly job: string;
  /** The commit that was measured. */
  readonly revision: string;
  /** Of the workflow, `ID.ATTEMPT`: a later one is never overwritten by an earlier one. */
  readonly run: string;
  readonly images: readonly CommentImage[];
  /** Differences of fewer bytes are noise. */
  readonly ignoreBelow: number;
  /** Whether the images are within their budget; undefined where nobody set one. */
  readonly gate: Gate | undefined;
  /** Where everything is; undefined where there is no such place. */
  readonly fullReport: string | undefined;
};

/** GitHub takes 65,536 characters; what goes through its pipes is counted in bytes at places. */
export const longestComment = 60_000;

/** What is left out first to keep within the limit: each step is shorter than the one before it. */
const steps: readonly Details[] = [
  { files: true, layers: true, modules: 50, causes: 15, others: true, rows: 200 },
  { files: false, layers: true, modules: 50, causes: 15, others: true, rows: 200 },
  { files: false, layers: false, modules: 50, causes: 15, others: true, rows: 200 },
  { files: false, layers: false, modules: 15, causes: 15, others: true, rows: 200 },
  { files: false, layers: false, modules: 5, causes: 5, others: true, rows: 200 },
  { files: false, layers: false, modules: 0, causes: 5, others: false, rows: 100 },
  { files: false, layers: false, modules: 0, causes: 0, others: false, rows: 50 },
];

/** The hidden first line by which a comment is found again; with other facts behind it. */
export function commentStart(key: string): string {
  if (!/^[\w.-]{1,100}$/.test(key) || key.includes("--")) throw new RangeError(`a comment cannot have the key ${key}`);
  return `<!-- go-alpine-build:size key=${key} v=1 `;
}

/** Whether any image changed by more than noise; without a base there is nothing to say so of. */
export function commentChanges({ images, ignoreBelow }: Pick<CommentFacts, "images" | "ignoreBelow">): boolean {
  return images.some(({ report }) => sizePairs(report).some((pair) => isChange(pair, ignoreBelow)));
}

/** The whole comment, in Markdown. The same facts give the same text. */
export function commentBody(facts: CommentFacts): string {
  const { heading, marker } = frame(facts);
  const start = `${marker}\n${heading}\n\n`;
  const named = facts.images.map(({ name, report }) => ({ name, pairs: sizePairs(report) }));
  const compared = facts.images.some(({ baseline }) => baseline.kind !== "none");
  if (compared && !commentChanges(facts) && noneIsNew(named)) return `${start}${footer(facts)}\n`;
  for (const step of steps) {
    const text = `${start}${body(facts, named, step)}`;
    if (fits(text)) return text;
  }
  // Names are short and rows few by now: only images in great numbers come here.
  return `${start}The report is too long for a comment.${link(facts)}\n`;
}

function fits(text: string): boolean {
  return text.length <= longestComment && Buffer.byteLength(text) <= longestComment;
}

function frame(facts: CommentFacts): { readonly marker: string; readonly heading: string } {
  const safe = (text: string) => text.replace(/[^\w.]/g, "");
  const marker = `${commentStart(facts.key)}sha=${safe(facts.revision)} run=${safe(facts.run)} -->`;
  return { marker, heading: headingOf(facts) };
}

type NamedPairs = { readonly name: string; readonly pairs: readonly SizePair[] };

function body(facts: CommentFacts, named: readonly NamedPairs[], step: Details): string {
  const changed = named.filter(({ pairs }) => pairs.some((pair) => isChange(pair, facts.ignoreBelow)));
  return [
    ...sizeTable(named, facts.ignoreBelow, step.rows),
    ...changed.flatMap(({ name, pairs }) => reasons(name, pairs, facts.ignoreBelow, step)),
    ...changed.flatMap(({ name, pairs }) => details(name, pairs, facts.ignoreBelow, step)),
    "",
    footer(facts),
    "",
  ].join("\n");
}

function noneIsNew(named: readonly NamedPairs[]): boolean {
  return named.every(({ pairs }) => pairs.every(({ pull }) => pull.before !== undefined && pull.after !== undefined));
}

/** Equal in size and yet another image is no change either: it is what the base image's renewal looks like. */
function isChange({ pull, disk }: SizePair, ignoreBelow: number): boolean {
  return Math.abs(growth(pull)) >= ignoreBelow || (disk !== undefined && Math.abs(growth(disk)) >= ignoreBelow);
}

function headingOf({ images, ignoreBelow }: CommentFacts): string {
  const all = images.flatMap(({ name, report }) => sizePairs(report).map((pair) => ({ name, pair })));
  const [first] = all;
  const what = images.some(({ report: { subject } }) => subject.kind === "image") ? "Image" : "Program";
  const download = what === "Image" ? " to download" : "";
  if (first === undefined || all.every(({ pair }) => pair.pull.before === undefined)) {
    const size = first?.pair.pull.after ?? 0;
    return `### ${what} size: ${amount(size, unitFor([size]))}${download}`;
  }
  const largest = all.reduce((most, one) =>
    Math.abs(growth(one.pair.pull)) > Math.abs(growth(most.pair.pull)) ? one : most,
  );
  const change = growth(largest.pair.pull);
  const unit = unitFor([change]);
  if (!all.some(({ pair }) => isChange(pair, ignoreBelow))) {
    const most = change === 0 ? "" : ` (largest difference ${amount(Math.abs(change), unit)})`;
    return `### ${what} size: no change${most}`;
  }
  const { before = 0, after = 0 } = largest.pair.pull;
  const of = images.length > 1 ? `, most of all ${markedName(largest.name)}` : "";
  if (change === 0) return `### ${what} size: no change${download}${of}`;
  const share = percentage(before, after);
  return `### ${what} size: ${change > 0 ? "larger" : "smaller"} by ${difference(change, unit).slice(1)}${download}${share === "" ? "" : ` (${share})`}${of}`;
}

function footer(facts: CommentFacts): string {
  const baselines = new Map(facts.images.map(({ name, baseline }) => [baseline.because, { name, baseline }]));
  const several = baselines.size > 1;
  const sentences = [...baselines.values()].map(
    ({ name, baseline }) => `${several ? `${markedName(name)}: ` : ""}${baseline.because}.`,
  );
  const attestations = facts.images.reduce(
    (sum, { report: { subject } }) => sum + (subject.kind === "image" ? subject.attestations : 0),
    0,
  );
  const unit: Unit = unitFor([attestations]);
  const excluded = attestations > 0 ? ` Attestations (${amount(attestations, unit)}) are not part of it.` : "";
  const noise =
    facts.ignoreBelow > 0
      ? ` Differences below ${amount(facts.ignoreBelow, unitFor([facts.ignoreBelow]))} are left out.`
      : "";
  const images = facts.images.some(({ report: { subject } }) => subject.kind === "image");
  const download = images ? " Download is the compressed layers and the config." : "";
  return `<sub>${sentences.join(" ")}${download}${excluded}${noise}${link(facts)}</sub>`;
}

/** A link only to what is one: nothing of it can end the parenthesis. */
function link({ fullReport }: CommentFacts): string {
  if (fullReport === undefined) return "";
  return /^https:\/\/[\w./:%?=&~+-]+$/.test(fullReport)
    ? ` [Full report](${fullReport})`
    : ` Full report: ${cleanName(fullReport).replace(/[<>&]/g, "")}`;
}
