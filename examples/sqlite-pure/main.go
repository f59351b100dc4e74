// Command sqlite-pure keeps notes in SQLite and serves them as JSON. SQLite is translated to Go, so there is no cgo.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

var version = "dev"

func main() {
	once := flag.Bool("once", false, "write and read a note in memory and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("sqlite-pure", version)
		return
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if *once {
		err = check(ctx)
	} else {
		err = serve(ctx, ":"+cmp.Or(os.Getenv("PORT"), "8080"), cmp.Or(os.Getenv("DATABASE"), "/data/notes.db"))
	}
	if err != nil {
		log.Fatal(err)
	}
}

// check proves that the engine works on this platform, without a file.
func check(ctx context.Context) error {
	notes, err := open(ctx, ":memory:")
	if err != nil {
		return err
	}
	defer notes.close()
	if _, err := notes.add(ctx, "remember the milk"); err != nil {
		return err
	}
	all, err := notes.all(ctx)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(all)
}

func routes(notes *notes) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := notes.ping(r.Context()); err != nil {
			fail(w, err)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /notes", func(w http.ResponseWriter, r *http.Request) {
		all, err := notes.all(r.Context())
		if err != nil {
			fail(w, err)
			return
		}
		answer(w, http.StatusOK, all)
	})
	mux.HandleFunc("POST /notes", func(w http.ResponseWriter, r *http.Request) {
		var sent note
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&sent); err != nil || sent.Text == "" {
			http.Error(w, `the body must be {"text": "…"}`, http.StatusBadRequest)
			return
		}
		added, err := notes.add(r.Context(), sent.Text)
		if err != nil {
			fail(w, err)
			return
		}
		answer(w, http.StatusCreated, added)
	})
	return mux
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print("answer: ", err)
	}
}

// fail keeps what went wrong out of the answer.
func fail(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

func serve(ctx context.Context, address, path string) error {
	notes, err := open(ctx, path)
	if err != nil {
		return err
	}
	defer notes.close()

	server := &http.Server{Addr: address, Handler: routes(notes), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Printf("sqlite-pure %s listens on %s, notes in %s", version, address, path)

	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", address, err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}
