// Command pgo solves the queens puzzle. default.pgo, beside this file, tells the compiler which code is hot.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"example.org/go-alpine-build/pgo/internal/queens"
)

var version = "dev"

func main() {
	size := flag.Int("size", 8, "rows and columns of the board")
	profile := flag.Bool("profile", false, "print the profile this program was built with and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	switch {
	case *showVersion:
		fmt.Println("pgo", version)
	case *profile:
		fmt.Println(setting("-pgo"))
	case *size < 1 || *size > queens.MaxSize:
		fmt.Fprintf(os.Stderr, "pgo: the board has 1 to %d rows\n", queens.MaxSize)
		os.Exit(1)
	default:
		fmt.Printf("%d queens: %d solutions\n", *size, queens.Solutions(*size))
	}
}

// setting returns a flag of the go command that built this program, or "none".
func setting(key string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == key {
				return s.Value
			}
		}
	}
	return "none"
}
