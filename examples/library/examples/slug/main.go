// Command slug shows how the library is used.
package main

import (
	"fmt"
	"os"
	"strings"

	slug "example.org/go-alpine-build/library"
)

func main() {
	fmt.Println(slug.Of(strings.Join(os.Args[1:], " ")))
}
