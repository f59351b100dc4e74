/**
 * Text of repositories and tools as it may stand in a log: no escape sequences for a terminal, and nothing that GitHub's
 * runner would obey. It takes a line that begins with `::`, and `##[` anywhere, for a command, and ends lines at `\r` too.
 * Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").replaceAll("##[", "## ["))
    .map((line) => (/^\s*::/.test(line) ? `| ${line}` : line))
    .join("\n");
}
