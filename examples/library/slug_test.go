package slug_test

import (
	"fmt"
	"testing"

	slug "example.org/go-alpine-build/library"
)

func ExampleOf() {
	fmt.Println(slug.Of("Hello, World!"))
	// Output: hello-world
}

func TestOf(t *testing.T) {
	for title, want := range map[string]string{"": "", "  two  words ": "two-words", "Größe 42": "größe-42"} {
		if got := slug.Of(title); got != want {
			t.Errorf("Of(%q) = %q, want %q", title, got, want)
		}
	}
}
