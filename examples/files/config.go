package main

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// config is what the image and whoever starts it have set.
type config struct {
	title     string
	greeting  string
	templates string
	data      string
}

func configFromEnvironment() config {
	return config{
		greeting:  cmp.Or(os.Getenv("GREETING"), "Hello"),
		templates: cmp.Or(os.Getenv("TEMPLATES"), "templates"),
		data:      cmp.Or(os.Getenv("DATA"), os.TempDir()),
	}
}

func (c config) page() (*template.Template, error) {
	page, err := template.ParseGlob(filepath.Join(c.templates, "*.html"))
	if err != nil {
		return nil, err
	}
	return page.ParseGlob(filepath.Join(c.templates, "partials", "*.html"))
}

// check writes what the program finds at run time, one line each.
func (c config) check(w io.Writer) error {
	files, err := names(c.templates)
	if err != nil {
		return err
	}
	data, err := os.Stat(c.data)
	if err != nil {
		return err
	}
	owner, ok := data.Sys().(*syscall.Stat_t)
	if !ok {
		return fmt.Errorf("%s: owner unknown", c.data)
	}
	_, err = fmt.Fprintf(w, "title: %s\ngreeting: %s\ntemplates: %s: %s\ndata: %s: %v %d:%d\nuser: %d:%d\n",
		c.title, c.greeting, c.templates, strings.Join(files, " "), c.data, data.Mode(), owner.Uid, owner.Gid, os.Getuid(), os.Getgid())
	return err
}

// names returns the files below a directory, sorted, relative to it.
func names(directory string) ([]string, error) {
	var found []string
	err := fs.WalkDir(os.DirFS(directory), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, path)
		}
		return err
	})
	return found, err
}
