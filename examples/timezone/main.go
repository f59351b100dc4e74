// Command timezone prints how far a place is from UTC in winter and in summer.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

var version = "dev"

func main() {
	zone := flag.String("zone", "Europe/Berlin", "`name` in the IANA time zone database")
	year := flag.Int("year", 2026, "which year")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("timezone", version)
		return
	}
	// The zones come from /usr/share/zoneinfo: importing time/tzdata would carry them in the binary.
	location, err := time.LoadLocation(*zone)
	if err != nil {
		fmt.Fprintln(os.Stderr, "timezone:", err)
		os.Exit(1)
	}
	for _, month := range []time.Month{time.January, time.July} {
		noon := time.Date(*year, month, 1, 12, 0, 0, 0, location)
		fmt.Println(*zone, noon.Format("2006-01-02 15:04 MST -07:00"))
	}
}
