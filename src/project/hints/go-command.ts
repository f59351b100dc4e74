import { shellWords } from "./shell-words.ts";

/** A linker variable that a build sets, as written: either side may still hold variables of the build file. */
export type Stamp = { readonly variable: string; readonly value: string };

/** What a `go build` or `go install` line says. */
export type GoCommand = {
  /** Package arguments as written; none means the working directory. */
  readonly packages: readonly string[];
  /** Value of -C. */
  readonly directory: string | undefined;
  readonly output: string | undefined;
  readonly flags: BuildFlags;
  readonly environment: Readonly<Record<string, string>>;
};

export type BuildFlags = {
  readonly tags: readonly string[];
  readonly stamps: readonly Stamp[];
  /** `c-shared`, `plugin` and the like make no program. */
  readonly mode: string;
};

/** Flags of `go help build` that take a value as the next word. */
const valued = new Set(
  "C asmflags buildmode buildvcs compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile o overlay p pgo pkgdir tags toolexec".split(
    " ",
  ),
);
/** Of these the value is always joined by `=`. */
const joined = new Set(["buildvcs"]);

/**
 * Reads the words of one command when it is a go build; undefined otherwise. Wrappers in front (`env`, `time`, `xx-go`,
 * `garble`, `$(GO)`) are seen through.
 */
export function goCommand(words: readonly string[]): GoCommand | undefined {
  const verb = words.findIndex(
    (word, at) =>
      (word === "build" || word === "install") && at > 0 && isGo(words[at - 1] ?? "", words.slice(0, at - 1)),
  );
  // `go -C dir build`
  const moved = words.findIndex(
    (word, at) =>
      word === "-C" &&
      isGo(words[at - 1] ?? "", words.slice(0, at - 1)) &&
      /^(?:build|install)$/.test(words[at + 2] ?? ""),
  );
  if (verb < 0 && moved < 0) return undefined;
  const start = verb < 0 ? moved + 2 : verb;
  const { options, rest } = readOptions(words.slice(start + 1));
  return {
    packages: rest,
    directory: verb < 0 ? words[moved + 1] : options.get("C")?.at(-1),
    output: words[start] === "build" ? options.get("o")?.at(-1) : undefined,
    flags: flagsOf(options),
    environment: assignments(words.slice(0, start)),
  };
}

/** Reads build flags that stand alone, as in a GoReleaser `flags` list or GOFLAGS. */
export function buildFlags(words: readonly string[]): BuildFlags {
  return flagsOf(readOptions(words).options);
}

/** Flags as the entries of a YAML list; an entry may hold several, and one with `=` may hold blanks of its own. */
export function flagEntries(list: readonly string[]): readonly string[] {
  return list.flatMap((entry) =>
    /^--?\w+=/.test(entry) && !entry.replace(/^--?\w+flags=.*$/s, "").includes(" -") ? [entry] : shellWords(entry),
  );
}

/** `-X name=value` in linker flags. Source: `go tool link -help`. */
export function stampsOf(ldflags: string): readonly Stamp[] {
  const words = shellWords(ldflags);
  return words.flatMap((word, at) => {
    const text =
      word === "-X" || word === "--X" ? (words[at + 1] ?? "") : /^--?X[= ]?(?<rest>.+)$/s.exec(word)?.groups?.["rest"];
    const match = /^(?<variable>[^=]+)=(?<value>.*)$/s.exec(text ?? "")?.groups;
    return match === undefined ? [] : [{ variable: match["variable"] ?? "", value: match["value"] ?? "" }];
  });
}

/** Comma- or blank-separated tags, as -tags takes them. */
export function tagList(text: string): readonly string[] {
  return (text.match(/(?:\$\([^)]*\)|\$\{[^}]*\}|\{\{[^}]*\}\}|[^\s,])+/g) ?? []).filter((tag) => tag !== "");
}

/** Leading `NAME=value` words. */
export function assignments(words: readonly string[]): Readonly<Record<string, string>> {
  const pairs = words.flatMap((word) => {
    const match = /^(?<name>[A-Za-z_]\w*)=(?<value>.*)$/s.exec(word)?.groups;
    return match === undefined ? [] : [[match["name"] ?? "", match["value"] ?? ""] as const];
  });
  return Object.fromEntries(pairs);
}

function isGo(word: string, before: readonly string[]): boolean {
  const harmless = /^(?:[A-Za-z_]\w*=.*|@|-|@?env|time|exec|command|then|do|else|if|!|\{|set|-\w+|\+|RUN|sudo|nice)$/s;
  const isTool = /^[@+-]*(?:\S*\/)?(?:go|xx-go|goxx-go|go1\.\d+(?:\.\d+)?|garble|\$[({]?\w*GO\w*[)}]?(?:_CMD)?)$/.test(
    word,
  );
  return isTool && before.every((one) => harmless.test(one) || /^\$[({]/.test(one));
}

type Options = ReadonlyMap<string, readonly string[]>;

function readOptions(words: readonly string[]): { readonly options: Options; readonly rest: readonly string[] } {
  const options = new Map<string, string[]>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const match = /^--?(?<name>[A-Za-z]\w*)(?<value>=.*)?$/s.exec(word)?.groups;
    if (match === undefined || rest.length > 0) {
      // A redirection ends what the command itself reads.
      if (/^\d*[<>]/.test(word)) break;
      // Variables of the build file that stand where flags may stand.
      if (rest.length === 0 && word.startsWith("$") && !word.includes("/") && at < words.length - 1) continue;
      rest.push(word);
      continue;
    }
    const name = match["name"] ?? "";
    const value = match["value"]?.slice(1) ?? (valued.has(name) && !joined.has(name) ? words[++at] : "");
    options.set(name, [...(options.get(name) ?? []), value ?? ""]);
  }
  return { options, rest };
}

function flagsOf(options: Options): BuildFlags {
  return {
    tags: tagList(options.get("tags")?.at(-1) ?? ""),
    stamps: (options.get("ldflags") ?? []).flatMap(stampsOf),
    mode: options.get("buildmode")?.at(-1) ?? "",
  };
}
