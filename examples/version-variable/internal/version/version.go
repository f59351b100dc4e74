// Package version says which build this is. The linker sets its variables; see the Makefile.
package version

import "cmp"

var (
	// Version is a tag such as v1.2.3, or Go's pseudo-version between two tags.
	Version = "unset"
	// Commit is the full hash of the commit.
	Commit = ""
	// Date is the time of the commit in RFC 3339.
	Date = ""
)

// String describes the build in one line.
func String() string {
	return Version + " (commit " + cmp.Or(Commit, "unknown") + ", made " + cmp.Or(Date, "at an unknown time") + ")"
}
