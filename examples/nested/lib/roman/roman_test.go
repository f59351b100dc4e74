package roman

import "testing"

func TestFormat(t *testing.T) {
	for number, want := range map[int]string{1: "I", 4: "IV", 1994: "MCMXCIV", 2026: "MMXXVI", 3999: "MMMCMXCIX"} {
		if got, err := Format(number); got != want || err != nil {
			t.Errorf("Format(%d) = %q, %v; want %q", number, got, err, want)
		}
	}
	for _, number := range []int{-1, 0, 4000} {
		if got, err := Format(number); err == nil {
			t.Errorf("Format(%d) = %q, want an error", number, got)
		}
	}
}
