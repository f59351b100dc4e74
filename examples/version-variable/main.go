// Command version-variable tells which build it is.
package main

import (
	"fmt"

	"example.org/go-alpine-build/version-variable/internal/version"
)

func main() {
	fmt.Println("version-variable", version.String())
}
