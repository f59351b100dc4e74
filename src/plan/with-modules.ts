/** What the module cache lacks of the modules it holds, a line each: import path, module with version, directory. */
export const prunedList = "cache/pruned";

/**
 * A command before `go build` and `go test`. The carried module cache holds only the packages that an earlier build read,
 * so a new import may be missing from a module that seems to be there: the go command never looks a second time, and it
 * remembers in GOCACHE which packages a module has (GODEBUG=goindex=0 asks the directory instead). The missing files are
 * added from the module itself and nothing is replaced, as a build for another platform may be reading beside it.
 * Source: https://github.com/golang/go/blob/master/src/cmd/go/internal/modload/import.go and ../modindex.
 */
export const withModules: readonly string[] = [
  "COPY --chmod=755 <<'EOF' /usr/local/bin/with-modules",
  "#!/bin/sh",
  "# with-modules go build|test [flag ...] package ...",
  "# The module cache may hold only those packages that an earlier build read; what is missing is fetched.",
  "cache=/go/pkg/mod work=$(mktemp -d) verb=$2",
  "shift 2",
  'list="$cache/cache/pruned"',
  // The go command keeps results of tests under this variable, so it is the same where there is no list yet.
  '[ "$verb" != test ] || export GODEBUG=goindex=0',
  '[ -e "$list" ] || exec go "$verb" "$@"',
  "fetch() {",
  `  GODEBUG=goindex=0 go list -e -deps -f '{{if .Error}}{{.ImportPath}}{{end}}' "$@" 2>/dev/null >"$work/missing"`,
  `  awk 'FILENAME == ARGV[1] { module[$1] = $2 " " $3; next }`,
  `    { for (path in module) if ($1 == path || index($1, path "/") == 1) print module[path] }' "$list" "$work/missing" |`,
  '    sort -u >"$work/asked"',
  '  touch "$work/fetched"',
  // For busybox's grep an empty file of patterns matches every line.
  `  awk 'FILENAME == ARGV[1] { fetched[$0]; next } !($0 in fetched)' "$work/fetched" "$work/asked" >"$work/new"`,
  '  [ -s "$work/new" ] || return 1',
  "  while read -r module directory; do",
  '    GOMODCACHE="$work/mod" GOFLAGS=-modcacherw go mod download "$module" </dev/null || return 1',
  // What is there is dated 2037, and cpio replaces nothing that is newer. (busybox's `cp -n` passes over directories.)
  `    (cd "$work/mod/$directory" && find . -type f | cpio -o -H newc 2>/dev/null) | (cd "$cache/$directory" && cpio -idm 2>/dev/null)`,
  '  done <"$work/new"',
  '  cat "$work/new" >>"$work/fetched"',
  "}",
  "complete() {",
  "  count=$#",
  '  while [ "$count" -gt 0 ]; do',
  // `go list` knows neither.
  "    case $1 in",
  "      -o) shift && count=$((count - 1)) ;;",
  "      -json | -coverprofile=*) ;;",
  '      *) set -- "$@" "$1" ;;',
  "    esac",
  "    shift && count=$((count - 1))",
  "  done",
  '  while fetch "$@"; do :; done',
  "}",
  'if [ "$verb" = test ]; then',
  '  complete -test "$@"',
  '  exec go test "$@"',
  "fi",
  'go "$verb" "$@" 2>"$work/said" && code=0 || code=$?',
  `if [ "$code" = 0 ] || ! grep -qE 'no required module|cannot find|does not contain package|no such file|no matching files' "$work/said"; then`,
  '  cat "$work/said" >&2 && exit "$code"',
  "fi",
  'complete "$@"',
  // What the go command noted of a module while it was in part holds no longer.
  "export GODEBUG=goindex=0",
  'exec go "$verb" "$@"',
  "EOF",
];
