import * as v from "valibot";
import type { Part, Share } from "./comment-share.ts";

/** The hidden first line by which a comment is found again. */
export function commentStart(key: string): string {
  if (!isKey(key)) throw new RangeError(`a comment cannot have the key ${key}`);
  return `<!-- go-alpine-build:size key=${key} v=1 -->`;
}

/** Letters, digits, dots, dashes and underscores, at most 100: comments on one pull request differ in it. */
export function isKey(key: string): boolean {
  return /^[\w.-]{1,100}$/.test(key) && !key.includes("--");
}

/** Text behind which a comment with this key was written by us, if its author was. */
export function hasKey(body: string, key: string): boolean {
  return body.trimStart().startsWith(commentStart(key));
}

/*
 * Each job's share stands between two hidden lines: numbers as JSON in the first one, explanations as they are shown.
 * A name never begins a line and never holds a line's end, so what is at a line's beginning is ours.
 */
const [shareMark, partMark, end] = ["<!-- share ", "<!-- part ", "<!-- end -->"];
export const hiddenEnd = end;

/** With its entries in one order, so that what was read again is written the same. */
function numbersOf(share: Share): object {
  const { job, revision, run, rows, baselines, attestations, budget, fullReport } = share;
  return {
    job,
    revision,
    run,
    rows: rows.map(({ name, platform, pull, disk, update, floor }) => ({ name, platform, pull, disk, update, floor })),
    baselines: baselines.map(({ name, kind, because }) => ({ name, kind, because })),
    attestations,
    budget,
    fullReport,
  };
}

/** Nothing in it can end the comment, and nobody is found in it by name. */
export function hiddenShare(share: Share): string {
  const json = JSON.stringify(numbersOf(share)).replace(
    /[-<>&@\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${shareMark}${json} -->`;
}

export function hiddenPart({ rank }: Part): string {
  return `${partMark}${rank} -->`;
}

/** The shares in a comment. What somebody has edited so that it is none any more is left out. */
export function readShares(body: string): readonly Share[] {
  const shares: Share[] = [];
  let open: { readonly share: Omit<Share, "parts">; readonly parts: Part[] } | undefined;
  for (const line of body.split(/\r?\n/)) {
    const mark = /^<!-- (?<kind>share|part|end) ?(?<rest>.*?) ?-->$/.exec(line)?.groups;
    if (mark?.["kind"] === "share") {
      const share = parseShare(mark["rest"] ?? "");
      open = share === undefined ? undefined : { share, parts: [] };
    } else if (open === undefined) continue;
    else if (mark?.["kind"] === "part") open.parts.push({ rank: Number(mark["rest"]) || 0, lines: [] });
    else if (mark?.["kind"] === "end") {
      shares.push({ ...open.share, parts: open.parts.map(withoutLast) });
      open = undefined;
    } else {
      const last = open.parts.pop();
      if (last !== undefined) open.parts.push({ ...last, lines: [...last.lines, line] });
    }
  }
  return shares;
}

/** Before each hidden line stands an empty one, or a table would go on behind it. */
function withoutLast({ rank, lines }: Part): Part {
  return { rank, lines: lines.at(-1) === "" ? lines.slice(0, -1) : lines };
}

function parseShare(json: string): Omit<Share, "parts"> | undefined {
  try {
    const result = v.safeParse(share, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

const text = v.pipe(v.string(), v.maxLength(4096));
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const amounts = v.pipe(
  v.object({ before: v.optional(bytes), after: v.optional(bytes) }),
  v.transform(({ before, after }) => ({ before, after })),
);
const row = v.pipe(
  v.object({
    name: text,
    platform: text,
    pull: amounts,
    disk: v.optional(amounts),
    update: v.optional(bytes),
    floor: bytes,
  }),
  v.transform(({ disk, update, ...rest }) => ({ ...rest, disk, update })),
);
const share = v.pipe(
  v.object({
    job: text,
    revision: text,
    run: text,
    rows: v.pipe(v.array(row), v.maxLength(1000)),
    baselines: v.array(
      v.object({
        name: text,
        kind: v.picklist(["exact", "ancestor", "approximate", "rebuilt", "none"]),
        because: text,
      }),
    ),
    attestations: bytes,
    budget: v.optional(v.picklist(["pass", "fail", "skipped"])),
    fullReport: v.optional(text),
  }),
  v.transform(({ budget, fullReport, ...rest }) => ({ ...rest, budget, fullReport })),
);
