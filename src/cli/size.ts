import { basename } from "node:path";
import { type Measuring, measureSubject, wordBeside } from "../execute/measure-subject.ts";
import { imageReader } from "../execute/read-image.ts";
import { printable } from "../hosts/printable.ts";
import { billOf } from "../report/bill.ts";
import { cycloneDx } from "../report/cyclonedx.ts";
import { sizeSummary } from "../report/size-comment.ts";
import { sizeText as reportText } from "../report/size-text.ts";
import { spdx } from "../report/spdx.ts";
import { treemapHtml, treemapSvg } from "../report/treemap.ts";
import type { BinarySize } from "../size/binary.ts";
import { type SizeReport, type Subject, sizeReport } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import type { SizeArguments, SizeFormat } from "./size-arguments.ts";

/** What `size` prints on standard output. */
export async function sizeText(
  { subject, compare, platform, format }: SizeArguments,
  registry: Measuring["registry"],
): Promise<string> {
  const measuring = { platform, read: imageReader(), registry };
  const measured = await measureSubject(subject, measuring);
  if (compare === undefined) return formats[format](sizeReport(measured));
  const base = await measureSubject(await wordBeside(compare, subject), measuring);
  if (base.kind !== measured.kind)
    throw new UserError(
      "invalid-input",
      `a program and an image cannot be compared: ${subject} and ${compare}`,
      "Give two programs, or two images.",
    );
  return formats[format](sizeReport(measured, base));
}

const formats: Readonly<Record<SizeFormat, (report: SizeReport) => string>> = {
  text: (report) => printable(reportText(report)),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  markdown,
  html: ({ subject }) => treemapHtml(programOf(subject), basename(subject.name)),
  svg: ({ subject }) => treemapSvg(programOf(subject), basename(subject.name)),
  cyclonedx: (report) => cycloneDx(billOf(report)),
  spdx: (report) => spdx(billOf(report), 0),
};

/** The comment of a pull request, without the facts that only a workflow has. */
function markdown(report: SizeReport): string {
  const { subject, base } = report;
  const baseline =
    base === null
      ? ({ kind: "none", because: "Nothing to compare with" } as const)
      : ({ kind: "exact", because: `Compared with \`${base.name.replaceAll("`", "")}\`` } as const);
  const image = { name: basename(subject.name), report, baseline };
  return sizeSummary({
    key: "local",
    job: "",
    revision: "",
    run: "",
    images: [image],
    ignoreBelow: 1000,
    gate: undefined,
    fullReport: undefined,
  });
}

/** The picture is of one program: of an image, the largest on its first platform. */
function programOf(subject: Subject): BinarySize {
  if (subject.kind === "binary") return subject.binary;
  const programs = subject.platforms[0]?.programs.map(({ binary }) => binary) ?? [];
  const [largest] = programs.sort((a, b) => b.size - a.size);
  if (largest !== undefined) return largest;
  throw new UserError(
    "invalid-input",
    `${subject.name} holds no program of Go`,
    "Without one there is nothing to draw.",
  );
}
