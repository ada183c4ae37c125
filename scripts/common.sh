# What the scripts beside this file share; they read it with `source`.

set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# One set of flags for whatever builds in .build, so that no command throws away what another has compiled:
# optimised, and open to the tests.
build_flags=(-c release -Xswiftc -enable-testing)
# `swift test` would add -enable-testing a second time: other flags to the compiler, and everything is built again.
test_flags=("${build_flags[@]}" --disable-testable-imports --disable-xctest)

# Builds all tests and the command they run; arguments go on to `swift build`.
# By its product and not with --build-tests, which compiles the tools of other packages' plugins besides: two minutes.
build_tests() { swift build "${build_flags[@]}" --product recorridoPackageTests "$@"; }

say() { printf '%s\n' "$*"; }

# Says why to the person who asked, and stops.
stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Installs those of the named Debian or Ubuntu packages that are missing; no root and no network where none is.
install_missing() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "Packages are missing. Ask somebody with root to run: apt-get install ${missing[*]}"
    apt=(sudo "${apt[@]}")
  fi
  say "Installing with apt-get: ${missing[*]}"
  local log
  log="$(mktemp)"
  if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    stop "The packages could not be installed: apt-get says why above."
  fi
  rm -f "$log"
}
