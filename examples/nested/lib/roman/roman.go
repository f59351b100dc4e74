// Package roman writes numbers as the Romans did.
package roman

import (
	"fmt"
	"strings"
)

var digits = []struct {
	value int
	text  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"},
	{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
	{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Format writes a number from 1 to 3999.
func Format(number int) (string, error) {
	if number < 1 || number > 3999 {
		return "", fmt.Errorf("%d: the Romans wrote 1 to 3999", number)
	}
	var text strings.Builder
	for _, digit := range digits {
		for number >= digit.value {
			text.WriteString(digit.text)
			number -= digit.value
		}
	}
	return text.String(), nil
}
