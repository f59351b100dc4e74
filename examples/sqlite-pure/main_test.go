package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestNotesSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.db")
	request := func(method, body string, status int, want string) {
		t.Helper()
		notes, err := open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer notes.close()
		answer := httptest.NewRecorder()
		routes(notes).ServeHTTP(answer, httptest.NewRequest(method, "/notes", strings.NewReader(body)))
		if got := strings.TrimSpace(answer.Body.String()); answer.Code != status || got != want {
			t.Errorf("%s /notes: %d %s, want %d %s", method, answer.Code, got, status, want)
		}
	}
	request(http.MethodGet, "", http.StatusOK, `[]`)
	request(http.MethodPost, `{"text":"remember the milk"}`, http.StatusCreated, `{"id":1,"text":"remember the milk"}`)
	request(http.MethodPost, `{"txt":""}`, http.StatusBadRequest, `the body must be {"text": "…"}`)
	request(http.MethodGet, "", http.StatusOK, `[{"id":1,"text":"remember the milk"}]`)
}
