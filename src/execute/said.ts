export const noPlugin = "docker has no buildx plugin";

/** The one line of a tool's standard error that tells what went wrong: its last `ERROR:`, else the first line it said. */
export function said(stderr: string): string {
  if (/unknown flag: --|unknown command: docker buildx|is not a docker command/.test(stderr)) return noPlugin;
  const lines = stderr
    .split("\n")
    .map((row) => row.trim())
    .filter((row) => row !== "");
  const error = lines.findLast((row) => /^ERROR: /i.test(row));
  return error?.replace(/^ERROR: /i, "") ?? lines[0] ?? "it did not say why";
}
