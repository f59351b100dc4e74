import type { Progress } from "./progress.ts";

/**
 * What people wait for in a build, by the names that BuildKit gives to steps and to their parts. Stages overlap: one
 * platform is compiled while a cache of the other is still unpacked. Linking is part of `compile`.
 */
const stages: Readonly<Record<string, RegExp>> = {
  unpack: /^extracting /,
  generate: / source \d/,
  test: / test \d|^\[test \d/,
  compile: /build \d+\/\d+\] RUN/,
  export: /^(?:exporting layers|rewriting layers)|exporting to client/,
  push: /^pushing /,
};

/** Seconds of each stage; a stage that did not run is not in it. */
export function stageSeconds(progress: Progress): Readonly<Record<string, number>> {
  const found = Object.entries(stages).map(([stage, name]) => [stage, secondsOf(progress, name)] as const);
  return Object.fromEntries(found.flatMap(([stage, seconds]) => (seconds === undefined ? [] : [[stage, seconds]])));
}

export function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** Seconds from the first start to the last end of what bears such a name, rounded to a tenth; undefined when none ran. */
export function secondsOf({ vertices, parts }: Progress, name: RegExp): number | undefined {
  const named = [
    ...[...vertices.values()].filter((vertex) => name.test(vertex.name)),
    ...[...parts.values()].filter(({ id }) => name.test(id)),
  ];
  const spans = named.flatMap(({ started, completed }) =>
    started === undefined || completed === undefined ? [] : [[Date.parse(started), Date.parse(completed)] as const],
  );
  if (spans.length === 0) return undefined;
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  return tenths((last - first) / 1000);
}
