import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { root } from "./cli.ts";
import { hostPlatform } from "../../scripts/run-image.mjs";
import { type Example, buildExample, built, differences, examples } from "./example.ts";

const all = process.env["EXAMPLES"] === "all";
const wanted = examples().filter(({ quick, name }) =>
  process.env["EXAMPLES"] === undefined ? quick === true : all || name === process.env["EXAMPLES"],
);
const limit = 60 * 60_000;
const rows: string[] = [];

test.each(wanted.map((example) => [example.name, example.shows, example] as const))(
  "%s is built and does what it says: %s",
  async (_name, _shows, example) => {
    const ended = await buildExample(example);
    const { place } = example.expect;
    if (example.expect.error !== undefined) {
      expect(JSON.parse(ended.stdout)).toMatchObject({
        error: {
          code: example.expect.error,
          ...(place === undefined ? {} : { place: { ...place, file: `examples/${example.name}/${place.file}` } }),
        },
      });
      expect(ended.code).toBe(1);
      rows.push(row(example, `refused: ${example.expect.error}`, ""));
      return;
    }
    expect(ended).toMatchObject({ code: 0 });
    const result = built(ended);
    expect(result.plan.programs.map(({ name }) => name).sort()).toEqual(example.expect.programs);
    for (const { sizes } of result.outcome.images)
      expect(sizes.map(({ platform }) => platform).sort()).toEqual([...example.platforms].sort());
    expect(await differences(example, result)).toEqual([]);
    const sizes = result.outcome.images.map(({ sizes: each }) =>
      each.map(({ platform, pull }) => `${platform.replace("linux/", "")} ${(pull / 1e6).toFixed(1)} MB`).join(", "),
    );
    rows.push(row(example, result.plan.programs.map(({ name }) => name).join(", "), sizes.join("; ")));
  },
  limit,
);

afterAll(async () => {
  if (!all) return;
  const head = ["| Example | Shows | Built and run | Download |", "| --- | --- | --- | --- |"];
  const text = `# Tested with\n\nWritten by \`npm run examples:all\`: every program was built for the platforms shown and started on ${hostPlatform}.\n\n${[...head, ...rows].join("\n")}\n`;
  writeFileSync(join(root, "docs/tested-with.md"), await format(text, { parser: "markdown", printWidth: 120 }));
});

function row({ name, shows }: Example, programs: string, sizes: string): string {
  return `| [${name}](../examples/${name}) | ${shows} | ${programs} | ${sizes} |`;
}
