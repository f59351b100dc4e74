import { posix } from "node:path";
import type { GoCommand } from "./go-command.ts";
import type { ImageHint } from "./hint.ts";
import { readLine } from "./makefile.ts";
import { commandWords, expand, instructions, jsonList } from "./docker-instructions.ts";
import { shellCommands, shellWords } from "./shell-words.ts";

/** What a Dockerfile does with Go, and what its last stage holds. */
export type Dockerfile = {
  /** `workdir` is where it runs, relative to what was copied from the context; undefined when that is not known. */
  readonly builds: readonly (GoCommand & { readonly workdir: string | undefined })[];
  /** Targets that make is asked for; empty text is the default one. */
  readonly makes: readonly string[];
} & Pick<ImageHint, "entry" | "copies" | "packages" | "ports" | "volumes" | "links">;

type Stage = {
  readonly builds: (GoCommand & { workdir: string | undefined })[];
  readonly makes: string[];
  variables: Readonly<Record<string, string>>;
  workdir: string;
  /** Where pieces of the context lie in the stage. */
  readonly mapped: { from: string; to: string }[];
  entrypoint: readonly string[];
  command: readonly string[];
  readonly copies: { source: string; destination: string }[];
  readonly packages: string[];
  readonly ports: string[];
  readonly volumes: string[];
  readonly links: { target: string; link: string }[];
};

/** Reads a Dockerfile loosely: what is not understood is passed over. Format: https://docs.docker.com/reference/dockerfile/ */
export function parseDockerfile(content: string): Dockerfile {
  const stages: Stage[] = [];
  const names = new Map<string, Stage>();
  let global: Readonly<Record<string, string>> = {};
  for (const { name, rest } of instructions(content)) {
    if (name === "FROM") {
      const [image = "", , alias] = rest.split(/\s+/).filter((word) => !word.startsWith("--"));
      const parent = names.get(expand(image, global).toLowerCase());
      const stage = newStage(global, parent);
      stages.push(stage);
      if (alias !== undefined) names.set(alias.toLowerCase(), stage);
    } else if (stages.length === 0) {
      if (name === "ARG") global = { ...global, ...argument(rest, global) };
    } else applyInstruction(stages.at(-1) as Stage, name, rest, global);
  }
  const last = stages.at(-1);
  return {
    builds: stages.flatMap(({ builds }) => builds),
    makes: stages.flatMap(({ makes }) => makes),
    entry: [...(last?.entrypoint ?? []), ...(last?.command ?? [])],
    copies: last?.copies ?? [],
    packages: last?.packages ?? [],
    ports: last?.ports ?? [],
    volumes: last?.volumes ?? [],
    links: last?.links ?? [],
  };
}

function newStage(variables: Readonly<Record<string, string>>, parent: Stage | undefined): Stage {
  return {
    builds: [],
    makes: [],
    variables: parent?.variables ?? {},
    workdir: parent?.workdir ?? "/",
    mapped: [...(parent?.mapped ?? [])],
    entrypoint: parent?.entrypoint ?? [],
    command: parent?.command ?? [],
    copies: [...(parent?.copies ?? [])],
    packages: [...(parent?.packages ?? [])],
    ports: [...(parent?.ports ?? [])],
    volumes: [...(parent?.volumes ?? [])],
    links: [...(parent?.links ?? [])],
  };
}

function applyInstruction(stage: Stage, name: string, rest: string, global: Readonly<Record<string, string>>): void {
  const text = expand(rest, stage.variables);
  switch (name) {
    case "ARG":
      stage.variables = { ...global, ...stage.variables, ...argument(rest, stage.variables) };
      break;
    case "ENV":
      stage.variables = { ...stage.variables, ...environment(text) };
      break;
    case "WORKDIR":
      stage.workdir = posix.resolve("/", stage.workdir, text.replace(/^"|"$/g, ""));
      break;
    case "COPY":
    case "ADD":
      copy(stage, text);
      break;
    case "RUN":
      run(stage, text);
      break;
    case "ENTRYPOINT":
      stage.entrypoint = commandWords(text);
      stage.command = [];
      break;
    case "CMD":
      stage.command = commandWords(text);
      break;
    case "EXPOSE":
      stage.ports.push(...text.split(/\s+/));
      break;
    case "VOLUME":
      stage.volumes.push(...jsonList(text));
      break;
  }
}

function run(stage: Stage, text: string): void {
  // The context may be lent instead of copied.
  for (const mount of text.matchAll(/--mount=(?<options>\S*type=bind\S*)/g)) {
    const options = mount.groups?.["options"] ?? "";
    const target = /(?:^|,)(?:target|dst|destination)=(?<path>[^,]+)/.exec(options)?.groups?.["path"];
    const source = /(?:^|,)(?:source|src)=(?<path>[^,]+)/.exec(options)?.groups?.["path"];
    if (target !== undefined && !/(?:^|,)from=/.test(options))
      stage.mapped.push({ from: posix.join("/", source ?? "."), to: posix.resolve(stage.workdir, target) });
  }
  const script = text.replace(/^(?:--\S+\s+)+/, "");
  const isList = script.startsWith("[");
  const { builds, calls } = readLine(isList ? jsonList(script).join(" ") : script);
  for (const build of builds) {
    const inside = inContext(stage, posix.resolve("/", stage.workdir, build.workdir));
    stage.builds.push({
      ...build,
      environment: { ...pickCgo(stage.variables), ...build.environment },
      workdir: inside,
    });
  }
  stage.makes.push(...calls);
  for (const words of shellCommands(script)) {
    stage.packages.push(...installed(words));
    if (words[0] === "ln" && words.some((word) => /^-\w*s/.test(word))) {
      const [target, link] = words.slice(1).filter((word) => !word.startsWith("-"));
      if (target !== undefined && link !== undefined) stage.links.push({ target, link });
    }
  }
}

/** The place in the context, relative to it, of an absolute path of the stage. */
function inContext(stage: Stage, path: string): string | undefined {
  const within = stage.mapped
    .filter(({ to }) => path === to || path.startsWith(to === "/" ? "/" : `${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return within === undefined
    ? undefined
    : posix.relative("/", posix.join(within.from, posix.relative(within.to, path))) || ".";
}

function copy(stage: Stage, text: string): void {
  const words = /^(?:--\S+\s+)*\[/.test(text)
    ? [...(text.match(/--\S+/g) ?? []), ...jsonList(text.slice(text.indexOf("[")))]
    : shellWords(text);
  const paths = words.filter((word) => !word.startsWith("--"));
  const sources = paths.slice(0, -1);
  const destination = posix.resolve("/", stage.workdir, paths.at(-1) ?? ".");
  if (words.some((word) => word.startsWith("--from="))) return;
  for (const source of sources) {
    if (/^\.?\/?$|\/$|^[^.]+$/.test(source)) stage.mapped.push({ from: posix.join("/", source), to: destination });
    stage.copies.push({ source, destination });
  }
}

function pickCgo(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const value = variables["CGO_ENABLED"];
  return value === undefined ? {} : { CGO_ENABLED: value };
}

function installed(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, index) =>
      (word === "add" && words[index - 1] === "apk") ||
      (word === "install" &&
        /^apt(?:-get)?$/.test(
          words
            .slice(0, index)
            .filter((one) => !one.startsWith("-"))
            .at(-1) ?? "",
        )),
  );
  return at < 0
    ? []
    : words
        .slice(at + 1)
        .filter((word) => /^[a-z0-9][\w.+-]*(?:[=~<>].*)?$/.test(word))
        .map((word) => word.replace(/[=~<>].*$/, ""));
}

function argument(text: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    shellWords(text).flatMap((word) => {
      const at = word.indexOf("=");
      return at < 0 ? [] : [[word.slice(0, at), expand(word.slice(at + 1), variables)]];
    }),
  );
}

function environment(text: string): Readonly<Record<string, string>> {
  if (/^\w+\s+[^=]*$/.test(text)) return { [text.split(/\s+/)[0] ?? ""]: text.replace(/^\w+\s+/, "") };
  return argument(text, {});
}
