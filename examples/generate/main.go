// Command generate prints the hexadecimal code of a colour. The colours are generated code that is not committed.
package main

import (
	"flag"
	"fmt"
	"os"
)

//go:generate go run ./internal/gen

var version = "dev"

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("generate", version)
		return
	}
	for _, name := range flag.Args() {
		colour, ok := colours[name]
		if !ok {
			fmt.Fprintf(os.Stderr, "generate: %q is none of the %d colours\n", name, len(colours))
			os.Exit(1)
		}
		fmt.Printf("#%02x%02x%02x %s\n", colour[0], colour[1], colour[2], name)
	}
}
