import type { BinarySize } from "./binary.ts";
import type { Change, SizeReport, Subject } from "./report.ts";

/** What a comment does not show: it would be most of a report's bytes. */
const kept = { modules: 200, packages: 3 };

/**
 * A report without its lists of packages and files, for a place where every byte counts: a cache's record, or what a
 * workflow hands to another. A comment made of it is the same; sizes and causes are whole.
 */
export function compactReport({ schema, subject, base, changes }: SizeReport): SizeReport {
  return {
    schema,
    subject: compactSubject(subject),
    base: base === null ? null : compactSubject(base),
    changes: changes.map(compactChange),
  };
}

function compactSubject(subject: Subject): Subject {
  if (subject.kind === "binary") return { ...subject, binary: compactBinary(subject.binary) };
  const platforms = subject.platforms.map((image) => ({
    ...image,
    files: [],
    programs: image.programs.map(({ path, binary }) => ({ path, binary: compactBinary(binary) })),
  }));
  return { ...subject, platforms };
}

function compactBinary(binary: BinarySize): BinarySize {
  return { ...binary, packages: [], modules: binary.modules.slice(0, kept.modules) };
}

function compactChange(change: Change): Change {
  const few = <T extends { readonly packages: readonly unknown[] }>(cause: T): T => ({
    ...cause,
    packages: cause.packages.slice(0, kept.packages),
  });
  if (change.kind === "binary") return { ...change, causes: change.causes.map(few) };
  const programs = change.programs.map(({ path, change: inside }) => ({ path, change: { ...inside, causes: [] } }));
  return { ...change, causes: change.causes.map(few), programs };
}
