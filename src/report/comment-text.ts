import { amount, difference, percentage, unitFor } from "./amount.ts";
import { type Part, type Share, isChange } from "./comment-share.ts";
import { commentStart, hiddenEnd, hiddenPart, hiddenShare } from "./comment-marks.ts";
import { cleanName, markedName, plainSentence } from "./markup.ts";
import { growth } from "./size-pair.ts";
import { type SizeRow, sizeTable } from "./size-sections.ts";

/** What is kept of all shares: parts up to a rank, rows of folded tables and of the table at the top. */
type Room = { readonly rank: number; readonly lines: number; readonly rows: number };

/** What is left out first to keep within the limit: each step is shorter than the one before it. Totals always stay. */
const steps: readonly Room[] = [
  { rank: 5, lines: Infinity, rows: 200 },
  { rank: 4, lines: Infinity, rows: 200 },
  { rank: 3, lines: Infinity, rows: 200 },
  { rank: 3, lines: 15, rows: 200 },
  { rank: 3, lines: 5, rows: 200 },
  { rank: 1, lines: 5, rows: 100 },
  { rank: 0, lines: 5, rows: 50 },
];

/**
 * A comment with the shares of all its jobs: what people read, and between the lines what the next job needs to write it
 * again with its own share. At most `limit` characters and bytes.
 */
export function commentText(key: string, shares: readonly Share[], limit: number): string {
  const hidden = { share: hiddenShare, part: hiddenPart, end: hiddenEnd };
  return `${commentStart(key)}\n${within(shares, limit - commentStart(key).length - 1, hidden)}`;
}

/** The same without what is hidden. */
export function visibleText(shares: readonly Share[], limit: number): string {
  return within(shares, limit, undefined);
}

type Hidden = {
  readonly share: (share: Share) => string;
  readonly part: (part: Part) => string;
  readonly end: string;
};

function within(shares: readonly Share[], limit: number, hidden: Hidden | undefined): string {
  const fits = (text: string) => text.length <= limit && Buffer.byteLength(text) <= limit;
  const rows = shares.flatMap((share) => share.rows);
  const start = `${headingOf(shares, rows)}\n\n`;
  const quiet = isQuiet(shares, rows);
  for (const room of steps) {
    const blocks = shares.flatMap((share) => shareLines(share, quiet ? { ...room, rank: 0 } : room, hidden));
    const head = quiet ? [] : sizeTable(rows, room.rows);
    const text = `${start}${[...head, ...blocks, ...(quiet && blocks.length === 0 ? [] : [""]), footer(shares, quiet)].join("\n")}\n`;
    if (fits(text)) return text;
  }
  // Names are short and rows few by now: only jobs or images in great numbers come here.
  const [last] = shares.slice(-1);
  const totals = `${start}${[...sizeTable(rows, 50), "", `The report is too long for a comment.${link(last)}`].join("\n")}\n`;
  return fits(totals) ? totals : `${start}The report is too long for a comment.${link(last)}\n`;
}

function shareLines(share: Share, room: Room, hidden: Hidden | undefined): readonly string[] {
  const parts = share.parts.filter(({ rank }) => rank <= room.rank).map((part) => shortened(part, room.lines));
  if (hidden === undefined) return parts.flatMap(({ lines }) => lines);
  const blocks = parts.flatMap((part) => ["", hidden.part(part), ...part.lines]);
  return ["", hidden.share(share), ...blocks, "", hidden.end];
}

/** A folded table with fewer rows. What adds up to a total is not folded, and stays whole. */
function shortened(part: Part, most: number): Part {
  const rows = part.lines.flatMap((line, at) => (line.startsWith("|") ? [at] : []));
  const [first = 0] = rows;
  const inOneGo = rows.every((at, index) => at === first + index);
  const left = rows.length - 2 - most;
  if (part.rank < 2 || !inOneGo || left <= 0) return part;
  const after = part.lines.slice(first + rows.length).filter((line) => !/^\d+ more are left out\.$/.test(line));
  return {
    ...part,
    lines: [...part.lines.slice(0, first + 2 + most), "", `${left} more are left out.`, ...after],
  };
}

/** Nothing to explain: every image was compared, and none changed. */
function isQuiet(shares: readonly Share[], rows: readonly SizeRow[]): boolean {
  return (
    shares.some(({ baselines }) => baselines.some(({ kind }) => kind !== "none")) &&
    shares.every(({ parts }) => parts.every(({ rank }) => rank > 0)) &&
    rows.every((row) => row.pull.before !== undefined && row.pull.after !== undefined && !isChange(row))
  );
}

function headingOf(shares: readonly Share[], rows: readonly SizeRow[]): string {
  const over = shares.some(({ budget }) => budget === "fail") ? ", over the budget" : "";
  return `### ${verdict(rows)}${over}`;
}

function verdict(rows: readonly SizeRow[]): string {
  const images = rows.some(({ disk }) => disk !== undefined);
  const what = images ? "Image size" : "Program size";
  const download = images ? " to download" : "";
  const [first] = rows;
  if (first === undefined || rows.every(({ pull }) => pull.before === undefined)) {
    const size = first?.pull.after ?? 0;
    return `${what}: ${amount(size, unitFor([size]))}${download}`;
  }
  const largest = rows.reduce((most, row) => (Math.abs(growth(row.pull)) > Math.abs(growth(most.pull)) ? row : most));
  const change = growth(largest.pull);
  const unit = unitFor([change]);
  if (!rows.some(isChange)) {
    const most = change === 0 ? "" : ` (largest difference ${amount(Math.abs(change), unit)})`;
    return `${what}: no change${most}`;
  }
  const of = new Set(rows.map(({ name }) => name)).size > 1 ? `, most of all ${markedName(largest.name)}` : "";
  if (change === 0) return `${what}: no change${download}${of}`;
  const share = percentage(largest.pull.before ?? 0, largest.pull.after ?? 0);
  return `${what}: ${change > 0 ? "larger" : "smaller"} by ${difference(change, unit).slice(1)}${download}${share === "" ? "" : ` (${share})`}${of}`;
}

function footer(shares: readonly Share[], quiet: boolean): string {
  const all = shares.flatMap(({ baselines }) => baselines);
  const bases = new Map(all.map(({ name, because }) => [because, name]));
  const rows = shares.flatMap((share) => share.rows);
  const attestations = shares.reduce((sum, share) => sum + share.attestations, 0);
  const floor = Math.max(0, ...rows.map((row) => row.floor));
  const newest = newestShare(shares);
  const older = shares.filter(({ revision }) => revision !== newest?.revision);
  return `<sub>${[
    ...[...bases].map(
      ([because, name]) => `${bases.size > 1 ? `${markedName(name)}: ` : ""}${plainSentence(because)}.`,
    ),
    ...older.map(({ revision, rows: [row] }) => `${markedName(row?.name ?? "")} was measured at ${commit(revision)}.`),
    ...(!quiet && rows.some(({ disk }) => disk !== undefined)
      ? ["Download is the compressed layers and the config."]
      : []),
    ...(!quiet && attestations > 0
      ? [`Attestations (${amount(attestations, unitFor([attestations]))}) are not part of it.`]
      : []),
    ...(floor > 1 ? [`Differences below ${amount(floor, unitFor([floor]))} are left out.`] : []),
  ].join(" ")}${link(newest)}</sub>`;
}

/** The share whose run started last; what other shares say may be of an earlier commit. */
function newestShare(shares: readonly Share[]): Share | undefined {
  return shares.reduce<Share | undefined>(
    (newest, share) => (newest === undefined || compareRuns(share.run, newest.run) > 0 ? share : newest),
    undefined,
  );
}

/** `ID.ATTEMPT` of two runs: below 0 when `a` started before `b`. GitHub counts both up. */
export function compareRuns(a: string, b: string): number {
  const [one, two] = [a, b].map((run) => run.split(".").map((part) => Number(part) || 0));
  return (one?.[0] ?? 0) - (two?.[0] ?? 0) || (one?.[1] ?? 0) - (two?.[1] ?? 0);
}

function commit(revision: string): string {
  return markedName(revision.slice(0, 7));
}

/** A link only to what is one: nothing of it can end the parenthesis. */
function link(share: Share | undefined): string {
  const fullReport = share?.fullReport;
  if (fullReport === undefined) return "";
  return /^https:\/\/[\w./:%?=&~+-]+$/.test(fullReport)
    ? ` [Full report](${fullReport})`
    : ` Full report: ${markedName(cleanName(fullReport))}`;
}
