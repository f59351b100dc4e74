/** A build constraint as it is written; plan/ decides whether it holds. */
export type Constraint =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "not"; readonly of: Constraint }
  | { readonly kind: "and" | "or"; readonly left: Constraint; readonly right: Constraint };

/** What holds for no build: a line that the go command refuses. */
const never: Constraint = { kind: "tag", tag: "ignore" };

/** More operators than any hand writes; guards the stack against hostile lines. */
const mostTokens = 2000;

/**
 * Parses what stands behind `//go:build`. A line that is no expression becomes a constraint that never holds.
 * Format: https://pkg.go.dev/cmd/go#hdr-Build_constraints
 */
export function parseGoBuild(text: string): Constraint {
  const tokens = text.replace(/\/\/.*$/, "").match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
  if (tokens.length > mostTokens) return never;
  let at = 0;
  const or = (): Constraint | undefined => chain("||", "or", () => chain("&&", "and", not));
  const chain = (mark: string, kind: "and" | "or", next: () => Constraint | undefined): Constraint | undefined => {
    let left = next();
    while (left !== undefined && tokens[at] === mark) {
      at += 1;
      const right = next();
      left = right && { kind, left, right };
    }
    return left;
  };
  const not = (): Constraint | undefined => {
    const token = tokens[at++];
    if (token === "!") {
      const of = not();
      return of && { kind: "not", of };
    }
    if (token === "(") {
      const inner = or();
      return tokens[at++] === ")" ? inner : undefined;
    }
    return token !== undefined && /^[\p{L}\p{N}_.]+$/u.test(token) ? { kind: "tag", tag: token } : undefined;
  };
  const result = or();
  return at === tokens.length && result !== undefined ? result : never;
}

/** Parses the old form: lines are joined by and, blanks are or, commas are and. */
export function parsePlusBuild(lines: readonly string[]): Constraint | undefined {
  const join = (kind: "and" | "or", parts: readonly Constraint[]) =>
    parts.reduce<Constraint | undefined>(
      (left, right) => (left === undefined ? right : { kind, left, right }),
      undefined,
    );
  const term = (text: string): Constraint => {
    const match = /^(?<not>!?)(?<tag>[\p{L}\p{N}_.]+)$/u.exec(text)?.groups;
    if (match === undefined) return never;
    const tag: Constraint = { kind: "tag", tag: match["tag"] ?? "" };
    return match["not"] === "!" ? { kind: "not", of: tag } : tag;
  };
  const option = (text: string) => join("and", text.split(",").map(term)) ?? never;
  const line = (text: string) => join("or", text.trim().split(/\s+/).slice(0, mostTokens).map(option)) ?? never;
  return join("and", lines.slice(0, mostTokens).map(line));
}

/** Every tag a constraint names. */
export function constraintTags(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case "tag":
      return [constraint.tag];
    case "not":
      return constraintTags(constraint.of);
    case "and":
    case "or":
      return [...constraintTags(constraint.left), ...constraintTags(constraint.right)];
  }
}

/**
 * The constraint in the head of a Go file: `//go:build`, or where there is none the `// +build` lines that a blank line
 * follows. Source: go/build, parseFileHeader and shouldBuild.
 */
export function headConstraint(text: string): Constraint | undefined {
  const old: string[] = [];
  let kept = 0;
  let inBlock = false;
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    let line = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    if (line === "" && !inBlock) kept = old.length;
    if (!inBlock && /^\/\/go:build(?:\s|$)/.test(line)) return parseGoBuild(line.slice("//go:build".length));
    if (!inBlock && /^\/\/\s*\+build(?:\s|$)/.test(line)) old.push(line.replace(/^\/\/\s*\+build/, ""));
    while (line !== "") {
      if (inBlock) {
        const close = line.indexOf("*/");
        if (close < 0) break;
        inBlock = false;
        line = line.slice(close + 2).trim();
      } else if (line.startsWith("//")) break;
      else if (line.startsWith("/*")) {
        inBlock = true;
        line = line.slice(2);
      } else return parsePlusBuild(old.slice(0, kept));
    }
  }
  return parsePlusBuild(old.slice(0, kept));
}
