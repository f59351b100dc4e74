import { type Handover, handOver, longestHandover, parseHandover } from "../../src/size/handover.ts";
import { failureOf } from "../failure.ts";
import { commentBody } from "../report/comment-body.ts";
import { imageReport } from "../report/size-values.ts";

const small = { functions: [{ name: "a.org/m.F", code: 32 }], deps: ["a.org/m\tv1.0.0\t"] };
const large = { functions: [{ name: "a.org/m.F", code: 90_000 }], deps: ["a.org/m\tv1.1.0\t"] };
const given = async (): Promise<Omit<Handover, "schema">> => ({
  job: "api",
  images: [
    {
      name: "api",
      report: await imageReport(small, large),
      baseline: { kind: "exact", because: "Base: `9f31c2a` (merge base), exact match" },
    },
  ],
  ignoreBelow: 1000,
  gate: {
    result: "fail",
    because: "the budget is exceeded",
    breaches: [{ kind: "max-size", image: "api", platform: "linux/amd64", limit: 500_000, value: 561_000 }],
  },
});
const comment = ({ gate, ...rest }: Omit<Handover, "schema">) =>
  commentBody({
    key: "size",
    revision: "4be1c0d",
    run: "1.1",
    fullReport: undefined,
    gate: gate ?? undefined,
    ...rest,
  });

test("what is handed over gives the same comment", async () => {
  const facts = await given();
  expect(comment(parseHandover(handOver(facts)))).toBe(comment(facts));
});

test.each([
  ["no JSON", "{"],
  ["Markdown", "### Image size"],
  ["a report alone", '{"schema":1,"subject":{},"base":null,"changes":[]}'],
  ["too much", " ".repeat(longestHandover + 1)],
])("%s is refused", (_sentence, text) => expect(failureOf(() => parseHandover(text)).code).toBe("invalid-input"));

test("what a stranger writes into it links nowhere, mentions nobody and opens nothing", async () => {
  const facts = await given();
  const hostile =
    "see https://evil.example/x www.evil.example @octo-org/team #1 GH-1 a@b.cc <img src=x> --> ![](//x) `<b>`";
  const forged = JSON.parse(handOver(facts)) as {
    job: string;
    images: { name: string; baseline: { because: string } }[];
    gate: { because: string; breaches: { image: string }[] };
  };
  forged.job = forged.images[0]!.name = forged.images[0]!.baseline.because = hostile;
  forged.gate.because = forged.gate.breaches[0]!.image = hostile;
  const body = comment(parseHandover(JSON.stringify(forged)));
  const shown = body.replace(/^<!-- share \{(?:(?!--)[^<>])*\} -->$|^<!-- .*? -->$/gm, "");
  const outside = shown.replace(/`[^`\n]*`|<code>[^<]*<\/code>/g, "").replace(/<\/?(?:sub|details|summary)>/g, "");
  expect(outside).not.toMatch(/[<@!]|^(?!#).*#|https?:|www\.|GH-1/m);
  expect(outside).toContain("evil");
});
