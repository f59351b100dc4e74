// Command files serves a page from templates and settings that lie beside it in the image.
// Called by the name files-admin it tells how many visits there were.
package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

var version = "dev"

func main() {
	config := configFromEnvironment()
	if filepath.Base(os.Args[0]) == "files-admin" {
		count, err := visitsIn(config.data).count()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("visits:", count)
		return
	}

	flag.StringVar(&config.title, "title", "Untitled", "title of the page")
	check := flag.Bool("check", false, "print what is found at run time and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	switch {
	case *showVersion:
		fmt.Println("files", version)
	case *check:
		if err := config.check(os.Stdout); err != nil {
			log.Fatal(err)
		}
	default:
		if err := serve(":"+cmp.Or(os.Getenv("PORT"), "8080"), config); err != nil {
			log.Fatal(err)
		}
	}
}

func routes(config config, page *template.Template) http.Handler {
	visits := visitsIn(config.data)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		// A page without a count is better than none: the data directory may be mounted read-only.
		if err := visits.add(); err != nil {
			log.Print("visit: ", err)
		}
		count, err := visits.count()
		if err != nil {
			log.Print("visits: ", err)
		}
		var body bytes.Buffer
		data := map[string]any{"Title": config.title, "Greeting": config.greeting, "Visits": count}
		if err := page.ExecuteTemplate(&body, "index.html", data); err != nil {
			log.Print("page: ", err)
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if _, err := body.WriteTo(w); err != nil {
			log.Print("answer: ", err)
		}
	})
	return mux
}

func serve(address string, config config) error {
	page, err := config.page()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	server := &http.Server{Addr: address, Handler: routes(config, page), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Printf("files %s listens on %s", version, address)

	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", address, err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}
