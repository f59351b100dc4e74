// Command worker asks the api for tasks and prints their results.
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

	"example.org/go-alpine-build/commands/internal/task"
)

var version = "dev"

func main() {
	once := flag.String("once", "", "do the task with this `text` and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	switch {
	case *showVersion:
		fmt.Println("worker", version)
	case *once != "":
		fmt.Println(task.Task{Text: *once}.Result())
	default:
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		work(ctx, cmp.Or(os.Getenv("API"), "http://localhost:8080"))
	}
}

// work asks until ctx is done. An api that cannot be reached is asked again: it may be starting.
func work(ctx context.Context, api string) {
	for {
		t, ok, err := next(ctx, api)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Print("next task: ", err)
		case ok:
			fmt.Println(t.Result(), t.Text)
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

func next(ctx context.Context, api string) (t task.Task, ok bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, api+"/tasks/next", nil)
	if err != nil {
		return t, false, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return t, false, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusNoContent:
		return t, false, nil
	case http.StatusOK:
		err := json.NewDecoder(answer.Body).Decode(&t)
		return t, err == nil, err
	default:
		return t, false, fmt.Errorf("the api answered %s", answer.Status)
	}
}
