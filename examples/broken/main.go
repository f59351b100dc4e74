// Command broken would print the size of a circle, if its package compiled.
package main

import (
	"fmt"

	"example.org/go-alpine-build/broken/internal/circle"
)

func main() {
	fmt.Printf("circumference %.2f, area %.2f\n", circle.Circumference(1), circle.Area(1))
}
