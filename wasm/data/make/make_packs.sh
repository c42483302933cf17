#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes language packs from the Apertium pairs that Debian installed.
# Usage:   make_packs.sh TOOL OUT MODE...
# Example: make_packs.sh build/release/palimpsest-pack build/packs eng-spa spa-eng
set -euo pipefail

if [ $# -lt 3 ]; then
  echo "usage: make_packs.sh TOOL OUT MODE..." >&2
  exit 2
fi
tool=$1
out=$2
shift 2
modes=/usr/share/apertium/modes

for mode in "$@"; do
  file=$modes/$mode.mode
  if [ ! -f "$file" ]; then
    echo "make_packs.sh: $mode: no such direction; install its package (such as apertium-eng-spa)" >&2
    exit 2
  fi
  package=$(dpkg-query --search "$file" | cut -d: -f1)
  version=$(dpkg-query --show --showformat '${Version}' "$package")
  licence=$(sed -n 's/^License: *//p' "/usr/share/doc/$package/copyright" | sort -u | paste -sd, | sed 's/,/, /g')
  "$tool" "$mode" --out "$out/$mode.pack" --modes "$modes" \
    --package "$package" --package-version "$version" --licence "$licence"
done
