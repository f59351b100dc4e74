package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestRoutes(t *testing.T) {
	for _, test := range []struct {
		path   string
		status int
		body   string
	}{
		{"/", http.StatusOK, "Hello, world! "},
		{"/?name=Gopher", http.StatusOK, "Hello, Gopher! "},
		{"/healthz", http.StatusOK, "ok"},
		{"/nowhere", http.StatusNotFound, ""},
	} {
		t.Run(test.path, func(t *testing.T) {
			answer := httptest.NewRecorder()
			routes().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, test.path, nil))
			if answer.Code != test.status {
				t.Errorf("status %d, want %d", answer.Code, test.status)
			}
			if body := answer.Body.String(); !strings.HasPrefix(body, test.body) {
				t.Errorf("body %q, want it to start with %q", body, test.body)
			}
		})
	}
}
