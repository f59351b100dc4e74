import { meaningOfName, meaningOfStamp } from "../../src/plan/variable-meaning.ts";
import { type Tree, codes, detect, module, program } from "../trees.ts";

const mod = module("example.org/app");
const withVars = (...lines: readonly string[]): Tree => ({
  "go.mod": mod,
  "main.go": `package main\n\n${lines.join("\n")}\n\nfunc main() { println() }\n`,
});
const makefile = (ldflags: string): Tree => ({ Makefile: `build:\n\tgo build -ldflags "${ldflags}" .\n` });
const importing = (path: string) => `package main\n\nimport _ "${path}"\n\nfunc main() { println() }\n`;

test.each<[string, Tree, Readonly<Record<string, string>>, readonly string[]]>([
  [
    "the conventional names in main",
    withVars('var version = "dev"', "var commit, date string"),
    { "main.version": "version", "main.commit": "commit", "main.date": "date" },
    [],
  ],
  [
    "GoReleaser's own where a file says nothing more",
    { ...withVars('var version = "dev"'), ".goreleaser.yml": "builds:\n  - main: .\n" },
    { "main.version": "version" },
    [],
  ],
  [
    "what a Makefile stamps",
    {
      ...withVars("var Version, GitCommit string"),
      ...makefile("-X main.Version=$(VERSION) -X main.GitCommit=$(shell git rev-parse HEAD)"),
    },
    { "main.Version": "version", "main.GitCommit": "commit" },
    [],
  ],
  [
    "what a Dockerfile stamps",
    {
      ...withVars("var v string"),
      Dockerfile: 'FROM golang\nARG VERSION\nCOPY . .\nRUN go build -ldflags "-X main.v=${VERSION}" .\n',
    },
    { "main.v": "version" },
    [],
  ],
  [
    "what several files stamp, together",
    {
      ...withVars("var a, b string"),
      ".goreleaser.yml": "builds:\n  - ldflags: -X main.a={{.Version}}\n",
      ...makefile("-X main.b=$(shell date -u)"),
    },
    { "main.a": "version", "main.b": "date" },
    [],
  ],
  [
    "nothing that does not exist",
    { ...withVars('var version = "dev"'), ...makefile("-X main.Version=1") },
    { "main.version": "version" },
    ["version-variable-missing"],
  ],
  [
    "no constant",
    { ...withVars('const version = "dev"'), ...makefile("-X main.version=1") },
    {},
    ["version-variable-fixed"],
  ],
  [
    "no variable that is computed",
    { ...withVars("var version = compute()"), ...makefile("-X main.version=1") },
    {},
    ["version-variable-fixed"],
  ],
  ["no number", { ...withVars("var version = 1"), ...makefile("-X main.version=1") }, {}, ["version-variable-fixed"]],
  [
    "a variable that holds another constant",
    { ...withVars('const unset = "x"', "var version = unset"), ...makefile("-X main.version=1") },
    { "main.version": "version" },
    [],
  ],
  [
    "an embedded variable, as the project does",
    {
      "go.mod": mod,
      VERSION: "1",
      "main.go":
        'package main\n\nimport _ "embed"\n\n//go:embed VERSION\nvar version string\n\nfunc main() { println() }\n',
      ...makefile("-X main.version=$(VERSION)"),
    },
    { "main.version": "version" },
    [],
  ],
  [
    "no version that is kept by hand",
    withVars('var version = "1.4.2"', "var commit string"),
    { "main.commit": "commit" },
    ["version-variable-fixed"],
  ],
  ["a placeholder that looks like a version", withVars('var version = "0.0.0-dev"'), { "main.version": "version" }, []],
  [
    "what has another meaning, named and left alone",
    { ...withVars("var Mode string"), ...makefile("-X main.Mode=prod") },
    { "main.Mode": "unknown" },
    ["version-variable-unknown"],
  ],
  [
    "a variable in a package of its own (class 12)",
    {
      "go.mod": mod,
      "main.go": importing("example.org/app/internal/version"),
      "internal/version/version.go": "package version\n\nvar Version, Other string\n",
    },
    { "example.org/app/internal/version.Version": "version" },
    [],
  ],
  [
    "a variable in a package that is not linked: none",
    { "go.mod": mod, "main.go": program, "internal/version/version.go": "package version\n\nvar Version string\n" },
    {},
    [],
  ],
  [
    "a stamped package that is not linked",
    {
      "go.mod": mod,
      "main.go": program,
      "v/v.go": "package v\n\nvar V string\n",
      ...makefile("-X example.org/app/v.V=$(VERSION)"),
    },
    {},
    ["version-variable-missing"],
  ],
  [
    "a computed package, by its end",
    {
      "go.mod": mod,
      "main.go": importing("example.org/app/pkg/info"),
      "pkg/info/i.go": "package info\n\nvar Version string\n",
      ...makefile("-X $(PKG)/pkg/info.Version=$(VERSION)"),
    },
    { "example.org/app/pkg/info.Version": "version" },
    [],
  ],
  [
    "a module that is not here, which the program imports",
    {
      "go.mod": module("example.org/app", "require github.com/prometheus/common v0.60.0"),
      "main.go": importing("github.com/prometheus/common/version"),
      ".promu.yml":
        "build:\n  binaries:\n    - name: app\n  ldflags: -X github.com/prometheus/common/version.Version={{.Version}} -X github.com/prometheus/common/version.BuildUser={{user}}\n",
    },
    {
      "github.com/prometheus/common/version.Version": "version",
      "github.com/prometheus/common/version.BuildUser": "builder",
    },
    [],
  ],
  [
    "a module that nothing requires",
    { ...withVars(), ...makefile("-X other.org/version.Version=$(VERSION)") },
    {},
    ["version-variable-missing"],
  ],
  [
    "a member of the workspace",
    {
      "go.work": "go 1.26\nuse (\n\t.\n\t./api\n)\n",
      "go.mod": mod,
      "main.go": importing("example.org/api/version"),
      "api/go.mod": module("example.org/api"),
      "api/version/v.go": 'package version\n\nvar (\n\tVersion = "3.6.0"\n\tGitSHA = "Not provided"\n)\n',
    },
    { "example.org/api/version.GitSHA": "commit" },
    ["version-variable-fixed"],
  ],
  ["a file that is not built", { ...withVars(), "v_windows.go": "package main\n\nvar version string\n" }, {}, []],
  [
    "nothing in a third party's package",
    {
      "go.mod": mod,
      "vendor/modules.txt": "",
      "main.go": importing("lib.org/version"),
      "vendor/lib.org/version/v.go": "package version\n\nvar Version string\n",
    },
    {},
    [],
  ],
])("stamped is %s", async (_sentence, tree, expected, notes) => {
  const found = await detect(tree);
  expect(Object.fromEntries(found.variables.map(({ variable, holds }) => [variable, holds]))).toEqual(expected);
  expect(codes(found.notes).filter((code) => code.startsWith("version-"))).toEqual(notes);
});

test("what is left alone comes with the line that sets it", async () => {
  const { notes } = await detect({ ...withVars("var Mode string"), ...makefile("-X main.Mode=prod") });
  expect(notes.map(({ message }) => message).join()).toContain("`ldflags: -X main.Mode=prod`");
});

test.each<[string, string]>([
  ["version", "version"],
  ["AppVersion", "version"],
  ["git_version", "version"],
  ["kubectlVersion", "unknown"],
  ["MinClusterVersion", "unknown"],
  ["GoVersion", "unknown"],
  ["GitSHA", "commit"],
  ["gitCommit", "commit"],
  ["CommitHash", "commit"],
  ["buildDate", "date"],
  ["BuildTime", "date"],
  ["GitBranch", "branch"],
  ["builtBy", "builder"],
  ["gitTreeState", "unknown"],
  ["Mode", "unknown"],
])("a variable called %s holds %s", (name, meaning) => {
  expect(meaningOfName(name)).toBe(meaning);
});

test.each<[string, string, string]>([
  ["x", "{{ .Version }}", "version"],
  ["x", "v{{.Version}}", "version"],
  ["x", "{{.Tag}}", "version"],
  ["x", "{{ .FullCommit }}", "commit"],
  ["x", "{{.CommitDate}}", "date"],
  ["x", "$(git rev-parse --short HEAD)", "commit"],
  ["x", "$(shell git rev-parse --abbrev-ref HEAD)", "branch"],
  ["x", "$(shell git describe --tags)", "version"],
  ["x", "$(date -u +%FT%TZ)", "date"],
  ["x", "${GIT_COMMIT}", "commit"],
  ["x", "$VERSION", "version"],
  ["x", "prod", "unknown"],
  ["builtBy", "{{ .Version }}", "builder"],
  ["treeState", "{{ .Version }}", "unknown"],
])("%s = %s holds %s", (name, value, meaning) => {
  expect(meaningOfStamp(name, value)).toBe(meaning);
});
