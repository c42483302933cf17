// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How alike two segments are, from 0 to 1. Tokens: memory/tokens.h; n and m are their numbers.
//
//   weighted    1 - cost / max(n, m), the cheapest way to edit one into the other: inserting,
//               leaving out or replacing a token costs 1; another number in place of a number, or
//               another inline code in place of a code, takes 0.02 off the score; other case or
//               width 0.01. What SYSTRAN's fuzzy-match counts, and what a person must change.
//   words       1 - Levenshtein(folded tokens) / max(n, m): OmegaT's "adjusted" score, not rounded.
//   characters  1 - Levenshtein(code points) / max(length)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/bit_parallel.h"
#include "memory/dictionary.h"

namespace palimpsest::memory {

enum class Metric : uint8_t { kWeighted, kWords, kCharacters };

inline constexpr double kNumberCost = 0.02;
inline constexpr double kCaseCost = 0.01;
/// Scores that differ by less are equal: sums of hundredths are not exact.
inline constexpr double kScoreSlack = 1e-9;

/// The tokens of a segment in three forms, one element each for every counted token.
struct TokenForms {
  const TokenId* exact = nullptr;
  const TokenId* folded = nullptr;
  const TokenId* norm = nullptr;
  size_t size = 0;
};

/// The weighted score by the plain recurrence. 1 for two empty ones.
/// cost  a.size * b.size.
[[nodiscard]] double weighted_score(const TokenForms& a, const TokenForms& b);

/// The character score of a text to others.
class CharacterScore {
 public:
  /// text  UTF-8 or coded (memory/coded_text.h).
  void set(std::string_view text);
  /// 1 for two empty ones.
  [[nodiscard]] double to(std::string_view other);
  /// Code points of the text that was set.
  [[nodiscard]] size_t size() const { return pattern_.size(); }

 private:
  std::vector<uint32_t> pattern_;
  std::vector<uint32_t> other_;
  BitParallel matcher_;
};

}  // namespace palimpsest::memory
