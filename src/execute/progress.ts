/**
 * BuildKit's progress as buildx prints it with `--progress rawjson`, one object a line.
 * Format: https://github.com/moby/buildkit/blob/master/client/graph.go (SolveStatus).
 */
export type Vertex = {
  readonly digest: string;
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
};
/** A part of a step: what is fetched, unpacked, written or pushed in it. */
export type Part = {
  readonly id: string;
  readonly vertex: string;
  readonly started?: string;
  readonly completed?: string;
};
type Status = {
  readonly vertexes?: readonly Vertex[];
  readonly statuses?: readonly Part[];
  readonly logs?: readonly { readonly vertex: string; readonly data: string }[];
};

/** What has been seen of a build so far. Only `follow` changes it. */
export type Progress = {
  readonly vertices: Map<string, Vertex>;
  readonly parts: Map<string, Part>;
  /** Output of the steps, by vertex. */
  readonly logs: Map<string, string>;
  /** Lines that are no JSON: buildx's own errors. */
  readonly plain: string[];
};

/** The output of one step is kept up to this many characters, its end being what explains a failure. */
const keptOutput = 200_000;

export function startProgress(): Progress {
  return { vertices: new Map(), parts: new Map(), logs: new Map(), plain: [] };
}

/** Takes one line of buildx's standard error. Returns what is worth a line in the log: steps that ended, and what they print. */
export function follow(progress: Progress, line: string): readonly string[] {
  const status = parse(line);
  if (status === undefined) {
    if (line.trim() !== "") progress.plain.push(line);
    return [];
  }
  const said = (status.logs ?? []).flatMap(({ vertex, data }) => {
    const text = Buffer.from(data, "base64").toString("utf8");
    progress.logs.set(vertex, `${progress.logs.get(vertex) ?? ""}${text}`.slice(-keptOutput));
    return text
      .split("\n")
      .filter((row) => row.trim() !== "")
      .map((row) => `  | ${row}`);
  });
  for (const part of status.statuses ?? []) {
    const key = `${part.vertex} ${part.id}`;
    progress.parts.set(key, { ...progress.parts.get(key), ...part });
  }
  const ended = (status.vertexes ?? []).flatMap((vertex) => {
    const before = progress.vertices.get(vertex.digest);
    progress.vertices.set(vertex.digest, { ...before, ...vertex });
    return before?.completed === undefined && vertex.completed !== undefined ? stepLine(vertex) : [];
  });
  return [...said, ...ended];
}

/** Names of the steps that run now, oldest first. */
export function running(progress: Progress): readonly string[] {
  return [...progress.vertices.values()]
    .filter((vertex) => vertex.started !== undefined && vertex.completed === undefined)
    .flatMap(({ name }) => stepName(name) ?? []);
}

/** The step that failed, with its output; undefined when none did. Steps that were only cancelled by it do not count. */
export function failure(
  progress: Progress,
): { readonly name: string; readonly error: string; readonly output: string } | undefined {
  const failed = [...progress.vertices.values()].filter(
    ({ error }) => error !== undefined && !/context canceled/i.test(error),
  );
  const [first] = failed;
  return first === undefined
    ? undefined
    : { name: first.name, error: first.error ?? "", output: progress.logs.get(first.digest) ?? "" };
}

/** A step by what it does, with its output; undefined when there was none. */
export function stepCalled(
  { vertices, logs }: Progress,
  name: string,
): { readonly cached: boolean; readonly output: string } | undefined {
  const found = [...vertices.values()].find((vertex) => stepName(vertex.name) === name);
  return found === undefined ? undefined : { cached: found.cached === true, output: logs.get(found.digest) ?? "" };
}

/** What the steps of our stages do, for people. */
const actions: Readonly<Record<string, string>> = {
  go: "install packages",
  source: "generate",
  compiler: "install packages",
  test: "test",
  tested: "judge the tests",
  build: "compile",
  root: "put files together",
};

type Step = { readonly platform: string; readonly stage: string; readonly instruction: string };

/**
 * BuildKit names steps `[TARGET PLATFORM STAGE n/m] INSTRUCTION`, where it makes one target or for one platform without
 * those, and a platform that is cross-compiled `linux/amd64->arm64`. All empty for what is no step of a Dockerfile.
 */
function parseStep(name: string): Step {
  const {
    platform = "",
    stage = "",
    instruction = "",
  } = /^\[(?:\S+ )??(?:(?<platform>linux\/\S+) )?(?<stage>\S+) \d+\/\d+\] (?<instruction>[\s\S]*)$/.exec(name)
    ?.groups ?? {};
  return { platform, stage, instruction };
}

/** The stage whose command a step runs; undefined for any other step. */
export function stageThatRuns(name: string): string | undefined {
  const { stage, instruction } = parseStep(name);
  return instruction.startsWith("RUN") ? stage : undefined;
}

/** A step in a few words: `compile for linux/arm64`, `pull alpine:3.24`. Undefined for the many that only copy or prepare. */
export function stepName(name: string): string | undefined {
  const { platform, stage, instruction } = parseStep(name);
  const pulled = /^FROM (?:docker\.io\/library\/)?(?<image>[^@\s]+)/.exec(instruction)?.groups?.["image"];
  if (pulled !== undefined) return pulled === "scratch" ? undefined : `pull ${pulled}`;
  if (instruction.startsWith("RUN"))
    return `${actions[stage] ?? stage}${stage === "build" && platform !== "" ? ` for ${platform.replace(/^(linux\/).*->/, "$1")}` : ""}`;
  return /^(?:\[\S+\] )?exporting to (?:image|oci|docker)/.test(name) ? "export" : undefined;
}

function stepLine(vertex: Vertex): readonly string[] {
  const name = stepName(vertex.name);
  if (vertex.error !== undefined)
    return /context canceled/i.test(vertex.error) ? [] : [`failed  ${name ?? vertex.name}`];
  if (name === undefined) return [];
  const seconds = (Date.parse(vertex.completed ?? "") - Date.parse(vertex.started ?? "")) / 1000;
  // Base images that are there already are resolved in no time; that is no news.
  if (name.startsWith("pull") && (vertex.cached === true || seconds < 0.2)) return [];
  return [vertex.cached === true ? `cached  ${name}` : `${seconds.toFixed(1).padStart(5)}s  ${name}`];
}

function parse(line: string): Status | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Status;
  } catch {
    return undefined;
  }
}
