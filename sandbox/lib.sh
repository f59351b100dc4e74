# shellcheck shell=bash disable=SC2034
# What the scripts beside it share; they source it.
set -euo pipefail
shopt -s inherit_errexit
umask 022 # modes are part of the base images' digests

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(realpath -m "${SANDBOX_HOME:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/go-alpine-build/sandbox}")
run=$home/run

say() { printf 'sandbox: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Prints the calling script's own head, from "usage:" on.
usage() {
  sed -n '/^# usage:/,/^$/ s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

# lock NAME: waits for another process that holds it. The kernel frees it when this process ends, however it ends.
lock() {
  mkdir -p "$home"
  exec 9>"$home/$1.lock"
  flock --nonblock 9 || { say "waiting for another $1"; flock 9; }
}

# taken HOST PORT: something listens there.
taken() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# answers HOST:PORT: a registry does.
answers() {
  local status
  # shellcheck disable=SC2016 # for the other shell
  status=$(timeout 5 bash -c 'exec 3<>"/dev/tcp/${0%:*}/${0##*:}"
    printf "GET /v2/ HTTP/1.0\r\nHost: %s\r\n\r\n" "$0" >&3; head -n 1 <&3' "$1" 2>/dev/null) || return 1
  [[ $status == *' 200 '* ]]
}

# packages NAME...: from Debian or Ubuntu, and never more than what is named and needed.
packages() {
  command -v apt-get >/dev/null || { say "cannot install $* here: it takes Debian or Ubuntu"; return 1; }
  say "installing $*"
  # A mirror in the middle of an update is no reason to stop: whether the packages can be had decides.
  apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null 2>&1
}

# export NAME VALUE: a line for eval.
export_line() { printf 'export %s=%q\n' "$1" "$2"; }

# The program lends containers the certificates that SSL_CERT_FILE names, so it has to name the host's own where the host
# trusts more than the distribution does: a base image knows nothing of a private proxy.
export_certificates() {
  [ -z "${SSL_CERT_FILE:-}" ] || return 0
  [ -n "$(find /usr/local/share/ca-certificates -name '*.crt' -print -quit 2>/dev/null)" ] || return 0
  export_line SSL_CERT_FILE /etc/ssl/certs/ca-certificates.crt
}
