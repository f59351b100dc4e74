import { posix } from "node:path";
import { type GoCommand, goCommand } from "./go-command.ts";
import { shellCommands } from "./shell-words.ts";

/** A rule with the builds in its recipe. Variables are expanded as far as the file says them. */
export type Rule = {
  readonly target: string;
  readonly needs: readonly string[];
  readonly builds: readonly (GoCommand & { readonly workdir: string })[];
  /** Targets that the recipe asks make for, in the same directory. */
  readonly calls: readonly string[];
};

type Variables = Map<string, string>;
type Lookup = (name: string) => string | undefined;

/** Rounds of expansion: more than files nest, and an end for those that go in circles. */
const deepest = 12;
/** More than any Makefile that is written by hand has. */
const mostLines = 20_000;
const mostRules = 2000;
/** Longer than any command line; an expansion that grows beyond it is hostile. */
const longest = 65_536;

type RawRule = { readonly targets: string; readonly needs: string; readonly recipe: string[] };

/** Reads rules and variables. Conditionals are not decided: what stands in them counts only where nothing was said before. */
export function parseMakefile(content: string): readonly Rule[] {
  const variables: Variables = new Map();
  const own = new Map<string, Variables>();
  const raw: RawRule[] = [];
  let conditions = 0;
  let inDefine = false;
  for (const line of content
    .replace(/\\\r?\n[ \t]*/g, " ")
    .split(/\r?\n/)
    .slice(0, mostLines)) {
    const trimmed = line.trim();
    const text = trimmed.replace(/(?<!\\)#.*$/, "").trim();
    if (inDefine) inDefine = trimmed !== "endef";
    else if (line.startsWith("\t") && raw.length > 0) raw.at(-1)?.recipe.push(trimmed);
    else if (/^define\b/.test(text)) inDefine = true;
    else if (/^if(?:n?eq|n?def)\b/.test(text)) conditions += 1;
    else if (text === "endif") conditions -= 1;
    else if (text === "" || /^(?:else|unexport|vpath|[-s]?include)\b/.test(text)) continue;
    else if (!assign(text, variables, conditions > 0)) addRule(text, raw, own);
  }
  return raw.slice(0, mostRules).flatMap((rule) => {
    const scope = own.get(rule.targets);
    return readRule(rule, (name) => scope?.get(name) ?? variables.get(name));
  });
}

/** Files that a Makefile includes by plain names, as written. */
export function includedFiles(content: string): readonly string[] {
  const lines = [...content.matchAll(/^[-s]?include[ \t]+(?<names>[^#\n]*)/gm)];
  return lines
    .flatMap(({ groups }) => (groups?.["names"] ?? "").trim().split(/\s+/))
    .filter((name) => /^[\w./-]+$/.test(name) && !name.startsWith("/"));
}

function assign(text: string, variables: Variables, conditional: boolean): boolean {
  const match =
    /^(?:(?:export|override|private)\s+)*(?<name>[\w.-]+|[A-Z_]+\$[({]\w+[)}])\s*(?<operator>::?:?=|\?=|\+=|!=|=)\s*(?<value>.*)$/s.exec(
      text,
    )?.groups;
  if (match === undefined) return false;
  const { name = "", operator = "", value = "" } = match;
  const before = variables.get(name);
  const said = operator === "!=" ? `$(shell ${value})` : value;
  if (operator === "+=") {
    if (!conditional) variables.set(name, before === undefined ? said : `${before} ${said}`.slice(0, longest));
  } else if (before === undefined || !(conditional || operator === "?=")) {
    // `X := $(X) more` refers to what X was.
    variables.set(
      name,
      before === undefined
        ? said
        : said.replaceAll(new RegExp(`\\$[({]${escape(name)}[)}]`, "g"), () => before).slice(0, longest),
    );
  }
  return true;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function addRule(text: string, raw: RawRule[], own: Map<string, Variables>): void {
  const match = /^(?<targets>(?:\$\([^)]*\)|\$\{[^}]*\}|[^:=$])+)::?(?!=)(?<rest>.*)$/s.exec(text)?.groups;
  if (match === undefined) return;
  const targets = (match["targets"] ?? "").trim();
  const rest = (match["rest"] ?? "").trim();
  // `target: NAME = value` holds for that target's recipe, wherever it stands.
  const variables: Variables = own.get(targets) ?? new Map<string, string>();
  if (assign(rest, variables, false)) {
    own.set(targets, variables);
    return;
  }
  const [needs = "", ...commands] = rest.split(";");
  raw.push({ targets, needs, recipe: commands.length > 0 ? [commands.join(";").trim()] : [] });
}

function readRule({ targets, needs, recipe }: RawRule, variables: Lookup): readonly Rule[] {
  const words = (text: string) =>
    expand(text, variables)
      .split(/\s+/)
      .filter((word) => word !== "" && word !== "|");
  const wanted = words(needs);
  return words(targets)
    .filter((target) => !target.startsWith(".") || target.includes("/"))
    .map((target) => {
      const automatic: Readonly<Record<string, string>> = {
        "@": target,
        "<": wanted[0] ?? "",
        "^": wanted.join(" "),
        "@F": posix.basename(target),
        "@D": posix.dirname(target),
      };
      const scope: Lookup = (name) => (Object.hasOwn(automatic, name) ? automatic[name] : variables(name));
      const read = recipe.map((line) => readLine(expand(line.replace(/^[@+-]+/, ""), scope).replaceAll("$$", "$")));
      return {
        target,
        needs: wanted,
        builds: read.flatMap(({ builds }) => builds),
        calls: read.flatMap(({ calls }) => calls),
      };
    });
}

/** Builds and calls of make in a line of shell, followed through `cd`. */
export function readLine(line: string): Pick<Rule, "builds" | "calls"> & { readonly workdir: string } {
  const builds: (GoCommand & { workdir: string })[] = [];
  const calls: string[] = [];
  let workdir = ".";
  let environment: Readonly<Record<string, string>> = {};
  for (const words of shellCommands(line)) {
    const [first = "", second = ""] = words;
    if (first === "cd" || first === "pushd")
      workdir = second.startsWith("/") ? second : posix.join(workdir, second || ".");
    if (first === "export")
      environment = {
        ...environment,
        ...Object.fromEntries(
          words.slice(1).map((word) => [word.split("=")[0] ?? "", word.slice(word.indexOf("=") + 1)]),
        ),
      };
    const build = goCommand(words);
    if (build !== undefined)
      builds.push({
        ...build,
        environment: { ...environment, ...build.environment },
        workdir: posix.join(workdir, build.directory ?? "."),
      });
    else calls.push(...makeTargets(words));
  }
  return { builds, calls, workdir };
}

/** `make a b`, `$(MAKE) a`; nothing for a make in another directory. */
export function makeTargets(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^(?:make|gmake|\$[({]MAKE[)}])$/.test(word));
  if (at < 0 || words.some((word) => /^-C|^--directory|^-f/.test(word))) return [];
  const targets = words.slice(at + 1).filter((word) => !word.startsWith("-") && !word.includes("="));
  return targets.length > 0 ? targets : [""];
}

/** Replaces what the file defines; functions and unknown variables stay as they are. */
function expand(text: string, variables: Lookup): string {
  let result = text;
  for (let round = 0; round < deepest; round += 1) {
    const next = result.replace(
      /(?<!\$)\$(?:\((?<round>[\w.-]+|@[FD]?|[<^])\)|\{(?<curly>[\w.-]+)\}|(?<short>[@<^]))/g,
      (whole, inRound?: string, curly?: string, short?: string) => variables(inRound ?? curly ?? short ?? "") ?? whole,
    );
    if (next === result || next.length > longest) return next.slice(0, longest);
    result = next;
  }
  return result;
}
