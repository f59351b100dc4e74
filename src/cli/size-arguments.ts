import { parseArgs } from "node:util";
import { UserError } from "../user-error.ts";

export const sizeFormats = ["text", "json", "markdown", "html", "svg", "cyclonedx", "spdx"] as const;
export type SizeFormat = (typeof sizeFormats)[number];

export type SizeArguments = {
  readonly kind: "size";
  /** What to measure: a file, a directory with an OCI layout, or an image in a registry. */
  readonly subject: string;
  /** What to compare it with. */
  readonly compare: string | undefined;
  /** Of an image: the one platform to look at. */
  readonly platform: string | undefined;
  readonly format: SizeFormat;
};

/** The options of `size`, which reads no project and takes no inputs. */
export const sizeOptions = {
  compare: { type: "string", value: "OTHER", help: "say what changed since OTHER, of the same kind" },
  platform: { type: "string", value: "PLATFORM", help: "of an image, look at this platform only, such as linux/arm64" },
  json: { type: "boolean", value: "", help: "print JSON on standard output, errors too" },
  format: {
    type: "string",
    value: "FORMAT",
    help: "text, json, markdown (a comment), html or svg (a picture), cyclonedx or spdx (a bill of materials)",
  },
} as const;

/** Reads what follows `size`. Throws UserError `invalid-command-line`. */
export function parseSizeArguments(words: readonly string[]): SizeArguments {
  const { values, positionals } = parse(words);
  const [subject] = positionals;
  if (subject === undefined || positionals.length > 1)
    throw wrong(
      `size takes one program or image, and here are ${positionals.length}`,
      "Another one goes behind --compare.",
    );
  const format = values.format ?? (values.json === true ? "json" : "text");
  if (values.json === true && format !== "json") throw wrong("--json and --format exclude each other", "Choose one.");
  const known = sizeFormats.find((name) => name === format);
  if (known === undefined)
    throw wrong(`there is no format ${JSON.stringify(format)}`, `The formats are ${sizeFormats.join(", ")}.`);
  return { kind: "size", subject, compare: values.compare, platform: values.platform, format: known };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: sizeOptions, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrong(
      error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error),
      "go-alpine-build size --help lists the options.",
    );
  }
}

function wrong(message: string, hint: string): UserError {
  return new UserError("invalid-command-line", message, hint);
}
