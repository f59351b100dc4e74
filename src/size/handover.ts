import * as v from "valibot";
import { UserError } from "../user-error.ts";
import type { Baseline } from "./baseline.ts";
import type { Gate } from "./budget.ts";
import { compactReport } from "./compact-report.ts";
import { reportShape } from "./parse-report.ts";
import type { SizeReport } from "./report.ts";

/**
 * What a run that may not comment hands to one that may: numbers and names. Commit, pull request and run are not in it,
 * since nothing of a fork's is believed that GitHub itself can tell.
 */
export type Handover = {
  readonly schema: 1;
  readonly job: string;
  readonly images: readonly {
    readonly name: string;
    readonly report: SizeReport;
    readonly baseline: Pick<Baseline, "kind" | "because">;
  }[];
  readonly ignoreBelow: number;
  readonly gate: Gate | null;
};

/** Characters of a handover, and images in it. */
export const longestHandover = 4 * 2 ** 20;
const mostImages = 100;

/** As JSON, without what a comment does not show. */
export function handOver({ job, images, ignoreBelow, gate }: Omit<Handover, "schema">): string {
  const few = images.map(({ name, report, baseline: { kind, because } }) => ({
    name,
    report: compactReport(report),
    baseline: { kind, because },
  }));
  return JSON.stringify({ schema: 1, job, images: few, ignoreBelow, gate } satisfies Handover);
}

/** Reads what `handOver` wrote, or a stranger in its place. Throws UserError `invalid-input`. */
export function parseHandover(text: string): Handover {
  if (text.length > longestHandover) throw refused(`it has ${text.length} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused("it is no JSON", error);
  }
  const result = v.safeParse(shape, value, { abortEarly: true });
  if (result.success) return result.output;
  throw refused(`${v.getDotPath(result.issues[0]) ?? "it"} is not what it should be`);
}

function refused(why: string, cause?: unknown): UserError {
  return new UserError(
    "invalid-input",
    `a handed over size report cannot be read: ${why}`,
    "It is what the action writes as size-report.json; upload that file as it is.",
    { cause },
  );
}

const text = v.pipe(v.string(), v.maxLength(4096));
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shape = v.object({
  schema: v.literal(1),
  job: text,
  images: v.pipe(
    v.array(
      v.object({
        name: text,
        report: reportShape,
        baseline: v.object({
          kind: v.picklist(["exact", "ancestor", "approximate", "rebuilt", "none"]),
          because: text,
        }),
      }),
    ),
    v.maxLength(mostImages),
  ),
  ignoreBelow: bytes,
  gate: v.nullable(
    v.object({
      result: v.picklist(["pass", "fail", "skipped"]),
      because: text,
      breaches: v.pipe(
        v.array(
          v.object({
            kind: v.picklist(["max-size", "fail-on-increase"]),
            image: text,
            platform: text,
            limit: bytes,
            value: bytes,
          }),
        ),
        v.maxLength(1000),
      ),
    }),
  ),
});
