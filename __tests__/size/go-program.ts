import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFiles } from "../temporary.ts";

/** Go with nothing of this machine's settings in the way; only what is installed, and nothing from the network. */
export function runGo(directory: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync("go", [...args], {
    cwd: directory,
    env: {
      ...process.env,
      CGO_ENABLED: "0",
      GOFLAGS: "-buildvcs=false",
      GOPROXY: "off",
      GOTOOLCHAIN: "local",
      GOWORK: "off",
      GOOS: "linux",
      GOARCH: "",
      ...env,
    },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: "pipe",
  });
}

export type BuiltProgram = {
  readonly directory: string;
  /** Builds a program of the tree and reads it; its path is `directory`/`name`. */
  readonly build: (name: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Buffer;
} & Disposable;

/** A directory with Go sources, in which programs can be built. */
export async function goSources(files: Readonly<Record<string, string>>): Promise<BuiltProgram> {
  const directory = mkdtempSync(join(tmpdir(), "go-alpine-build-test-"));
  await writeFiles(directory, files);
  return {
    directory,
    build: (name, args, env) => {
      runGo(directory, ["build", "-trimpath", "-o", join(directory, name), ...args], env);
      return readFileSync(join(directory, name));
    },
    [Symbol.dispose]: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A program with a package and a module of its own: the module lies beside it, so that nothing is downloaded. */
export const smallProgram = {
  "go.mod":
    "module example.com/small\n\ngo 1.21\n\nrequire example.com/greeting v1.2.3\n\nreplace example.com/greeting => ./greeting\n",
  "main.go":
    'package main\n\nimport (\n\t"example.com/greeting"\n\t"example.com/small/internal/count"\n)\n\nfunc main() { println(greeting.Hello("you"), count.Up(3)) }\n',
  "internal/count/count.go":
    'package count\n\n//go:noinline\nfunc Up(n int) int {\n\tif n == 0 {\n\t\tpanic("none")\n\t}\n\treturn n + 1\n}\n',
  "greeting/go.mod": "module example.com/greeting\n\ngo 1.21\n",
  "greeting/greeting.go":
    'package greeting\n\nimport "strings"\n\n//go:noinline\nfunc Hello(name string) string { return "hello, " + strings.Repeat(name, 2) }\n',
};
