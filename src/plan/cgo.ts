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
  const findings = programs.map((program) => programNeed(project, program, tags));
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
    notes: [...notesFor(asked, enabled, findings), ...ownSetting(project, programs, asked, enabled, worst)],
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

/** The project builds with cgo although nothing here needs it, or the other way round: worth a look. */
function ownSetting(
  project: Project,
  programs: readonly Program[],
  asked: CgoOptions["asked"],
  enabled: boolean,
  { need }: Finding,
): readonly Note[] {
  if (asked !== "auto" || need === "required") return [];
  const builds = programs.flatMap(({ directory, name }) =>
    buildsOf(project, directory).filter(({ binary }) => binary === undefined || binary === name),
  );
  const [first] = builds.filter(({ cgo }) => cgo !== undefined);
  return first?.cgo === "1" && !enabled
    ? [
        {
          code: "cgo-differs",
          message: `${first.file} (${first.label}) builds with CGO_ENABLED=1; nothing that was found needs it, so it is off here`,
        },
      ]
    : [];
}
