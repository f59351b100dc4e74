package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/reflection"
)

// service is a gRPC server, an HTTP gateway in front of it, and the client through which the gateway asks.
type service struct {
	rpc    *grpc.Server
	state  *health.Server
	web    *http.Server
	client *grpc.ClientConn
	health grpc_health_v1.HealthClient
	failed chan error
}

// start serves on both listeners, which it owns from then on.
func start(rpc, web net.Listener) (*service, error) {
	client, err := grpc.NewClient(loopback(rpc),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithStatsHandler(otelgrpc.NewClientHandler()))
	if err != nil {
		return nil, errors.Join(err, rpc.Close(), web.Close())
	}
	s := &service{
		rpc:    grpc.NewServer(grpc.StatsHandler(otelgrpc.NewServerHandler())),
		state:  health.NewServer(),
		client: client,
		health: grpc_health_v1.NewHealthClient(client),
		failed: make(chan error, 2),
	}
	grpc_health_v1.RegisterHealthServer(s.rpc, s.state)
	reflection.Register(s.rpc)
	gateway := runtime.NewServeMux(runtime.WithHealthzEndpoint(s.health))
	s.web = &http.Server{Handler: otelhttp.NewHandler(gateway, "gateway"), ReadHeaderTimeout: 5 * time.Second}

	go func() {
		if err := s.rpc.Serve(rpc); err != nil {
			s.failed <- fmt.Errorf("gRPC: %w", err)
		}
	}()
	go func() {
		if err := s.web.Serve(web); !errors.Is(err, http.ErrServerClosed) {
			s.failed <- fmt.Errorf("HTTP: %w", err)
		}
	}()
	return s, nil
}

// stop lets calls under way finish: first those from outside, then those from the gateway.
func (s *service) stop() error {
	s.state.Shutdown()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := s.web.Shutdown(ctx)
	// A client that watches the health keeps its call open; it must not keep the process alive.
	force := time.AfterFunc(2*time.Second, s.rpc.Stop)
	defer force.Stop()
	s.rpc.GracefulStop()
	return errors.Join(err, s.client.Close())
}

// loopback is the address under which this host reaches a listener, whatever interfaces it listens on.
func loopback(l net.Listener) string {
	return fmt.Sprintf("127.0.0.1:%d", l.Addr().(*net.TCPAddr).Port)
}
