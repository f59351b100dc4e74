// The Dockerfiles that people write: dependencies first, then the sources, then a small image. Both fetch modules through
// the proxy that this machine uses, and trust what it trusts; elsewhere the secret is not there and nothing changes.
const trust = "--mount=type=secret,id=ca,target=/etc/ssl/certs/ca-certificates.crt";
const proxy = "--mount=type=secret,id=goproxy,env=GOPROXY";

const head = ({ go, alpine }) => `FROM --platform=$BUILDPLATFORM golang:${go}-alpine${alpine} AS build
WORKDIR /src
ENV CGO_ENABLED=0`;

const tail = ({ alpine }) => `FROM alpine:${alpine}
COPY --from=build /out/app /usr/local/bin/app
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/app"]
`;

const compile = (main) => `GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags="-s -w" -o /out/app ./${main}`;

/** Every step a layer, which a layer cache carries. */
export function layeredDockerfile(bases, { main, modules }) {
  return `${head(bases)}
${copyModules(modules)}
RUN ${trust} ${proxy} go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN ${trust} ${proxy} ${compile(main)}
${tail(bases)}`;
}

const mounts = "--mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build";

/** With the mounts that cache-dance fills and empties. */
export function mountDockerfile(bases, { main }) {
  return `${head(bases)}
ARG TARGETOS TARGETARCH
RUN --mount=type=bind,target=. ${mounts} ${trust} ${proxy} ${compile(main)}
${tail(bases)}`;
}

function copyModules(files) {
  return files
    .map((file) => `COPY ${file} ${file.includes("/") ? `${file.slice(0, file.lastIndexOf("/"))}/` : "./"}`)
    .join("\n");
}

/** Puts a directory of the build context into a cache mount; `stamp` makes the step run each time. */
export function injectDockerfile({ alpine }, target, stamp) {
  return `FROM alpine:${alpine}
RUN --mount=type=cache,target=${target} --mount=type=bind,source=.,target=/var/dance echo ${stamp} && cp -p -R /var/dance/. ${target}
`;
}

/** Copies a cache mount into a layer, which is then written to a directory. */
export function extractDockerfile({ alpine }, target, stamp) {
  return `FROM alpine:${alpine} AS copy
RUN --mount=type=cache,target=${target} echo ${stamp} && mkdir -p /var/dance && cp -p -R ${target}/. /var/dance
FROM scratch
COPY --from=copy /var/dance /
`;
}
