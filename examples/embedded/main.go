// Command embedded serves pages whose templates and style sheet are part of the binary.
package main

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"flag"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

var version = "dev"

// A pattern without all: would leave out _layout.html.
//
//go:embed all:templates
var templates embed.FS

//go:embed static/*.css
var static embed.FS

type planet struct {
	Name  string
	Moons int
}

var planets = []planet{{"Mercury", 0}, {"Venus", 0}, {"Earth", 1}, {"Mars", 2}}

var (
	indexPage  = page("index.html")
	planetPage = page("planet.html")
)

func page(name string) *template.Template {
	return template.Must(template.ParseFS(templates, "templates/_layout.html", "templates/"+name))
}

func main() {
	once := flag.Bool("once", false, "print the first page and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	switch {
	case *showVersion:
		fmt.Println("embedded", version)
	case *once:
		if err := indexPage.ExecuteTemplate(os.Stdout, "layout", planets); err != nil {
			log.Fatal(err)
		}
	default:
		if err := serve(":" + cmp.Or(os.Getenv("PORT"), "8080")); err != nil {
			log.Fatal(err)
		}
	}
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.FileServerFS(static))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		render(w, indexPage, planets)
	})
	mux.HandleFunc("GET /planets/{name}", func(w http.ResponseWriter, r *http.Request) {
		at := slices.IndexFunc(planets, func(p planet) bool { return p.Name == r.PathValue("name") })
		if at < 0 {
			http.NotFound(w, r)
			return
		}
		render(w, planetPage, planets[at])
	})
	return mux
}

// render sends a whole page or an error, never half a page.
func render(w http.ResponseWriter, page *template.Template, data any) {
	var body bytes.Buffer
	if err := page.ExecuteTemplate(&body, "layout", data); err != nil {
		log.Print("render: ", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if _, err := body.WriteTo(w); err != nil {
		log.Print("answer: ", err)
	}
}

func serve(address string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	server := &http.Server{Addr: address, Handler: routes(), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Printf("embedded %s listens on %s", version, address)

	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", address, err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}
