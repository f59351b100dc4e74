package fnv

import (
	"hash/fnv"
	"testing"
)

func TestSum(t *testing.T) {
	for _, text := range []string{"", "a", "foobar", "\x00\xff"} {
		want := fnv.New32a()
		want.Write([]byte(text))
		if got := Sum([]byte(text)); got != want.Sum32() {
			t.Errorf("Sum(%q) in %s = %08x, want %08x", text, Language, got, want.Sum32())
		}
	}
}
