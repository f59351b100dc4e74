/** What was measured on one repository → Markdown: medians of total seconds, ratios, bytes. Pure. */
export function section({ subject, machine, samples, toolchainBytes }) {
  const names = [...new Set(samples.map(({ contender }) => contender))].filter((name) => name !== "warm engine");
  const all = [...new Set(samples.map(({ situation }) => situation))];
  const seconds = (contender, situation) =>
    median(of(samples, contender, situation).map(({ stages }) => total(stages)));
  const repetitions = Math.max(...samples.map(({ repetition }) => repetition)) + 1;
  return [
    `## ${subject}`,
    "",
    `Seconds from the start of the run to the published image (restore, build, push), medians of ${repetitions}; in brackets, how many times as long as ${names[0]}.`,
    "",
    ...table(
      ["Situation", ...names],
      all.map((situation) => [
        situation,
        ...names.map((name) => cell(seconds(name, situation), seconds(names[0], situation))),
      ]),
    ),
    "",
    ...floorLines(samples, seconds, names[0]),
    ...partLines(samples, names[0]),
    "What is carried, and the image:",
    "",
    ...table(
      ["", ...names],
      [
        ["save, seconds", ...names.map((name) => fixed(median(saved(samples, name).map(({ seconds: s }) => s))))],
        ["stored, MB", ...names.map((name) => mega(median(saved(samples, name).map(({ bytes }) => bytes))))],
        [
          "pushed when one file changed, MB",
          ...names.map((name) => mega(median(of(samples, name, "one file changed").map(({ pushed }) => pushed)))),
        ],
        ...platforms(samples).map((platform) => [
          `image for ${platform}, MB to pull`,
          ...names.map((name) =>
            mega(
              median(
                of(samples, name, "cold")
                  .concat(of(samples, name, "one file changed"))
                  .flatMap(({ sizes }) => sizes[platform] ?? []),
              ),
            ),
          ),
        ]),
      ],
    ),
    "",
    ...(names.includes("ko")
      ? [`ko also needs Go itself, ${mega(toolchainBytes)} MB as an archive, which a hosted runner brings along.`, ""]
      : []),
    `${machine.date}, ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB, ${machine.storage}; BuildKit ${machine.buildkit}, buildx ${machine.buildx}, Go ${machine.go}, ko ${machine.ko}, Node ${machine.node}.`,
    "",
  ].join("\n");
}

export function median(values) {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function floorLines(samples, seconds, own) {
  const floor = seconds("warm engine", "one file changed");
  if (floor === undefined) return [];
  const ratio = seconds(own, "one file changed") / floor;
  return [
    `The same change on an engine that has just built everything: ${fixed(floor)} s; a new engine takes ${ratio.toFixed(2)} times as long.`,
    "",
  ];
}

/** Where the time goes when one file changed. */
function partLines(samples, own) {
  const list = of(samples, own, "one file changed").flatMap(({ parts = {} }) => parts);
  const stages = [...new Set(list.flatMap((parts) => Object.keys(parts)))];
  if (stages.length === 0) return [];
  const words = stages.map((stage) => `${stage} ${fixed(median(list.map((parts) => parts[stage] ?? 0)))}`);
  return [`Of the seconds after one file changed, by stage, some of which overlap: ${words.join(", ")}.`, ""];
}

const of = (samples, contender, situation) =>
  samples.filter((one) => one.contender === contender && one.situation === situation);
const saved = (samples, contender) =>
  samples.flatMap((one) => (one.contender === contender && one.saved !== undefined ? [one.saved] : []));
const total = (stages) => Object.values(stages).reduce((sum, value) => sum + value, 0);
const platforms = (samples) => [...new Set(samples.flatMap(({ sizes }) => Object.keys(sizes)))];
const fixed = (value) => (value === undefined ? "" : value.toFixed(1));
const mega = (bytes) => (bytes === undefined ? "" : (bytes / 1e6).toFixed(1));
const cell = (value, base) =>
  value === undefined ? "" : base === undefined ? fixed(value) : `${fixed(value)} (${(value / base).toFixed(2)})`;

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "--:"))), ...rows.map(line)];
}
