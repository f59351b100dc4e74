import { collectHints } from "../../src/project/hints/collect.ts";
import { parseDockerfile } from "../../src/project/hints/dockerfile.ts";
import { goCommand, stampsOf, tagList } from "../../src/project/hints/go-command.ts";
import { parseGoreleaser } from "../../src/project/hints/goreleaser.ts";
import type { BuildHint } from "../../src/project/hints/hint.ts";
import { parseKo } from "../../src/project/hints/ko.ts";
import { parseMakefile } from "../../src/project/hints/makefile.ts";
import { parsePromu } from "../../src/project/hints/promu.ts";
import { shellCommands } from "../../src/project/hints/shell-words.ts";

const at = { file: ".goreleaser.yaml", directory: "." };

test.each<[string, string, readonly (readonly string[])[]]>([
  ["words and quotes", `a 'b c' "d $X" e\\ f`, [["a", "b c", "d $X", "e f"]]],
  ["commands", "a && b; c || d | e", [["a"], ["b"], ["c"], ["d"], ["e"]]],
  [
    "substitutions stay whole",
    'a $(git log; x "y") `date -u` ${V:-a b}',
    [["a", '$(git log; x "y")', "`date -u`", "${V:-a b}"]],
  ],
  ["templates stay whole", "-X main.v={{ .Version }} -s", [["-X", "main.v={{ .Version }}", "-s"]]],
  ["a comment", "a # b\nc#d", [["a"], ["c#d"]]],
  ["a continued line", "a \\\n b", [["a", "b"]]],
  ["an open quote ends with the text", "a 'b", [["a", "b"]]],
])("shell: %s", (_sentence, text, expected) => {
  expect(shellCommands(text)).toEqual(expected);
});

test.each<[string, string, object | undefined]>([
  ["packages and output", "go build -trimpath -o bin/app ./cmd/app", { packages: ["./cmd/app"], output: "bin/app" }],
  [
    "flags with and without =",
    'go build -tags=a,b -ldflags "-s -w" ./x',
    { packages: ["./x"], flags: { tags: ["a", "b"], stamps: [], mode: "" } },
  ],
  ["double dashes", "go build --tags 'a b' ./x", { packages: ["./x"], flags: { tags: ["a", "b"] } }],
  [
    "an environment in front",
    "CGO_ENABLED=0 GOOS=linux go build .",
    { environment: { CGO_ENABLED: "0", GOOS: "linux" }, packages: ["."] },
  ],
  ["env as a command", "env GOFLAGS=-mod=vendor go build .", { packages: ["."] }],
  ["another go", "/usr/local/go/bin/go build .", { packages: ["."] }],
  ["a cross-building go", "xx-go build .", { packages: ["."] }],
  ["a variable for go", "$(GO) build ./x", { packages: ["./x"] }],
  ["install", "go install ./cmd/x", { packages: ["./cmd/x"], output: undefined }],
  ["-C", "go build -C sub .", { directory: "sub", packages: ["."] }],
  ["-C in front", "go -C sub build .", { directory: "sub", packages: ["."] }],
  ["variables among the flags", "go build $(FLAGS) ./x", { packages: ["./x"] }],
  ["a mode that makes no program", "go build -buildmode=c-shared -o x.so .", { flags: { mode: "c-shared" } }],
  ["a redirection", "go build ./x > log", { packages: ["./x"] }],
  ["vet is no build", "go vet ./...", undefined],
  ["docker build is no go build", "docker build .", undefined],
  ["an argument called build", "echo go build", undefined],
])("a build line: %s", (_sentence, line, expected) => {
  const found = goCommand(shellCommands(line)[0] ?? []);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(expected);
});

test("-X is found in every spelling", () => {
  expect(
    stampsOf(`-s -w -X main.a=1 -X=main.b=2 -X 'main.c=3 4' -X "main.d=$(git describe --tags)" --X main.e=`),
  ).toEqual([
    { variable: "main.a", value: "1" },
    { variable: "main.b", value: "2" },
    { variable: "main.c", value: "3 4" },
    { variable: "main.d", value: "$(git describe --tags)" },
    { variable: "main.e", value: "" },
  ]);
});

test("tags are separated by commas and blanks, computed ones kept whole", () => {
  expect(tagList("a,b c $(EXTRA TAGS) {{ .X }}")).toEqual(["a", "b", "c", "$(EXTRA TAGS)", "{{ .X }}"]);
});

const goreleaser = (text: string): readonly BuildHint[] => {
  const read = parseGoreleaser(text, at);
  return typeof read === "string" ? [] : read.builds;
};

test.each<[string, string, readonly object[]]>([
  [
    "a file as main",
    "builds:\n  - main: ./cmd/app/main.go\n    binary: app\n",
    [{ directories: ["cmd/app"], binary: "app" }],
  ],
  ["dir and main", "builds:\n  - dir: ./tools\n    main: ./x\n", [{ directories: ["tools/x"] }]],
  ["no builds at all", "version: 2\n", [{ directories: ["."], binary: undefined }]],
  ["a build that is skipped", "builds:\n  - main: ./a\n    skip: true\n  - main: ./b\n", [{ directories: ["b"] }]],
  [
    "builds for other systems",
    "builds:\n  - main: ./a\n    goos: [darwin]\n  - main: ./b\n    goos: [windows, linux]\n",
    [{ directories: ["b"] }],
  ],
  [
    "targets",
    "builds:\n  - main: ./a\n    targets: [windows_amd64]\n  - main: ./b\n    targets: [linux_arm64]\n",
    [{ directories: ["b"] }],
  ],
  ["another language", "builds:\n  - builder: rust\n  - main: ./b\n", [{ directories: ["b"] }]],
  ["a library", "builds:\n  - main: ./a\n    buildmode: c-shared\n", []],
  ["a computed main", "builds:\n  - main: ./cmd/{{ .ProjectName }}\n", [{ directories: [] }]],
  ["a name with platforms", 'builds:\n  - binary: "app-{{ .Os }}-{{ .Arch }}"\n', [{ binary: "app" }]],
  ["a name in a folder", "builds:\n  - binary: bin/app\n", [{ binary: "app" }]],
  ["the project's name", "project_name: proj\nbuilds:\n  - main: ./x\n", [{ binary: "proj" }]],
  ["tags in both places", "builds:\n  - tags: [a]\n    flags: [-trimpath, '-tags=b,c']\n", [{ tags: ["a", "b", "c"] }]],
  [
    "tags that are computed",
    "builds:\n  - tags: ['{{ .Env.TAGS }}', a]\n",
    [{ tags: ["a"], unknownTags: ["{{ .Env.TAGS }}"] }],
  ],
  ["CGO_ENABLED of the whole file", "env: [CGO_ENABLED=0]\nbuilds:\n  - main: .\n", [{ cgo: "0" }]],
  [
    "an image names its build",
    "builds:\n  - id: a\n    main: ./a\n  - id: b\n    main: ./b\ndockers:\n  - ids: [b]\n",
    [{ role: "release" }, { role: "image" }],
  ],
  ["a path that climbs", "builds:\n  - main: ../../etc\n", [{ directories: [] }]],
])("GoReleaser: %s", (_sentence, text, expected) => {
  expect(goreleaser(text)).toMatchObject(expected);
});

test("GoReleaser stamps its own variables where a file names no ldflags", () => {
  expect(goreleaser("builds:\n  - main: .\n")[0]?.stamps.map(({ variable }) => variable)).toEqual([
    "main.version",
    "main.commit",
    "main.date",
    "main.builtBy",
  ]);
});

test.each(["builds: [\n", "a: b: c\n", "\tx: y\n"])("a broken YAML %j is said, not thrown", (text) => {
  expect(typeof parseGoreleaser(text, at)).toBe("string");
  expect(typeof parseKo(text, at)).toBe("string");
  expect(typeof parsePromu(text, at)).toBe("string");
});

test.each(["- a\n- b\n", "builds: 3\n", "builds:\n  - 7\n  - [x]\n", "", "builds: {main: ./x}\n", "--- a\n--- b\n"])(
  "YAML of another shape %j harms nothing",
  (text) => {
    parseGoreleaser(text, at);
    parseKo(text, at);
    parsePromu(text, at);
  },
);

test("YAML that unfolds to a billion entries is refused", () => {
  const rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let row = 1; row < 12; row += 1)
    rows.push(
      `a${row}: &a${row} [${Array(10)
        .fill(`*a${row - 1}`)
        .join(", ")}]`,
    );
  expect(typeof parseGoreleaser(rows.join("\n"), at)).toBe("string");
});

test("ko: builds with the file's defaults", () => {
  const text =
    "defaultFlags: [-tags, netgo]\ndefaultEnv: [CGO_ENABLED=1]\nbuilds:\n  - id: a\n    dir: ./a\n    main: ./cmd\n    ldflags: ['-X main.v={{.Env.V}}']\n  - id: b\n    flags: -tags=x\n";
  expect(parseKo(text, { file: "x/.ko.yaml", directory: "x" })).toMatchObject([
    { directories: ["x/a/cmd"], tags: ["netgo"], cgo: "1", stamps: [{ variable: "main.v", value: "{{.Env.V}}" }] },
    { directories: ["x"], tags: ["x"] },
  ]);
});

test("promu: binaries with tags, flags and linker variables", () => {
  const text =
    'go:\n  cgo: false\nbuild:\n  binaries:\n    - name: app\n      path: ./cmd/app\n    - name: tool\n  flags: -a -tags "netgo x"\n  tags:\n    all: [y]\n    linux: [z]\n    windows: [no]\n  ldflags: |\n    -X example.org/common/version.Version={{.Version}}\n    -X main.r={{.Revision}}\n';
  expect(parsePromu(text, { file: ".promu.yml", directory: "." })).toMatchObject([
    {
      directories: ["cmd/app"],
      binary: "app",
      tags: ["netgo", "x", "y", "z"],
      cgo: "0",
      stamps: [{ variable: "example.org/common/version.Version" }, { variable: "main.r" }],
    },
    { directories: ["."], binary: "tool" },
  ]);
});

test("make: variables are expanded, what is computed stays", () => {
  const text = `GO ?= go
NAME := app
PKG = example.org/$(NAME)
LDFLAGS := -s -w \\
  -X $(PKG)/version.Version=$(shell git describe --tags)
LDFLAGS += -X main.c=$(COMMIT)
ifeq ($(OS),Windows_NT)
NAME := app.exe
endif
.PHONY: all build
all: build ## everything
build: TAGS = netgo
build: deps | bin
\t@echo building
\tCGO_ENABLED=0 $(GO) build -tags "$(TAGS)" -ldflags '$(LDFLAGS)' -o bin/$(NAME) ./cmd/$(NAME)
bin/%:
\tcd sub && go build -o $@ .
image:
\t$(MAKE) build && docker build .
define TEXT
no: rule
endef
`;
  const rules = parseMakefile(text);
  expect(rules.map(({ target }) => target)).toEqual(["all", "build", "bin/%", "image"]);
  expect(rules[1]?.builds).toMatchObject([
    {
      packages: ["./cmd/app"],
      output: "bin/app",
      flags: {
        tags: ["netgo"],
        stamps: [
          { variable: "example.org/app/version.Version", value: "$(shell git describe --tags)" },
          { variable: "main.c", value: "$(COMMIT)" },
        ],
      },
      environment: { CGO_ENABLED: "0" },
    },
  ]);
  expect(rules[2]?.builds).toMatchObject([{ workdir: "sub", output: "bin/%" }]);
  expect(rules[3]?.calls).toEqual(["build"]);
});

test.each([
  ["A = $(B)\nB = $(A)\nx:\n\tgo build $(A)\n"],
  [`A = ${"$(A)$(A)".repeat(3)}\nx:\n\tgo build $(A)\n`],
  ["A := x\n" + "A := $(A)$(A)\n".repeat(60)],
  ["\tgo build\n:\n=\n$(\n"],
])("make: variables in circles and broken lines end", (text) => {
  expect(parseMakefile(text).length).toBeLessThan(3);
});

test("Dockerfile: builds where their sources lie, and the last stage", () => {
  const text = `# syntax=docker/dockerfile:1
ARG GO=1.26
FROM golang:\${GO} AS base
WORKDIR /src
COPY go.mod go.sum ./
COPY . .
FROM base AS build
ARG TAGS=netgo
ENV CGO_ENABLED=0
WORKDIR /src/cmd/api
RUN --mount=type=cache,target=/root/.cache \\
    # why
    go build -tags "\${TAGS}" -o /out/api .
RUN cd ../worker && go build -o /out/worker
FROM alpine
RUN apk add --no-cache git openssh=9 && ln -s /app /usr/bin/x
COPY --from=build /out/api /app
COPY web /srv/web
EXPOSE 80/tcp 8080
VOLUME ["/data"]
ENTRYPOINT ["/sbin/tini", "--", "/app"]
CMD serve
`;
  expect(parseDockerfile(text)).toMatchObject({
    builds: [
      { workdir: "cmd/api", flags: { tags: ["netgo"] }, environment: { CGO_ENABLED: "0" }, output: "/out/api" },
      { workdir: "cmd/worker", output: "/out/worker" },
    ],
    entry: ["/sbin/tini", "--", "/app", "serve"],
    packages: ["git", "openssh"],
    copies: [{ source: "web", destination: "/srv/web" }],
    ports: ["80/tcp", "8080"],
    volumes: ["/data"],
    links: [{ target: "/app", link: "/usr/bin/x" }],
  });
});

test("Dockerfile: a lent context, a here-document and make", () => {
  const text =
    "FROM golang\nWORKDIR /w\nRUN --mount=type=bind,target=. go build ./cmd/x\nRUN <<EOF\ncd sub\ngo build .\nmake build\nEOF\n";
  expect(parseDockerfile(text)).toMatchObject({
    builds: [{ workdir: ".", packages: ["./cmd/x"] }, { workdir: "sub" }],
    makes: ["build"],
  });
});

test.each([
  "",
  "FROM",
  "RUN go build .",
  "FROM a\nCOPY\nRUN\nENTRYPOINT [\nCMD [1, 2]\nVOLUME",
  "FROM a\nRUN <<EOF\nnever ends",
])("a strange Dockerfile %j harms nothing", (text) => {
  expect(parseDockerfile(text).packages).toEqual([]);
});

const places = { main: ["."], modules: [{ path: "example.org/app", directory: "." }] };
const roles = (...paths: readonly string[]) =>
  collectHints(
    paths.map((path) => ({
      path,
      text: path.endsWith("file") ? "FROM golang\nCOPY . .\nRUN go build ./cmd/x\n" : "builds:\n  - main: ./cmd/x\n",
    })),
    places,
  ).builds.map(({ file, role }) => [file, role]);

test("a build file speaks for the project, a part of it, or for nothing, by where it lies", () => {
  expect(
    roles(
      "Dockerfile",
      "docker/Dockerfile",
      "services/a/Dockerfile",
      "test/e2e/Dockerfile",
      ".devcontainer/Dockerfile",
      ".goreleaser.yml",
      "sub/.goreleaser.yml",
    ),
  ).toEqual([
    [".goreleaser.yml", "release"],
    ["sub/.goreleaser.yml", "build"],
    ["Dockerfile", "image"],
    ["docker/Dockerfile", "image"],
    ["services/a/Dockerfile", "build"],
    ["test/e2e/Dockerfile", "development"],
    [".devcontainer/Dockerfile", "development"],
  ]);
});

test("a Dockerfile that calls make builds what the target builds, over the targets it needs", () => {
  const files = [
    { path: "Dockerfile", text: "FROM golang\nCOPY . .\nRUN make image-bin\n" },
    {
      path: "Makefile",
      text: "image-bin: deps bin/app\nbin/app:\n\tgo build -o $@ ./cmd/app\nother:\n\tgo build ./cmd/other\n",
    },
  ];
  expect(collectHints(files, places).builds.filter(({ source }) => source === "dockerfile")).toMatchObject([
    { directories: ["cmd/app"], binary: "app", role: "image" },
  ]);
});

test("an import path of the project's own module leads to its directory", () => {
  const files = [
    { path: "Makefile", text: "build:\n\tgo build example.org/app/cmd/x example.org/other/y golang.org/x/z@latest\n" },
  ];
  expect(collectHints(files, places).builds.map(({ directories }) => directories)).toEqual([
    ["cmd/x"],
    ["example.org/other/y"],
  ]);
});
