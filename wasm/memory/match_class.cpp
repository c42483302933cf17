// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/match_class.h"

#include <algorithm>
#include <cmath>

namespace palimpsest::memory {

int score_percent(MatchKind kind, bool is_certain, double likeness) {
  switch (kind) {
    case MatchKind::kContext:
      return kContextScore;
    case MatchKind::kExact:
      return kExactScore;
    case MatchKind::kFolded:
      return kFoldedScore;
    case MatchKind::kPlaceables:
      return is_certain ? kCertainPlaceablesScore : kUncertainPlaceablesScore;
    case MatchKind::kFuzzy:
      break;
  }
  // Sums of hundredths are not exact: what is meant as 0.7 may come as 0.69999….
  constexpr double kSlack = 1e-9;
  if (!(likeness > 0)) return 0;
  const double percent = std::floor(std::min(likeness, 1.0) * 100 + kSlack);
  return std::min(static_cast<int>(percent), kHighestFuzzyScore);
}

int with_penalty(int score, int penalty_percent) {
  return std::max(0, score - std::max(0, penalty_percent));
}

bool is_usable_unasked(MatchKind kind, bool is_certain) {
  return kind == MatchKind::kContext || kind == MatchKind::kExact ||
         (kind == MatchKind::kPlaceables && is_certain);
}

}  // namespace palimpsest::memory
