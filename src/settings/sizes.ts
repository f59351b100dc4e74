import { type Budget, parseIncrease, parseSize } from "../size/budget.ts";
import { type Problems, line, oneOf, problem, yesOrNo } from "./values.ts";

/** What is asked of the size report. */
export type SizeSettings = {
  readonly report: "auto" | "always" | "off";
  readonly comment: "auto" | "always" | "never";
  /** Comments of different keys are different comments. */
  readonly commentKey: string;
  readonly budget: Budget;
  /** Label of a pull request that allows to exceed the budget. */
  readonly waiver: string;
  /** A tag, a commit, a branch or an image to compare with; undefined: found by what started the run. */
  readonly baseline: string | undefined;
  /** Whether the commit to compare with may be built, where nothing of it is found. */
  readonly rebuildBaseline: boolean;
  /** Whether growth is judged against any baseline. */
  readonly strictBaseline: boolean;
  readonly sbom: "off" | "cyclonedx" | "spdx";
};

/** `text` gives an input by name. */
export function sizeSettings(text: (name: string) => string, problems: Problems): SizeSettings {
  const read = <T>(name: string, parse: (name: string, text: string, problems: Problems) => T): T =>
    parse(name, text(name).trim(), problems);
  const settings: SizeSettings = {
    report: oneOf("size-report", ["auto", "always", "off"], text("size-report"), problems),
    comment: oneOf("comment", ["auto", "always", "never"], text("comment"), problems),
    commentKey: read("comment-key", commentKey),
    budget: {
      maxSize: read("max-size", maxSize),
      increase: read("fail-on-increase", increase),
      ignoreBelow: read("ignore-below", size),
    },
    waiver: read("size-waiver-label", label),
    baseline: read("baseline", baseline),
    rebuildBaseline: text("baseline").trim() === "rebuild",
    strictBaseline: read("strict-baseline", yesOrNo),
    sbom: oneOf("sbom", ["off", "cyclonedx", "spdx"], text("sbom"), problems),
  };
  contradictions(settings, problems);
  return settings;
}

function contradictions({ report, budget, sbom }: SizeSettings, problems: Problems): void {
  if (report !== "off") return;
  const needs = [
    ...(budget.maxSize === undefined ? [] : ["max-size"]),
    ...(budget.increase === undefined ? [] : ["fail-on-increase"]),
    ...(sbom === "off" ? [] : ["sbom"]),
  ];
  for (const name of needs) problems.push(`${name}: it needs what size-report measures, and that is off`);
}

function size(name: string, text: string, problems: Problems): number {
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  problem(problems, name, text, "it must be a size such as 15MiB, 500kB or 1200");
  return 0;
}

function maxSize(name: string, text: string, problems: Problems): number | undefined {
  if (text === "") return undefined;
  const bytes = size(name, text, problems);
  if (bytes === 0 && parseSize(text) === 0) problem(problems, name, text, "no image is that small");
  return bytes;
}

function increase(name: string, text: string, problems: Problems): Budget["increase"] {
  if (text === "") return undefined;
  const limits = parseIncrease(text);
  if (limits === undefined)
    problem(problems, name, text, "it must be a share, a size or both, such as 5%, 500KiB or 5% and 500KiB");
  return limits;
}

/** It stands in an HTML comment, which two dashes would end. */
function commentKey(name: string, text: string, problems: Problems): string {
  if (!/^[\w.-]{1,100}$/.test(text) || text.includes("--"))
    problem(problems, name, text, "it must be made of letters, digits, dots, underscores and single dashes");
  return text;
}

function label(name: string, text: string, problems: Problems): string {
  const value = line(name, text, problems);
  if (value.length > 50) problem(problems, name, value, "GitHub's labels have 50 characters at most");
  return value;
}

/** What a git reference or an image's may be made of; neither begins with a dash, which git would take for an option. */
function baseline(name: string, text: string, problems: Problems): string | undefined {
  if (["", "auto", "rebuild"].includes(text)) return undefined;
  if (!/^[A-Za-z0-9_][A-Za-z0-9_./@:+-]{0,511}$/.test(text) || text.includes(".."))
    problem(
      problems,
      name,
      text,
      "it must be auto, rebuild, a tag, a branch, a commit or an image such as ghcr.io/owner/app:v1",
    );
  return text;
}
