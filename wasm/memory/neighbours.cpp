// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/neighbours.h"

#include "memory/folded_hash.h"

namespace palimpsest::memory {
// 0, which stands for what is not said, is the hash of what has no token.
Neighbours neighbours_of(std::string_view before, std::string_view after) {
  return {folded_hash(before), folded_hash(after)};
}

Agreement agreement_of(const Neighbours& unit, const Neighbours& place) {
  if (!unit.is_said()) return Agreement::kUnsaid;
  const int said = (unit.before != 0 ? 1 : 0) + (unit.after != 0 ? 1 : 0);
  const int there = (unit.before != 0 && unit.before == place.before ? 1 : 0) +
                    (unit.after != 0 && unit.after == place.after ? 1 : 0);
  if (there == 0) return Agreement::kAgainst;
  if (there < said) return Agreement::kOneOfTwo;
  return said == 1 ? Agreement::kOnlyOne : Agreement::kBoth;
}

}  // namespace palimpsest::memory
