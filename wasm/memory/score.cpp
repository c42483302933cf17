// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/score.h"

#include <algorithm>

#include "memory/characters.h"

namespace palimpsest::memory {
double weighted_score(const TokenForms& a, const TokenForms& b) {
  const size_t longer = std::max(a.size, b.size);
  if (longer == 0) return 1;
  const double edit = 1.0 / static_cast<double>(longer);
  const auto replace = [&](size_t i, size_t j) {
    if (a.norm[i] == kNoToken || a.norm[i] != b.norm[j]) return edit;
    if (a.folded[i] != b.folded[j]) return kNumberCost;
    return a.exact[i] != b.exact[j] ? kCaseCost : 0.0;
  };
  std::vector<double> above(b.size + 1);
  std::vector<double> row(b.size + 1);
  for (size_t j = 0; j <= b.size; ++j) above[j] = static_cast<double>(j) * edit;
  for (size_t i = 0; i < a.size; ++i) {
    row[0] = static_cast<double>(i + 1) * edit;
    for (size_t j = 0; j < b.size; ++j) {
      row[j + 1] = std::min({above[j + 1] + edit, row[j] + edit, above[j] + replace(i, j)});
    }
    std::swap(above, row);
  }
  return 1 - above[b.size];
}

void CharacterScore::set(std::string_view text) {
  matcher_.set_symbols(kCharacters);
  pattern_.clear();
  append_characters(text, pattern_);
  matcher_.set_pattern(pattern_.data(), pattern_.size());
}

double CharacterScore::to(std::string_view other) {
  other_.clear();
  append_characters(other, other_);
  const size_t longer = std::max(pattern_.size(), other_.size());
  if (longer == 0) return 1;
  const size_t distance = matcher_.distance(other_.data(), other_.size());
  return 1 - static_cast<double>(distance) / static_cast<double>(longer);
}

}  // namespace palimpsest::memory
