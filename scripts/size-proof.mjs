// Holds the size report against Go's own tools: builds programs with several Go versions for all architectures, whole and
// stripped, and compares packages with `go tool nm` and modules with `go version -m`. Takes minutes, needs the
// module proxy, and Node 24, which reads TypeScript.
// node scripts/size-proof.mjs [--quick]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { readBinary } from "../src/size/binary.ts";
import { root } from "./engine.mjs";

const quick = process.argv.includes("--quick");
const versions = quick
  ? ["local"]
  : [
      "go1.18.10",
      "go1.19.13",
      "go1.20.14",
      "go1.21.13",
      "go1.22.12",
      "go1.23.12",
      "go1.24.11",
      "go1.25.5",
      "go1.27.3",
      "local",
    ];
const architectures = quick ? ["amd64"] : ["amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "loong64"];
const tools = [
  "github.com/google/go-containerregistry/cmd/crane",
  "github.com/google/go-containerregistry/cmd/registry",
  "github.com/google/ko",
  "github.com/mikefarah/yq/v4",
  "github.com/moby/buildkit/cmd/buildctl",
  "mvdan.cc/sh/v3/cmd/shfmt",
];

const go = (directory, env, ...args) =>
  execFileSync("go", args, {
    cwd: directory,
    env: { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Text bytes by package from the symbol table; the packages are those that `go list` names. */
function symbolSizes(text, packages) {
  const escape = (path) => path.replace(/[^/]*$/, (last) => last.replaceAll(".", "%2e"));
  const byPath = new Map(
    packages.flatMap((path) => [
      [path, path],
      [escape(path), path],
    ]),
  );
  const sums = new Map();
  for (const line of text.split("\n")) {
    const found = /^\s*[0-9a-f]+\s+(\d+)\s+[Tt]\s(.*)$/.exec(line);
    if (found === null) continue;
    const [, size, symbol] = found;
    // The longest path of a package that is followed by a dot.
    let path;
    for (let dot = symbol.indexOf("."); dot >= 0; dot = symbol.indexOf(".", dot + 1))
      if (byPath.has(symbol.slice(0, dot))) path = byPath.get(symbol.slice(0, dot));
    if (/^(type|go)[:.]/.test(symbol)) path = "(generated)";
    if (path !== undefined) sums.set(path, (sums.get(path) ?? 0) + Number(size));
  }
  return sums;
}

/** `mod`, `dep` and `=>` lines as `go version -m` prints them. */
function moduleProblems(info, version, path) {
  const lines = [
    ...(info.main === undefined ? [] : [["mod", info.main]]),
    ...info.modules.map((module) => ["dep", module]),
  ].flatMap(([kind, { path: name, version: v, sum, replacedBy }]) => [
    [kind, name, v, sum].join("\t").trim(),
    ...(replacedBy === undefined
      ? []
      : [["=>", replacedBy.path, replacedBy.version, replacedBy.sum].join("\t").trim()]),
  ]);
  const theirs = version
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(mod|dep|=>)\t/.test(line));
  return [
    ...(JSON.stringify(lines) === JSON.stringify(theirs) ? [] : ["modules differ from go version -m"]),
    ...(version.startsWith(`${path}: ${info.go}`) ? [] : [`${info.go} is not what go version says`]),
  ];
}

/** esbuild for eight architectures, stripped by its makers, from the npm registry; kept for the next time. */
function proveEsbuild() {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "go-alpine-build", "size-proof");
  mkdirSync(cache, { recursive: true });
  for (const architecture of ["x64", "arm64", "arm", "ia32", "ppc64", "s390x", "riscv64", "loong64"]) {
    const directory = join(cache, `esbuild-linux-${architecture}-0.25.0`);
    if (!existsSync(directory)) {
      const archive = execFileSync("npm", ["pack", "--silent", `@esbuild/linux-${architecture}@0.25.0`], {
        cwd: cache,
        encoding: "utf8",
      });
      mkdirSync(directory);
      execFileSync("tar", ["xzf", join(cache, archive.trim()), "-C", directory]);
    }
    const path = join(directory, "package/bin/esbuild");
    const report = readBinary(readFileSync(path), path);
    const named = report.packages.reduce((sum, { size }) => sum + size, 0);
    const total = Object.values(report.unnamed).reduce((sum, size) => sum + size, named);
    const problems = [
      ...moduleProblems(report.info, go(cache, {}, "version", "-m", path), path),
      ...(total === report.size ? [] : ["the parts do not add up"]),
      ...(named / report.size > 0.7 ? [] : ["less than 70 % is named"]),
    ];
    process.stdout.write(
      `esbuild ${architecture.padEnd(26)}  ${report.info.go.padEnd(10)}  named ${((100 * named) / report.size).toFixed(1)} %  ${problems.length === 0 ? "ok" : problems.join("; ")}\n`,
    );
    if (problems.length > 0) process.exitCode = 1;
  }
}

function compare(label, whole, stripped, packages, nm, version) {
  const before = readBinary(readFileSync(whole), whole);
  const started = performance.now();
  const report = readBinary(readFileSync(stripped), stripped);
  const milliseconds = Math.round(performance.now() - started);
  const problems = [];
  if (JSON.stringify(before.packages) !== JSON.stringify(report.packages)) problems.push("stripping changes the table");
  const total = [...report.packages.map(({ size }) => size), ...Object.values(report.unnamed)].reduce(
    (a, b) => a + b,
    0,
  );
  if (total !== report.size) problems.push(`the parts are ${total} bytes, and the file ${report.size}`);
  const sums = symbolSizes(nm, packages);
  const largest = [...sums]
    .filter(([path]) => path !== "(generated)")
    .sort(([, a], [, b]) => b - a)
    .slice(0, 50);
  const off = largest.map(([path, size]) => {
    const ours = report.packages.find(({ name }) => name === path)?.code ?? 0;
    return { path, size, ours, off: Math.abs(ours - size) / size };
  });
  for (const { path, size, ours, off: share } of off)
    if (share > 0.01) problems.push(`${path}: ${ours} bytes, the symbol table says ${size}`);
  const info = report.info;
  problems.push(...moduleProblems(info, version, stripped));
  const named = report.packages.reduce((sum, { size }) => sum + size, 0);
  const worst = off.reduce((most, one) => (one.off > most.off ? one : most), { off: 0, path: "" });
  process.stdout.write(
    [
      label.padEnd(34),
      info.go.padEnd(10),
      `${(report.size / 1e6).toFixed(1)} MB`.padStart(8),
      `${report.packages.length} packages`.padStart(14),
      `${info.modules.length} modules`.padStart(12),
      `named ${((100 * named) / report.size).toFixed(1)} %`,
      `worst of 50: ${(100 * worst.off).toFixed(3)} % ${worst.path}`.padEnd(48),
      `${milliseconds} ms`,
      problems.length === 0 ? "ok" : `\n  ${problems.join("\n  ")}`,
    ].join("  ") + "\n",
  );
  if (problems.length > 0) process.exitCode = 1;
}

function prove(label, directory, target, env, work, flags = []) {
  const [whole, stripped] = [join(work, "whole"), join(work, "stripped")];
  go(directory, env, "build", "-trimpath", ...flags, "-o", whole, target);
  go(directory, env, "build", "-trimpath", ...flags, "-ldflags=-s -w", "-o", stripped, target);
  const packages = go(
    directory,
    env,
    "list",
    "-deps",
    "-f",
    '{{if eq .Name "main"}}main{{else}}{{.ImportPath}}{{end}}',
    target,
  );
  const nm = go(directory, { ...env, GOOS: "", GOARCH: "" }, "tool", "nm", "-size", whole);
  const version = go(directory, { ...env, GOOS: "", GOARCH: "" }, "version", "-m", stripped);
  compare(label, whole, stripped, packages.trim().split("\n"), nm, version);
}

const work = mkdtempSync(join(tmpdir(), "size-proof-"));
try {
  const source = join(work, "source");
  mkdirSync(source);
  writeFileSync(join(source, "go.mod"), "module example.com/server\n\ngo 1.18\n");
  const main = 'package main\n\nimport (\n\t"html/template"\n\t"net/http"\n)\n\n';
  const body =
    'func main() {\n\tt := template.Must(template.New("x").Parse("{{.}}"))\n\thttp.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { t.Execute(w, r.URL) })\n\thttp.ListenAndServe(":8080", nil)\n}\n';
  writeFileSync(join(source, "main.go"), main + body);
  for (const version of versions) {
    const toolchain = { GOTOOLCHAIN: version };
    prove(`server amd64 ${version}`, source, ".", { ...toolchain, GOOS: "linux", GOARCH: "amd64" }, work);
    if (!quick)
      prove(`server arm64 pie ${version}`, source, ".", { ...toolchain, GOOS: "linux", GOARCH: "arm64" }, work, [
        "-buildmode=pie",
      ]);
  }
  for (const architecture of architectures)
    prove(`server ${architecture}`, source, ".", { GOOS: "linux", GOARCH: architecture, GOTOOLCHAIN: "local" }, work);
  for (const tool of quick ? [] : tools)
    prove(
      tool.split("/").slice(-2).join("/"),
      join(root, "examples/tools"),
      tool,
      { GOOS: "linux", GOARCH: "amd64", GOTOOLCHAIN: "local" },
      work,
    );
  if (!quick) proveEsbuild();
} finally {
  rmSync(work, { recursive: true, force: true });
}
