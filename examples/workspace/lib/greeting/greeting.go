// Package greeting greets in several languages.
package greeting

import (
	"fmt"
	"maps"
	"slices"
)

var forms = map[string]string{
	"de": "Guten Tag, %s!",
	"en": "Good day, %s!",
	"fr": "Bonjour, %s !",
}

// In returns the greeting of name in a language, which is one of Languages.
func In(language, name string) (string, error) {
	form, ok := forms[language]
	if !ok {
		return "", fmt.Errorf("no greeting in %q; there are %q", language, Languages())
	}
	return fmt.Sprintf(form, name), nil
}

// Languages returns the codes of all languages, sorted.
func Languages() []string {
	return slices.Sorted(maps.Keys(forms))
}
