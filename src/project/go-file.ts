import { type Constraint, constraintTags, headConstraint } from "./build-constraint.ts";
import { type GoBody, scanBody } from "./go-body.ts";
import { type GoTokens, goTokens, nextToken, stringValue, tokenText } from "./go-tokens.ts";
import { isPlatformTag, namePlatform } from "./platform-names.ts";

/** Facts about one Go file that is no test. */
export type GoFile = {
  readonly name: string;
  readonly package: string;
  /** From the file's name; undefined where it says nothing. */
  readonly system: string | undefined;
  readonly architecture: string | undefined;
  readonly constraint: Constraint | undefined;
  /** Tags in the constraint that a user has to set: no systems, architectures, releases of Go. */
  readonly ownTags: readonly string[];
  /** Import paths, sorted, without "C". */
  readonly imports: readonly string[];
  /** `#cgo` lines of a file that imports "C"; undefined for one that does not. */
  readonly cgo: readonly string[] | undefined;
  /** Commands behind `//go:generate`. */
  readonly generates: readonly string[];
} & GoBody;

const nothing: GoBody = { main: undefined, variables: [], embeds: [], usesLocations: false, runs: [], code: undefined };

/**
 * Reads a Go file's head, and its body only where something in it can matter; undefined when the text has no package
 * clause. `variables` asks for package-level variables, which cost a pass over the whole file; those of a main package are
 * always read.
 */
export function parseGoFile(
  name: string,
  text: string,
  { variables }: { readonly variables: boolean },
): GoFile | undefined {
  const tokens = goTokens(text);
  const clause = packageClause(tokens);
  if (clause === undefined) return undefined;
  const { imports, cgo } = importDeclarations(tokens);
  const head = text.slice(0, clause.at);
  const constraint = head.includes("+build") || head.includes("go:build") ? headConstraint(text) : undefined;
  const tags = constraint === undefined ? [] : constraintTags(constraint);
  const wanted = {
    main: clause.name === "main" && /\bfunc\s+main\b/.test(text),
    variables: variables || clause.name === "main",
    embeds: imports.has("embed") && text.includes("//go:embed"),
    locations: localName(imports, "time", () => text.includes("LoadLocation")),
    commands: localName(imports, "os/exec", () => text.includes(".Command")),
    code: tags.includes("cgo"),
  };
  const needed =
    wanted.main ||
    wanted.variables ||
    wanted.embeds ||
    wanted.code ||
    wanted.locations !== undefined ||
    wanted.commands !== undefined;
  return {
    name,
    package: clause.name,
    ...namePlatform(name),
    constraint,
    ownTags: [...new Set(tags.filter((tag) => !isPlatformTag(tag)))].sort(),
    imports: [...imports.keys()].sort(),
    cgo,
    generates: text.includes("//go:generate") ? generateLines(text) : [],
    ...(needed ? scanBody(tokens, wanted) : nothing),
  };
}

function packageClause(tokens: GoTokens): { readonly name: string; readonly at: number } | undefined {
  let kind = nextToken(tokens);
  while (kind === "newline" || kind === "comment") kind = nextToken(tokens);
  if (kind !== "word" || tokenText(tokens) !== "package") return undefined;
  const at = tokens.start;
  do kind = nextToken(tokens);
  while (kind === "comment");
  return kind === "word" ? { name: tokenText(tokens), at } : undefined;
}

type Imports = { readonly imports: ReadonlyMap<string, string>; readonly cgo: readonly string[] | undefined };

/** Import paths with the name each is given (empty: its own). Leaves `tokens` in front of what follows the imports. */
function importDeclarations(tokens: GoTokens): Imports {
  const imports = new Map<string, string>();
  const cgo: string[] = [];
  let usesC = false;
  let comment = "";
  let inGroup = false;
  let inImport = false;
  let name = "";
  // Comments behind the last import may be directives of what follows.
  let done = tokens.end;
  for (;;) {
    const before = tokens.end;
    if (!inImport && comment === "") done = before;
    const kind = nextToken(tokens);
    if (kind === "comment") comment = comment === "" ? tokenText(tokens) : `${comment}\n${tokenText(tokens)}`;
    else if (kind === "newline") {
      // A blank line parts a comment from what follows, and a finished import ends the declaration.
      if (/\n[ \t\r]*$/.test(tokens.text.slice(Math.max(0, before - 1), tokens.start))) comment = "";
    } else if (kind === "text" && inImport) {
      const path = stringValue(tokenText(tokens));
      if (path !== "C") imports.set(path, name);
      else {
        usesC = true;
        cgo.push(...cgoLines(comment));
      }
      comment = "";
      name = "";
      inImport = inGroup;
    } else if (kind === "mark" && inImport && tokens.text[tokens.start] === "(" && !inGroup) inGroup = true;
    else if (kind === "mark" && inGroup && tokens.text[tokens.start] === ")") inImport = inGroup = false;
    else if (inImport && (kind === "word" || (kind === "mark" && tokens.text[tokens.start] === ".")))
      name = tokenText(tokens);
    else if (kind === "word" && tokenText(tokens) === "import") inImport = true;
    else {
      tokens.end = done;
      return { imports, cgo: usesC ? cgo : undefined };
    }
  }
}

/** Source: https://pkg.go.dev/cmd/cgo, "using cgo with the go command". */
function cgoLines(preamble: string): readonly string[] {
  const lines = preamble.replace(/^\/\*|\*\/$/g, "").split(/\r?\n/);
  return lines.map((line) => line.replace(/^\s*\/\//, "").trim()).filter((line) => /^#cgo\s/.test(line));
}

/** What the file calls an imported package; undefined where there is no such import or it does not matter. */
function localName(imports: ReadonlyMap<string, string>, path: string, matters: () => boolean): string | undefined {
  const name = imports.get(path);
  if (name === undefined || !matters()) return undefined;
  return name === "" ? path.slice(path.lastIndexOf("/") + 1) : name;
}

/** Lines, not comments: the go command does not parse the file either (`go help generate`). */
function generateLines(text: string): readonly string[] {
  return [...text.matchAll(/^\/\/go:generate[ \t]+(?<command>.*\S)/gm)].map(({ groups }) =>
    (groups?.["command"] ?? "").slice(0, 1000),
  );
}
