/** A file that names the Go to build with. `version` as written, without `go` in front. */
export type VersionFile = { readonly file: string; readonly version: string };

/** The first line of a .go-version that is no comment. Format: https://github.com/go-nv/goenv */
export function parseGoVersionFile(text: string): string | undefined {
  const line = text.split(/\r?\n/).map((row) => row.replace(/#.*$/, "").trim()).find((row) => row !== "");
  return line?.replace(/^go(?=\d)/, "");
}

/** The version behind `golang` or `go`. Format: https://asdf-vm.com/manage/configuration.html#tool-versions */
export function parseToolVersions(text: string): string | undefined {
  for (const row of text.split(/\r?\n/)) {
    const [tool, version] = row.replace(/#.*$/, "").trim().split(/\s+/);
    if ((tool === "golang" || tool === "go") && version !== undefined) return version.replace(/^go(?=\d)/, "");
  }
  return undefined;
}
