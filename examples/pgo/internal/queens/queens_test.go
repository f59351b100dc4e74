package queens

import "testing"

func TestSolutions(t *testing.T) {
	for size, want := range map[int]int{1: 1, 2: 0, 4: 2, 6: 4, 8: 92} {
		if got := Solutions(size); got != want {
			t.Errorf("Solutions(%d) = %d, want %d", size, got, want)
		}
	}
}

func BenchmarkSolutions(b *testing.B) {
	for b.Loop() {
		Solutions(10)
	}
}
