// Package slug makes names for addresses out of titles.
package slug

import (
	"strings"
	"unicode"
)

// Of returns the letters and digits of a title in lower case, with a hyphen between words: "Hello, World!" is "hello-world".
func Of(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}
