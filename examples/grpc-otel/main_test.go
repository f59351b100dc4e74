package main

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestGatewayAnswersForTheService(t *testing.T) {
	rpc, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	service, err := start(rpc, web)
	if err != nil {
		t.Fatal(err)
	}
	defer service.stop()

	answer, err := http.Get("http://" + web.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK || !strings.Contains(string(body), "SERVING") {
		t.Errorf("GET /healthz: %s, %s", answer.Status, body)
	}
}
