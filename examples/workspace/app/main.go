// Command app greets with the module beside it.
package main

import (
	"flag"
	"fmt"
	"os"

	"example.org/go-alpine-build/workspace/lib/greeting"
)

var version = "dev"

func main() {
	language := flag.String("language", "en", "language of the greeting")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("app", version)
		return
	}
	name := flag.Arg(0)
	if name == "" {
		name = "world"
	}
	text, err := greeting.In(*language, name)
	if err != nil {
		fmt.Fprintln(os.Stderr, "app:", err)
		os.Exit(1)
	}
	fmt.Println(text)
}
