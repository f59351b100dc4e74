import { type Progress, stageThatRuns } from "./progress.ts";

/** Whether what bears this name belongs to something: a step, or a part of one. */
type Belongs = (name: string) => boolean;

/**
 * What people wait for in a build, by the names that BuildKit gives to steps and to their parts. Stages overlap: one
 * platform is compiled while a cache of the other is still unpacked. Linking is part of `compile`.
 */
const stages: Readonly<Record<string, Belongs>> = {
  unpack: (name) => name.startsWith("extracting "),
  generate: (name) => stageThatRuns(name) === "source",
  test: (name) => stageThatRuns(name) === "test",
  compile: (name) => stageThatRuns(name) === "build",
  export: (name) => /^(?:exporting layers|rewriting layers)|exporting to client/.test(name),
  push: (name) => name.startsWith("pushing "),
};

/** Seconds of each stage; a stage that did not run is not in it. */
export function stageSeconds(progress: Progress): Readonly<Record<string, number>> {
  const found = Object.entries(stages).map(([stage, belongs]) => [stage, secondsOf(progress, belongs)] as const);
  return Object.fromEntries(found.flatMap(([stage, seconds]) => (seconds === undefined ? [] : [[stage, seconds]])));
}

export function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** Seconds from the first start to the last end of what belongs together, rounded to a tenth; undefined when none ran. */
export function secondsOf({ vertices, parts }: Progress, belongs: Belongs): number | undefined {
  const named = [
    ...[...vertices.values()].filter(({ name }) => belongs(name)),
    ...[...parts.values()].filter(({ id }) => belongs(id)),
  ];
  const spans = named.flatMap(({ started, completed }) =>
    started === undefined || completed === undefined ? [] : [[Date.parse(started), Date.parse(completed)] as const],
  );
  if (spans.length === 0) return undefined;
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  return tenths((last - first) / 1000);
}
