import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../scripts/engine.mjs";

/**
 * What can be measured by name. `file` is the Go file that changes, `main` the directory of its program, `adds` a package
 * that nothing has imported before, `updates` a module of go.mod at another version. Where several services are built, each
 * has an image of its own and the one of `service` is looked at; the peers build that one alone.
 */
export const inputs = {
  hello: { copy: from("examples/hello"), main: ".", file: "main.go", adds: "encoding/xml" },
  "grpc-otel": {
    copy: from("examples/grpc-otel"),
    main: ".",
    file: "service.go",
    adds: "golang.org/x/text/width",
    updates: "github.com/grpc-ecosystem/grpc-gateway/v2@v2.32.0",
  },
  workspace: { copy: from("examples/workspace"), main: "app", file: "app/main.go", adds: "encoding/xml" },
  monorepo: services(10),
  "monorepo-of-one": services(1),
};

/** Any other repository, by the same description. */
export function repository(path, { main = ".", file, adds = "encoding/xml", updates }) {
  return {
    copy: (to) => cpSync(path, to, { recursive: true }),
    main,
    file: file ?? join(main, "main.go"),
    adds,
    updates,
  };
}

function from(directory) {
  return (to) => cpSync(join(root, directory), to, { recursive: true });
}

function services(count) {
  const commands = Array.from({ length: count }, (_, service) => `./cmd/service${service}`);
  return {
    copy: monorepo(count),
    main: "cmd/service0",
    file: "cmd/service0/main.go",
    adds: "encoding/xml",
    service: "service0",
    settings: { commands: commands.join(",") },
  };
}

/** One module of several services on the same libraries, each with packages of its own. */
function monorepo(services) {
  return (to) => {
    const put = (path, text) => {
      mkdirSync(dirname(join(to, path)), { recursive: true });
      writeFileSync(join(to, path), text);
    };
    const example = join(root, "examples/grpc-otel");
    for (const name of ["go.mod", "go.sum"]) cpSync(join(example, name), join(to, name));
    for (let service = 0; service < services; service++) {
      put(`cmd/service${service}/main.go`, serviceMain(service));
      for (let part = 0; part < 5; part++) put(`internal/service${service}/part${part}/part.go`, servicePart(part));
    }
  };
}

const modulePath = "example.org/go-alpine-build/grpc-otel";

function serviceMain(service) {
  const parts = Array.from({ length: 5 }, (_, part) => `part${part}`);
  return `// Command service${service} is one of many.
package main

import (
	"context"
	"fmt"
	"net"

	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"

${parts.map((part) => `\t"${modulePath}/internal/service${service}/${part}"`).join("\n")}
)

func main() {
	server := grpc.NewServer(grpc.StatsHandler(otelgrpc.NewServerHandler()))
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "localhost:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(${parts.map((part) => `${part}.Sum(1)`).join(" + ")})
	panic(server.Serve(listener))
}
`;
}

function servicePart(part) {
  const functions = Array.from(
    { length: 50 },
    (_, n) => `func f${n}(x int) int {\n\tfor i := range x {\n\t\tx += i * ${n + part + 1}\n\t}\n\treturn x\n}\n`,
  );
  const calls = functions.map((_, n) => `f${n}(x)`).join(" + ");
  return `// Package part${part} computes.\npackage part${part}\n\n${functions.join("\n")}\n// Sum adds everything up.\nfunc Sum(x int) int { return ${calls} }\n`;
}
