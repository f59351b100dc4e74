import { assignments, buildFlags, flagEntries, stampsOf } from "./go-command.ts";
import { mainDirectory } from "./goreleaser.ts";
import { type BuildHint, cgoOf, knownTags } from "./hint.ts";
import { entries, field, text, texts, yamlDocument } from "./yaml-values.ts";

/**
 * The builds of a .ko.yaml, whose paths are relative to `directory`. A string: why the text cannot be read.
 * Format: https://ko.build/configuration/
 */
export function parseKo(
  content: string,
  { file, directory }: { readonly file: string; readonly directory: string },
): readonly BuildHint[] | string {
  const document = yamlDocument(content);
  if (typeof document === "string") return document;
  const or = (build: unknown, key: string, fallback: string) => {
    const own = texts(field(build, key));
    return own.length > 0 ? own : texts(field(document, fallback));
  };
  return entries(field(document, "builds")).map((build, at): BuildHint => {
    const flags = buildFlags(flagEntries(or(build, "flags", "defaultFlags")));
    return {
      source: "ko",
      file,
      label: text(field(build, "id")) ?? `build ${at + 1}`,
      directories: mainDirectory(directory, text(field(build, "dir")) ?? ".", text(field(build, "main")) ?? "."),
      binary: undefined,
      ...knownTags(flags.tags),
      stamps: [...or(build, "ldflags", "defaultLdflags").flatMap(stampsOf), ...flags.stamps],
      cgo: cgoOf(assignments(or(build, "env", "defaultEnv"))),
      role: "release",
    };
  });
}
