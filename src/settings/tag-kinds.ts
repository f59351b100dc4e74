import { type Problems, list, problem } from "./values.ts";

/** The kinds of tags that `image-tags` selects from. */
export const tagKinds = ["version", "sha", "minor", "major", "branch", "pull-request", "latest"] as const;
export type TagKind = (typeof tagKinds)[number];

const usual: readonly TagKind[] = tagKinds.filter((kind) => kind !== "latest");

/** `default` stands for all kinds but `latest`. */
export function imageTags(name: string, text: string, problems: Problems): readonly TagKind[] {
  const kinds = list(name, text, problems).flatMap((item) => {
    if (item === "default") return usual;
    const kind = tagKinds.find((known) => known === item);
    if (kind !== undefined) return [kind];
    problem(problems, name, item, `it must be one of ${["default", ...tagKinds].join(", ")}`);
    return [];
  });
  return [...new Set(kinds)];
}
