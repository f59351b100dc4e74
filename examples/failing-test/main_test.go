package main

import "testing"

func TestFahrenheit(t *testing.T) {
	for celsius, want := range map[int]int{0: 32, 100: 212} {
		if got := fahrenheit(celsius); got != want {
			t.Errorf("fahrenheit(%d) = %d, want %d", celsius, got, want)
		}
	}
}
