import { parseArgs } from "node:util";
import { nearest } from "../plan/nearest.ts";
import { inputs, secretInputs } from "../settings/inputs.ts";
import { UserError } from "../user-error.ts";
import { type SizeArguments, parseSizeArguments } from "./size-arguments.ts";

/** The commands that read a project, and so take its inputs. */
export const projectCommands = ["plan", "dockerfile", "build"] as const;
export const commands = [...projectCommands, "size"] as const;
export type ProjectCommand = (typeof projectCommands)[number];
export type CommandName = (typeof commands)[number];

export type Arguments =
  | { readonly kind: "help"; readonly command: CommandName | undefined }
  | { readonly kind: "version" }
  | SizeArguments
  | {
      readonly kind: ProjectCommand;
      readonly directory: string;
      /** Inputs by name, as they were written. */
      readonly raw: Readonly<Record<string, string>>;
      readonly trigger: string | undefined;
      readonly json: boolean;
      readonly load: boolean;
      readonly push: boolean;
      readonly output: string | undefined;
      readonly cacheDirectory: string | undefined;
      readonly testResults: string | undefined;
    };

/** Options that are no inputs, and the commands that know them. */
export const ownOptions = {
  trigger: {
    type: "string",
    commands: projectCommands,
    value: "WHAT",
    help: "release:v1.4.2, branch:main, pull-request:7, fork:7 or local; default: what GitHub or GitLab says, else local",
  },
  json: { type: "boolean", commands: projectCommands, value: "", help: "print JSON on standard output, errors too" },
  load: {
    type: "boolean",
    commands: ["build"],
    value: "",
    help: "load the image into the local Docker daemon, for its own platform",
  },
  output: {
    type: "string",
    commands: ["build"],
    value: "DIR",
    help: "write the images as OCI layouts, one directory each",
  },
  "test-results": {
    type: "string",
    commands: ["build"],
    value: "DIR",
    help: "write the results of --test there: junit.xml, coverage.out and tests.json",
  },
  "cache-dir": {
    type: "string",
    commands,
    value: "DIR",
    help: "keep modules, compiled packages and Go itself there for the next run; default: $GO_ALPINE_BUILD_CACHE_DIR",
  },
} as const;

/** Reads a command line. Throws UserError `invalid-command-line`. */
export function parseArguments(words: readonly string[]): Arguments {
  const [first, second] = words;
  if (first === "--version" || first === "-V") return { kind: "version" };
  if (first === undefined || first === "help" || first === "--help" || first === "-h")
    return { kind: "help", command: commands.find((name) => name === second) };
  const command = commands.find((name) => name === first);
  if (command === undefined)
    throw wrong(
      `there is no command ${JSON.stringify(first)}`,
      `The commands are ${commands.join(", ")}; --help explains them.`,
    );
  if (words.includes("--help") || words.includes("-h")) return { kind: "help", command };
  if (command === "size") return parseSizeArguments(words.slice(1));
  mustHoldNoSecret(words);
  mustHoldValues(words);
  const { values, positionals } = parse(words.slice(1).map(withValue), command);
  if (positionals.length > 1)
    throw wrong(
      `one directory is expected, and here are ${positionals.length}: ${positionals.join(" ")}`,
      withEqualsSign(words) ?? "Lists are given with one option an item.",
    );
  const raw = Object.fromEntries(
    inputs.flatMap(({ name, list }) => {
      const given = values[name] as readonly string[] | undefined;
      return given === undefined ? [] : [[name, (list === true ? given : given.slice(-1)).join("\n")]];
    }),
  );
  const push = raw["push"] !== undefined && raw["push"] !== "never";
  const deliveries = [push, values["load"] === true, values["output"] !== undefined].filter(Boolean);
  if (deliveries.length > 1) throw wrong("--push, --load and --output exclude each other", "Choose one.");
  return {
    kind: command,
    directory: positionals[0] ?? ".",
    raw,
    trigger: values["trigger"] as string | undefined,
    json: values["json"] === true,
    load: values["load"] === true,
    push,
    output: values["output"] as string | undefined,
    cacheDirectory: values["cache-dir"] as string | undefined,
    testResults: values["test-results"] as string | undefined,
  };
}

function parse(
  words: readonly string[],
  command: ProjectCommand,
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const own = Object.entries(ownOptions).filter(([, option]) =>
    (option.commands as readonly string[]).includes(command),
  );
  const options = {
    ...Object.fromEntries(inputs.map(({ name }) => [name, { type: "string", multiple: true } as const])),
    ...Object.fromEntries(own.map(([name, { type }]) => [name, { type } as const])),
  };
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrong(
      error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error),
      `${meant(words, Object.keys(options))}go-alpine-build ${command} --help lists the options.`,
    );
  }
}

/** The option that is closest to the first one that does not exist, if there is one that is close. */
function meant(words: readonly string[], known: readonly string[]): string {
  const written = words.flatMap((word) => /^--(?<name>[^=]+)/.exec(word)?.groups?.["name"] ?? []);
  const unknown = written.find((name) => !known.includes(name));
  const likely = unknown === undefined ? undefined : nearest(unknown, known);
  return likely === undefined ? "" : `Did you mean --${likely}? `;
}

/** `--push never` is the option and a directory, and hardly meant so. */
function mustHoldValues(words: readonly string[]): void {
  const split = followed(words).find(({ next }) => /^(?:true|false|auto|always|never)$/.test(next));
  if (split === undefined) return;
  const { option, next } = split;
  throw wrong(
    `${option} ${next} would take ${next} for the directory`,
    `A value of ${option} follows an equals sign: ${option}=${next}. A directory of that name is ./${next}.`,
  );
}

/** `--test ./internal/...` beside a directory: what may have been meant. */
function withEqualsSign(words: readonly string[]): string | undefined {
  const [first] = followed(words);
  return first && `A value of ${first.option} follows an equals sign: ${first.option}=${first.next}.`;
}

/** Options that stand alone, where a word follows that is none. */
function followed(words: readonly string[]): readonly { readonly option: string; readonly next: string }[] {
  return words
    .map((option, at) => ({ option, next: words[at + 1] ?? "" }))
    .filter(({ option, next }) => withValue(option) !== option && next !== "" && !next.startsWith("-"));
}

/** Everybody on a machine can read the command lines of its programs. */
function mustHoldNoSecret(words: readonly string[]): void {
  const secret = secretInputs.find(({ name }) => words.some((word) => word.split("=")[0] === `--${name}`));
  if (secret === undefined) return;
  throw wrong(
    `--${secret.name} would show the secret to everybody on this machine`,
    "Set the environment variable GO_ALPINE_BUILD_PASSWORD, or use docker login.",
  );
}

/** `--test` alone means `--test=true`, and `--push` `--push=always`. */
function withValue(word: string): string {
  const alone = inputs.find(({ name }) => word === `--${name}`)?.alone;
  return alone === undefined ? word : `${word}=${alone}`;
}

function wrong(message: string, hint: string): UserError {
  return new UserError("invalid-command-line", message, hint);
}
