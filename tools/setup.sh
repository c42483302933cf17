#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what a group of make targets needs on Debian 12, at pinned versions, and nothing that is
# there already. Quick when there is nothing to do. Needs root or sudo only if something is missing.
#
# usage:    tools/setup.sh GROUP...      GROUP: core wasm format clang tidy data oracle exchange browsers node all
# example:  tools/setup.sh core data     compilers and Apertium's data, for `make packs`
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "setup: $*" >&2
  exit 1
}

# package=version glob, as apt writes it.
core=("cmake=3.25.*" "ninja-build=1.11.*" "g++=4:12.2*" "nlohmann-json3-dev=3.11.2*" "zlib1g-dev=1:1.2.13*" "doctest-dev=2.4.9*"
      "libpugixml-dev=1.13*" "libexpat1-dev=2.5.0*" "python3=3.11*" "unicode-data=15.0*")
wasm=("emscripten=3.1.6*" "node-acorn=8.8.1*")
format=("clang-format-14=1:14.0.6*")
# For the sanitizers: quicker than g++ by a third, and libFuzzer comes with it.
clang=("clang-14=1:14.0.6*" "libclang-rt-14-dev=1:14.0.6*")
tidy=("clang-tidy-14=1:14.0.6*")
data=("apertium-eng-spa=0.8.1*")
# What other people's programs make of our files, and we of theirs.
exchange=("translate-toolkit=3.8.4*")
# The native tools are the oracle of the engine's tests; packs are made without them.
oracle=("apertium=3.8.3*" "apertium-lex-tools=0.4.2*" "apertium-lex-tools-dev=0.4.2*" "lttoolbox=3.7.1*"
        "lttoolbox-dev=3.7.1*")
# Browsers follow Debian's security updates, and the archive keeps the newest only: a pinned version
# would stop installing within weeks. So these are oldest versions that will do, not exact ones:
# Chromium for Extensions.triggerAction, Firefox for WebDriver BiDi's webExtension.install.
browsers=("chromium>=140" "firefox-esr>=140" "xvfb=2:21.1*" "openbox=3.6.1*" "xdotool=1:3.2016*"
          "fonts-dejavu-core=2.37*" "fonts-liberation=1:1.07*")

installed_version() {
  dpkg-query -W -f='${db:Status-Status} ${Version}' "$1" 2>/dev/null | sed -n 's/^installed //p'
}

# wanted PACKAGE=GLOB | PACKAGE>=OLDEST: true if what is installed will do.
is_satisfied() {
  local name version
  name=${1%%[>=]*}
  version=$(installed_version "$name")
  [ -n "$version" ] || return 1
  case $1 in
    *">="*) dpkg --compare-versions "$version" ge "${1#*>=}" ;;
    # shellcheck disable=SC2053  # the right side is a glob on purpose
    *) [[ $version == ${1#*=} ]] ;;
  esac
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "these packages are missing and installing them needs root or sudo: ${missing[*]}"
  fi
}

install_packages() {
  local wanted missing=()
  for wanted in "$@"; do
    is_satisfied "$wanted" || missing+=("${wanted%%>=*}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "no apt-get here; on Debian 12 this would install: ${missing[*]}"
  echo "setup: installing ${missing[*]}"
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 update ||
    fail "the package lists could not be read; is the network there?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 install --no-install-recommends --allow-downgrades "${missing[@]}" >/dev/null ||
    fail "apt-get could not install: ${missing[*]} (this script is made for Debian 12)"
  for wanted in "$@"; do
    is_satisfied "$wanted" || fail "$wanted was not reached; there is $(installed_version "${wanted%%[>=]*}")"
  done
}

# What package-lock.json names, compared with what npm says it installed.
install_node_packages() {
  command -v npm >/dev/null || fail "Node 20.19 or newer with npm is needed"
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)' ||
    fail "Node 20.19 or newer is needed; this is $(node --version)"
  node -e '
    const { readFileSync } = require("node:fs");
    const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
    const wanted = packages("package-lock.json");
    const there = packages("node_modules/.package-lock.json");
    for (const [path, { version, optional }] of Object.entries(wanted)) {
      if (path && !(optional && !there[path]) && there[path]?.version !== version) process.exit(1);
    }' 2>/dev/null && return 0
  echo "setup: npm ci"
  npm ci --loglevel=error || fail "npm ci failed; is the network there?"
}

[ $# -gt 0 ] || fail "say what is needed: tools/setup.sh core|wasm|format|clang|tidy|data|oracle|exchange|browsers|node|all ..."
packages=()
node=no
for group in "$@"; do
  case $group in
    core | wasm | format | clang | tidy | data | oracle | exchange | browsers)
      declare -n list=$group
      packages+=("${list[@]}")
      unset -n list
      ;;
    node) node=yes ;;
    all)
      packages+=("${core[@]}" "${wasm[@]}" "${format[@]}" "${clang[@]}" "${data[@]}" "${oracle[@]}"
                 "${exchange[@]}" "${browsers[@]}")
      node=yes
      ;;
    *) fail "unknown group \"$group\"; there are core wasm format clang tidy data oracle exchange browsers node all" ;;
  esac
done
install_packages "${packages[@]}"
[ $node = no ] || install_node_packages
