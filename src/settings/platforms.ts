import { type Problems, list, problem } from "./values.ts";

/** A Linux platform as BuildKit names it: `linux/amd64`, `linux/arm/v7`. */
export type Platform = {
  readonly text: string;
  readonly arch: string;
  /** `v7` of arm, `v3` of amd64; empty when there is none. */
  readonly variant: string;
};

/** Architectures for which both Go and Alpine exist, with the variants that change the code Go emits. */
const variants = new Map<string, readonly string[]>([
  ["386", [""]],
  ["amd64", ["", "v2", "v3", "v4"]],
  ["arm", ["v6", "v7"]],
  ["arm64", [""]],
  ["loong64", [""]],
  ["ppc64le", [""]],
  ["riscv64", [""]],
  ["s390x", [""]],
]);

/** BuildKit's own normal forms: v1 of amd64 and v8 of arm64 are the plain architecture, plain arm is v7. */
const normal = new Map([
  ["amd64/v1", "amd64"],
  ["arm64/v8", "arm64"],
  ["arm", "arm/v7"],
  ["aarch64", "arm64"],
  ["x86_64", "amd64"],
]);

export function platforms(name: string, text: string, problems: Problems): readonly Platform[] {
  const found = new Map<string, Platform>();
  for (const item of list(name, text, problems)) {
    const match = /^linux\/(?<rest>[a-z0-9_]+(?:\/v[0-9]+)?)$/.exec(item.toLowerCase());
    const given = match?.groups?.["rest"] ?? "";
    const [arch = "", variant = ""] = (normal.get(given) ?? given).split("/");
    if (variants.get(arch)?.includes(variant) === true) {
      const full = `linux/${arch}${variant && `/${variant}`}`;
      found.set(full, { text: full, arch, variant });
    } else problem(problems, name, item, `it must be one of ${legal.join(", ")}`);
  }
  if (found.size === 0 && problems.length === 0)
    problem(problems, name, text, "at least one platform is needed, such as linux/amd64");
  return [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

const legal = [...variants].flatMap(([arch, all]) => all.map((variant) => `linux/${arch}${variant && `/${variant}`}`));
