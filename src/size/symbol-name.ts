/** Functions that the linker or compiler made (type equality and the like), which belong to no package. */
export const generated = "(generated)";
/** Functions of assembler and C, whose names have no package. */
export const nameless = "(assembler and C)";

/**
 * The package of a function, by its name in the symbol table:
 * - `net/http.(*Server).Serve` → `net/http`
 * - `gopkg.in/yaml%2ev3.Unmarshal` → `gopkg.in/yaml.v3`
 * - `slices.SortFunc[go.shape.[]github.com/a/b.T]` → `slices`
 * - `example.com/a/vendor/github.com/b/c.F` → `github.com/b/c`
 * - `type:.eq.main.T`, `go:buildid` → generated
 *
 * Escapes: https://github.com/golang/go/blob/master/src/cmd/internal/objabi/path.go
 */
export function packageOf(symbol: string): string {
  // Before Go 1.20 the separator was a dot: `type..eq.`, `go.buildid`.
  if (/^(?:type|go)(?::|\.\.|\.(?:buildid|shape|struct|interface)\b)/.test(symbol)) return generated;
  // Type arguments and receivers come after the package, and may hold slashes and dots of their own.
  const end = symbol.search(/[[(]/);
  const head = end < 0 ? symbol : symbol.slice(0, end);
  const dot = head.indexOf(".", head.lastIndexOf("/") + 1);
  if (dot <= 0) return nameless;
  const name = unescaped(head.slice(0, dot));
  const vendored = name.lastIndexOf("/vendor/");
  return vendored < 0 ? name : name.slice(vendored + "/vendor/".length);
}

function unescaped(path: string): string {
  if (!path.includes("%")) return path;
  const bytes = path.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
