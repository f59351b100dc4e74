package version

import "testing"

func TestString(t *testing.T) {
	defer func(version, commit, date string) { Version, Commit, Date = version, commit, date }(Version, Commit, Date)

	Version, Commit, Date = "v1.2.3", "", ""
	if got, want := String(), "v1.2.3 (commit unknown, made at an unknown time)"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
	Commit, Date = "0123abcd", "2026-01-02T03:04:05Z"
	if got, want := String(), "v1.2.3 (commit 0123abcd, made 2026-01-02T03:04:05Z)"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
}
