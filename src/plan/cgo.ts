import type { BuildHint } from "../project/hints/hint.ts";
import type { Project } from "../project/project.ts";
import { type CgoNeed, type Finding, none, programNeed } from "./cgo-need.ts";
import { buildsOf } from "./hints.ts";
import type { Note } from "./note.ts";
import type { Program } from "./program.ts";

export type CgoDecision = {
  readonly enabled: boolean;
  readonly need: CgoNeed;
  readonly because: string;
  readonly notes: readonly Note[];
};

export type CgoOptions = { readonly asked: "auto" | "true" | "dynamic" | "false"; readonly tags: readonly string[] };

/**
 * Whether to build with cgo: `auto` only where the program does not work without it. Looked at is what the programs link
 * for linux with the tags, never go.mod. A stub is built without cgo and said, since it is the project's own choice to
 * compile without the feature.
 */
export function decideCgo(project: Project, programs: readonly Program[], { asked, tags }: CgoOptions): CgoDecision {
  const findings = programs.map((program) => softened(programNeed(project, program, tags), ownBuild(project, program)));
  const order: readonly CgoNeed[] = ["none", "optional", "stub", "required"];
  const worst = findings.reduce<Finding>(
    (a, b) => (order.indexOf(b.need) > order.indexOf(a.need) ? b : a),
    findings[0] ?? none,
  );
  const enabled = asked === "true" || asked === "dynamic" || (asked === "auto" && worst.need === "required");
  return {
    enabled,
    need: worst.need,
    because: reason(asked, enabled, worst),
    notes: [...notesFor(asked, enabled, findings), ...ownSetting(project, programs, asked, enabled)],
  };
}

/** What the project's own build of a program says about cgo. */
function ownBuild(project: Project, { directory, name }: Program): BuildHint | undefined {
  return buildsOf(project, directory).find(
    ({ binary, cgo }) => cgo !== undefined && (binary === undefined || binary === name),
  );
}

/** A program that compiles without cgo, and that its own project ships so, does without what needs it. */
function softened(finding: Finding, own: BuildHint | undefined): Finding {
  if (finding.need !== "required" || !finding.compiles || own?.cgo !== "0") return finding;
  return {
    ...finding,
    need: "stub",
    found: `${finding.found}, and ${own.file} (${own.label}) builds with CGO_ENABLED=0`,
  };
}

function reason(asked: CgoOptions["asked"], enabled: boolean, { need, found }: Finding): string {
  if (asked !== "auto") return `cgo is set to ${asked}`;
  if (enabled) return `the program needs it: ${found}`;
  return need === "none" ? found : `it works without: ${found}`;
}

function notesFor(asked: CgoOptions["asked"], enabled: boolean, findings: readonly Finding[]): readonly Note[] {
  return findings.flatMap(({ need, found, libraries, compiles }): Note[] => {
    const wanted = libraries.length === 0 ? "" : `; it needs the C libraries ${libraries.join(", ")}`;
    if (enabled)
      return need === "required" && asked === "auto"
        ? [{ code: "cgo-enabled", message: `built with cgo: ${found}${wanted}` }]
        : libraries.length > 0
          ? [{ code: "cgo-libraries", message: `${found}${wanted}` }]
          : [];
    switch (need) {
      case "none":
        return [];
      case "optional":
        return [{ code: "cgo-twin", message: `built without cgo: ${found}` }];
      case "stub":
        return [
          {
            code: "cgo-stub",
            message: `built without cgo, which drops a feature: ${found}; set \`cgo: ${found.startsWith("package plugin") ? "dynamic" : "true"}\` to have it`,
          },
        ];
      case "required":
        return [
          {
            code: "cgo-missing",
            message: compiles
              ? `cgo is off, so the program compiles and fails when it runs: ${found}`
              : `cgo is off, so the program will not compile: ${found}`,
          },
        ];
    }
  });
}

/** The project builds with cgo although nothing that was found needs it: worth a look. */
function ownSetting(
  project: Project,
  programs: readonly Program[],
  asked: CgoOptions["asked"],
  enabled: boolean,
): readonly Note[] {
  if (asked !== "auto" || enabled) return [];
  const [first] = programs.flatMap((program) => ownBuild(project, program) ?? []);
  return first?.cgo === "1"
    ? [
        {
          code: "cgo-differs",
          message: `${first.file} (${first.label}) builds with CGO_ENABLED=1; nothing that was found needs it, so it is off here`,
        },
      ]
    : [];
}
