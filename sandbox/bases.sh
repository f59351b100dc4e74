#!/usr/bin/env bash
# Base images for the sandbox: alpine:<tag> for three platforms and golang:<version>-alpine<tag> for this machine's, in the
# registry that mirrors Docker Hub for the engine. The real ones where Docker Hub can be reached, stand-ins elsewhere.
#
# usage: bases.sh [ALPINE_ROOTS [ALPINE_TAG ...]]
#   ALPINE_ROOTS  folder with alpine-minirootfs-*-{x86_64,aarch64,armv7}.tar.gz, to use genuine roots of Alpine
#                 (default SANDBOX_ALPINE_ROOTS); without one Docker Hub is asked, then Debian's busybox-static serves
#   ALPINE_TAG    3.24 and 3.23 by default; golang:<version>-alpine is on the first
# Needs a registry (engine.sh up). Does nothing when the same images are there already.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ ${1:-} != -* ]] || usage
roots=${1:-${SANDBOX_ALPINE_ROOTS:-}}
releases=("${@:2}")
[ ${#releases[@]} -gt 0 ] || releases=(3.24 3.23)

# What Docker, Alpine and Debian call the same machines.
arches=(amd64 arm64 armv7)
declare -A platforms=([amd64]=linux/amd64 [arm64]=linux/arm64 [armv7]=linux/arm/v7)
declare -A alpine_names=([amd64]=x86_64 [arm64]=aarch64 [armv7]=armv7)
declare -A debian_names=([amd64]=amd64 [arm64]=arm64 [armv7]=armhf)

eval "$("$here/engine.sh" env)"
registry=$SANDBOX_REGISTRY
made=$home/registry/bases # what the images in the registry were made from: beside them, so that it goes when they go
debs=$home/debs
bundle=/etc/ssl/certs/ca-certificates.crt

command -v go >/dev/null || die "the golang image is made of this machine's Go, which is missing: install Go (https://go.dev/dl)"
# Outside of any module, whose go.mod might ask for another version.
go_root=$(cd / && GOTOOLCHAIN=local go env GOROOT)
go_version=$(cd / && GOTOOLCHAIN=local go env GOVERSION)
[[ $go_version =~ ^go(([0-9]+\.[0-9]+)[.a-z0-9]*) ]] || die "this Go has no release number: $go_version"
go_version=${BASH_REMATCH[1]}
go_minor=${BASH_REMATCH[2]}
build_arch=$(cd / && GOTOOLCHAIN=local go env GOHOSTARCH)
[[ $build_arch =~ ^(amd64|arm64)$ ]] || die "the engine's images are for amd64 and arm64 hosts, not $build_arch"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# inputs SOURCE: a hash of everything that the images depend on.
inputs() {
  {
    echo "$1 ${releases[*]} $go_version $build_arch"
    cat "${BASH_SOURCE[0]}" "$here/go.sum" # crane compresses the layers
    case $1 in
      roots) cat "$roots"/alpine-minirootfs-*.tar.gz ;;
      busybox) cat "$debs"/*.deb "$bundle" 2>/dev/null || true ;;
    esac
  } | sha256sum | cut -c 1-64
}

is_made() { [ "$(cat "$made" 2>/dev/null)" = "$1 $(inputs "$1")" ]; }

# --- the real images -------------------------------------------------------------------------------------------------

hub_answers() { timeout 2 crane digest alpine:latest >/dev/null 2>&1; }

# Real images or stand-ins, never a mixture: what Docker Hub lacks of these, or refuses, makes it no source.
copy_from_hub() {
  local release tag
  for release in "${releases[@]}"; do
    crane copy "alpine:$release" "$registry/library/alpine:$release" >&2 || return 1
  done
  for tag in $(golang_tags); do
    crane copy --platform "linux/$build_arch" "golang:$tag" "$registry/library/golang:$tag" >&2 || return 1
  done
}

# --- stand-ins of alpine ---------------------------------------------------------------------------------------------

# apt-get with lists and settings of its own: the machine's foreign architectures stay as they are.
private_apt() {
  local arch options=()
  for arch in "${arches[@]}"; do options+=(-o "APT::Architectures::=${debian_names[$arch]}"); done
  if [ -s "$work/sources.list" ]; then
    options+=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-)
  fi
  apt-get -qq -o "Dir::State=$work/apt" -o "Dir::State::status=$work/apt/status" -o "Dir::Cache=$work/apt" \
    -o Acquire::Languages=none -o APT::Sandbox::User=root "${options[@]}" "$@"
}

# Ubuntu has its smaller architectures on another server, under another name.
ubuntu_sources() {
  local codename key='signed-by=/usr/share/keyrings/ubuntu-archive-keyring.gpg'
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  echo "deb [arch=amd64 $key] http://archive.ubuntu.com/ubuntu $codename main universe"
  echo "deb [arch=arm64,armhf $key] http://ports.ubuntu.com/ubuntu-ports $codename main universe"
}

fetch_busybox() {
  local arch names=()
  for arch in "${arches[@]}"; do names+=("busybox-static:${debian_names[$arch]}"); done
  [ "$(find "$debs" -name '*.deb' 2>/dev/null | wc -l)" -ne ${#arches[@]} ] || return 0
  command -v apt-get >/dev/null ||
    die "no base images: Docker Hub does not answer, and busybox-static can be fetched on Debian and Ubuntu only: give ALPINE_ROOTS"
  say "fetching busybox-static for ${#arches[@]} platforms"
  mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/debs" "$home"
  : >"$work/apt/status"
  if grep -qs '^ID=ubuntu' /etc/os-release; then ubuntu_sources >"$work/sources.list"; fi
  # One list that fails, of a mirror in the middle of an update, need not be the one that is wanted.
  private_apt update >/dev/null 2>&1 || true
  (cd "$work/debs" && private_apt download "${names[@]}" >&2) || die "busybox-static cannot be fetched from Debian's mirror: give ALPINE_ROOTS"
  rm -rf "$debs"
  mv "$work/debs" "$debs" # all or none
}

# busybox_path ARCH: Debian's program for it, unpacked.
busybox_path() {
  local deb
  deb=$(echo "$debs"/busybox-static_*_"${debian_names[$1]}".deb)
  [ -d "$work/busybox-$1" ] || dpkg-deb -x "$deb" "$work/busybox-$1"
  find "$work/busybox-$1" -type f -path '*/bin/busybox' -print -quit
}

# busybox_root ARCH RELEASE TAR: what a build finds in a root of Alpine, around Debian's busybox.
busybox_root() {
  local root=$work/root-$1-$2 program applets applet
  program=$(busybox_path "$1")
  # The list is of the one that runs here; Debian builds them all alike.
  applets=$("$(busybox_path "$build_arch")" --list-full)
  mkdir -p "$root"/{bin,dev,etc/apk,etc/ssl/certs,home,lib/apk/db,opt,proc,root,run,sbin,sys,tmp} \
    "$root"/usr/{bin,lib,local/bin,sbin,share} "$root"/var/{cache,empty,lib,log,tmp}
  chmod 1777 "$root/tmp" "$root/var/tmp"
  chmod 700 "$root/root"
  install -m 755 "$program" "$root/bin/busybox"
  for applet in $applets; do
    [ "$applet" = linuxrc ] || [ -e "$root/$applet" ] || [ -L "$root/$applet" ] || ln -s /bin/busybox "$root/$applet"
  done
  [ -L "$root/bin/sh" ] || die "this busybox has no shell"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'nobody:x:65534:65534:nobody:/:/sbin/nologin' >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:root' 'nobody:x:65534:' >"$root/etc/group"
  printf '%s\n' 'NAME="Alpine Linux"' 'ID=alpine' "VERSION_ID=$2.0" "PRETTY_NAME=\"Stand-in for Alpine Linux v$2\"" >"$root/etc/os-release"
  echo "$2.0-standin" >"$root/etc/alpine-release"
  echo "${alpine_names[$1]}" >"$root/etc/apk/arch"
  : >"$root/etc/apk/world"
  : >"$root/lib/apk/db/installed"
  install -m 644 "$bundle" "$root/etc/ssl/certs/ca-certificates.crt"
  pack "$3" -C "$root" .
}

# pack TAR ARGUMENT...: the same bytes for the same files, whoever packs them and when.
pack() {
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -cf "$@"
}

# genuine_root ARCH RELEASE: the root of that release, or the newest there is.
genuine_root() {
  local name=${alpine_names[$1]} found
  found=$(find "$roots" -name "alpine-minirootfs-$2.*-$name.tar.gz" | sort -V | tail -n 1)
  [ -n "$found" ] || found=$(find "$roots" -name "alpine-minirootfs-*-$name.tar.gz" | sort -V | tail -n 1)
  [ -n "$found" ] || die "no alpine-minirootfs-*-$name.tar.gz in $roots"
  echo "$found"
}

# push_alpine SOURCE RELEASE: an index of one layer per platform.
push_alpine() {
  local arch tar part image parts=()
  part=$registry/library/alpine:part
  for arch in "${arches[@]}"; do
    tar=$work/alpine-$arch-$2.tar
    case $1 in
      roots) tar=$(genuine_root "$arch" "$2") ;;
      busybox) busybox_root "$arch" "$2" "$tar" ;;
    esac
    quietly crane append --oci-empty-base -f "$tar" -t "$part"
    image=$(quietly crane mutate "$part" --set-platform "${platforms[$arch]}" --cmd /bin/sh --env "PATH=$system_path")
    parts+=(-m "$image")
  done
  quietly crane index append "${parts[@]}" -t "$registry/library/alpine:$2"
}

system_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# quietly COMMAND...: what it says matters only when it fails.
quietly() { "$@" 2>"$work/said" || die "$1 $2: $(tail -n 1 "$work/said")"; }

# --- stand-ins of golang ---------------------------------------------------------------------------------------------

# golang_tags: the first release's first; then the ones without a release, as on Docker Hub.
golang_tags() {
  local release
  for release in "${releases[@]}"; do echo "$go_version-alpine$release $go_minor-alpine$release"; done
  echo "$go_version-alpine $go_minor-alpine"
}

# go_layer TAR: this machine's Go where the official image has it. A Go that a distribution packaged is spread over
# several folders by links, which are followed; test/, api/ and doc/ are for those who develop Go.
go_layer() {
  mkdir -p "$work"/go/{go/src,go/bin,usr/local}
  chmod 1777 "$work"/go/go{,/src,/bin}
  pack "$1" -C "$work/go" go usr
  # -r appends: the folders above come first, with their modes.
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -rf "$1" \
    --dereference --mode=a+rX,go-w --anchored --exclude=./test --exclude=./api --exclude=./doc --exclude=./.git \
    --transform 's,^\.,usr/local/go,S' -C "$go_root" .
}

push_golang() {
  local release golang=$registry/library/golang layer=$work/go.tar image
  say "packing Go $go_version"
  go_layer "$layer"
  # Compressed once for all releases, and about as much as on Docker Hub.
  gzip -n -1 "$layer"
  for release in "${releases[@]}"; do
    quietly crane append --platform "linux/$build_arch" -b "$registry/library/alpine:$release" -f "$layer.gz" -t "$golang:part"
    image=$(quietly crane mutate "$golang:part" --env "PATH=/go/bin:/usr/local/go/bin:$system_path" --env "GOLANG_VERSION=$go_version" \
      --env GOTOOLCHAIN=local --env GOPATH=/go --workdir /go --cmd /bin/sh)
    quietly crane tag "$image" "$go_version-alpine$release"
    quietly crane tag "$image" "$go_minor-alpine$release"
    quietly crane tag "$image" "plain-alpine$release" # for zig.sh, which moves the others
  done
  quietly crane tag "$golang:$go_version-alpine${releases[0]}" "$go_version-alpine"
  quietly crane tag "$golang:$go_version-alpine${releases[0]}" "$go_minor-alpine"
}

# --- which ----------------------------------------------------------------------------------------------------------

make_stand_ins() {
  local release
  for release in "${releases[@]}"; do push_alpine "$1" "$release"; done
  push_golang
}

finish() {
  echo "$1 $(inputs "$1")" >"$made"
  say "alpine ${releases[*]} and golang $go_version in $registry ($2)"
}

check_roots() {
  [ -d "$roots" ] || die "there is no folder $roots"
  local arch
  for arch in "${arches[@]}"; do genuine_root "$arch" "${releases[0]}" >/dev/null; done
  if [ -s "$roots/SHA256SUMS" ]; then
    (cd "$roots" && sha256sum --check --quiet --ignore-missing SHA256SUMS >&2) || die "$roots: files and SHA256SUMS differ"
  fi
}

answers "$registry" || die "no registry answers at $registry: engine.sh up first"
lock bases
if [ -n "$roots" ]; then
  check_roots
  if is_made roots; then exit 0; fi
  rm -f "$made"
  make_stand_ins roots >/dev/null
  finish roots "stand-ins: genuine roots of Alpine, this machine's Go"
else
  # Whatever was made before still serves: nothing is asked of the network.
  if is_made hub || is_made busybox; then exit 0; fi
  rm -f "$made"
  if hub_answers; then
    say "copying from Docker Hub"
    if copy_from_hub 2>"$work/said"; then
      finish hub "from Docker Hub"
      exit 0
    fi
    say "not all of it is on Docker Hub: $(tail -n 1 "$work/said")"
  fi
  fetch_busybox
  make_stand_ins busybox >/dev/null
  finish busybox "stand-ins: Debian's busybox, this machine's Go"
fi
