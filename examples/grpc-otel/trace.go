package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// traced does work with a tracer in place, and sends what is left of the traces before it returns.
func traced(ctx context.Context, work func(context.Context) error) error {
	exporter, err := newExporter(ctx)
	if err != nil {
		return fmt.Errorf("trace exporter: %w", err)
	}
	about := resource.NewSchemaless(
		attribute.String("service.name", "grpc-otel"),
		attribute.String("service.version", version),
	)
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	otel.SetTracerProvider(provider)
	otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{}))

	err = work(ctx)
	flush, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	return errors.Join(err, provider.Shutdown(flush))
}

// newExporter sends traces to the collector that OpenTelemetry's own variables name, or prints them on standard error.
func newExporter(ctx context.Context) (sdktrace.SpanExporter, error) {
	for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"} {
		if os.Getenv(name) != "" {
			return otlptracegrpc.New(ctx)
		}
	}
	return stdouttrace.New(stdouttrace.WithWriter(os.Stderr))
}
