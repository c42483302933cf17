#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes language packs from Debian's Apertium pairs, which fetch_pairs.sh puts into DATA.
# Usage:   make_packs.sh TOOL DATA OUT DIRECTION...
# Example: make_packs.sh build/release/palimpsest-pack build/apertium build/packs eng-spa spa-eng
set -euo pipefail
here=$(dirname "$0")

if [ $# -lt 4 ]; then
  echo "usage: make_packs.sh TOOL DATA OUT DIRECTION..." >&2
  exit 2
fi
tool=$1
data=$2
out=$3
shift 3

"$here/fetch_pairs.sh" "$data" "$@"
for direction in "$@"; do
  package=$(awk -F '\t' -v d="$direction" '$1 == d { print $2 }' "$here/directions.tsv")
  about() { sed -n "s/^$1\t//p" "$data/about/$package.txt"; }
  "$tool" "$direction" --out "$out/$direction.pack" --modes "$data/modes" \
    --package "$package" --package-version "$(about version)" --licence "$(about licence)"
done
