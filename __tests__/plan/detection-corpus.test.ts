import { existsSync, readdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readProject } from "../../src/project/project.ts";
import { UserError } from "../../src/user-error.ts";
import { temporaryDirectory } from "../temporary.ts";
import { type Detected, type Tree, decideAll, library, module, program, projectOf } from "../trees.ts";

/** What is right for a repository; only what is checked here. */
type Expect = {
  readonly primary: readonly string[];
  readonly ask: boolean;
  readonly candidates: readonly string[];
  readonly candidates_complete: boolean;
  readonly never: readonly string[];
  readonly none: boolean;
  readonly module_dir: string | null;
  readonly binary: string;
  readonly binary_also: readonly string[];
  readonly go_minimum: string;
  readonly toolchain: string;
  readonly go_version_file: string;
  readonly vendored: boolean;
  readonly workspace: boolean;
  readonly local_replaces_outside_module: boolean;
  readonly cgo: string;
  readonly version_variables: readonly string[];
  readonly build_tags: readonly string[];
};

type Answer =
  | { readonly kind: "chosen"; readonly found: Detected }
  | {
      readonly kind: "asked";
      readonly code: string;
      readonly listed: readonly string[];
      /** With the expected program named. */ readonly found: Detected | undefined;
    };

async function answer(root: string, expect: Expect): Promise<Answer> {
  return answerOf(await readProject({ root: await realpath(root), directory: "." }), expect);
}

function answerOf(project: Awaited<ReturnType<typeof projectOf>>, { primary }: Expect): Answer {
  try {
    return { kind: "chosen", found: decideAll(project) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [first] = primary;
    const named =
      first === undefined ? undefined : decideAll(project, { commands: [first === "." ? "." : `./${first}`] });
    return {
      kind: "asked",
      code: error.code,
      listed: (error.candidates ?? []).map(({ directory }) => directory),
      found: named,
    };
  }
}

/** `right`, `asked` where that is right too, `missed` where it is not, `wrong` for a program that must not be chosen. */
function verdict(got: Answer, expect: Expect): string {
  if (got.kind === "asked")
    return expect.none ? (got.code === "no-program" ? "right" : "missed") : expect.ask ? "asked" : "missed";
  return expect.primary.includes(got.found.programs[0]?.directory ?? "") ? "right" : "wrong";
}

/** Sentences about everything besides the choice that is not as expected. */
function differences(got: Answer, expect: Expect): readonly string[] {
  const { found } = got;
  const listed = got.kind === "asked" && !expect.none ? missingCandidates(got.listed, expect) : [];
  if (found === undefined) return listed;
  const noted = (code: RegExp) => found.notes.some((note) => code.test(note.code));
  const [first] = found.programs;
  const variables = new Set(found.variables.map(({ variable }) => variable));
  const checks: readonly (readonly [string, boolean])[] = [
    ["module", expect.module_dir === null || first?.module.directory === expect.module_dir],
    ["binary", expect.binary === "" || [expect.binary, ...expect.binary_also].includes(first?.name ?? "")],
    ["go", goIsRight(found.go.version, expect)],
    ["vendored", found.sources.vendored === expect.vendored],
    ["workspace", found.sources.workspace === expect.workspace],
    ["context", !expect.local_replaces_outside_module || found.sources.context === "."],
    ["cgo", found.cgo.need === expect.cgo || noted(/^cgo-/)],
    ["tags", expect.build_tags.every((tag) => found.tags.includes(tag)) || noted(/^build-tags?-/)],
    ["variables", expect.version_variables.every((variable) => variables.has(variable)) || noted(/^version-variable/)],
  ];
  return [...listed, ...checks.filter(([, right]) => !right).map(([what]) => what)];
}

function missingCandidates(listed: readonly string[], { candidates, candidates_complete }: Expect): readonly string[] {
  const missing = candidates.filter((directory) => !listed.includes(directory));
  const enough = candidates_complete
    ? missing.length === 0
    : candidates.length - missing.length >= Math.min(3, candidates.length);
  return enough ? [] : [`not listed: ${missing.join(", ")}`];
}

/** The version file or tool chain as it is, the go line's minor at least. */
function goIsRight(version: string, { go_version_file, toolchain, go_minimum }: Expect): boolean {
  const exact = go_version_file || toolchain.replace(/^go/, "");
  return exact === ""
    ? go_minimum === "" || version === go_minimum.split(".").slice(0, 2).join(".")
    : version === exact;
}

const defaults: Expect = {
  primary: [],
  ask: false,
  candidates: [],
  candidates_complete: true,
  never: [],
  none: false,
  module_dir: ".",
  binary: "",
  binary_also: [],
  go_minimum: "1.26",
  toolchain: "",
  go_version_file: "",
  vendored: false,
  workspace: false,
  local_replaces_outside_module: false,
  cgo: "none",
  version_variables: [],
  build_tags: [],
};

const mod = { "go.mod": module("example.org/owner/app") };

/** Small projects of our own, of the kinds that real ones are. */
const own: readonly (readonly [string, Tree, Expect])[] = [
  [
    "a command line tool with helpers",
    {
      ...mod,
      "cmd/app/main.go": 'package main\n\nvar version = "dev"\n\nfunc main() { println(version) }\n',
      "cmd/gen-docs/main.go": program,
      "script/build.go": program,
      ".goreleaser.yml":
        'builds:\n  - main: ./cmd/app\n    binary: bin/app\n    ldflags: ["-X main.version={{.Version}}"]\n',
    },
    {
      ...defaults,
      primary: ["cmd/app"],
      binary: "app",
      never: ["cmd/gen-docs", "script"],
      version_variables: ["main.version"],
    },
  ],
  [
    "a server with its client and a database tool",
    {
      ...mod,
      "cmd/app/main.go": program,
      "cmd/appctl/main.go": program,
      "cmd/migrate/main.go": program,
      Makefile: "cmd/app/app:\n\tgo build -tags netgo -o $@ ./cmd/app\n",
    },
    {
      ...defaults,
      primary: ["cmd/app"],
      ask: true,
      candidates: ["cmd/app", "cmd/appctl"],
      binary: "app",
      never: ["cmd/migrate"],
      build_tags: ["netgo"],
    },
  ],
  [
    "services that share a repository",
    { ...mod, "services/cart/main.go": program, "services/mail/main.go": program, "services/web/main.go": program },
    { ...defaults, ask: true, candidates: ["services/cart", "services/mail", "services/web"] },
  ],
  [
    "a library with examples",
    { ...mod, "app.go": library("app"), "examples/basic/main.go": program },
    { ...defaults, none: true, never: ["examples/basic"] },
  ],
  [
    "a server with SQLite and a front end",
    {
      ...mod,
      "app.go": 'package main\n\nimport _ "example.org/owner/app/ui"\n\nfunc main() { println() }\n',
      "ui/ui.go":
        'package ui\n\nimport (\n\t"embed"\n\n\t_ "gorm.io/driver/sqlite"\n)\n\n//go:embed build/*\nvar f embed.FS\n',
      "ui/package.json": "{}",
      "plugin/testing/broken/x/main.go": program,
    },
    { ...defaults, primary: ["."], binary: "app", cgo: "required", never: ["plugin/testing/broken/x"] },
  ],
];

test.each(own)("%s is answered rightly in every respect", async (_sentence, tree, expected) => {
  const got = answerOf(await projectOf(tree), expected);
  expect([verdict(got, expected), ...differences(got, expected)]).toEqual([
    expected.primary.length > 0 || expected.none ? "right" : "asked",
  ]);
});

/** A collection of facts about public repositories that may lie beside this one. */
const folder = join(import.meta.dirname, "../../../shared/corpus");
const records = existsSync(join(folder, "materialise.mjs"))
  ? readdirSync(folder).filter((name) => name.endsWith(".json.gz"))
  : [];
const collected = records.length > 0 ? test : test.skip;

type Record = { readonly repo: string; readonly expect: Expect };
type Materialise = {
  readonly load: (file: string) => Record;
  readonly materialise: (record: Record, directory: string) => unknown;
};

collected(
  "no public repository gets a program that is not right for it",
  async () => {
    const { load, materialise } = (await import(pathToFileURL(join(folder, "materialise.mjs")).href)) as Materialise;
    const rows: { repository: string; verdict: string; differs: string }[] = [];
    for (const name of records) {
      await using temporary = await temporaryDirectory();
      const record = load(join(folder, name));
      materialise(record, temporary.path);
      const got = await answer(temporary.path, record.expect);
      if (got.kind === "chosen") expect(record.expect.never).not.toContain(got.found.programs[0]?.directory);
      rows.push({
        repository: record.repo,
        verdict: verdict(got, record.expect),
        differs: differences(got, record.expect).join(", "),
      });
    }
    const width = Math.max(...rows.map(({ repository }) => repository.length));
    process.stdout.write(
      rows
        .map((row) => `${row.repository.padEnd(width)}  ${row.verdict.padEnd(6)}  ${row.differs}`.trimEnd())
        .join("\n") + "\n",
    );
    expect(rows.filter((row) => row.verdict === "wrong")).toEqual([]);
    expect(rows.filter((row) => row.verdict === "missed").length).toBeLessThanOrEqual(1);
    expect(rows.filter(({ differs }) => differs !== "")).toEqual([]);
  },
  60_000,
);
