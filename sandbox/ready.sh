#!/usr/bin/env bash
# Prints the environment in which `docker buildx` builds for several platforms and has a local registry to push to:
# eval "$(sandbox/ready.sh)". With a working Docker that is Docker; elsewhere the sandbox's own engine, brought up with its
# base images. What happens is told on stderr.
#
# usage: ready.sh [--zig] [ALPINE_ROOTS]
#   --zig         the sandbox's golang:<version>-alpine3.23 gets a C compiler (zig.sh); Docker's builds install it
#   ALPINE_ROOTS  as for bases.sh

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

zig=no
if [ "${1:-}" = --zig ]; then
  zig=yes
  shift
fi
[[ ${1:-} != -* && $# -le 1 ]] || usage

container=go-alpine-build-registry

# Within the sandbox's own environment the client knows no other engine.
in_sandbox() { [ "${DOCKER_CONFIG:-}" = "$home/docker" ]; }

daemon_answers() { command -v docker >/dev/null && timeout 20 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# Prints the address of a registry in a container: it needs nothing but Docker, and is kept.
registry_container() {
  local address
  docker container inspect "$container" >/dev/null 2>&1 ||
    docker create --name "$container" --publish 127.0.0.1::5000 --env REGISTRY_STORAGE_DELETE_ENABLED=true registry:3 >/dev/null || return 1
  docker start "$container" >/dev/null || return 1
  address=$(docker port "$container" 5000/tcp | head -n 1) || return 1
  address=localhost:${address##*:}
  for _ in $(seq 100); do
    if answers "$address"; then
      echo "$address"
      return
    fi
    sleep 0.1
  done
  return 1
}

# builder_field FIELD [BUILDER]: of the named builder, or the current one.
builder_field() { timeout 60 docker buildx inspect "${@:2}" 2>/dev/null | sed -n "s/^$1: *//p" | head -n 1; }

# The driver `docker`, the daemon's own, builds for one platform only.
is_capable() { [[ $1 =~ ^(docker-container|kubernetes|remote|cloud)$ ]]; }

# can_push BUILDER REGISTRY. A builder in a container has a localhost of its own unless it was made otherwise: one try
# tells more than all of its options.
can_push() {
  printf 'FROM scratch\nLABEL probe=1\n' |
    timeout 180 docker buildx build --quiet --builder "$1" --provenance=false --tag "$2/probe" --push - >/dev/null 2>&1
}

# builder_for REGISTRY: the current builder if it can do the job, else one that is made for it. The program itself makes
# go-alpine-build where it finds no better one, perhaps without the host's network: hence a second name.
builder_for() {
  local name driver
  name=$(builder_field Name) && driver=$(builder_field Driver) || return 1
  if is_capable "$driver" && can_push "$name" "$1"; then
    echo "$name"
    return
  fi
  say "the builder ${name:-of Docker} (${driver:-none}) cannot push to $1"
  for name in go-alpine-build go-alpine-build-host; do
    driver=$(builder_field Driver "$name") || driver=
    if [ -z "$driver" ]; then
      say "creating the builder $name"
      docker buildx create --name "$name" --driver docker-container --driver-opt network=host >/dev/null || return 1
    fi
    if can_push "$name" "$1"; then
      echo "$name"
      return
    fi
  done
  return 1
}

# Prints the environment of a Docker that can do the job, or fails: each step says so itself, as bash does not stop at
# failures inside of a condition. SANDBOX_REGISTRY may name a registry that is there already; then
# a builder without a daemon, such as a remote one, will do.
with_docker() {
  local registry=${SANDBOX_REGISTRY:-} builder
  ! in_sandbox || return 1
  if [ -z "$registry" ] || ! answers "$registry"; then
    daemon_answers || return 1
    registry=$(registry_container) || { say "Docker runs, but cannot start a registry (registry:3)"; return 1; }
  fi
  builder=$(builder_for "$registry") || { say "Docker runs, but no builder of it can push to $registry"; return 1; }
  say "Docker, with builder $builder and registry $registry"
  export_line BUILDX_BUILDER "$builder"
  export_line SANDBOX_REGISTRY "$registry"
  export_certificates
}

with_sandbox() {
  "$here/engine.sh" up
  "$here/bases.sh" "$@"
  if [ "$zig" = yes ]; then "$here/zig.sh"; fi
  "$here/engine.sh" env
}

lock ready
if environment=$(with_docker); then
  echo "$environment"
else
  say "no Docker that can be used: the sandbox's own engine"
  with_sandbox "$@"
fi
