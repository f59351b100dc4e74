// Command grpc-otel is a gRPC service with health checks, reflection, an HTTP gateway and OpenTelemetry traces.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"google.golang.org/grpc/health/grpc_health_v1"
)

var version = "dev"

func main() {
	once := flag.Bool("once", false, "start on a free port, ask for the own health and exit")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("grpc-otel", version)
		return
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	work := serve
	if *once {
		work = check
	}
	if err := traced(ctx, work); err != nil {
		log.Fatal(err)
	}
}

// serve answers gRPC and HTTP until ctx is done.
func serve(ctx context.Context) error {
	rpc, err := net.Listen("tcp", ":"+cmp.Or(os.Getenv("GRPC_PORT"), "9090"))
	if err != nil {
		return err
	}
	web, err := net.Listen("tcp", ":"+cmp.Or(os.Getenv("PORT"), "8080"))
	if err != nil {
		return err
	}
	service, err := start(rpc, web)
	if err != nil {
		return err
	}
	log.Printf("grpc-otel %s: gRPC on %s, HTTP on %s", version, rpc.Addr(), web.Addr())
	select {
	case err := <-service.failed:
		return err
	case <-ctx.Done():
		return service.stop()
	}
}

// check starts the service on free ports of the loopback interface and prints what its health service says.
func check(ctx context.Context) error {
	rpc, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	web, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	service, err := start(rpc, web)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	answer, err := service.health.Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	if err != nil {
		return fmt.Errorf("health check: %w", err)
	}
	fmt.Println(answer.GetStatus())
	return service.stop()
}
