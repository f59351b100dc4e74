// The page of what was measured, from the files that `benchmark.mjs --json` has written: usage in bench/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { section } from "./report.mjs";

const [page, ...files] = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write("usage: node bench/tables.mjs PAGE.md RESULT.json ...\n");
  process.exit(2);
}
const sections = files.map((file) => section(JSON.parse(readFileSync(file, "utf8"))));
const text = `# Benchmarks

[bench/README.md](../bench/README.md) says what is measured and how. Machines differ, and one machine differs from hour to hour: compare ratios within a table.

${sections.join("\n")}`;
writeFileSync(page, await format(text, { parser: "markdown" }));
