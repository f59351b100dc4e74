// Command build-tags prints the largest lakes in a format. Which formats there are is decided when it is built.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

var version = "dev"

type lake struct {
	Name string
	Area int // km²
}

var lakes = []lake{{"Caspian Sea", 371000}, {"Superior", 82100}, {"Victoria", 68870}}

// formats by name; a file behind a build tag adds its own.
var formats = map[string]func(io.Writer, []lake) error{
	"text": func(w io.Writer, lakes []lake) error {
		for _, l := range lakes {
			if _, err := fmt.Fprintf(w, "%-12s %7d km²\n", l.Name, l.Area); err != nil {
				return err
			}
		}
		return nil
	},
}

func main() {
	format := flag.String("format", "text", "how to print")
	list := flag.Bool("formats", false, "print the formats of this build and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	switch {
	case *showVersion:
		fmt.Println("build-tags", version)
	case *list:
		fmt.Println(strings.Join(names(), "\n"))
	default:
		if err := run(*format); err != nil {
			fmt.Fprintln(os.Stderr, "build-tags:", err)
			os.Exit(1)
		}
	}
}

func run(format string) error {
	write, ok := formats[format]
	if !ok {
		return fmt.Errorf("no format %q in this build; there are %q", format, names())
	}
	return write(os.Stdout, lakes)
}

func names() []string {
	return slices.Sorted(maps.Keys(formats))
}
