import { type Problems, pairs, problem } from "./values.ts";

/** What later runs read back must be true. */
const ownKeys = [
  ...["revision", "version", "created"].map((key) => `org.opencontainers.image.${key}`),
  "go-alpine-build.inputs",
];

/** Labels or annotations: `NAME=value`, one a line. */
export function imageTexts(name: string, text: string, problems: Problems): Readonly<Record<string, string>> {
  const legal = /^[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)*$/;
  const texts = pairs(name, text, problems, legal, "is made of letters, digits and . _ / -");
  for (const key of ownKeys)
    if (key in texts) problem(problems, name, key, "it tells which commit an image is made from, and is set from that");
  return texts;
}
