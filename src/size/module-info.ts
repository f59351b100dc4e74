/** A module that was linked. */
export type Module = {
  readonly path: string;
  /** Such as `v1.2.3` or `(devel)`. */
  readonly version: string;
  /** `h1:…` of go.sum; empty for the main module and for directories. */
  readonly sum: string;
  /** What stands in for it after a `replace`. */
  readonly replacedBy?: { readonly path: string; readonly version: string; readonly sum: string };
};

/** What Go writes into a program of itself. */
export type ModuleInfo = {
  /** Import path of the main package; empty where Go did not know. */
  readonly path: string;
  readonly main?: Module | undefined;
  /** In the order in which Go wrote them: sorted by path. */
  readonly modules: readonly Module[];
  /** Such as `-ldflags`, `CGO_ENABLED`, `GOARCH`, `vcs.revision`. */
  readonly settings: Readonly<Record<string, string>>;
};

/**
 * `mod`, `dep`, `=>`, `path` and `build` lines, fields parted by tabs; lines of other kinds are left out.
 * Format: https://github.com/golang/go/blob/master/src/runtime/debug/mod.go
 */
export function parseModuleInfo(text: string): ModuleInfo {
  let path = "";
  let main: Module | undefined;
  const modules: Module[] = [];
  const settings = new Map<string, string>();
  let last: "main" | "module" | undefined;
  for (const line of text.split("\n")) {
    const [kind = "", ...fields] = line.split("\t");
    switch (kind) {
      case "path":
        path = fields[0] ?? "";
        break;
      case "mod":
        main = moduleOf(fields);
        last = "main";
        break;
      case "dep":
        modules.push(moduleOf(fields));
        last = "module";
        break;
      case "=>":
        if (last === "main" && main !== undefined) main = { ...main, replacedBy: moduleOf(fields) };
        if (last === "module") modules.push({ ...(modules.pop() as Module), replacedBy: moduleOf(fields) });
        break;
      case "build": {
        const [name, value] = setting(fields.join("\t"));
        if (name !== "") settings.set(name, value);
        break;
      }
    }
  }
  return { path, main, modules, settings: Object.fromEntries(settings) };
}

function moduleOf([path = "", version = "", sum = ""]: readonly string[]): Module {
  return { path, version, sum };
}

/** `NAME=VALUE`, each of the two in Go's quotes where it holds blanks or quotes. */
function setting(text: string): readonly [name: string, value: string] {
  const parts = /^(?<name>"(?:[^"\\]|\\.)*"|`[^`]*`|[^=]*)=(?<value>.*)$/s.exec(text)?.groups;
  return [unquoted(parts?.["name"] ?? ""), unquoted(parts?.["value"] ?? "")];
}

function unquoted(text: string): string {
  if (text.length >= 2 && text.startsWith("`") && text.endsWith("`")) return text.slice(1, -1);
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const letters: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };
  return text
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs,
      (_, x?: string, u?: string, U?: string, c?: string) => {
        const code = Number.parseInt(x ?? u ?? U ?? "", 16);
        if (Number.isNaN(code)) return letters[c ?? ""] ?? c ?? "";
        return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      },
    );
}
