# Functions that the scripts of tools/ share. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
started=$SECONDS
lang=fr # of the messages: fr, or en for the scripts that only developers run

# say FRENCH ENGLISH: the one that `lang` names.
say() { if [ "$lang" = en ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi; }

# step FRENCH ENGLISH: a line of progress, with the seconds since the start.
step() { printf '[%3d s] %s\n' "$((SECONDS - started))" "$(say "$@")" >&2; }

# fail FRENCH ENGLISH [FRENCH-REMEDY ENGLISH-REMEDY]: the cause, what to do, and status 3.
fail() {
  printf '%s %s\n' "$(say 'Erreur :' 'Error:')" "$(say "$1" "$2")" >&2
  [ $# -lt 4 ] || printf '%s %s\n' "$(say 'Remède :' 'Remedy:')" "$(say "$3" "$4")" >&2
  exit 3
}

# The names in tools/packages/LIST.txt, comments left out.
packages_of() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$root/tools/packages/$1.txt"; }

# missing_packages LIST…: the packages of the lists that are not installed.
missing_packages() {
  local list
  LC_ALL=C comm -23 <(for list in "$@"; do packages_of "$list"; done | LC_ALL=C sort -u) \
    <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | LC_ALL=C sort -u)
}

# install_packages LIST…: installs the Debian packages that are missing, and only those. Where
# there is no dpkg, says what is needed and leaves it to CMake to name what is absent.
install_packages() {
  local missing log
  if ! command -v dpkg-query >/dev/null; then
    say "Ce système n'est pas une Debian : rien n'est installé. Il faut ce que nomme tools/packages." \
      "This system is no Debian: nothing is installed. What tools/packages names is needed." >&2
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  become_root "${missing[*]}"
  step "Installation de ${#missing[@]} paquets Debian : ${missing[*]}" \
    "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  log=$(mktemp)
  # A source of packages that does not answer matters only if a package is then not found.
  apt_get update >"$log" 2>&1 || true
  if ! apt_get install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "apt-get n'a pas pu installer ${missing[*]} (voir ci-dessus)" \
      "apt-get could not install ${missing[*]} (see above)" \
      "vérifiez le réseau et les sources d'apt (Debian 12 est attendue), puis relancez" \
      "check the network and apt's sources (Debian 12 is expected), then run this again"
  fi
  rm -f "$log"
}

# install_npm: the packages of tools/npm, as its lock file pins them, into build/npm; npm itself
# too where there is none. A package that does not run on the Node.js at hand is refused.
install_npm() {
  local pinned=$root/tools/npm folder=$root/build/npm
  command -v npm >/dev/null || install_packages npm
  ! cmp -s "$pinned/package-lock.json" "$folder/installed.json" || return 0
  step "Installation de ce que nomme tools/npm" "Installing what tools/npm names"
  mkdir -p "$folder"
  cp "$pinned/package.json" "$pinned/package-lock.json" "$folder"
  (cd "$folder" && npm ci --engine-strict --ignore-scripts --loglevel=error --no-audit --no-fund) >&2 ||
    fail "npm n'a pas pu installer ce que nomme tools/npm" "npm could not install what tools/npm names" \
      "vérifiez le réseau, puis relancez" "check the network, then run this again"
  cp "$pinned/package-lock.json" "$folder/installed.json"
}

# become_root PACKAGES: sets as_root to what runs a command as root, or fails.
become_root() {
  as_root=()
  command -v apt-get >/dev/null ||
    fail "il manque des paquets ($1) et apt-get est absent" \
      "packages are missing ($1), and so is apt-get" \
      "installez-les par le moyen de votre système, puis relancez" \
      "install them in your system's own way, then run this again"
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null ||
    fail "il manque des paquets ($1), vous n'êtes pas root et sudo est absent" \
      "packages are missing ($1), you are not root and there is no sudo" \
      "en root : apt-get install --no-install-recommends $1" \
      "as root: apt-get install --no-install-recommends $1"
  # Asks for the password here, before the output of apt-get goes to a file.
  sudo -v ||
    fail "il manque des paquets ($1) et sudo a refusé" \
      "packages are missing ($1) and sudo refused" \
      "en root : apt-get install --no-install-recommends $1" \
      "as root: apt-get install --no-install-recommends $1"
  as_root=(sudo)
}

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# As many compilers as cores, but no more than the memory can hold: about 2 GB each.
jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 2000000) }' /proc/meminfo)
  [ "${memory:-$cores}" -ge 1 ] || memory=1
  echo $((cores < ${memory:-$cores} ? cores : ${memory:-$cores}))
}

# build PRESET: configures when needed, and builds. The compiler's words go to
# build/PRESET/build.log, and to the screen when it fails or when there is somebody to watch.
build() {
  local preset=$1 folder="$root/build/$1" log="$root/build/$1/build.log" fresh=()
  # What one clone has compiled, ccache has for another that stands elsewhere.
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
  mkdir -p "$folder"
  # A folder that was moved or copied cannot be used as it is.
  if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  if [ ! -f "$folder/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$folder/build.ninja" ] ||
    [ ${#fresh[@]} -gt 0 ]; then
    step "Préparation de la construction ($preset)" "Configuring ($preset)"
    if ! (cd "$root" && cmake --preset "$preset" "${fresh[@]}") >"$log" 2>&1; then
      rm -f "$folder/build.ninja"
      cat "$log" >&2
      fail "la préparation de la construction a échoué (voir ci-dessus)" \
        "CMake could not configure (see above)"
    fi
    touch "$folder/build.ninja"
  fi
  step "Construction ($preset)" "Building ($preset)"
  if [ -t 2 ]; then
    (cd "$root" && cmake --build --preset "$preset" --parallel "$(jobs)") >&2
  else
    (cd "$root" && cmake --build --preset "$preset" --parallel "$(jobs)") >"$log" 2>&1 ||
      { cat "$log" >&2; false; }
  fi || fail "la construction a échoué (voir ci-dessus)" "the build failed (see above)" \
    "si le code n'a pas été modifié, effacez $folder puis relancez" \
    "if no code was changed, remove $folder and run this again"
}
