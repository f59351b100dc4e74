import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "./build.ts";
import type { Plan } from "./plan/plan.ts";
import { billOf } from "./report/bill.ts";
import { cycloneDx } from "./report/cyclonedx.ts";
import type { CommentFacts } from "./report/size-comment.ts";
import { spdx } from "./report/spdx.ts";
import { treemapHtml } from "./report/treemap.ts";
import type { BinarySize } from "./size/binary.ts";
import { compactReport } from "./size/compact-report.ts";
import { handOver } from "./size/handover.ts";

/** Absolute paths of what was written. */
export type SizeFiles = { readonly report: string | undefined; readonly bills: readonly string[] };

/** Where files go: absolute paths of directories, which need not exist. Without one for reports none is written. */
export type Places = { readonly reports: string | undefined; readonly bills: string };

const bills = {
  cyclonedx: { extension: "cdx.json", write: cycloneDx },
  spdx: { extension: "spdx.json", write: spdx },
} as const;

/** Writes the report as JSON, a picture of each image's largest program, and the bills of materials that were asked for. */
export async function writeSizeFiles(
  plan: Plan,
  { sizeReports }: Pick<Outcome, "sizeReports">,
  facts: CommentFacts,
  places: Places,
): Promise<SizeFiles> {
  const write = async (directory: string, name: string, text: string) => {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };
  const written: string[] = [];
  const { sbom } = plan.sizeReport;
  if (sbom !== "off")
    for (const { target, report } of sizeReports) {
      const { extension, write: textOf } = bills[sbom];
      written.push(
        await write(
          places.bills,
          `${fileName(target)}.${extension}`,
          textOf({ ...billOf(report), version: plan.version.image }, plan.created),
        ),
      );
    }
  if (places.reports === undefined || sizeReports.length === 0) return { report: undefined, bills: written };
  for (const { target, programs, report } of sizeReports) {
    const binary = largestProgram(report.subject);
    if (binary !== undefined)
      await write(places.reports, `${fileName(target)}.html`, treemapHtml(binary, programs.join(", ")));
  }
  return {
    report: await write(places.reports, "size-report.json", handOver({ ...facts, gate: facts.gate ?? null })),
    bills: written,
  };
}

/** An outcome without lists of packages and files, which would be most of what is printed. */
export const compactOutcome = (outcome: Outcome): Outcome => ({
  ...outcome,
  sizeReports: outcome.sizeReports.map((one) => ({ ...one, report: compactReport(one.report) })),
});

/** Targets are made of letters, digits and dashes. */
const fileName = (target: string): string => target.replace(/^image-/, "") || "image";

function largestProgram(subject: Outcome["sizeReports"][number]["report"]["subject"]): BinarySize | undefined {
  if (subject.kind === "binary") return subject.binary;
  const programs = subject.platforms[0]?.programs.map(({ binary }) => binary) ?? [];
  return programs.reduce<BinarySize | undefined>(
    (largest, one) => (largest === undefined || one.size > largest.size ? one : largest),
    undefined,
  );
}
