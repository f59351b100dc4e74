// Command cgo-optional prints the FNV-1a hash of its arguments and the language that computed it.
package main

import (
	"flag"
	"fmt"
	"strings"

	"example.org/go-alpine-build/cgo-optional/internal/fnv"
)

var version = "dev"

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("cgo-optional", version)
		return
	}
	text := strings.Join(flag.Args(), " ")
	fmt.Printf("%08x in %s\n", fnv.Sum([]byte(text)), fnv.Language)
}
