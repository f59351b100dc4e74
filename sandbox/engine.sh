#!/usr/bin/env bash
# A BuildKit engine and a registry without Docker: Go modules at the versions that go.mod and go.sum pin, and runc.
#
# usage: engine.sh up [--memory | --disk] | down [--clean] | status | env
#   up       builds what is missing, starts what is not running, creates the buildx builder "sandbox"
#            --memory, --disk: where the engine's state lives; without either, in memory if there is plenty
#   down     ends what up started; --clean also drops the engine's state, not the registry's images
#   status   which of the two run; exits 1 unless both do
#   env      exports for eval: DOCKER_CONFIG, BUILDX_CONFIG, BUILDX_BUILDER, SANDBOX_REGISTRY, PATH
#
# SANDBOX_HOME (~/.cache/go-alpine-build/sandbox)  everything it keeps
# SANDBOX_PORT (5055)                              the registry's port on localhost
# SANDBOX_MEMORY                                   GiB of memory for the engine's state; 0: on disk

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

builder=sandbox
current=$home/current # a link, so that the environment stays the same when the tools are renewed
socket=$run/buildkitd.sock
modules=(
  github.com/moby/buildkit/cmd/buildkitd
  github.com/docker/buildx/cmd/buildx
  github.com/distribution/distribution/v3/cmd/registry
  github.com/google/go-containerregistry/cmd/crane
)

recorded_port() { sed -n 's/^ *addr: localhost://p' "$run/registry.yml" 2>/dev/null || true; }
port=${SANDBOX_PORT:-$(recorded_port)}
port=${port:-5055}

# alive NAME. After a reboot the number may belong to another process: ours names its configuration file.
alive() {
  local pid words
  pid=$(cat "$run/$1.pid") && words=$(tr '\0' ' ' <"/proc/${pid:-none}/cmdline") && [[ $words == *"$run/$1."* ]]
} 2>/dev/null

# start NAME COMMAND...: in a session of its own, where no Ctrl-C reaches it, and without our lock. The number is written
# by the process itself before it becomes the command, so that none can be lost in between.
start() {
  local name=$1
  shift
  rm -f "$run/$name.pid"
  # shellcheck disable=SC2016 # for the other shell
  OTEL_TRACES_EXPORTER=none setsid bash -c 'echo $$ >"$0"; exec "$@"' "$run/$name.pid" "$@" \
    >"$run/$name.log" 2>&1 </dev/null 9>&- &
  until [ -s "$run/$name.pid" ]; do sleep 0.01; done
}

stop() {
  local pid
  alive "$1" || return 0
  pid=$(cat "$run/$1.pid")
  kill "$pid"
  for _ in $(seq 100); do alive "$1" || break; sleep 0.1; done
  if alive "$1"; then kill -KILL "$pid"; fi
  rm -f "$run/$1.pid"
}

# The first thing that is wrong with this machine, in one line, and what to do.
check_machine() {
  [ "$(uname -s)" = Linux ] || die "the engine runs on Linux only: install Docker instead"
  [ "$(id -u)" = 0 ] || die "BuildKit needs root here: run it as root, or install Docker instead"
  [[ ${SANDBOX_MEMORY:-0} =~ ^[0-9]+$ ]] || die "SANDBOX_MEMORY is a number of GiB, not $SANDBOX_MEMORY"
  command -v flock >/dev/null || die "flock is missing (package util-linux)"
}

check_port() {
  local name
  for name in registry buildkitd; do
    if alive "$name" && ! grep -qs "localhost:$port\b" "$run/registry.yml"; then
      die "it runs already, with port $(recorded_port): unset SANDBOX_PORT, or engine.sh down first"
    fi
  done
  if ! alive registry && taken localhost "$port"; then
    die "port $port is taken by another program: set SANDBOX_PORT to a free one"
  fi
}

# Binaries are kept by what they are made from: a second run builds nothing, and other versions live beside them.
tools() {
  local go_version bin module name
  command -v go >/dev/null || die "the engine is built with Go, which is missing: install Go (https://go.dev/dl), or Docker instead"
  go_version=$(cd "$here" && go env GOVERSION) || die "go does not run: install Go again, or Docker instead"
  bin=$home/bin/$(cat "$here/go.sum" "$here/go.mod" | sha256sum | cut -c 1-16)-$go_version
  mkdir -p "$bin"
  for module in "${modules[@]}"; do
    name=${module##*/}
    [ -x "$bin/$name" ] && continue
    say "building $name (once, a minute or two)"
    (cd "$here" && GOFLAGS='' GOWORK=off CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags='-s -w' -o "$bin/$name.new" "$module") ||
      die "$name could not be built: see above, or install Docker instead"
    mv "$bin/$name.new" "$bin/$name" # never half a binary under the final name
  done
  [ "$(readlink "$current" || true)" = "$bin" ] || ln -sfn "$bin" "$current"
  command -v runc >/dev/null || packages runc || die "runc is missing and could not be installed: install it, or Docker instead"
  # With unpigz BuildKit unpacks gzip as fast as in its own image, which brings it along.
  command -v unpigz >/dev/null || packages pigz || say "going on without pigz: base images unpack more slowly"
}

# The project calls `docker buildx …`. Debian's client comes with a daemon, so where there is none three lines of shell
# take its place; they are last on PATH, and a client that is installed later goes first.
client() {
  mkdir -p "$home/docker/cli-plugins" "$home/client"
  ln -sfn "$current/buildx" "$home/docker/cli-plugins/docker-buildx"
  cat >"$home/client/docker" <<SH
#!/bin/sh
[ "\$1" = buildx ] && shift && exec "$current/buildx" "\$@"
echo "docker: of Docker, the sandbox has buildx only" >&2
exit 1
SH
  chmod 755 "$home/client/docker"
}

print_env() {
  export_line DOCKER_CONFIG "$home/docker"
  export_line BUILDX_CONFIG "$home/docker/buildx"
  export_line BUILDX_BUILDER "$builder"
  export_line SANDBOX_REGISTRY "localhost:$port"
  export_certificates
  printf 'export PATH=%q:"%s":%q\n' "$current" "\$PATH" "$home/client"
}

start_registry() {
  cat >"$run/registry.yml" <<YAML
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $home/registry
  delete:
    enabled: true
http:
  addr: localhost:$port
YAML
  start registry "$current/registry" serve "$run/registry.yml"
}

# Docker Hub is mirrored by the registry, and asked itself only for what the registry lacks. For both, buildkitd trusts
# the certificates that this machine trusts.
start_buildkitd() {
  rm -f "$socket"
  cat >"$run/buildkitd.toml" <<TOML
root = "$1"
[grpc]
  address = ["unix://$socket"]
[otel]
  socketPath = "$run/otel.sock"
[worker.oci]
  snapshotter = "overlayfs"
[worker.containerd]
  enabled = false
[registry."docker.io"]
  mirrors = ["localhost:$port"]
[registry."localhost:$port"]
  http = true
TOML
  start buildkitd "$current/buildkitd" --config "$run/buildkitd.toml"
}

# MiB that can be had without swapping: the machine's, or less where a control group says so.
available_memory() {
  local mib limit
  mib=$(($(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo) / 1024))
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
  if [ "$limit" != max ] && [ $((limit / 1048576)) -lt "$mib" ]; then mib=$((limit / 1048576)); fi
  echo "$mib"
}

# memory_size WHERE: MiB for the engine's state, 0 for the disk. A large cold build takes 2 GiB; half of what is free, and
# 12 GiB at most, leaves the builds themselves enough.
memory_size() {
  local half
  [ "$1" = disk ] && { echo 0; return; }
  half=$(($(available_memory) / 2))
  [ "$half" -le 12288 ] || half=12288
  if [ -n "${SANDBOX_MEMORY:-}" ] && [ "$SANDBOX_MEMORY" != 0 ]; then
    echo $((SANDBOX_MEMORY * 1024))
  elif [ "$1" = memory ] || { [ -z "${SANDBOX_MEMORY:-}" ] && [ "$half" -ge 3072 ]; }; then
    echo "$half"
  else
    echo 0
  fi
}

# state WHERE: prints the directory of the engine's state. In memory, where unpacking is several times faster, it is a file
# system of its own: that bounds it, and BuildKit keeps its caches within what the file system holds.
state() {
  local size
  if mountpoint -q "$home/memory"; then
    say "state: in memory, as before"
    echo "$home/memory"
    return
  fi
  size=$(memory_size "$1")
  if [ "$size" -gt 0 ]; then
    mkdir -p "$home/memory"
    if mount -t tmpfs -o "size=${size}m,mode=700" go-alpine-build-sandbox "$home/memory" 2>/dev/null; then
      say "state: in memory, $((size / 1024)) GiB at most (--disk or SANDBOX_MEMORY=0: on disk)"
      echo "$home/memory"
      return
    fi
    say "no file system in memory can be mounted here"
  fi
  say "state: on disk"
  echo "$home/buildkit"
}

# A process that ends loses its name in /proc before it closes its files: what it used may be busy for a moment more.
unmount() {
  for _ in $(seq 50); do umount "$1" 2>/dev/null && return; sleep 0.1; done
  umount "$1"
}

drop_state() {
  # What a killed engine left mounted would be emptied rather than removed.
  local path
  while read -r path; do
    path=$(printf %b "$path") # a space stands there as \040
    if [[ $path == "$home/"* ]]; then unmount "$path"; fi
  done < <(awk '{ print $2 }' /proc/self/mounts | sort -r)
  rm -rf --one-file-system "$home/buildkit" "$home/memory"
}

# Names the reason, not the last line: what is logged on the way out says little.
last_words() { grep -E 'level=(error|fatal)|^[^ ]*: ' "$run/$1.log" | tail -n 1 || true; }

builder_runs() { [[ $("$current/buildx" inspect "$builder" 2>/dev/null) =~ Status:\ *running ]]; }

wait_ready() {
  local name
  for _ in $(seq 150); do
    if answers "localhost:$port" && [ -S "$socket" ] && builder_runs; then
      return
    fi
    for name in registry buildkitd; do
      sleep 0.1
      alive "$name" || die "$name ended ($run/$name.log): $(last_words "$name")"
    done
  done
  die "the engine does not answer after 30 s: $run/buildkitd.log"
}

up() {
  local where
  check_machine
  lock engine
  mkdir -p "$run"
  check_port
  tools
  client
  eval "$(print_env)"
  alive registry || start_registry
  if ! alive buildkitd; then
    where=$(state "$1")
    start_buildkitd "$where"
  fi
  [ -s "$BUILDX_CONFIG/instances/$builder" ] || "$current/buildx" create --name "$builder" --driver remote "unix://$socket" >/dev/null
  wait_ready
  say "up, registry localhost:$port"
}

down() {
  [ "$(id -u)" = 0 ] || die "only root can end what root started"
  lock engine
  stop buildkitd
  stop registry
  if [ "$1" = clean ]; then drop_state; fi
}

status() {
  local name all=0
  for name in buildkitd registry; do
    if alive "$name"; then echo "$name up"; else echo "$name down"; all=1; fi
  done
  return $all
}

case "$*" in
  up) up auto ;;
  'up --memory') up memory ;;
  'up --disk') up disk ;;
  down) down keep ;;
  'down --clean') down clean ;;
  status) status ;;
  env) print_env ;;
  *) usage ;;
esac
