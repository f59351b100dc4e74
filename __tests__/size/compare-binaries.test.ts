import fc from "fast-check";
import { readBinary } from "../../src/size/binary.ts";
import type { CauseKind } from "../../src/size/cause.ts";
import { type BinaryChange, compareBinaries } from "../../src/size/compare-binaries.ts";
import { type MadeFunction, goBytes, runtime } from "./go-bytes.ts";
import { goSources } from "./go-program.ts";

type Made = {
  readonly functions?: readonly MadeFunction[];
  readonly go?: string;
  readonly deps?: readonly string[];
  readonly settings?: readonly string[];
  readonly debug?: number;
};

const program = ({ functions = [], go = "go1.26.8", deps = [], settings = [], debug = 0 }: Made) => {
  const lines = ["path\texample.com/x", "mod\texample.com/x\tv1.0.0\t", ...deps.map((dep) => `dep\t${dep}\th1:x=`)];
  const modules = [...lines, ...settings.map((setting) => `build\t${setting}`)].join("\n");
  const bytes = goBytes({ functions: [...runtime, { name: "main.main", code: 64 }, ...functions], go, modules, debug });
  return readBinary(bytes, "made");
};
const compare = (before: Made, after: Made) => compareBinaries(program(before), program(after));
const sum = ({ causes }: BinaryChange) => causes.reduce((total, { change }) => total + change, 0);
const a = (code: number, name = "F") => ({ name: `a.org/m.${name}`, code });
const own = (code: number, name = "F") => ({ name: `example.com/x/internal/y.${name}`, code });
const b = (code: number) => ({ name: "b.org/m/sub.F", code });
/** Kinds, names and versions of the causes that packages have. */
const packageCauses = (change: BinaryChange) =>
  change.causes
    .filter(({ packages }) => packages.length > 0)
    .map(({ kind, name, from, to }) => [kind, name, from, to].join(" ").trim());

test.each<[string, Made, Made, readonly string[]]>([
  [
    "a module that is linked now",
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"] },
    { functions: [a(32), b(320)], deps: ["a.org/m\tv1.0.0", "b.org/m\tv2.0.0"] },
    ["module-added b.org/m  v2.0.0"],
  ],
  ["a module that is gone", { functions: [b(320)], deps: ["b.org/m\tv2.0.0"] }, {}, ["module-removed b.org/m v2.0.0"]],
  [
    "another version",
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"] },
    { functions: [a(320)], deps: ["a.org/m\tv1.1.0"] },
    ["module-version a.org/m v1.0.0 v1.1.0"],
  ],
  [
    "another Go",
    { go: "go1.26.8" },
    { go: "go1.27.3", functions: [{ name: "runtime.more", code: 320 }] },
    ["go-version  go1.26.8 go1.27.3"],
  ],
  [
    "the same source, compiled by another Go",
    { go: "go1.26.8", functions: [own(32), a(32)], deps: ["a.org/m\tv1.0.0"] },
    { go: "go1.27.3", functions: [own(64), a(64)], deps: ["a.org/m\tv1.0.0"] },
    ["go-version  go1.26.8 go1.27.3"],
  ],
  [
    "another Go, and more of one's own",
    { go: "go1.26.8", functions: [own(32)] },
    { go: "go1.27.3", functions: [own(64), own(640, "G")] },
    ["own-code example.com/x/internal/y"],
  ],
  [
    "the same source, compiled with other flags",
    { functions: [own(32)], settings: ["-gcflags=all=-dwarf=false"] },
    { functions: [own(640)], settings: ["-gcflags=all=-N"] },
    ["flags"],
  ],
  [
    "a package of the standard library that is new",
    {},
    { functions: [{ name: "html/template.F", code: 320 }] },
    ["packages-added std"],
  ],
  [
    "a package of a module that is new",
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"] },
    { functions: [a(32), { name: "a.org/m/new.F", code: 64 }], deps: ["a.org/m\tv1.0.0"] },
    ["packages-added a.org/m"],
  ],
  [
    "a package of a module that is gone",
    { functions: [a(32), { name: "a.org/m/old.F", code: 64 }], deps: ["a.org/m\tv1.0.0"] },
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"] },
    ["packages-removed a.org/m"],
  ],
  [
    "more of a package",
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"] },
    { functions: [a(32), a(320, "G")], deps: ["a.org/m\tv1.0.0"] },
    ["package a.org/m"],
  ],
  [
    "the project's own code",
    {},
    {
      functions: [
        { name: "example.com/x/api.F", code: 64 },
        { name: "main.more", code: 32 },
      ],
    },
    ["own-code example.com/x/api", "own-code main"],
  ],
  [
    "other build settings",
    { functions: [a(32)], deps: ["a.org/m\tv1.0.0"], settings: ["GOAMD64=v1"] },
    { functions: [a(320)], deps: ["a.org/m\tv1.0.0"], settings: ["GOAMD64=v3"] },
    ["flags"],
  ],
])("%s is the cause", (_sentence, before, after, causes) => {
  const change = compare(before, after);
  expect(packageCauses(change)).toEqual(causes);
  expect(sum(change)).toBe(change.after - change.before);
});

test("settings that changed are told, and those that only name the commit are not", () => {
  const settings = (revision: string, tags: string) => [`vcs.revision=${revision}`, `-tags=${tags}`, "CGO_ENABLED=0"];
  expect(compare({ settings: settings("a", "x") }, { settings: settings("b", "x,y") }).settings).toEqual([
    { name: "-tags", from: "x", to: "x,y" },
  ]);
});

test("symbols that are no longer left out are a cause of their own", () => {
  expect(compare({}, { debug: 5000 }).causes[0]).toMatchObject({
    kind: "debug",
    before: expect.any(Number),
    change: 5000,
  });
});

describe("when methods can be called by name", () => {
  const reflection = ["reflect.Value.Method", "reflect.Value.MethodByName"].map((name) => ({ name, code: 32 }));
  const many = (count: number, code: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `a.org/m/p${at}.F`, code }));
  const deps = ["a.org/m\tv1.0.0"];
  const kinds = (change: BinaryChange): readonly CauseKind[] => change.causes.map(({ kind }) => kind);

  test("packages that grew with nothing of theirs changed have one cause", () => {
    const change = compare({ functions: many(30, 32), deps }, { functions: [...many(30, 320), ...reflection], deps });
    expect(change.causes[0]).toMatchObject({ kind: "methods-kept", change: 30 * 289 });
    expect(change.causes[0]?.packages).toHaveLength(30);
    expect(sum(change)).toBe(change.after - change.before);
    const back = compare({ functions: [...many(30, 320), ...reflection], deps }, { functions: many(30, 32), deps });
    expect(back.causes[0]).toMatchObject({ kind: "methods-dropped", change: -30 * 289 });
  });

  test("a few packages that grew prove nothing", () => {
    const change = compare({ functions: many(5, 32), deps }, { functions: [...many(5, 320), ...reflection], deps });
    expect(kinds(change)).not.toContain("methods-kept");
  });
});

test("a program whose packages cannot be told is still compared, to the byte", () => {
  const change = compareBinaries(program({}), readBinary(goBytes({ functions: [], buildInfo: "none" }), "C"));
  expect(sum(change)).toBe(change.after - change.before);
  expect(change.causes.map(({ kind }) => kind)).toContain("other-code");
});

test("for any two programs each byte of the difference has one cause", () => {
  const paths = [
    "main",
    "runtime",
    "net/http",
    "a.org/m",
    "a.org/m/x",
    "b.org/n",
    "example.com/x/y",
    "reflect",
    "type:.eq",
  ];
  const made = fc.record({
    functions: fc.array(
      fc.record({ name: fc.constantFrom(...paths).map((path) => `${path}.F`), code: fc.integer({ min: 1, max: 900 }) }),
      { maxLength: 40 },
    ),
    go: fc.constantFrom("go1.21.0", "go1.26.8"),
    deps: fc.subarray(["a.org/m\tv1.0.0", "a.org/m/x\tv1.1.0", "b.org/n\tv0.1.0"]),
    settings: fc.subarray(["GOARM=7", "-tags=x", "-ldflags=-w"]),
    debug: fc.nat(3000),
  });
  fc.assert(
    fc.property(made, made, (before, after) => {
      const change = compare(before, after);
      expect(sum(change)).toBe(change.after - change.before);
      const packages = change.causes.flatMap((cause) => cause.packages.map(({ name }) => name));
      expect(new Set(packages).size).toBe(packages.length);
      const inCauses = change.causes.filter(({ packages: list }) => list.length > 0);
      for (const { packages: list, before: from, after: to } of inCauses)
        expect([from, to]).toEqual([
          list.reduce((n, one) => n + one.before, 0),
          list.reduce((n, one) => n + one.after, 0),
        ]);
    }),
    { numRuns: 500 },
  );
}, 60_000);

test("two builds of a program: the added import is named, and the rows are the difference", async () => {
  using sources = await goSources({
    "go.mod": "module example.com/two\n\ngo 1.21\n",
    "cmd/one/main.go": 'package main\n\nfunc main() { println("hello") }\n',
    "cmd/two/main.go": 'package main\n\nimport "encoding/json"\n\nfunc main() { println(json.Valid([]byte("{}"))) }\n',
  });
  const [one, two] = ["one", "two"].map((name) =>
    readBinary(sources.build(name, ["-ldflags=-s -w", `./cmd/${name}`]), name),
  );
  const change = compareBinaries(one!, two!);
  expect(sum(change)).toBe(two!.size - one!.size);
  const added = change.causes.find(({ kind }) => kind === "packages-added");
  expect(added?.name).toBe("std");
  expect(added?.packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["encoding/json", "reflect", "strconv"]),
  );
}, 120_000);
