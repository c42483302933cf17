#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts Apertium's language data for some directions into a folder, without root: from where Debian
# installed them, else out of the package that `apt-get download` brings. Versions: directions.tsv.
# Usage:   fetch_pairs.sh FOLDER DIRECTION...     or: fetch_pairs.sh --list
# Example: fetch_pairs.sh build/apertium es-pt fr-es
#
#   FOLDER/modes/es-pt.mode              the pipeline, its paths as they are here
#   FOLDER/packages/apertium-es-pt/      the unpacked package, if it was downloaded
#   FOLDER/about/apertium-es-pt.txt      "version" and "licence", one a line, tab between
set -euo pipefail
table=$(dirname "$0")/directions.tsv

if [ "${1:-}" = --list ]; then
  cut -f1 "$table"
  exit 0
fi
if [ $# -lt 2 ]; then
  echo "usage: fetch_pairs.sh FOLDER DIRECTION...   or: fetch_pairs.sh --list" >&2
  exit 2
fi
mkdir -p "$1/modes" "$1/packages" "$1/about"
folder=$(cd "$1" && pwd)
shift

fail() {
  echo "fetch_pairs.sh: $*" >&2
  exit 2
}

# The root under which package $1 of version $2 lies: / if it is installed.
root_of() {
  if [ "$(dpkg-query -W -f='${Version}' "$1" 2>/dev/null)" = "$2" ]; then
    echo /
  else
    echo "$folder/packages/$1"
  fi
}

download() {
  local package=$1 version=$2 scratch
  scratch=$(mktemp -d "$folder/download.XXXXXX")
  echo "fetch_pairs.sh: downloading $package $version" >&2
  (cd "$scratch" && apt-get -qq -o APT::Sandbox::User=root download "$package=$version" >&2) ||
    fail "$package $version could not be downloaded (apt-get update?); or install it: apt-get install $package=$version"
  dpkg-deb -x "$scratch"/*.deb "$scratch/root"
  mv "$scratch/root" "$folder/packages/$package"
  rm -r "$scratch"
}

for direction in "$@"; do
  row=$(awk -F '\t' -v d="$direction" '$1 == d' "$table")
  [ -n "$row" ] || fail "$direction: no such direction; there are $(cut -f1 "$table" | paste -sd' ')"
  package=$(cut -f2 <<<"$row")
  version=$(cut -f3 <<<"$row")
  root=$(root_of "$package" "$version")
  about=$folder/about/$package.txt
  if [ "$root" != / ] && ! { [ -d "$root" ] && grep -qsFx "version	$version" "$about"; }; then
    rm -rf "$root"
    download "$package" "$version"
  fi
  root=${root%/}
  licence=$(sed -n 's/^License: *//p' "$root/usr/share/doc/$package/copyright" | sort -u | paste -sd, | sed 's/,/, /g')
  printf 'version\t%s\nlicence\t%s\n' "$version" "$licence" >"$about"
  mode=$root/usr/share/apertium/modes/$direction.mode
  [ -f "$mode" ] || fail "$package $version has no $direction.mode"
  sed "s#/usr/share/apertium#$root/usr/share/apertium#g" "$mode" >"$folder/modes/$direction.mode"
done
