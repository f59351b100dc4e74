//go:build csv

package main

import (
	"encoding/csv"
	"io"
	"strconv"
)

func init() {
	formats["csv"] = func(w io.Writer, lakes []lake) error {
		table := csv.NewWriter(w)
		for _, l := range lakes {
			if err := table.Write([]string{l.Name, strconv.Itoa(l.Area)}); err != nil {
				return err
			}
		}
		table.Flush()
		return table.Error()
	}
}
