/** Rows in columns, two blanks apart; the last column keeps its own length. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (known, row) => [...row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)), ...known.slice(row.length)],
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** A Markdown table. Cells are text, never markup: a hostile name stays a name. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(cell)))];
}

/** Text inside a code span of a table cell. */
export function code(text: string): string {
  const clean = text.replace(/[\r\n]+/g, " ").replaceAll("|", "\\|");
  const fence = "`".repeat(Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${clean} ${fence}` : `\`${clean}\``;
}

function cell(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

/** Text outside code spans, in which a branch named `<img>` stays a name. */
export function prose(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]|~#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
