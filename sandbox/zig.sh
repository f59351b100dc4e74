#!/usr/bin/env bash
# Adds zig, a C compiler for every platform, to the golang images of the last Alpine tag (golang:<version>-alpine3.23):
# where Alpine's package servers cannot be reached, programs that need cgo are built on them. Its own package `zig` is what
# a build installs otherwise. 100 MB to fetch, so only when asked for.
#
# usage: zig.sh [ALPINE_TAG]
#   ALPINE_TAG  3.23 by default; bases.sh has made it
# In a RUN: CGO_ENABLED=1 CC="zig cc -target aarch64-linux-musl" go build -ldflags '-linkmode external -extldflags -static'

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ ${1:-} != -* && $# -le 1 ]] || usage
release=${1:-3.23}

# The wheels of https://pypi.org/project/ziglang/, for x86_64 and aarch64.
version=0.17.1
hashes=(
  ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54
  b7c5f02fccd40f89b999ee16a1f5ddced56e6182370f8affe494bcf8a28cf07e
)

eval "$("$here/engine.sh" env)"
golang=$SANDBOX_REGISTRY/library/golang
made=$home/registry/zig-$release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The wheel, checked by pip, in a place of its own until it is complete.
fetch_wheel() {
  local hash
  [ ! -s "$home/wheels/ziglang-$version.whl" ] || return 0
  python3 -m pip --version >/dev/null 2>&1 || packages python3-pip || die "zig is fetched with pip, which is missing (package python3-pip)"
  say "fetching zig $version"
  printf 'ziglang==%s' "$version" >"$work/requirements.txt"
  for hash in "${hashes[@]}"; do printf ' --hash=sha256:%s' "$hash" >>"$work/requirements.txt"; done
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --dest "$work/wheel" -r "$work/requirements.txt" >&2 ||
    die "zig $version cannot be fetched from PyPI"
  mkdir -p "$home/wheels"
  mv "$work"/wheel/*.whl "$home/wheels/ziglang-$version.whl.new"
  mv "$home/wheels/ziglang-$version.whl.new" "$home/wheels/ziglang-$version.whl"
}

zig_layer() {
  mkdir -p "$work"/root/{opt,usr/local/bin}
  python3 -m zipfile -e "$home/wheels/ziglang-$version.whl" "$work/unpacked"
  mv "$work/unpacked/ziglang" "$work/root/opt/zig"
  chmod 755 "$work/root/opt/zig/zig" # python's zipfile forgets modes
  ln -s /opt/zig/zig "$work/root/usr/local/bin/zig"
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -cf "$1" -C "$work/root" opt usr
}

# add_zig TAG...: on top of the image as bases.sh made it, which is kept under a name of its own.
add_zig() {
  local first=$1 tag
  say "adding zig to golang:$first"
  zig_layer "$work/zig.tar"
  crane append -b "$golang:plain-alpine$release" -f "$work/zig.tar" -t "$golang:$first" >/dev/null 2>"$work/said" ||
    die "zig: $(tail -n 1 "$work/said")"
  for tag in "${@:2}"; do crane tag "$golang:$first" "$tag" 2>/dev/null; done
}

answers "$SANDBOX_REGISTRY" || die "no registry answers at $SANDBOX_REGISTRY: engine.sh up first"
lock bases
bases=$(cat "$home/registry/bases" 2>/dev/null) || die "there are no base images yet: bases.sh first"
if [[ $bases == hub* ]]; then
  say "the base images are real ones: a build installs Alpine's own zig"
  exit 0
fi
inputs=$(cat "$home/registry/bases" "${BASH_SOURCE[0]}" | sha256sum | cut -c 1-64)
if [ "$(cat "$made" 2>/dev/null)" = "$inputs" ]; then exit 0; fi
fetch_wheel
mapfile -t tags < <(crane ls "$golang" | grep -E "^[0-9].*-alpine${release//./\\.}\$")
[ ${#tags[@]} -gt 0 ] || die "there is no golang image on alpine $release: bases.sh makes it"
add_zig "${tags[@]}"
echo "$inputs" >"$made"
say "zig $version in ${tags[*]/#/golang:}"
