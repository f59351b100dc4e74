import { buildFlags, stampsOf, tagList } from "./go-command.ts";
import { mainDirectory } from "./goreleaser.ts";
import { type BuildHint, binaryName, knownTags } from "./hint.ts";
import { shellWords } from "./shell-words.ts";
import { entries, field, text, texts, yamlDocument } from "./yaml-values.ts";

/**
 * The binaries of a .promu.yml, whose paths are relative to `directory`. A string: why the text cannot be read.
 * Format: https://github.com/prometheus/promu#configuration
 */
export function parsePromu(
  content: string,
  { file, directory }: { readonly file: string; readonly directory: string },
): readonly BuildHint[] | string {
  const document = yamlDocument(content);
  if (typeof document === "string") return document;
  const build = field(document, "build");
  const byTag = field(build, "tags");
  const flags = buildFlags(shellWords(text(field(build, "flags")) ?? ""));
  const tags = [...flags.tags, ...["all", "linux"].flatMap((system) => texts(field(byTag, system)).flatMap(tagList))];
  const cgo = text(field(field(document, "go"), "cgo"));
  return entries(field(build, "binaries")).map((binary): BuildHint => {
    const name = text(field(binary, "name"));
    return {
      source: "promu",
      file,
      label: name ?? "build",
      directories: mainDirectory(directory, ".", text(field(binary, "path")) ?? "."),
      binary: binaryName(name),
      ...knownTags(tags),
      stamps: stampsOf(text(field(build, "ldflags")) ?? ""),
      cgo: cgo === "true" ? "1" : cgo === "false" ? "0" : undefined,
      role: "release",
    };
  });
}
