# Functions that the scripts of tools/ share. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
started=$SECONDS

# A line of progress, with the seconds since the start.
step() { printf '[%3d s] %s\n' "$((SECONDS - started))" "$*" >&2; }

# fail CAUSE REMEDY
fail() {
  printf 'Erreur : %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'Remède : %s\n' "$2" >&2
  exit 3
}

# Names in a list of packages, comments left out.
packages_of() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/tools/packages/$1.txt"; }

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages LIST…: installs the Debian packages that are missing, and only those.
install_packages() {
  local missing=() name list log as_root=()
  command -v dpkg-query >/dev/null ||
    fail "ce système n'est pas une Debian (dpkg-query est absent)" \
      "installez à la main les paquets de tools/packages, puis recommencez"
  for list in "$@"; do
    while read -r name; do
      is_installed "$name" || missing+=("$name")
    done < <(packages_of "$list")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "il manque des paquets (${missing[*]}) et sudo est absent" \
        "en root : apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  step "Installation de ${#missing[@]} paquets Debian…"
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
      --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    fail "apt-get n'a pas pu installer les paquets (voir ci-dessus)" \
      "vérifiez le réseau et les sources d'apt, puis recommencez"
  fi
  rm -f "$log"
}

# build PRESET: configures when needed, and builds.
build() {
  local preset=$1
  cd "$root" || exit 3
  if [ ! -f "build/$preset/build.ninja" ]; then
    step "Configuration ($preset)…"
    cmake --preset "$preset" >"/tmp/gouvernail-configure.$$" 2>&1 ||
      { cat "/tmp/gouvernail-configure.$$" >&2; rm -f "/tmp/gouvernail-configure.$$"; exit 3; }
    rm -f "/tmp/gouvernail-configure.$$"
  fi
  step "Construction ($preset)…"
  cmake --build --preset "$preset" || fail "la construction a échoué (voir ci-dessus)"
}
