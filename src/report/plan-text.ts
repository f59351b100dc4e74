import type { Plan } from "../plan/plan.ts";
import { columns } from "./table.ts";

/** The plan for people: what will be built, from what, and what happens to it. */
export function planText(plan: Plan): string {
  const bases = plan.bases.map(({ reference, digest }) =>
    digest === null ? reference : `${reference}@${digest.slice(0, 19)}…`,
  );
  const programs = plan.programs.map((program) => [
    "program",
    `${program.name}  ${program.package} of ${program.module.path} (${program.because})`,
  ]);
  const images = plan.images.flatMap(({ name, tags, published, renews }) => [
    ["image", `${name}${there("published before as", published)}${there("same inputs as", renews)}`],
    ...tags.map((tag) => ["", `:${tag}`]),
  ]);
  const rows = [
    ...programs,
    ["go", `${plan.go.version} (${plan.go.from})`],
    ["cgo", { off: "off", static: "on, linked statically", dynamic: "on, linked dynamically" }[plan.link]],
    ["platforms", plan.platforms.join(", ")],
    ["bases", bases.join(", ")],
    [
      "version",
      plan.version.stamp.length > 0
        ? `${plan.version.value}, into ${plan.version.stamp.join(", ")}`
        : plan.version.value,
    ],
    ...images,
    ["push", `${plan.publish.push ? "yes" : "no"}: ${plan.publish.because}`],
    ...plan.notes.map(({ code, message }) => ["note", `${message} [${code}]`]),
  ];
  return columns(rows).join("\n") + "\n";
}

const there = (how: string, digest: string | null) =>
  digest === null ? "" : `  (${how} ${digest.slice(0, 19)}…: not built again)`;
