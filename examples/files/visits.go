package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// visits counts in a file, one byte for each.
type visits struct {
	mu   sync.Mutex
	path string
}

func visitsIn(directory string) *visits {
	return &visits{path: filepath.Join(directory, "visits")}
}

func (v *visits) add() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	file, err := os.OpenFile(v.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o640)
	if err != nil {
		return err
	}
	_, err = file.WriteString(".")
	return errors.Join(err, file.Close())
}

// count is zero before the first visit.
func (v *visits) count() (int64, error) {
	file, err := os.Stat(v.path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return file.Size(), nil
}
