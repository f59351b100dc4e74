import { posix } from "node:path";
import { assignments, buildFlags, flagEntries, stampsOf, tagList } from "./go-command.ts";
import { type BuildHint, binaryName, cgoOf, knownTags } from "./hint.ts";
import { field, entries, text, texts, yamlDocument } from "./yaml-values.ts";

export type Goreleaser = { readonly builds: readonly BuildHint[]; readonly projectName: string | undefined };

/** What GoReleaser sets when a build names no ldflags. Source: https://goreleaser.com/customization/builds/go/ */
const defaultStamps = ["version={{.Version}}", "commit={{.Commit}}", "date={{.Date}}", "builtBy=goreleaser"].map(
  (pair) => `-X main.${pair}`,
);

/**
 * The builds for linux of a GoReleaser file at `file`, whose paths are relative to `directory`; both relative to the
 * repository's root. A string: why the text cannot be read.
 * Format: https://goreleaser.com/customization/builds/go/
 */
export function parseGoreleaser(
  content: string,
  { file, directory }: { readonly file: string; readonly directory: string },
): Goreleaser | string {
  const document = yamlDocument(content);
  if (typeof document === "string") return document;
  const projectName = binaryName(text(field(document, "project_name")));
  const written = entries(field(document, "builds"));
  const builds = written.length > 0 ? written : entries(field(document, "build"));
  const images = imageBuilds(document);
  const common = assignments(texts(field(document, "env")));
  return {
    projectName,
    builds: (builds.length > 0 ? builds : [{}])
      .filter((build) => isLinuxProgram(build))
      .map((build, at): BuildHint => {
        const id = text(field(build, "id")) ?? "";
        const environment = { ...common, ...assignments(texts(field(build, "env"))) };
        const flags = buildFlags(flagEntries(texts(field(build, "flags"))));
        const ldflags = texts(field(build, "ldflags"));
        return {
          source: "goreleaser",
          file,
          label: id === "" ? `build ${at + 1}` : id,
          directories: [
            mainDirectory(directory, text(field(build, "dir")) ?? ".", text(field(build, "main")) ?? "."),
          ].flat(),
          binary: binaryOf(text(field(build, "binary")), projectName),
          ...knownTags([...texts(field(build, "tags")).flatMap(tagList), ...flags.tags]),
          stamps: [...(ldflags.length > 0 ? ldflags : defaultStamps).flatMap(stampsOf), ...flags.stamps],
          cgo: cgoOf(environment),
          role: images.has(id) ? "image" : "release",
        };
      }),
  };
}

/** Ids of builds that an image of the release holds, where images name what they hold. */
function imageBuilds(document: unknown): ReadonlySet<string> {
  const images = ["dockers", "dockers_v2"].flatMap((key) => entries(field(document, key)));
  const kos = entries(field(document, "kos"));
  return new Set([
    ...images.flatMap((image) => texts(field(image, "ids"))),
    ...kos.flatMap((image) => texts(field(image, "build"))),
  ]);
}

function isLinuxProgram(build: unknown): boolean {
  if (["true"].includes(text(field(build, "skip")) ?? "")) return false;
  if (!["", "go"].includes(text(field(build, "builder")) ?? "")) return false;
  if (["c-shared", "c-archive", "plugin", "shared"].includes(text(field(build, "buildmode")) ?? "")) return false;
  const targets = texts(field(build, "targets"));
  if (targets.length > 0) return targets.some((target) => target.startsWith("linux") || /^go_|\{\{/.test(target));
  const systems = texts(field(build, "goos"));
  return systems.length === 0 || systems.some((system) => system === "linux" || system.includes("{{"));
}

/** A file stands for its directory. Computed paths name nothing. */
export function mainDirectory(base: string, dir: string, main: string): readonly string[] {
  if (/\{\{|\$/.test(dir + main)) return [];
  const target = main.endsWith(".go") ? posix.dirname(main) : main;
  const joined = posix.join(base, dir, target).replace(/(?<=.)\/$/, "");
  return joined.startsWith("..") ? [] : [joined];
}

/** The name without what only tells platforms and versions apart: `argocd-{{ .Os }}-{{ .Arch }}` is `argocd`. */
function binaryOf(binary: string | undefined, projectName: string | undefined): string | undefined {
  if (binary === undefined) return projectName;
  const platform =
    /[-_.]*\{\{\s*-?\s*(?:\.(?:Os|Arch|Arm|Amd64|Mips|Target|Version|Tag|Major|Minor|Patch)|if|else|end|title)\b[^}]*\}\}/g;
  return binaryName(binary.replace(/\{\{\s*\.ProjectName\s*\}\}/g, projectName ?? "{{}}").replace(platform, ""));
}
