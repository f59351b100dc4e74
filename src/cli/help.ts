import { columns } from "../report/table.ts";
import { type Input, inputs, topics } from "../settings/inputs.ts";
import { type CommandName, type ProjectCommand, ownOptions } from "./arguments.ts";
import { sizeOptions } from "./size-arguments.ts";

const usages: Readonly<Record<CommandName, readonly [usage: string, help: string]>> = {
  plan: ["plan [DIR] [--json]", "Say what would be built, tagged and pushed, and why."],
  dockerfile: ["dockerfile [DIR]", "Print the Dockerfile; it is yours to keep."],
  build: [
    "build [DIR] [--load | --push | --output DIR]",
    "Build the images; without one of these options, only to see that it works.",
  ],
  size: [
    "size BINARY|OCI-LAYOUT|REFERENCE [--compare OTHER] [--json]",
    "Say what a program or an image is made of, and what made it larger.",
  ],
};

export function helpText(command: CommandName | undefined): string {
  if (command === undefined) return overview();
  return command === "size" ? sizeHelp() : commandHelp(command);
}

function overview(): string {
  return [
    "Turns a repository with a go.mod into the smallest correct Alpine image, for several platforms.",
    "",
    "Usage:",
    ...columns(Object.values(usages).map(([usage, help]) => [`  go-alpine-build ${usage}`, help])),
    "",
    "go-alpine-build COMMAND --help lists the options of a command.",
    "Exit codes: 0 done, 1 you can mend it, 2 wrong command line, 70 our bug, 130 interrupted.",
    "",
  ].join("\n");
}

function commandHelp(command: ProjectCommand): string {
  const [usage, help] = usages[command];
  const own = Object.entries(ownOptions).filter(([, option]) =>
    (option.commands as readonly string[]).includes(command),
  );
  return [
    help,
    "",
    `Usage: go-alpine-build ${usage} [OPTION ...]`,
    "",
    ...lines(own.map(ownOption)),
    ...topics.flatMap((topic) => [
      "",
      `${topic}:`,
      ...lines(inputs.filter((one) => one.topic === topic).map(asOption)),
    ]),
    "",
    "Lists are given with one option an item, or with commas.",
    "",
  ].join("\n");
}

function sizeHelp(): string {
  const [usage, help] = usages.size;
  return [
    help,
    "",
    `Usage: go-alpine-build ${usage} [OPTION ...]`,
    "",
    ...lines(Object.entries(sizeOptions).map(ownOption)),
    "",
    "A program is an ELF file for Linux, stripped or not. An OCI layout is a directory, such as build --output writes,",
    "and a reference names an image in a registry: ghcr.io/owner/app:v1, read with the logins of the Docker client.",
    "docs/size.md explains the numbers and the JSON.",
    "",
  ].join("\n");
}

/** As it is written, and what it does. */
type Option = readonly [written: string, help: string];

const lines = (options: readonly Option[]): readonly string[] =>
  columns(options.map(([written, help]) => [`  --${written}`, help]));

const ownOption = ([name, { value, help }]: readonly [
  string,
  { readonly value: string; readonly help: string },
]): Option => [value === "" ? name : `${name} ${value}`, help];

function asOption({ name, alone, description }: Input): Option {
  const value = alone === undefined ? " VALUE" : alone === "true" ? "" : "[=VALUE]";
  return [name + value, firstSentences(description)];
}

/** Help for a terminal is one line an option; docs/inputs.md has the rest. */
function firstSentences(description: string): string {
  const plain = description.replaceAll("`", "");
  return plain.length <= 110 ? plain : (/^.{20,110}?(?=[.:;] )/.exec(plain)?.[0] ?? `${plain.slice(0, 107)}...`);
}
