import { imageReader } from "../execute/read-image.ts";
import { measureSubject } from "../execute/measure-subject.ts";
import { printable } from "../hosts/printable.ts";
import { sizeText as reportText } from "../report/size-text.ts";
import { type SizeReport, sizeReport } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import type { SizeArguments, SizeFormat } from "./size-arguments.ts";

/** What `size` prints on standard output. */
export async function sizeText({ subject, compare, platform, format }: SizeArguments): Promise<string> {
  const read = imageReader();
  const measured = await measureSubject(subject, platform, read);
  if (compare === undefined) return formats[format](sizeReport(measured));
  const base = await measureSubject(compare, platform, read);
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
  markdown: () => "",
  html: () => "",
  svg: () => "",
  cyclonedx: () => "",
  spdx: () => "",
};
