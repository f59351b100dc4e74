//go:build json

package main

import (
	"encoding/json"
	"io"
)

func init() {
	formats["json"] = func(w io.Writer, lakes []lake) error {
		return json.NewEncoder(w).Encode(lakes)
	}
}
