// Command vendored prints the name-based UUID (version 5) of each domain name it is given.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/google/uuid"
)

var version = "dev"

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: vendored DOMAIN...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *showVersion {
		fmt.Println("vendored", version)
		return
	}
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	for _, domain := range flag.Args() {
		fmt.Println(uuid.NewSHA1(uuid.NameSpaceDNS, []byte(domain)), domain)
	}
}
