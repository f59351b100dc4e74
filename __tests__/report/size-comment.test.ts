import fc from "fast-check";
import { type CommentFacts, commentChanges, longestComment } from "../../src/report/size-comment.ts";
import { commentStart } from "../../src/report/comment-marks.ts";
import { type SizeReport, sizeReport } from "../../src/size/report.ts";
import { expectGolden } from "../golden.ts";
import { commentBody } from "./comment-body.ts";
import { imageReport, imageSubject, programSubject } from "./size-values.ts";

const exact = { kind: "exact", because: "Base: `main` at `9f31c2a`, exact match" } as const;
const facts = (reports: Readonly<Record<string, SizeReport>>, more: Partial<CommentFacts> = {}): CommentFacts => ({
  key: "default",
  job: "api",
  revision: "4be1c0d",
  run: "1187.1",
  images: Object.entries(reports).map(([name, report]) => ({ name, report, baseline: exact })),
  ignoreBelow: 1000,
  gate: undefined,
  fullReport: "https://github.com/acme/api/actions/runs/1187",
  ...more,
});
/** Numbers and units are held together with blanks that do not break. */
const spaced = (text: string) => text.replaceAll("\u00a0", " ");
const many = (count: number, path: string) =>
  Array.from({ length: count }, (_, at) => ({ name: `${path}${at}.F`, code: 2000 }));
const grown = {
  functions: [
    ...many(4, "html/template/p"),
    { name: "github.com/x/y.F", code: 40_000 },
    { name: "a.org/m.F", code: 9000 },
  ],
  deps: ["a.org/m\tv1.1.0\t", "github.com/x/y\tv0.3.0\t"],
  settings: ["-tags=netgo"],
};
const before = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };

test("what grew, why and where is told", async () => {
  const body = commentBody(
    facts({ api: await imageReport(before, grown, [{ name: "etc/app.conf", content: "x".repeat(5000) }]) }),
  );
  expectGolden("size-comment.md", body);
});

test("nothing is folded away that is empty: of files, the program alone has changed, and it is taken apart above", async () => {
  const body = commentBody(facts({ api: await imageReport(before, grown) }));
  const blocks = [...body.matchAll(/<summary>(?<title>.*?)<\/summary>(?<content>[\s\S]*?)<\/details>/g)];
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.filter(({ groups }) => groups?.["content"]?.trim() === "")).toEqual([]);
});

test("the first line is hidden and names the key", async () => {
  const body = commentBody(facts({ api: await imageReport(before, grown) }));
  expect(body.split("\n")[0]).toBe("<!-- go-alpine-build:size key=default v=1 -->");
  expect(body.startsWith(commentStart("default"))).toBe(true);
});

test.each(["a--b", "a>b", "", "a b", "-->"])("%j is no key", (key) => {
  expect(() => commentStart(key)).toThrow(RangeError);
});

test("nothing changed is two lines", async () => {
  const same = facts({ api: await imageReport(before, before), worker: await imageReport(grown, grown) });
  expect(commentChanges(same)).toBe(false);
  expect(
    commentBody(same)
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("<!--")),
  ).toEqual(["### Image size: no change", expect.stringMatching(/^<sub>Base: .*<\/sub>$/)]);
});

test("what is below the floor is no change, and is named", async () => {
  const after = { ...before, functions: [...before.functions, { name: "a.org/m.G", code: 800 }] };
  const body = commentBody(facts({ api: await imageReport(before, after) }, { ignoreBelow: 3000 }));
  expect(body).toMatch(/### Image size: no change \(largest difference [\d.]+ kB\)/);
});

test("without a base there are sizes, and no change of any kind", async () => {
  const report = sizeReport(await imageSubject(grown, [], 24_000));
  const none = { kind: "none", because: "No baseline: `main` has not been built by this action yet" } as const;
  const body = commentBody(facts({}, { images: [{ name: "api", report, baseline: none }] }));
  expect(body).toContain("No baseline: `main` has not been built by this action yet.");
  expect(body).toContain("Attestations (24.00 kB) are not part of it.");
  expect(body).not.toMatch(/[+−]\d|Change|no change/);
});

test("a platform that only one side has is new or removed, and in no sum", async () => {
  const [one, two] = [await imageSubject(before), await imageSubject(before)];
  if (one.kind !== "image" || two.kind !== "image") throw new Error("these are images");
  const only = { ...one, platforms: one.platforms.slice(0, 1) };
  expect(spaced(commentBody(facts({ api: sizeReport(two, only) })))).toMatch(
    /`linux\/arm64` \| [\d.]+ [kM]B \| new \|/,
  );
  expect(spaced(commentBody(facts({ api: sizeReport(only, two) })))).toMatch(/`linux\/arm64` \|\s+\| removed \|/);
});

test("the rows of the causes add up to the last one", async () => {
  const body = spaced(commentBody(facts({ api: await imageReport(before, grown) }, { ignoreBelow: 1 })));
  const causes = body.slice(body.indexOf("**Why"), body.indexOf("<details>"));
  const numbers = [...causes.matchAll(/(?<sign>[+−])(?<number>[\d.]+) kB/g)].map(({ groups }) =>
    Number(`${groups?.["sign"] === "−" ? "-" : ""}${groups?.["number"]}`),
  );
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(numbers.at(-1)!, 1);
});

test("programs can be compared as well", () => {
  const body = commentBody(facts({ api: sizeReport(programSubject(grown), programSubject(before)) }));
  expect(body).toMatch(/^### Program size: larger by [\d.]+ kB \(\+[\d.]+ %\)$/m);
  expect(body).not.toContain("Download");
});

describe("a comment that would be too long", () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, at) => `example.org/team/service-number-${at}/with/a/long/path`);
  const wide = (count: number) => ({
    functions: names(count).map((name) => ({ name: `${name}.F`, code: 2000 })),
    deps: names(count).map((name) => `${name}\tv1.0.0\t`),
  });

  test.each([10, 60, 1000])("with %i images stays within the limit, and ends in whole lines", async (count) => {
    const report = await imageReport(before, wide(60));
    const reports = Object.fromEntries(Array.from({ length: count }, (_, at) => [`service-${at}`, report]));
    const body = commentBody(facts(reports));
    expect(body.length).toBeLessThanOrEqual(longestComment);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(longestComment);
    expect(body).toContain("[Full report](https://github.com/acme/api/actions/runs/1187)");
    expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
    for (const line of body.split("\n").filter((text) => text.startsWith("|"))) expect(line.endsWith("|")).toBe(true);
  });
});

describe("names of strangers", () => {
  const hostile = [
    "a|b",
    "a\\|b",
    "`code`",
    "<img src=x onerror=alert(1)>",
    "@everyone",
    "#123",
    "</details>",
    "a\u202eb",
    "x\ny",
    "-->",
    "![](https://x.y/z)",
    "$(a)",
  ];

  test("stay names: they open no element, mention nobody, and add no cell", () => {
    const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }));
    const report = sizeReport(programSubject(grown), programSubject(before));
    const [change] = report.changes;
    fc.assert(
      fc.property(word, word, word, (name, path, version) => {
        const cause = {
          kind: "module-version" as const,
          name: path,
          from: version,
          to: "v2",
          before: 0,
          after: 9000,
          change: 9000,
          packages: [],
          count: 0,
        };
        const forged = {
          ...report,
          subject: { ...report.subject, name },
          changes: [{ ...change!, causes: [cause] }],
        } as SizeReport;
        const body = commentBody(
          facts({}, { images: [{ name, report: forged, baseline: exact }], revision: version, run: path }),
        );
        const [first = "", ...lines] = body.split("\n");
        expect(first).toBe("<!-- go-alpine-build:size key=default v=1 -->");
        const hidden = lines.filter((line) => line.startsWith("<!--"));
        for (const line of hidden) expect(line).toMatch(/^<!-- (?:share \{(?:(?!--)[^<>@])*\}|part \d|end) -->$/);
        for (const line of lines.filter((one) => !one.startsWith("<!--"))) {
          const outside = line
            .replace(/`[^`]*`/g, "")
            .replace(/&#\d+;/g, "")
            .replace(/<\/?(?:sub|details|summary|code)>/g, "");
          // A number below what is shown starts with this sign, and is no element.
          expect(outside.replace(/<0\.01/g, "")).not.toMatch(/[<@]|!\[|#\d/);
          expect(line).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
        }
        const cells = (line: string) => line.split("|").length;
        const table = lines.filter((line) => line.startsWith("|"));
        for (const [at, line] of table.entries()) {
          const above = table[at - 1];
          if (above !== undefined && lines[lines.indexOf(line) - 1] === above) expect(cells(line)).toBe(cells(above));
        }
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
