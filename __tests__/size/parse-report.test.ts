import fc from "fast-check";
import { compactReport } from "../../src/size/compact-report.ts";
import { parseSizeReport } from "../../src/size/parse-report.ts";
import { type SizeReport, sizeReport } from "../../src/size/report.ts";
import { UserError } from "../../src/user-error.ts";
import { failureOf } from "../failure.ts";
import { commentBody } from "../report/comment-body.ts";
import { imageReport, programSubject } from "../report/size-values.ts";

const before = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const after = {
  functions: [
    { name: "a.org/m.F", code: 9000 },
    ...Array.from({ length: 9 }, (_, at) => ({ name: `html/template/p${at}.F`, code: 900 })),
  ],
  deps: ["a.org/m\tv1.1.0\t"],
  settings: ["-tags=x"],
};
const json = (report: SizeReport) => JSON.stringify(report);
const comment = (report: SizeReport) =>
  commentBody({
    key: "x",
    job: "x",
    revision: "",
    run: "",
    ignoreBelow: 1000,
    gate: undefined,
    fullReport: undefined,
    images: [{ name: "api", report, baseline: { kind: "exact", because: "Base" } }],
  });

test("what was written is read again, of programs and of images", async () => {
  for (const report of [
    sizeReport(programSubject(after)),
    sizeReport(programSubject(after), programSubject(before)),
    await imageReport(before, after),
  ])
    expect(parseSizeReport(json(report))).toEqual(JSON.parse(json(report)));
});

test("a compact report is much smaller, and gives the same comment", async () => {
  const report = await imageReport(before, after);
  const compact = compactReport(report);
  expect(comment(parseSizeReport(json(compact)))).toBe(comment(report));
  expect(compact.changes).toHaveLength(report.changes.length);
  expect(json(compact).length).toBeLessThan(json(report).length);
});

test.each([
  ["no JSON", "{"],
  ["another schema", '{"schema":2}'],
  ["a number", "7"],
  ["a list", "[]"],
  ["too much", `"${"x".repeat(5_000_000)}"`],
])("%s is refused", (_sentence, text) => expect(failureOf(() => parseSizeReport(text)).code).toBe("invalid-input"));

test("a number that is none, a path of another kind and a list without end are refused", () => {
  const report = sizeReport(programSubject(before));
  const forged = (change: (binary: Record<string, unknown>) => void) => {
    const copy = JSON.parse(json(report)) as { subject: { binary: Record<string, unknown> } };
    change(copy.subject.binary);
    return failureOf(() => parseSizeReport(JSON.stringify(copy))).message;
  };
  expect(forged((binary) => (binary["size"] = -1))).toContain("subject.binary.size");
  expect(forged((binary) => (binary["size"] = 1.5))).toContain("subject.binary.size");
  expect(forged((binary) => (binary["size"] = "1"))).toContain("subject.binary.size");
  expect(
    forged(
      (binary) =>
        (binary["modules"] = Array.from({ length: 20_001 }, () => (binary["modules"] as readonly unknown[])[0])),
    ),
  ).toContain("modules");
});

test("whatever a stranger writes into it, it is refused, or ends in a comment without markup of theirs", () => {
  const report = sizeReport(programSubject(after), programSubject(before));
  const text = json(report);
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index, 0: match }) => ({ at: index, match }));
  const numbers = [...text.matchAll(/(?<=:)\d+/g)].map(({ index, 0: match }) => ({ at: index, match }));
  const markup = fc.constantFrom(
    "<script>",
    "</details>",
    "@everyone",
    "![](https://x.y)",
    "`|`",
    "\\|",
    "-->",
    "\u202e",
    "x".repeat(5000),
  );
  const values = fc.oneof(
    markup.map((word) => JSON.stringify(word)),
    fc.constantFrom("null", "-1", "1e400", "[]", "{}", "0.5", "9007199254740993"),
    fc.json(),
  );
  const places = fc.array(fc.tuple(fc.constantFrom(...strings, ...numbers), values), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(places, (list) => {
      const sorted = [...list].sort(([a], [b]) => b.at - a.at);
      let forged = text;
      for (const [{ at, match }, value] of sorted)
        forged = forged.slice(0, at) + value + forged.slice(at + match.length);
      try {
        const body = comment(parseSizeReport(forged)).replace(/^<!--.*$/gm, "");
        const outside = body.replace(/`[^`\n]*`/g, "").replace(/&#\d+;/g, "");
        expect(outside.replace(/<0\.01|<\/?(?:sub|details|summary|code)>/g, "")).not.toMatch(/[<@]|!\[/);
        expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.code).toBe("invalid-input");
      }
    }),
    { numRuns: 10_000, seed: 7 },
  );
}, 120_000);
